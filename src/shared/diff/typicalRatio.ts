// How the functions of both sides relate where nothing tells how much was recorded: what most of them agree on.

import { MIN_SAMPLES } from './counts'
import { median } from './statistics'

/** A function that both sides have; weights in one unit, counts in effective samples. */
export type Pair = { readonly base: number; readonly current: number; readonly baseCount: number; readonly currentCount: number }

/** `variance`: of the ratio's logarithm. `members`: the functions that agree on it. */
export type Estimate = { readonly ratio: number; readonly variance: number; readonly members: readonly Pair[] }

/** Fewer functions have no trustworthy median. */
const MEDIAN_FROM = 8
/** Fewer agree with nobody. */
const MIN_AGREEING = 2
/** Two runs of one program differ by so much whatever the number of samples: schedulers, caches, other load. */
export const SAME_RUNS = Math.log(1.1)
const Z_99 = 2.58

/**
 * The median of all ratios current ÷ base from eight functions on, because with totals every unchanged function looks better as soon
 * as one grows. Of two to seven the heaviest cluster that agrees within its errors, whatever the others did. Null where no two agree.
 */
export function typicalRatio(all: readonly Pair[]): Estimate | null {
  const pairs = all.filter(({ baseCount, currentCount }) => Math.min(baseCount, currentCount) >= MIN_SAMPLES)
  if (pairs.length >= MEDIAN_FROM) return middleOf(pairs)
  const cluster = heaviestCluster(pairs)
  return cluster.length < MIN_AGREEING ? null : meanOf(cluster)
}

/** The variance of a median of normal numbers is π/2 of that of their mean; 1.4826 median deviations are one standard deviation. */
function middleOf(pairs: readonly Pair[]): Estimate {
  const logs = pairs.map(logOf)
  const middle = median(logs)
  const deviation = 1.4826 * median(logs.map(log => Math.abs(log - middle)))
  return {
    ratio: Math.exp(middle),
    variance: ((Math.PI / 2) * deviation * deviation) / pairs.length,
    members: pairs.filter((pair, at) => Math.abs(logs[at] - middle) <= toleranceOf(varianceOf(pair))),
  }
}

/** The functions that agree with one of them; of all such sets the one that weighs most. */
function heaviestCluster(pairs: readonly Pair[]): readonly Pair[] {
  const before = pairs.reduce((sum, { base }) => sum + base, 0)
  const after = pairs.reduce((sum, { current }) => sum + current, 0)
  let heaviest: readonly Pair[] = []
  let most = 0
  for (const centre of pairs) {
    const members = pairs.filter(other => {
      return Math.abs(logOf(other) - logOf(centre)) <= toleranceOf(varianceOf(other) + varianceOf(centre)) || other === centre
    })
    const weight = members.reduce((sum, { base, current }) => sum + base / before + current / after, 0)
    if (members.length >= MIN_AGREEING && weight > most) [heaviest, most] = [members, weight]
  }
  return heaviest
}

/** Weighed by how well each ratio is known; how they scatter about the mean counts too. */
function meanOf(cluster: readonly Pair[]): Estimate {
  const weights = cluster.map(pair => 1 / varianceOf(pair))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = cluster.reduce((sum, pair, at) => sum + weights[at] * logOf(pair), 0) / whole
  const scatter = cluster.reduce((sum, pair, at) => sum + weights[at] * (logOf(pair) - mean) ** 2, 0) / whole
  return { ratio: Math.exp(mean), variance: 1 / whole + scatter / cluster.length, members: cluster }
}

function toleranceOf(variance: number): number {
  return Math.max(SAME_RUNS, Z_99 * Math.sqrt(variance))
}

function logOf({ base, current }: Pair): number {
  return Math.log(current / base)
}

/** Of the ratio's logarithm. */
function varianceOf({ baseCount, currentCount }: Pair): number {
  return 1 / baseCount + 1 / currentCount
}
