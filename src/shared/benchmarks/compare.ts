// Two suites side by side: which series belong together, what changed in each, and what stands in the way of believing it.

import { changeOf, geometricMean, type Change } from './change'
import { figuresOf, type Figures } from './figures'
import { seriesLabel, type Measure, type Series, type Suite } from './suite'
import { unitFactor } from './units'

export type Verdict =
  /** Sure, and large enough to matter. */
  | 'worse'
  | 'better'
  /** Sure, of something nobody said which direction is good. */
  | 'changed'
  /** Sure, and too small to matter. */
  | 'small'
  /** Not shown; which is not the same as equal. */
  | 'none'
  /** Equal to the last digit on both sides, in a unit that can be. */
  | 'same'
  | 'too-few'
  | 'summary-only'

export type Side = { readonly series: Series; readonly measure: Measure; readonly figures: Figures | null }

export type ComparedRow = {
  readonly base: Side
  readonly current: Side
  /** In current's unit. */
  readonly change: Change
  /** After Holm's correction over all series of this measure; null where nothing was tested. */
  readonly pAdjusted: number | null
  readonly verdict: Verdict
  /** The medians agree to the last digit though the values do not: the clock may not resolve more. */
  readonly isResolution: boolean
}

export type EnvironmentDifference = { readonly what: string; readonly base: string; readonly current: string }

export type Comparison = {
  readonly base: Suite
  readonly current: Suite
  readonly rows: readonly ComparedRow[]
  /** Labels of what has no partner, with what is measured. */
  readonly unmatched: { readonly base: readonly string[]; readonly current: readonly string[] }
  readonly environment: readonly EnvironmentDifference[]
  /** Geometric mean of the changes of the main measures of each unit, where there are at least two. */
  readonly overall: readonly { readonly measure: string; readonly change: number; readonly count: number }[]
  /** One benchmark a side under two names. */
  readonly isPairedByPlace: boolean
}

export const ALPHA = 0.05
/** A change below it is real where the test says so, and yet nothing to act on. */
const MIN_CHANGE = 0.01

type Pair = { readonly base: Side; readonly current: Side; readonly factor: number }

export function compareSuites(base: Suite, current: Suite): Comparison {
  const { pairs, unmatched, isPairedByPlace } = pairsOf(base, current)
  const changes = pairs.map(pair => changeOf(pair.base.measure, pair.current.measure, pair.factor))
  const adjusted = adjustedChances(pairs, changes)
  const rows = pairs.map((pair, i) => rowOf(pair, changes[i], adjusted[i]))
  return { base, current, rows, unmatched, environment: environmentDifferences(base, current), overall: overallOf(rows), isPairedByPlace }
}

function rowOf({ base, current, factor }: Pair, change: Change, pAdjusted: number | null): ComparedRow {
  return { base, current, change, pAdjusted, verdict: verdictOf(change, pAdjusted, current.measure), isResolution: isResolution() }

  function isResolution(): boolean {
    if (change.test.kind !== 'ranks' || change.difference !== 0) return false
    const [a, b] = [base.figures, current.figures]
    return a !== null && b !== null && factor === 1 && (a.mean !== b.mean || a.min !== b.min || a.max !== b.max)
  }
}

function verdictOf(change: Change, pAdjusted: number | null, { better }: Measure): Verdict {
  const { test, ratio, difference } = change
  if (test.kind === 'summary-only' || test.kind === 'too-few') return test.kind
  if (test.kind === 'exact' && difference === 0) return 'same'
  if (difference === 0 || (test.kind === 'ranks' && (pAdjusted ?? 1) > ALPHA)) return 'none'
  if (test.kind === 'ranks' && ratio !== null && Math.abs(ratio) < MIN_CHANGE) return 'small'
  if (better === 'unknown') return 'changed'
  return difference > 0 === (better === 'lower') ? 'worse' : 'better'
}

/** Holm by measure: a second measure of the same runs is no second benchmark. */
function adjustedChances(pairs: readonly Pair[], changes: readonly Change[]): (number | null)[] {
  const adjusted: (number | null)[] = pairs.map(() => null)
  const families = new Map<string, { at: number; p: number }[]>()
  pairs.forEach(({ current }, at) => {
    const { test } = changes[at]
    if (test.kind !== 'ranks') return
    const family = families.get(current.measure.name) ?? []
    families.set(current.measure.name, family)
    family.push({ at, p: test.p })
  })
  for (const family of families.values()) {
    holm(family.map(({ p }) => p)).forEach((p, i) => (adjusted[family[i].at] = p))
  }
  return adjusted
}

