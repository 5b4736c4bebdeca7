// The figures of one series: what a mean alone would hide stands beside it.

import { countWhere, distributionOf, madOf, meanOf, medianOf, quantileOf, stdevOf, valueAt, type Distribution } from './distribution'
import { medianInterval, type MedianInterval } from './medianInterval'
import { driftOf, warmUpOf, type Drift, type WarmUp } from './sequence'
import { twoSpeedsOf, type TwoSpeeds } from './twoSpeeds'
import type { Measure, Series } from './suite'

export type Figures = {
  readonly n: number
  readonly mean: number
  readonly median: number
  readonly min: number
  readonly max: number
  /** With n − 1 in the divisor; null for a single value. */
  readonly stdev: number | null
  /** sorted[⌊n·0.95⌋] and sorted[⌊n·0.99⌋]: with few values that is the maximum. */
  readonly p95: number
  readonly p99: number
  /** Median distance from the median × 1.4826: what the standard deviation would be without outliers. */
  readonly mad: number
  readonly iqr: number
  /** stdev / mean; null where there is none. */
  readonly cv: number | null
  /** Null under six values. */
  readonly interval: MedianInterval | null
  /** Beyond 1.5 interquartile ranges from the quartiles; in all figures all the same. */
  readonly outliers: { readonly low: number; readonly high: number }
  /** Null also where the order is not known. */
  readonly warmUp: WarmUp | null
  readonly drift: Drift | null
  readonly twoSpeeds: TwoSpeeds | null
}

/** Makes the MAD of normal values their standard deviation. */
export const MAD_TO_STDEV = 1.4826
/** Tukey's fences. */
export const FENCE = 1.5
/** Under these many values p95 and p99 are the maximum. */
export const MIN_FOR_P95 = 20
export const MIN_FOR_P99 = 100

/** Null for a summary: the tool's own figures are all there is. */
export function figuresOf(measure: Measure, { isWarmedUp }: Pick<Series, 'isWarmedUp'>): Figures | null {
  const { data, better, kind } = measure
  if (data.kind === 'summary') return null
  const all = distributionOf(data.values, data.kind === 'histogram' ? data.counts : null)
  const ordered = data.kind === 'values' && data.order === 'yes' ? data.values : null
  const warmUp = ordered === null || isWarmedUp ? null : warmUpOf(ordered, better)
  return {
    ...plainFigures(all),
    warmUp,
    // What is left after the warm-up: a slow start alone is no drift.
    drift: ordered === null ? null : driftOf(ordered.slice(warmUp?.count ?? 0), better),
    // Counts and sizes come in steps; that is no speed.
    twoSpeeds: (kind === 'time' || kind === 'throughput') && better !== 'unknown' ? twoSpeedsOf(all) : null,
  }
}

function plainFigures(all: Distribution): Omit<Figures, 'warmUp' | 'drift' | 'twoSpeeds'> {
  const { n } = all
  const mean = meanOf(all)
  const stdev = stdevOf(all)
  const [q1, q3] = [quantileOf(all, 0.25), quantileOf(all, 0.75)]
  const iqr = q3 - q1
  return {
    n,
    mean,
    median: medianOf(all),
    min: valueAt(all, 0),
    max: valueAt(all, n - 1),
    stdev,
    p95: valueAt(all, Math.floor((n * 95) / 100)),
    p99: valueAt(all, Math.floor((n * 99) / 100)),
    mad: MAD_TO_STDEV * madOf(all),
    iqr,
    cv: stdev === null || mean === 0 ? null : stdev / mean,
    interval: medianInterval(all),
    outliers: { low: countWhere(all, x => x < q1 - FENCE * iqr), high: countWhere(all, x => x > q3 + FENCE * iqr) },
  }
}
