// How one side's numbers are made comparable with the other's, so that a longer recording does not look like a slower program.

import type { Comparison } from './compare'
import type { SideCounts } from './counts'
import { median } from './statistics'

/** Share of total; per second of recording; or as they stand. */
export type Scale = 'share' | 'time' | 'absolute'

/** Fewer samples on a side say nothing about a ratio. */
const MIN_COUNT = 10
/** Fewer functions have no trustworthy median. */
const MIN_FUNCTIONS = 8

/** 'time' needs the durations of all runs. */
export function canScaleByTime({ base, current }: Comparison): boolean {
  return [...base.durationsNs, ...current.durationsNs].every(duration => duration !== null && duration > 0)
}

/** `variance`: of the ratio's logarithm; 0 where it is known and not estimated. */
export type SizeFactor = { readonly ratio: number; readonly variance: number }

/**
 * How many current samples stand against one of base where nothing changed. The median over functions, because with totals every
 * unchanged function looks better as soon as one grows; totals where too few functions are big enough.
 */
export function sizeFactor(comparison: Comparison, scale: Scale, base: SideCounts, current: SideCounts): SizeFactor {
  if (base.samples === 0 || current.samples === 0) return exactly(1)
  const runs = comparison.current.runs.length / comparison.base.runs.length
  if (scale === 'absolute') return exactly((runs * samplesPerValue(current)) / samplesPerValue(base))
  if (scale === 'time' && canScaleByTime(comparison))
    return exactly(sumOf(comparison.current.durationsNs) / sumOf(comparison.base.durationsNs))
  const ratios: number[] = []
  for (let fn = 0; fn < base.count.length; fn++) {
    if (Math.min(base.count[fn], current.count[fn]) >= MIN_COUNT) ratios.push(current.count[fn] / base.count[fn])
  }
  return ratios.length >= MIN_FUNCTIONS ? middleOf(ratios) : exactly(current.samples / base.samples)
}

function exactly(ratio: number): SizeFactor {
  return { ratio, variance: 0 }
}

/** The variance of a median of normal numbers is π/2 of that of their mean; 1.4826 median deviations are one standard deviation. */
function middleOf(ratios: readonly number[]): SizeFactor {
  const ratio = median(ratios)
  const deviation = 1.4826 * median(ratios.map(other => Math.abs(Math.log(other / ratio))))
  return { ratio, variance: ((Math.PI / 2) * deviation * deviation) / ratios.length }
}

/**
 * What a base value is multiplied with before it stands beside a current one: what the function would weigh now, had nothing
 * changed. Follows from the size factor, which is in samples.
 */
export function valueFactor(sizeFactor: number, base: SideCounts, current: SideCounts): number {
  if (base.totalValue === 0 || current.samples === 0) return 1
  return (sizeFactor * (base.samples / base.totalValue) * current.totalValue) / current.samples
}

/** Sampled twice as often, the same work has twice the samples at the same value. */
function samplesPerValue({ totalValue, samples, runSamples }: SideCounts): number {
  return totalValue > 0 ? samples / runSamples.length / totalValue : 1
}

function sumOf(durations: readonly (number | null)[]): number {
  return durations.reduce<number>((sum, duration) => sum + (duration ?? 0), 0)
}
