// A column's heading: sorts when it is pressed, and its right edge makes the column wider.

import { ArrowDown, ArrowUp } from 'lucide-react'
import type { TableSort } from '../../shared/analysis/tableRows'
import type { TopColumn } from '../../shared/report/topColumns'
import styles from './TopTable.module.css'

type Props = {
  readonly column: TopColumn
  readonly sort: TableSort
  readonly onSort: (sort: TableSort) => void
  readonly onResizeStart: (event: unknown) => void
  readonly isResizing: boolean
}

export function HeadCell({ column, sort, onSort, onResizeStart, isResizing }: Props) {
  const isSorted = sort.by === column.id
  const direction = sort.isDescending ? 'descending' : 'ascending'
  return (
    <div
      role="columnheader"
      aria-sort={isSorted ? direction : 'none'}
      className={styles['headCell']}
      data-number={column.isNumber ? '' : undefined}
    >
      <button
        type="button"
        tabIndex={-1}
        onClick={() => onSort({ by: column.id, isDescending: isSorted ? !sort.isDescending : column.sortsDescendingFirst })}
      >
        {column.title}
        {isSorted ? sort.isDescending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden /> : null}
      </button>
      <div
        className={styles['handle']}
        data-active={isResizing ? '' : undefined}
        onMouseDown={onResizeStart}
        onTouchStart={onResizeStart}
        aria-hidden
      />
    </div>
  )
}
