// Columns of text that line up in a terminal.

import { printable } from '../shared/base/text/unsafe'

export type Align = 'left' | 'right'

/** A name of 100 kB in one row does not pad all others to its length. */
const MAX_COLUMN_CHARS = 200

/** Two blanks between columns; no blanks at the end of a line. */
export function textTable(rows: readonly (readonly string[])[], align: readonly Align[]): string[] {
  const cells = rows.map(row => row.map(printable))
  const widths = align.map((_, column) =>
    Math.min(
      MAX_COLUMN_CHARS,
      cells.reduce((widest, row) => Math.max(widest, (row[column] ?? '').length), 0),
    ),
  )
  return cells.map(row =>
    align
      .map((side, column) => {
        const cell = row[column] ?? ''
        return side === 'right' ? cell.padStart(widths[column]) : cell.padEnd(widths[column])
      })
      .join('  ')
      .trimEnd(),
  )
}
