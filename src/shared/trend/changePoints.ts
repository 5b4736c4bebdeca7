// When a series of deployments changed: cuts by E-divisive on values without spikes, kept only where the raw values agree.

import { changeInterval, type Range } from '../benchmarks/bootstrap'
import { distributionOf } from '../benchmarks/distribution'
import { MIN_FOR_INTERVAL } from '../benchmarks/medianInterval'
import { median } from '../diff/statistics'
import { untiedTail, withoutSpikes } from './changeStatistics'
import { cutsOf } from './eDivisive'

export type ChangePoint = {
  /** Index of the first value after the change. */
  readonly at: number
  /** What was compared: the values of [from, at) with those of [at, to). */
  readonly from: number
  readonly to: number
  /** Medians. */
  readonly before: number
  readonly after: number
  /** after ÷ before − 1; null where `before` is not above zero. */
  readonly ratio: number | null
  /** 95 % of `ratio`; null under six values on a side. */
  readonly interval: Range | null
  /** Exact Mann–Whitney of the raw values. */
  readonly p: number
  readonly sureness: 'sure' | 'suspected'
}

export type ChangeLimits = {
  /** A smaller change of the median is not reported, as a share of it … */
  readonly minRatio: number
  /** … nor is one smaller than this, in the unit of the values. */
  readonly minDifference: number
}

const DEFAULT_LIMITS: ChangeLimits = { minRatio: 0.02, minDifference: 0 }

/** With fewer nothing but the last two can be compared. */
export const MIN_FOR_TREND = 8
/** With fewer a change is only suspected: by simulation one in two would be missed and words should not be strong. */
export const MIN_FOR_SURE = 12
/** Cuts are looked for in so many of the newest values: older ones were looked at when they were new. */
export const MAX_LOOKED_AT = 50

const SURE_P = 0.01
const SUSPECTED_P = 0.05

/** In order. Empty under MIN_FOR_TREND values. */
export function changePoints(values: readonly number[], limits: ChangeLimits = DEFAULT_LIMITS): ChangePoint[] {
  if (values.length < MIN_FOR_TREND) return []
  const first = Math.max(0, values.length - MAX_LOOKED_AT)
  let cuts = cutsOf(withoutSpikes(values).slice(first)).map(cut => first + cut)
  // A cut that does not hold makes its neighbours' parts longer, so they are looked at again.
  for (;;) {
    const found = cuts.map((at, i) => pointAt(values, cuts[i - 1] ?? first, at, cuts[i + 1] ?? values.length))
    const weakest = weakestOf(found, limits)
    if (weakest === null) return found
    cuts = cuts.filter(at => at !== weakest.at)
  }
}

function pointAt(values: readonly number[], from: number, at: number, to: number): ChangePoint {
  const [a, b] = [values.slice(from, at), values.slice(at, to)]
  const [before, after] = [median(a), median(b)]
  const p = untiedTail(a, b)
  const hasInterval = before > 0 && Math.min(a.length, b.length) >= MIN_FOR_INTERVAL
  return {
    at,
    from,
    to,
    before,
    after,
    ratio: before > 0 ? after / before - 1 : null,
    interval: hasInterval ? changeInterval(distributionOf(a), distributionOf(b)) : null,
    p,
    sureness: p < SURE_P && values.length >= MIN_FOR_SURE ? 'sure' : 'suspected',
  }
}

/** Of those that do not hold, the one with the least to say for itself; null where all hold. */
function weakestOf(points: readonly ChangePoint[], { minRatio, minDifference }: ChangeLimits): ChangePoint | null {
  const failing = points.filter(({ before, after, ratio, p }) => {
    const difference = Math.abs(after - before)
    const isSmall = difference === 0 || difference < minDifference || (ratio !== null && Math.abs(ratio) < minRatio)
    return p >= SUSPECTED_P || isSmall
  })
  return failing.reduce<ChangePoint | null>((worst, point) => (worst === null || point.p > worst.p ? point : worst), null)
}
