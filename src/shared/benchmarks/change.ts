// Two series of values: by how much they differ, how sure that is, and what these values could have shown.

import { changeInterval, type Range } from './bootstrap'
import { distributionOf, madOf, medianOf, type Distribution } from './distribution'
import { MAD_TO_STDEV } from './figures'
import { mannWhitney } from './mannWhitney'
import { MIN_FOR_INTERVAL } from './medianInterval'
import type { Measure } from './suite'

export type Change = {
  readonly baseMedian: number
  readonly currentMedian: number
  /** median(current) / median(base) − 1; null where base's is not above zero: then only the difference is known. */
  readonly ratio: number | null
  readonly difference: number
  /** 95 % of `ratio`; null under six values a side. */
  readonly interval: Range | null
  /** What `ratio` surely is beyond, towards zero: of the interval, or of the nearest two values where there is none. */
  readonly atLeast: number | null
  /** How values were compared. */
  readonly test: ChangeTest
  /** The smallest change that was likely to be seen, as a share; null where no test was possible. */
  readonly detectable: number | null
}

export type ChangeTest =
  | { readonly kind: 'ranks'; readonly u: number; readonly p: number; readonly unit: 'value' | 'process' | 'iteration' }
  /** All values of each side agree to the last digit, in a unit where that is possible: any difference is a change. */
  | { readonly kind: 'exact' }
  | { readonly kind: 'too-few'; readonly n: number; readonly m: number }
  | { readonly kind: 'summary-only' }

/** 4 and 4 values can give p = 0.029, 3 and 3 only 0.1: they could never speak. */
export const MIN_FOR_TEST = 4

/** `factor` brings base's values to current's unit. */
export function changeOf(base: Measure, current: Measure, factor: number): Change {
  const [a, b] = [sampleOf(base, factor), sampleOf(current, 1)]
  if (a === null || b === null) return summaryChange(base, current, factor)
  const isExact = base.kind !== 'time' && base.kind !== 'throughput' && isConstant(a.values) && isConstant(b.values)
  const [all, others] = [distributionOf(a.values), distributionOf(b.values)]
  const medians = mediansOf(medianOf(all), medianOf(others))
  if (isExact) return { ...medians, interval: null, atLeast: medians.ratio, test: { kind: 'exact' }, detectable: null }
  const [n, m] = [a.values.length, b.values.length]
  // Of nothing there is no share, and a base that has zeros among its values may be drawn as nothing.
  const isShare = medians.ratio !== null && all.value[0] > 0
  const interval = !isShare || Math.min(n, m) < MIN_FOR_INTERVAL ? null : changeInterval(all, others)
  const isTestable = Math.min(n, m) >= MIN_FOR_TEST
  const unit = a.unit === b.unit ? a.unit : 'iteration'
  return {
    ...medians,
    interval,
    atLeast: !isShare ? null : nearestToZero(interval ?? extremes(all, others)),
    test: isTestable ? { kind: 'ranks', ...mannWhitney(a.values, b.values), unit } : { kind: 'too-few', n, m },
    detectable: isTestable ? detectableOf(all, others) : null,
  }
}

type Sample = { readonly values: readonly number[]; readonly unit: 'value' | 'process' | 'iteration' }

/** Iterations of one process resemble each other: where there are processes enough, they are what is compared. Null for a summary. */
function sampleOf({ data }: Measure, factor: number): Sample | null {
  if (data.kind === 'summary') return null
  const scaled = (values: readonly number[]) => (factor === 1 ? values : values.map(value => value * factor))
  if (data.groups !== null && data.groups.length >= MIN_FOR_TEST) return { values: scaled(data.groups.map(mean)), unit: 'process' }
  if (data.kind === 'histogram') return { values: scaled(data.groups.flat()), unit: 'iteration' }
  return { values: scaled(data.values), unit: data.groups === null ? 'value' : 'iteration' }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function isConstant(values: readonly number[]): boolean {
  return values.every(value => value === values[0])
}

function mediansOf(baseMedian: number, currentMedian: number): Pick<Change, 'baseMedian' | 'currentMedian' | 'ratio' | 'difference'> {
  const ratio = baseMedian > 0 && currentMedian >= 0 ? currentMedian / baseMedian - 1 : null
  return { baseMedian, currentMedian, ratio: baseMedian === currentMedian ? 0 : ratio, difference: currentMedian - baseMedian }
}

/** The tools' own medians, or means where one has no median: a number to look at, and nothing is tested. */
function summaryChange(base: Measure, current: Measure, factor: number): Change {
  const [a, b] = [centresOf(base), centresOf(current)]
  const isMedian = a.median !== null && b.median !== null
  const [before, after] = isMedian ? [a.median, b.median] : [a.mean, b.mean]
  const medians = mediansOf((before ?? NaN) * factor, after ?? NaN)
  return { ...medians, interval: null, atLeast: null, test: { kind: 'summary-only' }, detectable: null }
}

function centresOf({ data }: Measure): { median: number | null; mean: number | null } {
  if (data.kind === 'summary') return data.summary
  return { median: medianOf(distributionOf(data.values, data.kind === 'histogram' ? data.counts : null)), mean: null }
}

/** From the smallest possible change to the largest, of any value to any. */
function extremes(a: Distribution, b: Distribution): Range {
  const [lowA, highA] = [a.value[0], a.value[a.value.length - 1]]
  return { low: b.value[0] / highA - 1, high: b.value[b.value.length - 1] / lowA - 1 }
}

/** 0 where both signs are possible. */
function nearestToZero({ low, high }: Range): number {
  if (low > 0) return low
  return high < 0 ? high : 0
}

/** 80 % power of U at α 0.05 for two equal normal sides needs this many standard errors … */
const POWER = 2.8
/** … and so much more with few values, by simulation: [under so many values a side, factor]. */
const FEW_VALUES: readonly (readonly [number, number])[] = [
  [10, 1.2],
  [20, 1.15],
  [Infinity, 1.1],
]

/** An aid, not a test: what a change must be to be seen four times in five, were the noise normal. */
function detectableOf(a: Distribution, b: Distribution): number | null {
  const error = (all: Distribution) => (MAD_TO_STDEV * madOf(all)) / medianOf(all) / Math.sqrt(all.n)
  const [, factor] = FEW_VALUES.find(([under]) => Math.min(a.n, b.n) < under) ?? FEW_VALUES[FEW_VALUES.length - 1]
  const detectable = POWER * Math.hypot(error(a), error(b)) * factor
  return Number.isFinite(detectable) ? detectable : null
}

/** Geometric mean of what medians were multiplied by, as a change; null where there is nothing to average. */
export function geometricMean(ratios: readonly number[]): number | null {
  const logs = ratios.map(ratio => Math.log1p(ratio)).filter(Number.isFinite)
  return logs.length === 0 ? null : Math.expm1(logs.reduce((sum, log) => sum + log, 0) / logs.length)
}
