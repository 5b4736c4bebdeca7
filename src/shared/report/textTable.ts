// A table as text for other programs: comma-separated for a file, tab-separated for a spreadsheet, Markdown for a review.

import { formatCount } from '../base/quantity'
import { csvCell, tsvCell } from '../base/text/csv'
import { cutEnd } from '../base/text/cut'
import { codeCell, escapedMarkdown, markdownRow } from '../base/text/markdown'
import { printable } from '../base/text/unsafe'

/** `rowCount`: of the whole table, of which `shownRows` are in the text. */
export type TableText = { readonly text: string; readonly rowCount: number; readonly shownRows: number }

export type TableForm = 'csv' | 'tsv' | 'markdown'

export type TextColumn = {
  readonly title: string
  /** Numbers stand at the right; names are code. */
  readonly kind: 'number' | 'name' | 'text'
}

/** A name of 100 kB is no cell of a table that is read. */
const MAX_MARKDOWN_CELL_CHARS = 300

/** One line a row, headings first. `hiddenRows`: how many more there are, said where a person reads it. */
export function tableText(form: TableForm, columns: readonly TextColumn[], rows: Iterable<readonly string[]>, hiddenRows = 0): string {
  const lines: string[] = [
    lineOf(
      form,
      columns,
      columns.map(column => column.title),
      true,
    ),
  ]
  if (form === 'markdown') lines.push(markdownRow(columns.map(({ kind }) => (kind === 'number' ? '---:' : '---'))))
  for (const row of rows) lines.push(lineOf(form, columns, row, false))
  if (form === 'markdown' && hiddenRows > 0) lines.push('', `… and ${formatCount(hiddenRows)} more ${hiddenRows === 1 ? 'row' : 'rows'}`)
  return lines.join('\n') + '\n'
}

function lineOf(form: TableForm, columns: readonly TextColumn[], cells: readonly string[], isHeading: boolean): string {
  switch (form) {
    case 'csv':
      return cells.map(csvCell).join(',')
    case 'tsv':
      return cells.map(tsvCell).join('\t')
    case 'markdown':
      return markdownRow(cells.map((cell, at) => markdownCell(cell, isHeading ? 'text' : columns[at].kind)))
  }
}

function markdownCell(text: string, kind: TextColumn['kind']): string {
  const line = printable(cutEnd(text, MAX_MARKDOWN_CELL_CHARS).replace(/[\t\r\n]+/g, ' '))
  return kind === 'name' && line !== '' ? codeCell(line) : escapedMarkdown(line)
}
