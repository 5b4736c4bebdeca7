// Which functions really changed: a test per function, corrected for how many were tested, and an effect worth a person's time.

import type { Comparison } from './compare'
import { MIN_SAMPLES, type SideCounts } from './counts'
import { mayBeFaster, type Size } from './scale'
import { SAME_RUNS } from './typicalRatio'
import { binomialTail, discoveries, median, normalTail, welchTail } from './statistics'
import type { Subjects, SubjectSide } from './subjects'

export type Verdicts = {
  /** 1 where what counts for the function changed significantly. Columns by function of the union. */
  readonly significant: Uint8Array
  /** Change as a share of all of base, after scaling. */
  readonly delta: Float64Array
  /** Half of the 95 % interval of `delta`, as it is shown; 0 where nothing was sampled or the files do not say how many samples they hold. */
  readonly deltaError: Float64Array
  /** The lower end of that interval: what a growth surely comes to. Files that do not say are believed as a thousand samples are. */
  readonly deltaAtLeast: Float64Array
  /** How many times wider than pure chance the runs of a side scatter; 1 with fewer than three runs a side. */
  readonly overdispersion: number
}

/** What weighs more must rest on so many samples, else it is one heavy sample that nothing is known of. */
const MIN_HEAVIER = 5
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

/** What is tested: what counts for each function on either side, in values and in how sure they are. */
export type Tested = {
  readonly comparison: Comparison
  readonly sides: readonly [SideCounts, SideCounts]
  readonly subjects: Subjects
  readonly size: Size
  /** False for frames that stand for no function of the program. */
  readonly isMeasured: (fn: number) => boolean
}

/**
 * Given m = x + y samples of a function, under "no change" y is Binomial(m, σ/(1+σ)) (two Poisson counts, conditioned), where x and y
 * are effective counts V²/Σw², so that one heavy sample counts as one.
 */
export function verdicts(tested: Tested): Verdicts {
  const { comparison, sides, subjects, size, isMeasured } = tested
  const { before, after } = subjects
  const length = before.value.length
  const [baseRuns, currentRuns] = [comparison.base.runs.length, comparison.current.runs.length]
  const runs = Math.min(baseRuns, currentRuns)
  const isExact = comparison.base.certainty === 'exact' && comparison.current.certainty === 'exact'
  const overdispersion = runs >= SPREAD_RUNS && !isExact ? spread(tested) : 1
  const factor = size.factor ?? 1
  const whole = sides[0].totalValue
  const delta = new Float64Array(length)
  const deltaError = new Float64Array(length)
  const deltaAtLeast = new Float64Array(length)
  const isCounted = sides[0].isCounted && sides[1].isCounted
  const candidates: number[] = []
  const chances: number[] = []
  for (let fn = 0; fn < length; fn++) {
    const x = before.value[fn]
    const scaled = after.value[fn] / factor
    if (whole > 0) delta[fn] = (scaled - x) / whole
    const error = isExact || whole <= 0 ? 0 : (Z_95 * Math.sqrt(varianceOf(tested, fn, overdispersion))) / whole
    deltaError[fn] = isCounted ? error : 0
    deltaAtLeast[fn] = delta[fn] - error
    if (!isMeasured(fn) || (x === 0 && scaled === 0)) continue
    const counted = countsOf(tested, fn)
    if (!isExact && (counted.x + counted.y < MIN_SAMPLES || (scaled > x ? counted.y : counted.x) < MIN_HEAVIER)) continue
    candidates.push(fn)
    chances.push(isExact ? 0 : runs >= WELCH_RUNS ? runsTail(tested, fn) : countsTail(counted, size.variance, overdispersion))
  }
  const significant = new Uint8Array(length)
  const found = discoveries(chances, FALSE_DISCOVERIES)
  const minEffect = runs >= SPREAD_RUNS ? MIN_EFFECT_RUNS : MIN_EFFECT
  // A program that is done sooner does the rest in less time, and not more of it.
  const isSeen = (fn: number) =>
    !mayBeFaster(size) || delta[fn] <= 0 || before.value[fn] === 0 || after.value[fn] - before.value[fn] >= minEffect * whole
  candidates.forEach((fn, i) => {
    const isBig = Math.abs(delta[fn]) >= minEffect && (runs >= SPREAD_RUNS || !isNear(countsOf(tested, fn)))
    const isSaid = mayBeSaid(size, before.value[fn], after.value[fn], delta[fn]) || fellAnyhow(sides, before.value[fn], after.value[fn])
    if (found[i] && isBig && isSaid && isItsOwn(tested, fn, delta[fn]) && isSeen(fn)) significant[fn] = 1
  })
  return { significant, delta, deltaError, deltaAtLeast, overdispersion }
}

