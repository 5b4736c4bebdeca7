// How sure the weights of one recording are: what each stack's samples are worth, so that one heavy sample never counts as many.

import { countColumn } from '../analysis/sampleCounts'
import { sampleNumber } from '../analysis/sampleNumber'
import { sumOf } from '../base/columns'
import { NONE, type Profile } from '../profile/profile'
import { nsPerUnit } from '../base/quantity'

/** `counted`: the file tells how many samples it holds. `exact`: nothing was sampled. `unknown`: nothing tells. */
export type Certainty = 'counted' | 'unknown' | 'exact'

/** A column may be the very one of the weights, where each sample weighs one. */
export type Sampling = {
  readonly certainty: Certainty
  /** By stack: the squares of its samples' weights, added up; the variance of its weight (a compound Poisson sum). */
  readonly squares: Float64Array
  /** By stack: its samples; null where the file does not tell. */
  readonly counts: Float64Array | null
}

/** A file that does not say how many samples it holds is believed as much as a thousand would be: a change of a few percent shows. */
const ASSUMED_SAMPLES = 1000

/** `weights`: by stack, what its samples weigh. */
export function samplingOf(profile: Profile, sampleType: number, weights: Float64Array): Sampling {
  const { samples, isExact } = sampleNumber(profile, sampleType)
  const values = profile.samples.values[sampleType] ?? new Float64Array(profile.samples.stack.length)
  if (isExact || samples === null) {
    const squares = uniformSquares(profile, values, ASSUMED_SAMPLES, weights)
    return { certainty: isExact ? 'exact' : 'unknown', squares, counts: null }
  }
  const counted = countColumn(profile, sampleType)
  if (counted !== NONE && counted !== sampleType) return weighed(profile, values, profile.samples.values[counted])
  if (areSingle(profile, values, samples)) return weighed(profile, values, null)
  const perSample = samples > 0 ? sumOf(values) / samples : 1
  const squares = uniformSquares(profile, values, samples, weights)
  const counts = perSample === 1 ? squares : squares.map(square => (perSample > 0 ? square / (perSample * perSample) : 0))
  return { certainty: 'counted', squares, counts }
}

/** Every row is one sample with a weight of its own. */
function areSingle({ samples, meta }: Profile, values: Float64Array, count: number): boolean {
  return samples.timeNs !== null && meta.sampleCount === samples.stack.length && count <= values.length
}

/** All samples weigh the same. */
function uniformSquares(profile: Profile, values: Float64Array, count: number, weights: Float64Array): Float64Array {
  const perSample = count > 0 ? Math.abs(sumOf(values)) / count : 0
  if (perSample === 1 && values.every(value => value >= 0)) return weights
  return byStack(profile, row => Math.abs(values[row]) * perSample)
}

/** `counts`: by row, how many samples of one weight each it stands for; null where it is one. */
function weighed(profile: Profile, values: Float64Array, counts: Float64Array | null): Sampling {
  const countOf = (row: number) => (counts === null ? (values[row] === 0 ? 0 : 1) : Math.abs(counts[row]))
  return {
    certainty: 'counted',
    squares: byStack(profile, row => (values[row] * values[row]) / Math.max(1, countOf(row))),
    counts: byStack(profile, countOf),
  }
}

function byStack({ stacks, samples }: Profile, weigh: (row: number) => number): Float64Array {
  const column = new Float64Array(stacks.parent.length)
  for (let row = 0; row < samples.stack.length; row++) {
    if (samples.stack[row] !== NONE) column[samples.stack[row]] += weigh(row)
  }
  return column
}

/** The time that one sample stands for, where samples are counted: twice as many of half the period are no growth. Null where the sample type does not, or the file does not say how long the time between two of them is. */
export function nsPerSample({ meta, samples }: Profile, sampleType: number): number | null {
  const type = meta.sampleTypes[sampleType]
  if (type === undefined || countColumn({ meta }, sampleType) !== sampleType) return null
  const sibling = meta.sampleTypes.findIndex(({ event, weight }) => event !== null && event === type.event && weight === 'period')
  const unit = nsPerUnit(meta.sampleTypes[sibling]?.unit ?? '')
  const count = sumOf(samples.values[sampleType])
  if (unit !== null && count > 0) return (sumOf(samples.values[sibling]) * unit) / count
  const period = meta.period === undefined ? null : nsPerUnit(meta.period.unit)
  return meta.period === undefined || period === null || meta.period.value <= 0 ? null : meta.period.value * period
}
