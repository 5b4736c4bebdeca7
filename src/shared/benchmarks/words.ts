// What a comparison and its figures are called: the same words in the terminal, in Markdown and in JSON.

import { unreachable } from '../base/unreachable'
import type { ComparedRow, Comparison, Verdict } from './compare'
import { ALPHA } from './compare'
import { MIN_FOR_P95, MIN_FOR_P99, type Figures } from './figures'
import { smallestP } from './mannWhitney'
import type { Measure, MeasureKind, Suite } from './suite'
import { shownIn, shownValue } from './units'

export type VerdictWord =
  | 'slower'
  | 'faster'
  | 'more'
  | 'less'
  | 'worse'
  | 'better'
  | 'changed'
  | 'too small to matter'
  | 'no change shown'
  | 'the same'
  | 'too few values'
  | 'summary only'

/** `isMore`: the current median is the larger one. */
function verdictWord(verdict: Verdict, kind: MeasureKind, isMore: boolean): VerdictWord {
  switch (verdict) {
    case 'worse':
    case 'better':
      if (kind === 'time' || kind === 'throughput') return verdict === 'worse' ? 'slower' : 'faster'
      if (kind === 'bytes' || kind === 'count') return isMore ? 'more' : 'less'
      return verdict
    case 'changed':
      return 'changed'
    case 'small':
      return 'too small to matter'
    case 'none':
      return 'no change shown'
    case 'same':
      return 'the same'
    case 'too-few':
      return 'too few values'
    case 'summary-only':
      return 'summary only'
    default:
      return unreachable(verdict)
  }
}

export function rowWord({ verdict, current, change }: ComparedRow): VerdictWord {
  return verdictWord(verdict, current.measure.kind, change.difference > 0)
}

/** A change (0.093) as `+9.3 %`: with its sign; one decimal, two where it is small. */
export function changePercent(change: number): string {
  if (change === 0) return '0 %'
  const percent = Math.abs(change * 100)
  const text = percent < 0.1 ? (percent < 0.01 ? '<0.01' : percent.toFixed(2)) : percent.toFixed(1)
  return `${change > 0 ? '+' : '−'}${text} %`
}

/** `+6.3 … +12.4 %` */
export function rangePercent({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${changePercent(low).replace(' %', '')} … ${changePercent(high)}`
}

/** Three decimals, more for small ones: `0.006`, `<0.0001`. */
export function chanceText(p: number): string {
  if (p < 0.0001) return '<0.0001'
  return p < 0.001 ? p.toFixed(4) : p.toFixed(3)
}

/** Why the row's verdict is what it is, or how far to trust it; one sentence each, without the benchmark's name. */
export function rowRemarks({ change, verdict, pAdjusted, isResolution }: ComparedRow, tests: number): string[] {
  const { test } = change
  const remarks: string[] = []
  if (test.kind === 'too-few') remarks.push(`${test.n} and ${test.m} values: at least 4 and 4 are needed, or no test can say anything`)
  if (test.kind === 'summary-only') remarks.push('summary only: without the single values nothing can be tested')
  if (test.kind === 'ranks') {
    if (test.unit === 'process') remarks.push('processes are compared, by their means')
    if (test.unit === 'iteration') remarks.push('within fewer than 4 processes; may be too sure')
    if (verdict === 'none' && pAdjusted !== null && test.p <= ALPHA && pAdjusted > ALPHA) {
      remarks.push(`p = ${chanceText(test.p)} alone, ${chanceText(pAdjusted)} among ${tests} benchmarks (Holm)`)
    }
  }
  if (isResolution) remarks.push('both medians are the same to the last digit: the clock may not resolve more')
  if (change.ratio === null && test.kind !== 'summary-only') remarks.push('base is not above zero: there is no ratio, only a difference')
  return remarks
}

/** What a series without a shown change would have shown. */
export function detectableText({ change, verdict }: ComparedRow): string {
  return verdict === 'none' && change.detectable !== null ? `would have seen ±${changePercent(change.detectable).slice(1)}` : ''
}

/** Said when not even complete separation of the two sides could pass: then no benchmark of the comparison can speak. */
export function blindness(comparison: Comparison): string | null {
  const families = new Map<string, { count: number; least: number }>()
  for (const { current, change, base } of comparison.rows) {
    if (change.test.kind !== 'ranks') continue
    const family = families.get(current.measure.name) ?? { count: 0, least: 1 }
    families.set(current.measure.name, family)
    family.count++
    if (change.test.unit === 'process') family.least = 0
    else family.least = Math.min(family.least, smallestP(base.figures?.n ?? 0, current.figures?.n ?? 0))
  }
  const blind = Array.from(families.values()).find(({ count, least }) => count * least > ALPHA)
  return blind === undefined ? null : `with ${blind.count} benchmarks and so few values each, no change can be shown: take more values`
}

/** What a series' own values show besides its figures. */
export function seriesRemarks(figures: Figures, measure: Measure): string[] {
  const { warmUp, drift, twoSpeeds, outliers, n } = figures
  const { warmUpLeftOut } = measure
  const shown = shownIn(measure.unit, figures.median)
  const value = (number: number) => shownValue(number, shown)
  return [
    ...(measure.unusable > 0 ? [`${measure.unusable} ${measure.unusable === 1 ? 'value is' : 'values are'} no number and left out`] : []),
    ...(warmUpLeftOut === undefined
      ? []
      : [`the first ${warmUpLeftOut === 1 ? 'value is' : `${warmUpLeftOut} values are`} left out as warm-up`]),
    ...(warmUp === null
      ? []
      : [
          `the first ${warmUp.count} ${warmUp.count === 1 ? 'value looks' : 'values look'} like warm-up; without: median ${value(warmUp.medianWithout)}`,
        ]),
    ...(drift === null
      ? []
      : [`gets ${drift.becomes} through the run (${changePercent(drift.change)} from first to last quarter): heat, memory, other load?`]),
    ...(twoSpeeds === null
      ? []
      : [`two speeds, ${value(twoSpeeds.low)} and ${value(twoSpeeds.high)} (${Math.round(twoSpeeds.highShare * 100)} % of the values)`]),
    ...(outliers.low + outliers.high > 0 && n > 1 ? [`outliers: ${outliers.high} high, ${outliers.low} low, kept in all figures`] : []),
  ]
}

/** `= max` where that is all a percentile of so few values can be. */
export function isMaximum(n: number, percentile: 95 | 99): boolean {
  return n < (percentile === 95 ? MIN_FOR_P95 : MIN_FOR_P99)
}

/** `JMH 1.37, 2026-11-28, commit abc` */
export function suiteHeadline({ tool, version, moment, commit, series }: Suite): string {
  const parts = [
    version === null ? tool : `${tool} ${version}`,
    `${series.length} ${series.length === 1 ? 'benchmark' : 'benchmarks'}`,
    ...(moment === null ? [] : [moment]),
    ...(commit === null ? [] : [`commit ${commit}`]),
  ]
  return parts.join(', ')
}