/**
 * What a function does itself, wherever it stands: where it did as much below what is gone as it does now elsewhere, it has only another
 * caller.
 */
function isItsOwn({ sides: [base, current], subjects, size }: Tested, fn: number, delta: number): boolean {
  if (subjects.isWhole[fn] === 1) return true
  const [was, is] = [base.self[fn], current.self[fn] / (size.factor ?? 1)]
  return delta > 0 ? is > was : is < was
}

/** That something is new or gone is a fact; what only rose or fell needs a size factor, and must have done so in the file itself. */
export function mayBeSaid(size: Size, before: number, after: number, delta: number): boolean {
  if (before === 0 || after === 0) return true
  if (size.factor === null) return false
  if (!size.isSameLength) return true
  // Where the factor is near one, what is against it is in the files as well.
  const least = Math.abs(Math.log(size.factor)) < SAME_RUNS ? 1 : Math.exp(SAME_RUNS)
  return delta > 0 ? after > before * least : after < before / least
}

/** Of base: less may be another mix of the same work. */
const MIN_FALL = 0.1

/** Of what there was, and of what it was beside the rest: where the rest doubled or tripled instead, more is left. */
const MOST_LEFT = 0.5
const MOST_ODDS = 0.25

function oddsOf(share: number): number {
  return share >= 1 ? Infinity : share / (1 - share)
}

/** Less of it, and less of it among all that was recorded, whatever the sizes are. */
function fellAnyhow([base, current]: readonly [SideCounts, SideCounts], before: number, after: number): boolean {
  if (after >= before || base.totalValue <= 0 || current.totalValue <= 0) return false
  const [was, is] = [before / base.totalValue, after / current.totalValue]
  return after <= before * MOST_LEFT && was - is >= MIN_FALL && oddsOf(is) <= MOST_ODDS * oddsOf(was)
}

type Counts = { readonly x: number; readonly y: number; readonly ratio: number }

/** Effective counts over all runs, and how many of `y` stand against one of `x` where nothing changed. */
function countsOf({ comparison, sides, subjects: { before, after }, size }: Tested, fn: number): Counts {
  const [baseRuns, currentRuns] = [comparison.base.runs.length, comparison.current.runs.length]
  const x = effective(before, fn, baseRuns)
  const y = effective(after, fn, currentRuns)
  const baseWeight = sampleWeight(before, fn, baseRuns, sides[0])
  const currentWeight = sampleWeight(after, fn, currentRuns, sides[1])
  return { x, y, ratio: ((size.factor ?? 1) * currentRuns * baseWeight) / (baseRuns * currentWeight) }
}

function effective({ value, squares }: SubjectSide, fn: number, runs: number): number {
  return squares[fn] > 0 ? Math.max(0, value[fn] * runs) ** 2 / squares[fn] : 0
}

/** What one sample of the function weighs; where it has none, of the whole side. */
function sampleWeight({ value, squares }: SubjectSide, fn: number, runs: number, side: SideCounts): number {
  if (value[fn] > 0 && squares[fn] > 0) return squares[fn] / (value[fn] * runs)
  return side.totalValue > 0 && side.squares > 0 ? side.squares / (side.totalValue * runs) : 1
}

/** Of a function's scaled difference, in the unit of the sample type squared. */
function varianceOf({ comparison, subjects: { before, after }, size }: Tested, fn: number, overdispersion: number): number {
  const [baseRuns, currentRuns] = [comparison.base.runs.length, comparison.current.runs.length]
  const factor = size.factor ?? 1
  const scaled = after.value[fn] / factor
  const counted = before.squares[fn] / baseRuns ** 2 + after.squares[fn] / (currentRuns * factor) ** 2
  return counted * overdispersion + scaled * scaled * size.variance
}

function isNear({ x, y, ratio }: Counts): boolean {
  const times = (y + 0.5) / ((x + 0.5) * ratio)
  return times < MIN_RATIO && times > 1 / MIN_RATIO
}

/**
 * The smallest change of a function of this share of base that would be found four times out of five, as a share of base
 * (two-sided α ≈ 0.002 after correction, 80 % power).
 */
export function detectableChange(share: number, baseSamples: number, currentSamples: number, overdispersion: number): number {
  const perSide = 2 / (1 / Math.max(1, baseSamples) + 1 / Math.max(1, currentSamples))
  return 3.9 * Math.sqrt((2 * share * overdispersion) / perSide)
}

