// A comparison for a person: one row a benchmark and measure, differences of the environments first.

import type { ComparedRow, Comparison } from './compare'
import { measureLabel, type TextRows } from './suiteText'
import { digits, shownIn } from './units'
import {
  blindness,
  chanceText,
  changePercent,
  detectableText,
  rangePercent,
  rowRemarks,
  rowWord,
  seriesRemarks,
  suiteHeadline,
} from './words'

export const COMPARISON_HEADING = ['benchmark', 'base', 'current', 'unit', 'change', '95 %', 'p (Holm)', 'n', 'verdict', '']

export function comparisonRows(comparison: Comparison): TextRows {
  const { base, current, environment, unmatched, overall } = comparison
  const blind = blindness(comparison)
  return {
    headline: [
      `base:    ${suiteHeadline(base)}`,
      `current: ${suiteHeadline(current)}`,
      ...environment.map(({ what, base: before, current: after }) => `differs: ${what}: ${before} → ${after}`),
      ...base.warnings.map(warning => `warning: base: ${warning}`),
      ...current.warnings.map(warning => `warning: current: ${warning}`),
      ...(blind === null ? [] : [`warning: ${blind}`]),
    ],
    heading: COMPARISON_HEADING,
    rows: [...comparison.rows.map(comparedCells), ...overall.map(overallCells)],
    remarks: [
      ...(comparison.isPairedByPlace ? ['one benchmark on each side under two names: taken for the same'] : []),
      ...comparison.rows.flatMap(row => remarksOf(row, comparison)),
      ...listed('only in base', unmatched.base),
      ...listed('only in current', unmatched.current),
      ...base.notes.map(note => `base: ${note}`),
      ...current.notes.map(note => `current: ${note}`),
    ],
  }
}

export function comparedCells(row: ComparedRow): string[] {
  const { current, base, change, pAdjusted } = row
  const shown = shownIn(current.measure.unit, change.baseMedian === 0 ? change.currentMedian : change.baseMedian)
  const cell = (value: number) => digits(value * shown.factor)
  const sign = change.difference > 0 ? '+' : ''
  const counts = [base, current].map(side => String(side.figures?.n ?? '–'))
  return [
    measureLabel(current.series, current.measure),
    cell(change.baseMedian),
    cell(change.currentMedian),
    shown.unit,
    change.ratio === null ? `${sign}${cell(change.difference)}` : changePercent(change.ratio),
    change.interval === null ? '' : rangePercent(change.interval),
    pAdjusted === null ? '' : chanceText(pAdjusted),
    counts[0] === counts[1] ? counts[0] : counts.join('/'),
    rowWord(row),
    detectableText(row),
  ]
}

export function overallCells({ measure, change, count }: Comparison['overall'][number]): string[] {
  return [`geometric mean of ${count} (${measure})`, '', '', '', changePercent(change), '', '', '', '', '']
}

export function remarksOf(row: ComparedRow, comparison: Comparison): string[] {
  const tests = comparison.rows.filter(
    ({ current, pAdjusted }) => pAdjusted !== null && current.measure.name === row.current.measure.name,
  ).length
  const label = measureLabel(row.current.series, row.current.measure)
  const sides = (['base', 'current'] as const).flatMap(name => {
    const { figures, measure } = row[name]
    return figures === null ? [] : seriesRemarks(figures, measure).map(remark => `${label}: ${name}: ${remark}`)
  })
  return [...rowRemarks(row, tests).map(remark => `${label}: ${remark}`), ...sides]
}

/** Of the two files: what has no partner, what was left out. */
export function fileRemarks({ isPairedByPlace, unmatched, base, current }: Comparison): string[] {
  return [
    ...(isPairedByPlace ? ['one benchmark on each side under two names: taken for the same'] : []),
    ...listed('only in base', unmatched.base),
    ...listed('only in current', unmatched.current),
    ...base.notes.map(note => `base: ${note}`),
    ...current.notes.map(note => `current: ${note}`),
  ]
}

/** More names than this are a count. */
const MAX_LISTED = 20

function listed(words: string, names: readonly string[]): string[] {
  if (names.length === 0) return []
  const more = names.length > MAX_LISTED ? `, and ${names.length - MAX_LISTED} more` : ''
  return [`${words}: ${names.slice(0, MAX_LISTED).join(', ')}${more}`]
}
