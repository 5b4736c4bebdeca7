// A comparison as the table that a person reads, in a terminal or as Markdown under a pull request, and as bare numbers for a program.

import { shownName } from '../names/label'
import { sumOf } from '../base/columns'
import { formatShare } from '../base/quantity'
import { rankedChanges, sortedChanges, type ChangeSort } from '../diff/changeOrder'
import type { Changes } from '../diff/changes'
import { changeTextsOf, timesText } from '../diff/growth'
import { percentText } from '../diff/percent'
import { sureness, sureText } from '../diff/sureness'
import { summaryOf } from '../diff/summary'
import { functionName, NONE } from '../profile/profile'
import { codeCell, escapedMarkdown, markdownRow } from '../base/text/markdown'
import { tableText, type TableForm, type TableText, type TextColumn } from './textTable'

/** Of one scale: where baseline was scaled, the scaled value is shown, and the difference is current less that. */
export const CHANGE_HEADING: readonly string[] = ['baseline', 'current', 'Δ', 'of baseline', '×', 'function', 'how sure']
/** Where the name stands. */
export const NAME_COLUMN = CHANGE_HEADING.indexOf('function')

type SureText = (changes: Changes, fn: number) => string
const wholeSure: SureText = (changes, fn) => sureText(changes, changes.comparison.unit, fn)

/** Cells of the rows that are worth a look: what is significant, then the largest of the rest up to `limit` (0: every row). */
export function changeCells(changes: Changes, limit: number, sure: SureText = wholeSure): readonly (readonly string[])[] {
  // Functions without work of their own have nothing to show here.
  const ranked = rankedChanges(changes).filter(fn => limit === 0 || changes.before[fn] !== 0 || changes.after[fn] !== 0)
  return cellsOfChanges(changes, limit === 0 ? ranked : ranked.filter((fn, i) => changes.significant[fn] === 1 || i < limit), sure)
}

/** One row of cells for each of the functions. */
export function cellsOfChanges(changes: Changes, fns: readonly number[], sure: SureText = wholeSure): readonly (readonly string[])[] {
  const { comparison, delta } = changes
  return fns.map(fn => {
    const { baseline, current, difference } = changeTextsOf(changes, comparison.unit, fn)
    const name = shownName(functionName(comparison.union, fn))
    return [baseline, current, difference, percentText(delta[fn]), timesText(changes, fn), name, sure(changes, fn)]
  })
}

/** One sentence a line: weight that only changed its name or its caller. */
export function moveLines(changes: Changes): string[] {
  const { renamed, moved } = changes
  const nameOf = (fn: number) => (fn === NONE ? 'the root' : shownName(functionName(changes.comparison.union, fn)))
  return [
    ...renamed.map(({ from, to, share }) => `${nameOf(from)} was probably renamed to ${nameOf(to)} (${formatShare(share)} of current).`),
    ...moved.map(
      ({ fn, fromCaller, toCaller, share }) =>
        `${nameOf(fn)} moved from ${nameOf(fromCaller)} to ${nameOf(toCaller)} (${formatShare(share)} of current).`,
    ),
  ]
}

/** For a pull-request comment: the sentence, the table of what is significant, what the numbers rest on. */
export function changeMarkdown(changes: Changes, title: string): string {
  const { headline, scaling, power } = summaryOf(changes)
  const significant = sumOf(changes.significant)
  const rows = changeCells(changes, 0).slice(0, significant)
  const table =
    rows.length === 0
      ? []
      : [
          '',
          markdownRow(CHANGE_HEADING),
          '| ---: | ---: | ---: | ---: | ---: | --- | --- |',
          ...rows.map(cells => markdownRow(cells.map((cell, column) => (column === NAME_COLUMN ? codeCell(cell) : cell)))),
        ]
  return [
    `### ${title}`,
    '',
    headline,
    ...table,
    ...moveLines(changes).map(line => `\n${escapedMarkdown(line)}`),
    '',
    `<sub>${scaling} ${power}</sub>`,
  ].join('\n')
}

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
    significant[fn] === 1 ? change[fn] : sureness(changes, fn),
    functionName(comparison.union, fn),
  ])
}