/** The chance of counts at least as far apart when nothing changed. `variance`: of the logarithm of the size factor. */
export function countsTail({ x, y, ratio }: Counts, variance: number, overdispersion: number): number {
  const m = x + y
  const chance = ratio / (1 + ratio)
  if (m < EXACT_BELOW && overdispersion === 1) return binomialTail(Math.round(y), Math.round(x) + Math.round(y), chance)
  const distance = Math.max(0, Math.abs(y - m * chance) - 0.5)
  const binomial = m * chance * (1 - chance)
  // How well the size factor is known widens the test of what is known well itself.
  return normalTail(distance / Math.sqrt(binomial * overdispersion + binomial * binomial * variance))
}

/** The runs themselves are compared, each by its own size. */
function runsTail(tested: Tested, fn: number): number {
  const { before, after } = tested.subjects
  const sizes = runSizes(tested)
  return welchTail(
    before.runValues.map((values, run) => values[fn] / sizes.base[run]),
    after.runValues.map((values, run) => values[fn] / sizes.current[run]),
  )
}

type RunSizes = { readonly base: readonly number[]; readonly current: readonly number[] }

const knownSizes = new WeakMap<Tested, RunSizes>()

/** How much was recorded in each run: its length; where that is not known, what the functions weigh that did not change. */
function runSizes(tested: Tested): RunSizes {
  const before = knownSizes.get(tested)
  if (before !== undefined) return before
  const { comparison, subjects, size } = tested
  const { base, current } = comparison
  const steady = size.scale === 'typical' || size.scale === 'share' ? steadyFunctions(tested) : []
  const weigh = (values: Float64Array) =>
    Math.max(
      Number.MIN_VALUE,
      steady.reduce((sum, fn) => sum + values[fn], 0),
    )
  const ones = (side: SubjectSide, factor: number) => side.runValues.map(() => factor)
  const sizes =
    steady.length > 0
      ? { base: subjects.before.runValues.map(weigh), current: subjects.after.runValues.map(weigh) }
      : size.scale === 'time'
        ? { base: base.durationsNs.map(ns => ns ?? 1), current: current.durationsNs.map(ns => ns ?? 1) }
        : { base: ones(subjects.before, 1), current: ones(subjects.after, size.factor ?? 1) }
  knownSizes.set(tested, sizes)
  return sizes
}

function steadyFunctions(tested: Tested): readonly number[] {
  const { before } = tested.subjects
  return Array.from(before.value.keys()).filter(fn => {
    const counts = countsOf(tested, fn)
    return Math.min(counts.x, counts.y) >= MIN_SAMPLES && isNear(counts)
  })
}

/** Pearson's χ² of each function over the runs of its side, per degree of freedom; the median over functions, at least 1. */
function spread(tested: Tested): number {
  const { comparison, sides, subjects } = tested
  const [baseRuns, currentRuns] = [comparison.base.runs.length, comparison.current.runs.length]
  const freedom = baseRuns + currentRuns - 2
  const ratios: number[] = []
  for (let fn = 0; fn < subjects.before.value.length; fn++) {
    const { x, y } = countsOf(tested, fn)
    if (x + y < MIN_SAMPLES) continue
    const chi = chiSquare(comparison.base.runs, subjects.before, fn, sampleWeight(subjects.before, fn, baseRuns, sides[0]))
    const other = chiSquare(comparison.current.runs, subjects.after, fn, sampleWeight(subjects.after, fn, currentRuns, sides[1]))
    ratios.push((chi + other) / freedom)
  }
  return Math.max(1, ratios.length === 0 ? 1 : median(ratios))
}

/** Counts of each run against the function's share of all runs. */
function chiSquare(
  runs: readonly { readonly self: Float64Array }[],
  { value, runValues }: SubjectSide,
  fn: number,
  weight: number,
): number {
  const wholes = runTotals(runs)
  const whole = wholes.reduce((sum, total) => sum + total, 0)
  if (value[fn] <= 0 || whole <= 0) return 0
  const share = (value[fn] * runs.length) / whole
  return runValues.reduce((sum, values, run) => {
    const expected = (share * wholes[run]) / weight
    return expected > 0 ? sum + (values[fn] / weight - expected) ** 2 / expected : sum
  }, 0)
}

const knownTotals = new WeakMap<readonly { readonly self: Float64Array }[], readonly number[]>()

function runTotals(runs: readonly { readonly self: Float64Array }[]): readonly number[] {
  const before = knownTotals.get(runs)
  if (before !== undefined) return before
  const totals = runs.map(({ self }) => self.reduce((sum, value) => sum + value, 0))
  knownTotals.set(runs, totals)
  return totals
}
