// Whose change a sample counts for: the function that it ended in, or the outermost one above which all is new or gone.

import { cleanName } from '../names/cleanName'
import { frameClass } from '../names/frameClasses'
import { functionName, NONE, stringAt, type Profile } from '../profile/profile'
import type { Comparison, Side } from './compare'
import { MIN_SAMPLES, type SideCounts } from './counts'

/** Columns by function of the union: what counts for it. Differences of `before` and `after` add up to the difference of totals. */
export type Subjects = {
  /** 1 for functions that are new or gone with all that they call: what runs above them counts for them. */
  readonly isWhole: Uint8Array
  readonly before: SubjectSide
  readonly after: SubjectSide
}

export type SubjectSide = {
  /** Mean over the runs, in the unit of the sample type. */
  readonly value: Float64Array
  /** Its variance, over all runs. */
  readonly squares: Float64Array
  /** Samples of all runs; null where the files do not tell. */
  readonly counts: Float64Array | null
  /** By run. */
  readonly runValues: readonly Float64Array[]
}

/** A wrapper that vanished while what it called stayed took nothing with it: less than this part of its weight is really gone. */
const MIN_LOSS = 0.5
/** Smaller ones are no finding, and functions that were seen a few times by chance are on one side only as well. */
const MIN_SHARE = 0.005
/** Layers of wrappers that are looked through. What stands deeper counts for the function that it ended in. */
const MAX_ROUNDS = 8

/** `factor`: what counts as no change, current ÷ base. */
export function subjectsOf(comparison: Comparison, base: SideCounts, current: SideCounts, factor: number): Subjects {
  const { union } = comparison
  const gone = vanished(comparison, comparison.base, [base, current], factor)
  const fresh = vanished(comparison, comparison.current, [current, base], 1 / factor)
  const isWhole = gone.map((flag, fn) => flag | fresh[fn])
  return {
    isWhole,
    before: subjectSide(union.frames.fn, comparison.base, isWhole),
    after: subjectSide(union.frames.fn, comparison.current, isWhole),
  }
}

function subjectSide(fnOfFrame: Int32Array, side: Side, isWhole: Uint8Array): SubjectSide {
  const subject = subjectByStack(fnOfFrame, side, isWhole)
  const byFunction = (column: Float64Array) => {
    const sums = new Float64Array(isWhole.length)
    for (let stack = 0; stack < column.length; stack++) if (column[stack] !== 0) sums[subject[stack]] += column[stack]
    return sums
  }
  const value = byFunction(side.mean.self)
  // Where each sample weighs one, the columns are the same.
  const known = (column: Float64Array) => (column === side.mean.self ? value : byFunction(column))
  return {
    value,
    squares: known(side.squares),
    counts: side.counts === null ? null : known(side.counts),
    runValues: side.runs.length === 1 ? [] : side.runs.map(run => byFunction(run.self)),
  }
}

/** By stack of the union: the function that its samples count for. */
export function subjectByStack(fnOfFrame: Int32Array, { mean }: Pick<Side, 'mean'>, isWhole: Uint8Array): Int32Array {
  const { parent, frame } = mean
  const outermost = new Int32Array(parent.length)
  const subject = new Int32Array(parent.length)
  for (let stack = 0; stack < parent.length; stack++) {
    const above = parent[stack] === NONE ? NONE : outermost[parent[stack]]
    const fn = fnOfFrame[frame[stack]]
    outermost[stack] = above !== NONE ? above : isWhole[fn] === 1 ? fn : NONE
    subject[stack] = outermost[stack] !== NONE ? outermost[stack] : fn
  }
  return subject
}

/** By function: 1 for those of `side` that the other one has nothing of, whose weight went with them. */
function vanished({ union }: Comparison, side: Side, [own, other]: readonly [SideCounts, SideCounts], factor: number): Uint8Array {
  const least = Math.max(MIN_SHARE, MIN_SAMPLES / effectiveOf(own, side.runs.length)) * own.totalValue
  const candidate = Uint8Array.from(own.total, (total, fn) => (total > 0 && total >= least && other.total[fn] === 0 ? 1 : 0))
  // A way in that is new or gone says nothing of what is.
  candidate.forEach((flag, fn) => {
    if (flag === 1 && isWayIn(union, fn)) candidate[fn] = 0
  })
  if (!candidate.includes(1)) return candidate
  const fnOfFrame = union.frames.fn
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const taken = weightAbove(side, fnOfFrame, candidate, other.total)
    let wasAny = false
    for (const [fn, { leaves, shared }] of taken) {
      const lost = Math.min(
        lostOf(leaves, leaf => own.self[leaf] - other.self[leaf] / factor),
        lostOf(shared, callee => own.total[callee] - other.total[callee] / factor),
      )
      if (lost >= MIN_LOSS) continue
      candidate[fn] = 0
      wasAny = true
    }
    if (!wasAny) return candidate
  }
  return new Uint8Array(candidate.length)
}

function isWayIn(union: Profile, fn: number): boolean {
  const { name, file } = cleanName(functionName(union, fn))
  const kind = frameClass(name, stringAt(union, union.functions.file[fn]) ?? file, {})
  return kind === 'entry' || kind === 'harness'
}

/** As many equal samples as the weights of all runs are spread like. */
function effectiveOf({ totalValue, squares }: SideCounts, runs: number): number {
  return squares > 0 ? (totalValue * runs) ** 2 / squares : Infinity
}

/** The part of the weights that the other side does not have elsewhere; `fallOf`: how much less of a function it has. */
function lostOf(weights: ReadonlyMap<number, number>, fallOf: (fn: number) => number): number {
  let [whole, lost] = [0, 0]
  for (const [fn, weight] of weights) {
    whole += weight
    lost += Math.min(weight, Math.max(0, fallOf(fn)))
  }
  return whole > 0 ? lost / whole : 0
}

type Above = { readonly leaves: Map<number, number>; readonly shared: Map<number, number> }

/** What stands above each outermost candidate: by the function that it ends in, and by the first that the other side has as well. */
function weightAbove(side: Side, fnOfFrame: Int32Array, candidate: Uint8Array, otherTotal: Float64Array): Map<number, Above> {
  const subject = subjectByStack(fnOfFrame, side, candidate)
  const { parent, frame, self } = side.mean
  const shared = new Int32Array(subject.length).fill(NONE)
  const taken = new Map<number, Above>()
  for (let stack = 0; stack < subject.length; stack++) {
    const fn = fnOfFrame[frame[stack]]
    if (candidate[subject[stack]] !== 1) continue
    const below = parent[stack] === NONE || subject[parent[stack]] !== subject[stack] ? NONE : shared[parent[stack]]
    shared[stack] = below !== NONE ? below : otherTotal[fn] > 0 ? fn : NONE
    if (self[stack] <= 0) continue
    let above = taken.get(subject[stack])
    if (above === undefined) taken.set(subject[stack], (above = { leaves: new Map(), shared: new Map() }))
    addTo(above.leaves, fn, self[stack])
    addTo(above.shared, shared[stack] === NONE ? fn : shared[stack], self[stack])
  }
  return taken
}

function addTo(weights: Map<number, number>, fn: number, weight: number): void {
  weights.set(fn, (weights.get(fn) ?? 0) + weight)
}
