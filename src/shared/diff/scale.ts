// What makes the two sides comparable: the size factor, so that a longer recording does not look like a slower program.

import { countsThreads, type Measure } from '../analysis/measure'
import { nsPerUnit } from '../base/quantity'
import type { Comparison } from './compare'
import type { SideCounts } from './counts'
import type { SubjectSide } from './subjects'
import { typicalRatio, type Estimate, type Pair } from './typicalRatio'

/** Share of the total; per second of recording; as values stand; so that the typical function is unchanged. */
export const SCALES = ['share', 'time', 'absolute', 'typical'] as const
export type Scale = (typeof SCALES)[number]
/** `auto`: the first of time, absolute and typical that these profiles allow. */
export type WantedScale = Scale | 'auto'

export type Size = {
  readonly scale: Scale
  /** Current ÷ base, in the unit of the sample type, that counts as no change; null where it cannot be known. */
  readonly factor: number | null
  /** Of the factor's logarithm; 0 where it is known and not estimated. */
  readonly variance: number
  /** How much more of everything there is a second: where functions agree on another ratio than the durations. Null elsewhere. */
  readonly growth: number | null
  /** The recordings were about as long, or nothing shows that they were not: what did not rise, did not get worse. */
  readonly isSameLength: boolean
}

/** Sums of what happened, and levels: they need no estimate, whatever the recording's length. */
const ABSOLUTE: readonly Measure[] = ['alloc', 'in-use', 'lock', 'count']
/** Durations that differ by less are the same: starting and stopping a recorder takes as long. */
const SAME_DURATION = 1.05
/** Sizes that differ by less are thought the same where no duration is known: functions that went faster make a profile smaller too. */
const SAME_SIZE = 1.5
/** A ratio of functions that is nearer than this to that of the durations confirms it. */
const NEAR_TIME = 1.1
/** So many functions that agree on another ratio than the durations outvote them … */
const OUTVOTING = 3
/** … or so many that are as large as they were: the same was done … */
const SAME_WORK = 2
/** … when they hold this part of what both sides have, apart from what fell against them … */
const OUTVOTING_PART = 0.6
/** … and no more than this part agrees with the durations: one function that takes most of the time does so whatever happened to it. */
const TIME_PART = 0.2
const MIN_TIMELY = 2
/** What fell by more than this against what the others agree on was made faster. */
const FELL = Math.log(1.2)
const MAX_GROWTH = 3
const Z_99 = 2.58

/** 'time' needs the durations of all runs. */
export function canScaleByTime({ base, current }: Pick<Comparison, 'base' | 'current'>): boolean {
  return [...base.durationsNs, ...current.durationsNs].every(duration => duration !== null && duration > 0)
}

/** What was not sampled, or adds up to what it is: compared as it stands. */
function isAbsolute({ measure, base, current }: Comparison): boolean {
  return ABSOLUTE.includes(measure) || (base.certainty === 'exact' && current.certainty === 'exact')
}

/** Everything was measured, by a clock. */
function isClocked({ measure, unit }: Comparison): boolean {
  return (measure === 'cpu' || measure === 'wall') && nsPerUnit(unit) !== null
}

/** Levels do not grow with the time they are watched. */
function isLevel({ measure, sampleTypeName }: Comparison): boolean {
  return measure === 'in-use' || (measure === 'count' && countsThreads(sampleTypeName))
}

/** Known without looking at functions: by time, or as the values stand. Null where it must be estimated. */
export function knownFactor(comparison: Comparison, wanted: WantedScale): { readonly scale: Scale; readonly factor: number } | null {
  const { base, current } = comparison
  if (wanted === 'auto' && comparison.isAdaptive) return null
  const isWork = base.certainty === 'exact' && current.certainty === 'exact'
  const byTime = canScaleByTime(comparison) && !isLevel(comparison) && !isWork
  if (wanted === 'time' || (wanted === 'auto' && byTime))
    return canScaleByTime(comparison) ? { scale: 'time', factor: timeFactor(comparison) * samplingFactor(comparison) } : null
  if (wanted === 'absolute' || (wanted === 'auto' && isAbsolute(comparison)))
    return { scale: 'absolute', factor: samplingFactor(comparison) }
  return null
}

/** `before` and `after`: by function, what counts for it. `isMeasured`: it is a function of the program. */
export function sizeOf(
  comparison: Comparison,
  wanted: WantedScale,
  [base, current]: readonly [SideCounts, SideCounts],
  [before, after]: readonly [SubjectSide, SubjectSide],
  isMeasured: (fn: number) => boolean,
): Size {
  if (base.totalValue <= 0 || current.totalValue <= 0) return size(comparison, 'absolute', 1, 0)
  if (wanted === 'share') return size(comparison, 'share', current.totalValue / base.totalValue, 0)
  const pairs = pairsOf(comparison, before, after, isMeasured)
  const typical = typicalRatio(pairs)
  const known = knownFactor(comparison, wanted)
  if (known === null) {
    // What a benchmark allocated goes by how often it ran, and each of several ran as often as it had time for.
    const isAgreed = typical !== null && (!ABSOLUTE.includes(comparison.measure) || agreedPart(pairs, typical) >= OUTVOTING_PART)
    return isAgreed ? size(comparison, 'typical', typical.ratio, typical.variance) : unknownSize(comparison)
  }
  const byKnown = size(comparison, known.scale, known.factor, 0)
  // Clocks are not counts: the same calls on a busier machine take longer, all of them alike.
  const isClock = known.scale === 'time' || (known.scale === 'absolute' && isClocked(comparison))
  if (!isClock) return byKnown
  if (wanted !== 'auto' || typical === null || !outvotes(pairs, typical, known.factor)) {
    if (known.scale !== 'time') return byKnown
    const isTimely = timePart(pairs, known.factor) > TIME_PART
    // Several times as much a second, of nothing as before: one recording waited for most of its time.
    const grown = current.totalValue / base.totalValue / known.factor
    if (wanted === 'auto' && grown > MAX_GROWTH && !isTimely) return unknownSize(comparison)
    // Where no function went as the durations did, the run is as likely shorter because the program is faster.
    return { ...byKnown, isSameLength: byKnown.isSameLength || !isTimely }
  }
  const growth = typical.ratio / known.factor
  // No machine or build is as much slower: one recording waited, or began, long before the work did.
  const isBelievable = Math.max(growth, 1 / growth) <= MAX_GROWTH
  if (!isBelievable && known.scale === 'absolute') return byKnown
  return { ...size(comparison, 'typical', typical.ratio, typical.variance), growth: isBelievable ? growth : null }
}

