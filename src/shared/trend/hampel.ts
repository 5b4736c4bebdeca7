// Outliers of a series stand in for nothing: each counts as the median of its neighbours, so that one spike hides no step.

import { median } from '../diff/statistics'
import { MAD_TO_STDEV } from '../benchmarks/figures'

/** A value and two neighbours on either side. */
const WINDOW = 5
/** In standard deviations, as the median distance from the median has them. */
const FENCE = 3
/** The newest may be the first of what comes next. */
const KEPT_AT_END = 2

/** The values as E-divisive is to see them (Hampel's identifier, 1974). Series under five values are left alone. */
export function withoutSpikes(values: readonly number[]): number[] {
  if (values.length < WINDOW) return [...values]
  return values.map((value, at) => {
    if (at >= values.length - KEPT_AT_END) return value
    const from = Math.min(Math.max(0, at - (WINDOW >> 1)), values.length - WINDOW)
    const around = values.slice(from, from + WINDOW)
    const centre = median(around)
    const spread = MAD_TO_STDEV * median(around.map(other => Math.abs(other - centre)))
    return Math.abs(value - centre) > FENCE * spread ? centre : value
  })
}
