// The regression gate of CI jobs: fails on what is surely worse by more than a threshold, never on a raw difference of shares.

import { NONE } from '../profile/profile'
import type { Changes } from './changes'
import type { Side } from './compare'
import { relationsOf, type Relations } from './relations'
import { nsPerUnit } from '../base/quantity'
import { mayBeFaster, type WantedScale } from './scale'
import { detectableChange } from './significance'

export type Gate = {
  /** Functions of the union that surely grew by more than the threshold, worst first. */
  readonly failures: readonly { readonly fn: number; readonly delta: number; readonly atLeast: number }[]
  /** With the same work on both sides: what the total surely grew by, where that is more than the threshold. Null elsewhere. */
  readonly whole: { readonly delta: number; readonly atLeast: number } | null
  /** The smallest change that profiles of this size could show, as a share of base; for a function of a twentieth of the profile. */
  readonly detectable: number
  /** The threshold is smaller than what can be shown: a pass means little. */
  readonly isBlind: boolean
  /** What counts as no change cannot be known: a pass means nothing. */
  readonly isSizeUnknown: boolean
  /** How many times as much everything else weighs, alike: load, machine or build, which is held against no function. Null where it is as before. */
  readonly growth: number | null
}

/** The share a function is assumed to have when the gate says how small a change it can see. */
const TYPICAL_SHARE = 0.05

/** Of a benchmark that runs as often as it has time for, what stayed as it was tells how often that was, if it is at least this part of base. */
const STEADY_PART = 0.6

/** `threshold` is a share of base (0..1). A rename is not a regression, nor is what took the place of something heavier. */
export function regressionGate(changes: Changes, threshold: number, sameWork = false): Gate {
  const { significant, delta, deltaAtLeast, base, current, overdispersion, size, comparison } = changes
  const renamedTo = new Set(changes.renamed.map(rename => rename.to))
  const candidates: { fn: number; delta: number; atLeast: number }[] = []
  // Without that, what is new has as likely taken the time of what it replaced.
  const isRewritten = comparison.isAdaptive && steadyPart(changes) < STEADY_PART
  for (let fn = 0; fn < delta.length; fn++) {
    const atLeast = deltaAtLeast[fn]
    if (isRewritten && changes.before[fn] === 0) continue
    if (significant[fn] === 1 && atLeast > threshold && !renamedTo.has(fn)) candidates.push({ fn, delta: delta[fn], atLeast })
  }
  const isExact = comparison.base.certainty === 'exact' && comparison.current.certainty === 'exact'
  const detectable = isExact ? 0 : detectableChange(TYPICAL_SHARE, base.samples, current.samples, overdispersion)
  const net = candidates.length === 0 ? () => 0 : netGrowth(changes)
  const failures = size.factor === null ? [] : candidates.filter(({ fn }) => Math.min(net(fn), asItStands(changes, fn)) > threshold)
  return {
    failures: failures.sort((a, b) => b.delta - a.delta),
    whole: sameWork ? wholeGrowth(changes, threshold) : null,
    detectable,
    isBlind: detectable > threshold,
    isSizeUnknown: size.factor === null,
    growth: size.growth,
  }
}

/** Where the run is as likely shorter because the program is faster, what rose must have done so in the files as well. */
function asItStands({ before, after, base, size }: Changes, fn: number): number {
  return mayBeFaster(size) && base.totalValue > 0 ? (after[fn] - before[fn]) / base.totalValue : Infinity
}

/** What is on both sides and did not surely change, as a share of base. */
function steadyPart({ before, after, significant }: Changes): number {
  let [steady, whole] = [0, 0]
  for (let fn = 0; fn < before.length; fn++) {
    whole += before[fn]
    if (significant[fn] === 0 && after[fn] > 0) steady += before[fn]
  }
  return whole > 0 ? steady / whole : 0
}

/**
 * Both sides did the same: somebody says so by comparing values as they stand, or everything that happened was counted. Clocks are not
 * counts: a program that was timed twice takes two times.
 */
export function isSameWork({ comparison }: Changes, wanted: WantedScale): boolean {
  const isExact = comparison.base.certainty === 'exact' && comparison.current.certainty === 'exact'
  return wanted === 'absolute' || (isExact && comparison.measure === 'cpu' && nsPerUnit(comparison.unit) === null)
}

/** Two Poisson totals; half of a 95 % interval. */
const Z_95 = 1.96

function wholeGrowth({ base, current, comparison, valueFactor, overdispersion }: Changes, threshold: number): Gate['whole'] {
  if (base.totalValue <= 0) return null
  const delta = current.totalValue / valueFactor / base.totalValue - 1
  const isExact = comparison.base.certainty === 'exact' && comparison.current.certainty === 'exact'
  const variance = base.squares / comparison.base.runs.length ** 2 + current.squares / (comparison.current.runs.length * valueFactor) ** 2
  const error = isExact ? 0 : (Z_95 * Math.sqrt(variance * overdispersion)) / base.totalValue
  return delta - error > threshold ? { delta, atLeast: delta - error } : null
}

/** A function that holds more than this of a side is the way in: what it calls has nothing else in common. */
const MAX_HOST_SHARE = 0.9

/**
 * What a function's growth comes to after what it took the place of, as a share of base. One that took over what it called grew itself
 * and not in total; what grew, or is new, in a caller that did not grow was an exchange inside of it; a new one beside a gone one, called
 * by the same, replaced it.
 */
function netGrowth(changes: Changes): (fn: number) => number {
  const { delta, subjects, significant } = changes
  const { union, base, current } = changes.comparison
  const callersIn = (side: Side) => relationsOf(union.frames.fn, side.mean, delta.keys(), []).callers
  const callers = [callersIn(base), callersIn(current)] as const
  const gone = Array.from(delta.keys()).filter(fn => subjects.isWhole[fn] === 1 && significant[fn] === 1 && delta[fn] < 0)
  return fn => {
    if (subjects.isWhole[fn] === 0) return Math.min(delta[fn], totalGrowth(changes, fn), hostGrowth(changes, callers, fn))
    const own = callers[1].get(fn) ?? new Map<number, number>()
    const replaced = gone.filter(other => Array.from(callers[0].get(other)?.keys() ?? []).some(caller => own.has(caller)))
    return Math.min(
      replaced.reduce((net, other) => net + delta[other], delta[fn]),
      hostGrowth(changes, callers, fn),
    )
  }
}

function totalGrowth({ base, current, valueFactor }: Changes, fn: number): number {
  return (current.total[fn] / valueFactor - base.total[fn]) / base.totalValue
}

/** Of the caller in which the function grew most; Infinity where that is the way in. */
function hostGrowth(changes: Changes, [before, after]: readonly [Relations['callers'], Relations['callers']], fn: number): number {
  const { base, current, valueFactor } = changes
  let [host, most] = [NONE, 0]
  for (const [caller, weight] of after.get(fn) ?? []) {
    const grown = weight / valueFactor - (before.get(fn)?.get(caller) ?? 0)
    if (grown > most) [host, most] = [caller, grown]
  }
  const isWayIn =
    host === NONE || base.total[host] > MAX_HOST_SHARE * base.totalValue || current.total[host] > MAX_HOST_SHARE * current.totalValue
  if (isWayIn) return Infinity
  const growth = totalGrowth(changes, host)
  return growth <= 0 ? growth : Infinity
}
