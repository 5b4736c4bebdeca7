// How many samples a profile's values stand for: what every error bar and every significance test rests on.

import { sumOf } from '../base/columns'
import { NONE, type Profile } from '../profile/profile'
import { countColumn } from './sampleCounts'

/** Values with a common divisor from here on count units of it (1,000,000 ns a sample, say). */
const MIN_PERIOD = 1000

/** A count column that adds up to more than this holds periods (CPU cycles), not samples: nobody takes 100 million samples. */
const MAX_SAMPLES = 1e8

/**
 * The sample count that the file states for this sample type; else the values themselves where they are counts, or counts times
 * a period; else Kish's effective size (Σw)²/Σw² over the rows (Kish, Survey Sampling, 1965).
 */
export function effectiveSamples(profile: Profile, sampleType: number): number {
  const type = profile.meta.sampleTypes[sampleType]
  const values = profile.samples.values[sampleType]
  if (type === undefined || values === undefined) return 0
  const counted = countColumn(profile, sampleType)
  if (counted !== NONE && counted !== sampleType) return sumOf(profile.samples.values[counted])
  const total = sumOf(values)
  const divisor = commonDivisor(values)
  if (divisor >= MIN_PERIOD) return total / divisor
  const areCounts = total <= MAX_SAMPLES && (COUNT_UNITS.includes(type.unit) || counted === sampleType)
  return areCounts ? total : effectiveNumber(values)
}

/** How folded stacks (no unit), pprof and the others say that they count. */
const COUNT_UNITS: readonly string[] = ['', 'count', 'samples']

/** 0 when a value is not a whole number, or all are 0. */
export function commonDivisor(values: Float64Array): number {
  let divisor = 0
  for (const value of values) {
    if (!Number.isInteger(value)) return 0
    let a = Math.abs(value)
    let b = divisor
    while (b !== 0) [a, b] = [b, a % b]
    divisor = a
    // It can only fall from here.
    if (divisor === 1) return 1
  }
  return divisor
}

/** How many equal weights spread as these do: (Σx)² / Σx². Kish's sample size, and the number of callers that matter. */
export function effectiveNumber(weights: Iterable<number>): number {
  let total = 0
  let squares = 0
  for (const weight of weights) {
    total += weight
    squares += weight * weight
  }
  return squares === 0 ? 0 : (total * total) / squares
}
