// The same tables for a pull request.

import { escapedMarkdown, codeCell, markdownRow } from '../base/text/markdown'
import { cutMiddle } from '../base/text/cut'
import { printable } from '../base/text/unsafe'
import type { TextRows } from './suiteText'

/** A command line of 100 kB is no cell of a table that is read. */
const MAX_NAME_CHARS = 120
/** Columns that hold words or units; the others are numbers. */
const TEXT_COLUMNS: ReadonlySet<string> = new Set(['benchmark', 'unit', 'verdict', ''])

export function benchMarkdown(title: string, { headline, heading, rows, remarks }: TextRows): string {
  const cell = (text: string, column: number) =>
    column === 0 && text !== '' ? codeCell(printable(cutMiddle(text, MAX_NAME_CHARS))) : escapedMarkdown(printable(text))
  const bullets = (lines: readonly string[]) => lines.map(line => `- ${escapedMarkdown(printable(line))}`)
  return [
    `### ${title}`,
    '',
    ...bullets(headline),
    '',
    markdownRow(heading.map(escapedMarkdown)),
    markdownRow(heading.map(name => (TEXT_COLUMNS.has(name) ? '---' : '---:'))),
    ...rows.map(row => markdownRow(row.map(cell))),
    ...(remarks.length > 0 ? ['', '<details><summary>Remarks</summary>', '', ...bullets(remarks), '', '</details>'] : []),
  ].join('\n')
}
