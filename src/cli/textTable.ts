// Columns of text that line up in a terminal.

export type Align = 'left' | 'right'

/** Two blanks between columns; no blanks at the end of a line. */
export function textTable(rows: readonly (readonly string[])[], align: readonly Align[]): string[] {
  const widths = align.map((_, column) => rows.reduce((widest, row) => Math.max(widest, (row[column] ?? '').length), 0))
  return rows.map(row =>
    align
      .map((side, column) => {
        const cell = row[column] ?? ''
        return side === 'right' ? cell.padStart(widths[column]) : cell.padEnd(widths[column])
      })
      .join('  ')
      .trimEnd(),
  )
}
