// Values in order, each with how often it was seen: a series of ten and a histogram of millions answer the same questions.

import { firstReached } from '../base/bisect'

/** Never empty; `upTo[i]`: how many values there are up to and with `value[i]`. */
export type Distribution = { readonly value: Float64Array; readonly upTo: Float64Array; readonly n: number }

export function distributionOf(values: readonly number[], counts: readonly number[] | null = null): Distribution {
  const order = Uint32Array.from(values, (_, i) => i).sort((x, y) => values[x] - values[y])
  const value = Float64Array.from(order, i => values[i])
  const upTo = new Float64Array(order.length)
  let n = 0
  order.forEach((i, at) => (upTo[at] = n += counts === null ? 1 : counts[i]))
  return { value, upTo, n }
}

/** The value at `index` (from 0) of all values in order. */
export function valueAt({ value, upTo }: Distribution, index: number): number {
  return value[firstReached(value.length - 1, at => upTo[at] > index)]
}

export function medianOf(all: Distribution): number {
  return (valueAt(all, Math.floor((all.n - 1) / 2)) + valueAt(all, Math.floor(all.n / 2))) / 2
}

/** Interpolated between the two nearest values (Hyndman and Fan's type 7, numpy's and R's default): for quartiles, never for p95. */
export function quantileOf(all: Distribution, q: number): number {
  const at = (all.n - 1) * q
  const below = valueAt(all, Math.floor(at))
  return below + (valueAt(all, Math.ceil(at)) - below) * (at - Math.floor(at))
}

/** Median distance from the median, not scaled. */
export function madOf(all: Distribution): number {
  const centre = medianOf(all)
  const distances = Array.from(all.value, x => Math.abs(x - centre))
  return medianOf(distributionOf(distances, countsOf(all)))
}

export function meanOf(all: Distribution): number {
  return sumOver(all, x => x) / all.n
}

/** With n − 1 in the divisor; null for a single value. */
export function stdevOf(all: Distribution): number | null {
  if (all.n < 2) return null
  const mean = meanOf(all)
  return Math.sqrt(sumOver(all, x => (x - mean) ** 2) / (all.n - 1))
}

/** How many values fulfil it. */
export function countWhere(all: Distribution, holds: (value: number) => boolean): number {
  return sumOver(all, x => (holds(x) ? 1 : 0))
}

function sumOver(all: Distribution, term: (value: number) => number): number {
  return countsOf(all).reduce((sum, count, at) => sum + count * term(all.value[at]), 0)
}

function countsOf({ upTo }: Distribution): number[] {
  return Array.from(upTo, (count, at) => (at === 0 ? count : count - upTo[at - 1]))
}
