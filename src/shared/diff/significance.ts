// Which functions really changed: a test per function, corrected for how many were tested, and an effect worth a person's time.

import type { SideCounts } from './counts'
import type { SizeFactor } from './scale'
import { binomialTail, discoveries, median, normalTail, welchTail } from './statistics'

export type Verdicts = {
  /** 1 where the function's self weight changed significantly. Columns by function of the union. */
  readonly significant: Uint8Array
  /** Change of self as a share of all base samples, after scaling. */
  readonly delta: Float64Array
  /** Half of the 95 % interval of `delta`. */
  readonly deltaError: Float64Array
  /** How many times wider than pure chance the runs of a side scatter; 1 with fewer than three runs a side. */
  readonly overdispersion: number
}

/** Fewer samples on both sides together cannot show anything. */
export const MIN_SAMPLES = 10
/** Below, the normal approximation is too coarse and the exact tail is cheap. */
const EXACT_BELOW = 50
/** Share of reported changes that may be chance. */
export const FALSE_DISCOVERIES = 0.01
/** Smaller changes are not worth a look, however sure. */
const MIN_EFFECT = 0.01
/** With several runs a side smaller ones are believed. */
const MIN_EFFECT_RUNS = 0.005
/** One run each cannot tell a fifth from the mood of the scheduler. */
const MIN_RATIO = 1.2
/** Runs a side from which their spread can be estimated. */
const SPREAD_RUNS = 3
/** Runs a side from which the runs themselves are compared. */
const WELCH_RUNS = 8
const Z_95 = 1.96

/**
 * Given m = x + y samples of a function, under "no change" y is Binomial(m, σ/(1+σ)) (two Poisson counts, conditioned).
 * `size` is σ, with how well it is known. `isMeasured` leaves out frames that are not functions (unknown, idle).
 */
export function verdicts(base: SideCounts, current: SideCounts, size: SizeFactor, isMeasured: (fn: number) => boolean): Verdicts {
  const { ratio: sizeFactor, variance } = size
  const length = base.count.length
  const runs = Math.min(base.runCounts.length, current.runCounts.length)
  const overdispersion = runs >= SPREAD_RUNS ? spread(base, current) : 1
  const delta = new Float64Array(length)
  const deltaError = new Float64Array(length)
  const tested: number[] = []
  const chances: number[] = []
  for (let fn = 0; fn < length; fn++) {
    const x = base.count[fn]
    const y = current.count[fn]
    delta[fn] = base.samples > 0 ? (y / sizeFactor - x) / base.samples : 0
    const scaled = y / sizeFactor
    deltaError[fn] =
      base.samples > 0 ? (Z_95 * Math.sqrt((scaled / sizeFactor + x) * overdispersion + scaled * scaled * variance)) / base.samples : 0
    if (x + y < MIN_SAMPLES || !isMeasured(fn)) continue
    tested.push(fn)
    chances.push(runs >= WELCH_RUNS ? runsTail(base, current, fn) : countsTail(x, y, size, overdispersion))
  }
  const significant = new Uint8Array(length)
  const found = discoveries(chances, FALSE_DISCOVERIES)
  tested.forEach((fn, i) => {
    const ratio = (current.count[fn] + 0.5) / ((base.count[fn] + 0.5) * sizeFactor)
    const isBig =
      runs >= SPREAD_RUNS
        ? Math.abs(delta[fn]) >= MIN_EFFECT_RUNS
        : Math.abs(delta[fn]) >= MIN_EFFECT && (ratio >= MIN_RATIO || ratio <= 1 / MIN_RATIO)
    if (found[i] && isBig) significant[fn] = 1
  })
  return { significant, delta, deltaError, overdispersion }
}

/**
 * The smallest change of a function of this share of base that would be found four times out of five, as a share of base
 * (two-sided α ≈ 0.002 after correction, 80 % power).
 */
export function detectableChange(share: number, baseSamples: number, currentSamples: number, overdispersion: number): number {
  const perSide = 2 / (1 / Math.max(1, baseSamples) + 1 / Math.max(1, currentSamples))
  return 3.9 * Math.sqrt((2 * share * overdispersion) / perSide)
}

/** The chance of counts at least as far apart when nothing changed. */
export function countsTail(x: number, y: number, { ratio: sizeFactor, variance }: SizeFactor, overdispersion: number): number {
  const m = x + y
  const chance = sizeFactor / (1 + sizeFactor)
  if (m < EXACT_BELOW && overdispersion === 1) return binomialTail(Math.round(y), Math.round(x) + Math.round(y), chance)
  const distance = Math.max(0, Math.abs(y - m * chance) - 0.5)
  const binomial = m * chance * (1 - chance)
  // How well the size factor is known widens the test of what is known well itself.
  return normalTail(distance / Math.sqrt(binomial * overdispersion + binomial * binomial * variance))
}

function runsTail(base: SideCounts, current: SideCounts, fn: number): number {
  const shares = (side: SideCounts) => side.runCounts.map((counts, run) => counts[fn] / Math.max(1, side.runSamples[run]))
  return welchTail(shares(base), shares(current))
}

/** Pearson's χ² of each function over the runs of its side, per degree of freedom; the median over functions, at least 1. */
function spread(base: SideCounts, current: SideCounts): number {
  const freedom = base.runCounts.length + current.runCounts.length - 2
  const ratios: number[] = []
  for (let fn = 0; fn < base.count.length; fn++) {
    const chi = [base, current].map(side => chiSquare(side, fn))
    if (base.count[fn] + current.count[fn] >= MIN_SAMPLES) ratios.push((chi[0] + chi[1]) / freedom)
  }
  return Math.max(1, ratios.length === 0 ? 1 : median(ratios))
}

function chiSquare(side: SideCounts, fn: number): number {
  if (side.count[fn] === 0 || side.samples === 0) return 0
  const share = side.count[fn] / side.samples
  return side.runCounts.reduce((sum, counts, run) => {
    const expected = share * side.runSamples[run]
    return expected > 0 ? sum + (counts[fn] - expected) ** 2 / expected : sum
  }, 0)
}
