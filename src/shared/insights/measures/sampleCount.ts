// How many observations stand behind a sample type's weights: what every error bar is computed from.

import type { Profile, SampleType } from '../../profile/profile'
import type { StackView } from '../../analysis/stackView'
import { effectiveNumber } from './statistics'

/** Values that share a smaller divisor may do so by chance; a sampling period is larger than this in every tool's unit. */
const MIN_PERIOD = 1000

/** Of the samples in the view. Not whole where weights differ from sample to sample (Kish's effective number). */
export function sampleCount(profile: Profile, view: StackView, sampleType: number): number {
  const { samples, meta } = profile
  const values = samples.values[sampleType] ?? new Float64Array(0)
  const total = values.reduce((sum, value) => sum + value, 0)
  const inView = view.self.reduce((sum, value) => sum + value, 0)
  if (total <= 0) return 0
  return countAll(values, total, meta.sampleTypes, sampleType, samples.values) * (inView / total)
}

function countAll(
  values: Float64Array,
  total: number,
  types: readonly SampleType[],
  sampleType: number,
  allValues: readonly Float64Array[],
): number {
  const type = types[sampleType]
  const sibling = type === undefined ? -1 : types.findIndex(other => other !== type && isCountOf(other, type))
  if (sibling !== -1) return allValues[sibling].reduce((sum, value) => sum + value, 0)
  const divisor = commonDivisor(values)
  if (divisor >= MIN_PERIOD) return total / divisor
  return type === undefined || isCount(type) ? total : effectiveNumber(values)
}

function isCount({ name, unit, weight }: SampleType): boolean {
  return weight !== 'period' && (unit === 'count' || unit === 'samples' || unit === '' || name === 'samples')
}

/** What counts the observations that a sibling weighs: pprof's `samples` and `contentions`, perf's samples beside their periods. */
const COUNTS: readonly string[] = ['samples', 'contentions']

function isCountOf(other: SampleType, type: SampleType): boolean {
  const measuresTheSame = other.event !== null && other.event === type.event
  return isCount(other) && (COUNTS.includes(other.name) || other.weight === 'samples') && (measuresTheSame || type.event === null)
}

function commonDivisor(values: Float64Array): number {
  let divisor = 0
  for (const value of values) {
    if (!Number.isInteger(value)) return 1
    let a = Math.abs(value)
    while (a !== 0) [divisor, a] = [a, divisor % a]
    if (divisor === 1) return 1
  }
  return divisor
}