/** By name, parameters and measure; one series a side is a pair whatever the names (hyperfine's names are the commands). */
function pairsOf(base: Suite, current: Suite): Pick<Comparison, 'unmatched' | 'isPairedByPlace'> & { pairs: Pair[] } {
  const isPairedByPlace =
    base.series.length === 1 && current.series.length === 1 && seriesLabel(base.series[0]) !== seriesLabel(current.series[0])
  const keyOf = ({ series, measure }: Side) => JSON.stringify([isPairedByPlace ? '' : paramsKey(series), measure.name])
  const waiting = new Map<string, Side[]>()
  for (const side of sidesOf(base)) {
    const key = keyOf(side)
    waiting.set(key, [...(waiting.get(key) ?? []), side])
  }
  const pairs: Pair[] = []
  const lonely: Side[] = []
  for (const side of sidesOf(current)) {
    const candidates = waiting.get(keyOf(side)) ?? []
    const at = candidates.findIndex(other => factorOf(other, side) !== null)
    const factor = at < 0 ? null : factorOf(candidates[at], side)
    if (factor === null) lonely.push(side)
    else pairs.push({ base: figured(candidates.splice(at, 1)[0]), current: figured(side), factor })
  }
  const left = Array.from(waiting.values()).flat()
  return { pairs, unmatched: { base: left.map(sideLabel), current: lonely.map(sideLabel) }, isPairedByPlace }
}

function factorOf(base: Side, current: Side): number | null {
  return base.measure.better === current.measure.better ? unitFactor(base.measure.unit, current.measure.unit) : null
}

function paramsKey({ name, params }: Series): string {
  return JSON.stringify([name, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))])
}

/** Figures wait until a partner is found. */
function sidesOf(suite: Suite): Side[] {
  return suite.series.flatMap(series => series.measures.map(measure => ({ series, measure, figures: null })))
}

function figured({ series, measure }: Side): Side {
  return { series, measure, figures: figuresOf(measure, series) }
}

function sideLabel({ series, measure }: Side): string {
  return `${seriesLabel(series)} (${measure.name === measure.unit || measure.unit === '' ? measure.name : `${measure.name}, ${measure.unit}`})`
}

function environmentDifferences(base: Suite, current: Suite): EnvironmentDifference[] {
  const facts = (suite: Suite) => ({ tool: suite.tool, 'tool version': suite.version ?? '', ...suite.environment })
  const [a, b]: [Readonly<Record<string, string>>, Readonly<Record<string, string>>] = [facts(base), facts(current)]
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keys.flatMap(what => {
    const [before, after] = [a[what] ?? '', b[what] ?? '']
    return before === after ? [] : [{ what, base: before === '' ? 'not said' : before, current: after === '' ? 'not said' : after }]
  })
}

function overallOf(rows: readonly ComparedRow[]): Comparison['overall'] {
  const byMeasure = new Map<string, number[]>()
  for (const { current, change } of rows) {
    if (change.ratio === null || current.measure !== current.series.measures[0]) continue
    byMeasure.set(current.measure.name, [...(byMeasure.get(current.measure.name) ?? []), change.ratio])
  }
  return Array.from(byMeasure).flatMap(([measure, ratios]) => {
    const change = geometricMean(ratios)
    return ratios.length < 2 || change === null ? [] : [{ measure, change, count: ratios.length }]
  })
}

/**
 * Many tests at once: twenty benchmarks would give one false alarm at 5 % each. Holm's step-down adjustment (1979), in the order given:
 * at most a share α of all comparisons has any false alarm among p ≤ α.
 */
export function holm(chances: readonly number[]): number[] {
  const order = chances.map((_, i) => i).sort((x, y) => chances[x] - chances[y])
  const adjusted = chances.map(() => 1)
  let least = 0
  order.forEach((test, rank) => {
    least = Math.max(least, Math.min(1, chances[test] * (chances.length - rank)))
    adjusted[test] = least
  })
  return adjusted
}
