// A grid of functions, or of whatever else has a number, a row each: heads to sort by and to widen, rows that are drawn as they come into view, and the keys of a list.

import { useEffect, type CSSProperties, type ReactNode } from 'react'
import { rowKeys } from '../ui/rowKeys'
import rowStyles from '../ui/Rows.module.css'
import { useVirtualRows } from '../ui/useVirtualRows'
import { GridHead } from './GridHead'
import { useGrid, type Grid, type GridHeads } from './useGrid'

type Props<Id extends string> = {
  readonly grid: Grid<Id>
  readonly label: string
  /** What the ids of its rows begin with. */
  readonly rowId: string
  readonly rows: Int32Array | readonly number[]
  readonly selectedFn: number | null
  readonly onChoose: (fn: number) => void
  /** Double-click and Enter. */
  readonly onOpen?: (fn: number) => void
  /** The right button, where rows have a menu. */
  readonly onMenu?: (fn: number) => void
  readonly cellsOf: (fn: number, heads: GridHeads<Id>) => ReactNode
  /** Of rows: a class beside the usual one, and whether a row is noise. */
  readonly rowClass?: string | undefined
  readonly isNoise?: (fn: number) => boolean
  readonly emptyClass: string | undefined
  readonly emptyText?: string
  /** Of rows that are higher than a line. */
  readonly rowRem?: number
  /** Below the rows, in the same columns. */
  readonly foot?: (heads: GridHeads<Id>, layout: CSSProperties) => ReactNode
  /** Which rows are on screen or near, where what they show is asked for by then. */
  readonly onSight?: (fns: readonly number[]) => void
}

export function FunctionGrid<Id extends string>(props: Props<Id>) {
  const { grid, label, rowId, rows, selectedFn, onChoose, onOpen, onMenu, cellsOf, rowClass = '', isNoise, emptyClass } = props
  const { emptyText = 'No function matches the search.', rowRem, foot, onSight } = props
  const { heads, layout } = useGrid(grid)
  const { scroller, virtual, pageRows } = useVirtualRows(rows.length, 0, rowRem)
  const selectedRow = selectedFn === null ? -1 : rows.indexOf(selectedFn)
  const go = (row: number) => {
    onChoose(rows[row])
    virtual.scrollToIndex(row)
  }
  const items = virtual.getVirtualItems()
  const inSight = items.map(({ index }) => rows[index]).join()
  useEffect(() => {
    onSight?.(inSight === '' ? [] : inSight.split(',').map(Number))
  }, [onSight, inSight])
  const high = rowRem === undefined ? {} : { height: `${rowRem}rem` }
  return (
    <div
      className={rowStyles['scroller']}
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={heads.length}
      aria-activedescendant={selectedRow === -1 ? undefined : `${rowId}-${selectedRow}`}
      tabIndex={0}
      onKeyDown={event =>
        rowKeys(event, { selectedRow, rowCount: rows.length, pageRows: pageRows(1), go, open: row => onOpen?.(rows[row]) })
      }
    >
      <GridHead heads={heads} layout={layout} />
      <div role="rowgroup" className={rowStyles['body']} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const fn = rows[index]
          return (
            <div
              key={fn}
              id={`${rowId}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === selectedRow}
              className={`${rowStyles['row']} ${rowClass}`}
              data-noise={isNoise?.(fn) === true ? '' : undefined}
              style={{ ...layout, ...high, transform: `translateY(${start}px)` }}
              onClick={() => onChoose(fn)}
              onContextMenu={() => onMenu?.(fn)}
              onDoubleClick={() => onOpen?.(fn)}
            >
              {cellsOf(fn, heads)}
            </div>
          )
        })}
      </div>
      {foot?.(heads, layout)}
      {rows.length === 0 ? <p className={emptyClass}>{emptyText}</p> : null}
    </div>
  )
}
