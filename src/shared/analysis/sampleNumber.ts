// How many samples a profile's values stand for: stated, or known from the period, or not known. Never guessed from merged rows.

import { sumOf } from '../base/columns'
import { NONE, type Profile } from '../profile/profile'
import { isEvented, measureOf, type Measure } from './measure'
import { countColumn } from './sampleCounts'

export type SampleNumber = {
  /** As the file has it; null where it does not say, or where nothing was sampled. */
  readonly samples: number | null
  /** What intervals rest on: fewer than `samples` where one of them outweighs the rest (Kish). Null with `samples`, and where exact. */
  readonly effective: number | null
  /** Everything was measured, nothing sampled: no share has an error. */
  readonly isExact: boolean
}

const UNKNOWN: SampleNumber = { samples: null, effective: null, isExact: false }

/** Every call, event or instruction is in these. */
const EXACT_FORMATS: readonly string[] = [
  'pstats',
  'callgrind',
  'line-profiler',
  'line-profiler-text',
  'tracemalloc',
  'memray',
  'memray-csv',
  'memray-html',
  'dhat',
  'massif',
  'heaptrack',
  'papyrus',
  'ghc-heap',
]
/** A count column that adds up to more than this holds periods (CPU cycles) or bytes, not samples: nobody takes 100 million samples. */
const MAX_SAMPLES = 1e8
/** How folded stacks (no unit), pprof and the others say that they count. */
const COUNT_UNITS: readonly string[] = ['', 'count', 'samples']
/** Values with a common divisor from here on count units of it (1,000,000 ns a sample, say). */
const MIN_PERIOD = 1000
/** With fewer periods in a file, rows that happen to be round have a common divisor as well. */
const MIN_PERIODS = 100

/** `measure` is what somebody said that the sample type measures, where they did. */
export function sampleNumber(profile: Profile, sampleType: number, measure: Measure = measureOf(profile, sampleType)): SampleNumber {
  const { meta, samples } = profile
  const type = meta.sampleTypes[sampleType]
  const values = samples.values[sampleType]
  if (type === undefined || values === undefined) return UNKNOWN
  if (isExact(profile, sampleType)) return { samples: null, effective: null, isExact: true }
  // A snapshot of all of them: the count is what it is.
  if (measure === 'count') return { samples: sumOf(values), effective: null, isExact: true }
  const counted = countColumn(profile, sampleType)
  if (counted !== NONE && counted !== sampleType) return weighed(values, samples.values[counted])
  const ofPeriod = heapSamples(profile, values, type.unit)
  if (ofPeriod !== null) return known(ofPeriod)
  const total = sumOf(values)
  const isCount = COUNT_UNITS.includes(type.unit) || counted === sampleType
  if (isCount && total <= MAX_SAMPLES && values.every(Number.isInteger)) return known(total)
  const divisor = commonDivisor(values)
  if (
    divisor >= MIN_PERIOD &&
    !isRounding(values, divisor, total) &&
    (total / divisor >= MIN_PERIODS || values.every(value => value === divisor || value === 0))
  )
    return known(total / divisor)
  return holdsSingleSamples(profile) ? weighed(values, null) : UNKNOWN
}

/** Nobody takes so many samples … */
const ROUNDED_FROM = 100_000
/** … and sees every stack more often than that: the values are rounded times (whole microseconds), not periods. */
const SEEN_OFTEN = 10

function isRounding(values: Float64Array, divisor: number, total: number): boolean {
  return total / divisor >= ROUNDED_FROM && !values.some(value => value !== 0 && Math.abs(value) <= SEEN_OFTEN * divisor)
}

function known(count: number): SampleNumber {
  return { samples: count, effective: count, isExact: false }
}

const MOSTLY = 0.5

/** One weight a sample, or `counts` samples of one weight each: Kish's size says how many of them decide. */
function weighed(values: Float64Array, counts: Float64Array | null): SampleNumber {
  let samples = 0
  let total = 0
  let squares = 0
  let uncounted = 0
  for (let row = 0; row < values.length; row++) {
    const count = counts === null ? (values[row] === 0 ? 0 : 1) : Math.abs(counts[row])
    samples += count
    total += values[row]
    if (count === 0) uncounted += values[row]
    squares += (values[row] * values[row]) / Math.max(1, count)
  }
  // The counts are of other rows: they tell how many there are, and not how they weigh.
  if (uncounted > MOSTLY * total) return known(samples)
  return { samples, effective: squares === 0 ? samples : Math.min(samples, (total * total) / squares), isExact: false }
}

/** pprof heap profiles take a sample every so many bytes; 0 or 1 takes all. */
function heapSamples({ meta: { period } }: Profile, values: Float64Array, unit: string): number | null {
  if (period === undefined || period.value <= 1 || period.unit !== 'bytes' || unit !== 'bytes') return null
  return sumOf(values) / period.value
}

/** Rows are samples as they were taken, with times or in order, and not merged ones. */
function holdsSingleSamples({ meta, samples }: Profile): boolean {
  return samples.timeNs !== null && meta.sampleCount === samples.stack.length
}

function isExact(profile: Profile, sampleType: number): boolean {
  const { format, sampleTypes, period } = profile.meta
  // Python's sampling profiler saves the same table with samples in the place of calls.
  if (format === 'pstats' && sampleTypes.some(({ name }) => name === 'samples')) return false
  if (EXACT_FORMATS.includes(format)) return true
  if (format === 'chrome-trace' && sampleTypes[sampleType].name === 'time') return true
  if (isEvented(profile)) return true
  return format === 'pprof' && period?.unit === 'bytes' && period.value === 1
}

/** 0 when a value is not a whole number, or all are 0. */
function commonDivisor(values: Float64Array): number {
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
