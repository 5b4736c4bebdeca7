// What the order of a run's values shows: a start that is still slow, and a slope that has nothing to do with the program.

import { median, normalTail } from '../diff/statistics'
import { mannWhitney } from './mannWhitney'
import type { Better } from './suite'

export type WarmUp = {
  /** So many values at the start look like warm-up. */
  readonly count: number
  readonly medianWithout: number
}
export type Drift = {
  /** Change of the median from the first quarter to the last. */
  readonly change: number
  readonly becomes: 'slower' | 'faster'
}

/** A start that is less than this worse is not worth a word. */
const MIN_WARM_UP_CHANGE = 0.05
/** Stricter than the comparison: this is looked at unasked, in every series. */
const MAX_P = 0.01
/** With thousands of values the test finds slopes that nobody can measure otherwise. */
const MIN_DRIFT = 0.01
/** Fewer values have no quarters. */
const MIN_FOR_DRIFT = 8

/** The cut after which both parts scatter least about their medians, if the first part is clearly worse; null otherwise. */
export function warmUpOf(values: readonly number[], better: Better): WarmUp | null {
  const n = values.length
  const first = scatterOfPrefixes(values)
  const rest = scatterOfPrefixes([...values].reverse())
  let cut = 0
  for (let k = 1; k <= n / 2; k++) {
    if (cut === 0 || first[k] + rest[n - k] < first[cut] + rest[n - cut]) cut = k
  }
  if (cut === 0) return null
  const [start, after] = [values.slice(0, cut), values.slice(cut)]
  const [slow, usual] = [median(start), median(after)]
  const worse = better === 'higher' ? usual / slow - 1 : slow / usual - 1
  if (!(worse > MIN_WARM_UP_CHANGE) || mannWhitney(start, after).p > MAX_P) return null
  return { count: cut, medianWithout: usual }
}

/** Kendall's τ of value against index; normal, with tie and continuity correction (Kendall, "Rank Correlation Methods", 1970). */
export function driftOf(values: readonly number[], better: Better): Drift | null {
  const n = values.length
  if (n < MIN_FOR_DRIFT) return null
  const { score, variance } = kendallScore(values)
  if (!(variance > 0) || normalTail(Math.max(0, Math.abs(score) - 1) / Math.sqrt(variance)) > MAX_P) return null
  const quarter = Math.floor(n / 4)
  const change = median(values.slice(n - quarter)) / median(values.slice(0, quarter)) - 1
  if (!Number.isFinite(change) || Math.abs(change) < MIN_DRIFT) return null
  return { change, becomes: change > 0 === (better !== 'higher') ? 'slower' : 'faster' }
}

/** Pairs that rise minus pairs that fall, and its variance where nothing drifts. */
function kendallScore(values: readonly number[]): { score: number; variance: number } {
  const n = values.length
  const ties = new Map<number, number>()
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1)
  let [tiedPairs, tieTerm] = [0, 0]
  for (const t of ties.values()) {
    tiedPairs += (t * (t - 1)) / 2
    tieTerm += t * (t - 1) * (2 * t + 5)
  }
  const score = (n * (n - 1)) / 2 - tiedPairs - 2 * fallingPairs(Float64Array.from(values))
  return { score, variance: (n * (n - 1) * (2 * n + 5) - tieTerm) / 18 }
}

/** Counted by a bottom-up merge sort, which a test of all pairs would be too slow for. Sorts `values`. */
function fallingPairs(values: Float64Array<ArrayBuffer>): number {
  let pairs = 0
  let [from, to] = [values, new Float64Array(values.length)]
  for (let width = 1; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length)
      const end = Math.min(start + 2 * width, from.length)
      let [left, right] = [start, middle]
      for (let at = start; at < end; at++) {
        if (left < middle && (right === end || from[left] <= from[right])) to[at] = from[left++]
        else {
          pairs += middle - left
          to[at] = from[right++]
        }
      }
    }
    ;[from, to] = [to, from]
  }
  return pairs
}

/** `result[k]`: the sum of distances of the first k values from their median. */
function scatterOfPrefixes(values: readonly number[]): Float64Array {
  const scatter = new Float64Array(values.length + 1)
  // The smaller half (negated, so that its largest is on top) and the larger one; with odd counts the smaller half has one more.
  const [low, high] = [smallestFirst(), smallestFirst()]
  values.forEach((value, i) => {
    low.push(-value)
    high.push(-low.pop())
    if (high.size() > low.size()) low.push(-high.pop())
    const middle = low.size() > high.size() ? -low.top() : 0
    scatter[i + 1] = high.sum() + low.sum() + middle
  })
  return scatter
}

/** A binary heap that also knows its sum. */
function smallestFirst() {
  const cells: number[] = []
  let total = 0
  const swap = (x: number, y: number) => ([cells[x], cells[y]] = [cells[y], cells[x]])
  return {
    size: () => cells.length,
    sum: () => total,
    top: () => cells[0],
    push(value: number) {
      total += value
      cells.push(value)
      for (let at = cells.length - 1; at > 0;) {
        const parent = (at - 1) >> 1
        if (cells[parent] <= cells[at]) break
        swap(at, parent)
        at = parent
      }
    },
    pop(): number {
      const top = cells[0]
      total -= top
      swap(0, cells.length - 1)
      cells.pop()
      for (let at = 0; ;) {
        let child = 2 * at + 1
        if (child >= cells.length) break
        if (child + 1 < cells.length && cells[child + 1] < cells[child]) child++
        if (cells[at] <= cells[child]) break
        swap(at, child)
        at = child
      }
      return top
    },
  }
}
