// Moving through the rows of a table by keyboard.

import type { KeyboardEvent } from 'react'

type Rows = {
  /** −1 when none of them is selected. */
  readonly selectedRow: number
  readonly rowCount: number
  readonly pageRows: number
  readonly go: (row: number) => void
  readonly open: (row: number) => void
}

export function rowKeys(event: KeyboardEvent, { selectedRow, rowCount, pageRows, go, open }: Rows): void {
  if (event.altKey || event.ctrlKey || event.metaKey || rowCount === 0) return
  const to = targetRow(event.key, selectedRow, rowCount, Math.max(1, pageRows))
  if (to !== null) go(to)
  else if (event.key === 'Enter' && selectedRow !== -1) open(selectedRow)
  else return
  event.preventDefault()
  event.stopPropagation()
}

function targetRow(key: string, at: number, rowCount: number, pageRows: number): number | null {
  const within = (row: number) => Math.min(rowCount - 1, Math.max(0, row))
  switch (key) {
    case 'ArrowDown':
      return within(at + 1)
    case 'ArrowUp':
      return within(at - 1)
    case 'PageDown':
      return within(at + pageRows)
    case 'PageUp':
      return within(at - pageRows)
    case 'Home':
      return 0
    case 'End':
      return rowCount - 1
    default:
      return null
  }
}
