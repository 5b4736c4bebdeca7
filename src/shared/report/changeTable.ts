// A comparison as the table that a person reads: in a terminal, or as Markdown under a pull request.

import { sumOf } from '../base/columns'
import { formatShare, formatValue } from '../base/quantity'
import { rankedChanges } from '../diff/changeOrder'
import type { Changes } from '../diff/changes'
import { expectedOf, growthOf, growthText } from '../diff/growth'
import { pointsText } from '../diff/points'
import { summaryOf } from '../diff/summary'
import { functionName, NONE } from '../profile/profile'
import { codeSpan, escapedMarkdown, markdownRow } from '../base/text/markdown'

export const CHANGE_HEADING: readonly string[] = ['change', 'baseline', 'current', 'difference', 'function', 'verdict']

/** Cells of the rows that are worth a look: what is significant, then the largest of the rest up to `limit` (0: every row). */
export function changeCells(changes: Changes, limit: number): readonly (readonly string[])[] {
  const ranked = rankedChanges(changes)
  return cellsOfChanges(changes, limit === 0 ? ranked : ranked.filter((fn, i) => changes.significant[fn] === 1 || i < limit))
}

/** One row of cells for each of the functions. */
export function cellsOfChanges(changes: Changes, fns: readonly number[]): readonly (readonly string[])[] {
  const { base, current, comparison, delta, deltaError, significant, change } = changes
  return fns.map(fn => {
    const own = expectedOf(changes, fn) > 0 ? growthText(growthOf(changes, fn)) : change[fn] === 'new' ? 'new' : ''
    return [
      pointsText(delta[fn]),
      formatValue(base.self[fn], comparison.unit),
      formatValue(current.self[fn], comparison.unit),
      change[fn] === 'gone' ? 'gone' : own,
      functionName(comparison.union, fn),
      significant[fn] === 1 ? `${change[fn]} (±${(deltaError[fn] * 100).toFixed(1)})` : 'within noise',
    ]
  })
}

/** One sentence a line: weight that only changed its name or its caller. */
export function moveLines(changes: Changes): string[] {
  const { renamed, moved } = changes
  const nameOf = (fn: number) => (fn === NONE ? 'the root' : functionName(changes.comparison.union, fn))
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
          '| ---: | ---: | ---: | ---: | --- | --- |',
          ...rows.map(cells => markdownRow(cells.map((cell, column) => (column === 4 ? codeSpan(cell) : cell)))),
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