/** The durations differ and no function went as they did: the run is as likely shorter because the program is done sooner. */
export function mayBeFaster({ scale, factor, isSameLength }: Size): boolean {
  return scale === 'time' && isSameLength && factor !== null && Math.max(factor, 1 / factor) > SAME_DURATION
}

/** Values are shown as they stand. */
function unknownSize(comparison: Comparison): Size {
  return { ...size(comparison, 'absolute', 1, 0), factor: null }
}

function size(comparison: Comparison, scale: Scale, factor: number, variance: number): Size {
  const length = canScaleByTime(comparison) ? timeFactor(comparison) : factor / samplingFactor(comparison)
  const most = canScaleByTime(comparison) ? SAME_DURATION : SAME_SIZE
  return { scale, factor, variance, growth: null, isSameLength: Math.max(length, 1 / length) <= most }
}

/** Functions with enough samples on both sides. */
function pairsOf(comparison: Comparison, before: SubjectSide, after: SubjectSide, isMeasured: (fn: number) => boolean): Pair[] {
  const [baseRuns, currentRuns] = [comparison.base.runs.length, comparison.current.runs.length]
  const pairs: Pair[] = []
  for (let fn = 0; fn < before.value.length; fn++) {
    const [x, y] = [before.value[fn], after.value[fn]]
    if (x <= 0 || y <= 0 || !isMeasured(fn)) continue
    pairs.push({
      base: x,
      current: y,
      baseCount: (x * baseRuns) ** 2 / before.squares[fn],
      currentCount: (y * currentRuns) ** 2 / after.squares[fn],
    })
  }
  return pairs
}

/** A program that does more in the same time, or a machine that is slower: every function is touched, and none is to blame. */
function outvotes(pairs: readonly Pair[], typical: Estimate, time: number): boolean {
  const off = Math.abs(Math.log(typical.ratio / time))
  // As much of several functions on both sides is the same work, done in another time.
  const isSameWork = typical.members.length >= SAME_WORK && Math.abs(Math.log(typical.ratio)) < Math.log(NEAR_TIME)
  if ((typical.members.length < OUTVOTING && !isSameWork) || off < Math.max(Math.log(NEAR_TIME), Z_99 * Math.sqrt(typical.variance)))
    return false
  const weightOf = ({ base, current }: Pair) => base * time + current
  const rest = pairs.filter(({ base, current }) => Math.log(current / base / typical.ratio) >= -FELL)
  const whole = rest.reduce((sum, pair) => sum + weightOf(pair), 0)
  const agreeing = typical.members.filter(pair => rest.includes(pair)).reduce((sum, pair) => sum + weightOf(pair), 0)
  return agreeing >= OUTVOTING_PART * whole && timePart(pairs, time) <= TIME_PART
}

/** The part of what both sides have that agrees on a ratio. */
function agreedPart(pairs: readonly Pair[], { ratio, members }: Estimate): number {
  const weigh = (some: readonly Pair[]) => some.reduce((sum, { base, current }) => sum + base * ratio + current, 0)
  const whole = weigh(pairs)
  return whole > 0 ? weigh(members) / whole : 0
}

/** The part of what both sides have that moved as the durations did. */
function timePart(pairs: readonly Pair[], time: number): number {
  const weightOf = ({ base, current }: Pair) => base * time + current
  const whole = pairs.reduce((sum, pair) => sum + weightOf(pair), 0)
  const timely = pairs.filter(({ base, current }) => Math.abs(Math.log(current / base / time)) <= Math.log(NEAR_TIME))
  if (timely.length < MIN_TIMELY && pairs.length > timely.length) return 0
  return whole > 0 ? timely.reduce((sum, pair) => sum + weightOf(pair), 0) / whole : 0
}

function timeFactor({ base, current }: Pick<Comparison, 'base' | 'current'>): number {
  return meanOf(current.durationsNs) / meanOf(base.durationsNs)
}

/** Sampled twice as often, the same work has twice the samples. */
function samplingFactor({ base, current }: Comparison): number {
  return base.perSampleNs === null || current.perSampleNs === null ? 1 : base.perSampleNs / current.perSampleNs
}

function meanOf(durations: readonly (number | null)[]): number {
  return durations.reduce<number>((sum, duration) => sum + (duration ?? 0), 0) / durations.length
}
