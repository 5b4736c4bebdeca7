// The table of changes as text: words where a person reads it, bare numbers where a program does.

import { sortedChanges, type ChangeSort } from '../diff/changeOrder'
import type { Changes } from '../diff/changes'
import { functionName } from '../profile/profile'
import { cellsOfChanges, CHANGE_HEADING } from './changeTable'
import { tableText, type TableForm, type TextColumn, type TableText } from './textTable'

/** `matched` keeps the functions that a search found; null keeps all. */
export function changesText(changes: Changes, matched: Uint8Array | null, sort: ChangeSort, form: TableForm, maxRows: number): TableText {
  const sorted = sortedChanges(changes, sort, fn => functionName(changes.comparison.union, fn))
  const ranked = sorted.filter(fn => matched === null || matched[fn] === 1)
  const shown = ranked.slice(0, maxRows)
  const hidden = ranked.length - shown.length
  const text =
    form === 'markdown'
      ? tableText(form, WORDED, cellsOfChanges(changes, shown), hidden)
      : tableText(form, numberColumns(changes.comparison.unit), numberRows(changes, shown), hidden)
  return { text, rowCount: ranked.length, shownRows: shown.length }
}

const WORDED: readonly TextColumn[] = CHANGE_HEADING.map(title => {
  if (title === 'function') return { title, kind: 'name' }
  return { title, kind: title === 'how sure' ? 'text' : 'number' }
})

function numberColumns(unit: string): readonly TextColumn[] {
  const inUnit = (title: string): TextColumn => ({ title: unit === '' ? title : `${title} (${unit})`, kind: 'number' })
  return [
    { title: 'Change (% of baseline)', kind: 'number' },
    { title: 'Error (% of baseline)', kind: 'number' },
    ...['Baseline self', 'Current self', 'Baseline total', 'Current total'].map(inUnit),
    { title: 'Verdict', kind: 'text' },
    { title: 'Function', kind: 'name' },
  ]
}

/** Hundredths of a percent: finer than any measurement. */
const PERCENT_DIGITS = 2

function numberRows(changes: Changes, fns: readonly number[]): readonly (readonly string[])[] {
  const { base, current, delta, deltaError, significant, change, comparison } = changes
  const percent = (share: number) => (share * 100).toFixed(PERCENT_DIGITS)
  return fns.map(fn => [
    percent(delta[fn]),
    percent(deltaError[fn]),
    ...[base.self, current.self, base.total, current.total].map(column => String(column[fn])),
    significant[fn] === 1 ? change[fn] : 'within noise',
    functionName(comparison.union, fn),
  ])
}
