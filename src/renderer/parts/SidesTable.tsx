// Functions of a comparison as a table: each side's weight, the change with how sure it is, sorted by any of them.

import { useMemo } from 'react'
import type { NodeChanges } from '../../shared/diff/nodeChanges'
import { functionName } from '../../shared/profile/profile'
import { changeFacts } from '../state/frameFacts'
import type { SideColumn } from '../state/sideSort'
import { sortSides, useView } from '../state/view'
import { Name } from '../ui/Name'
import { rowKeys } from '../ui/rowKeys'
import rowStyles from '../ui/Rows.module.css'
import { useVirtualRows } from '../ui/useVirtualRows'
import type { OpenProfile } from '../worker/opened'
import type { ChangeSheet } from '../worker/changeSheet'
import { GridHead } from './GridHead'
import { SideCell } from './SideCell'
import { largestChange, sortedBySides } from './sideColumns'
import styles from './TopTable.module.css'
import { useGrid, type GridColumn } from './useGrid'

type Props = {
  /** What its columns' widths are kept under. */
  readonly table: string
  readonly profile: OpenProfile
  readonly changes: ChangeSheet
  readonly sides: NodeChanges
  readonly unit: string
  /** Found by the search, in any order. */
  readonly rows: Int32Array
  readonly columns: readonly GridColumn<SideColumn>[]
  readonly selectedFn: number | null
  readonly onChoose: (fn: number) => void
  /** Double-click and Enter. */
  readonly onOpen: (fn: number) => void
}

export function SidesTable({ table, profile, changes, sides, unit, rows: found, columns, selectedFn, onChoose, onOpen }: Props) {
  const sort = useView(state => state.sideSort)
  const { heads, layout } = useGrid({ table, columns, sort, onSort: sortSides })
  const rows = useMemo(
    () => sortedBySides(found, sides, changes.valueFactor, sort, fn => functionName(profile.names, fn)),
    [found, sides, changes, sort, profile],
  )
  const largest = useMemo(() => largestChange(sides), [sides])
  const { scroller, virtual, pageRows } = useVirtualRows(rows.length)
  const selectedRow = selectedFn === null ? -1 : rows.indexOf(selectedFn)
  const go = (row: number) => {
    onChoose(rows[row])
    virtual.scrollToIndex(row)
  }
  const partOf = (delta: number) => (largest === 0 ? 0 : delta / largest)
  return (
    <div
      className={rowStyles['scroller']}
      ref={scroller}
      role="grid"
      aria-label="Top functions"
      aria-rowcount={rows.length + 1}
      aria-colcount={heads.length}
      aria-activedescendant={selectedRow === -1 ? undefined : `top-row-${selectedRow}`}
      tabIndex={0}
      onKeyDown={event => rowKeys(event, { selectedRow, rowCount: rows.length, pageRows: pageRows(1), go, open: row => onOpen(rows[row]) })}
    >
      <GridHead heads={heads} layout={layout} />
      <div role="rowgroup" className={rowStyles['body']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const fn = rows[index]
          const self = changeFacts(changes, unit, sides.baseSelf[fn], sides.currentSelf[fn], sides.ofSelf, fn)
          const total = changeFacts(changes, unit, sides.base[fn], sides.current[fn], sides.ofTotal, fn)
          return (
            <div
              key={fn}
              id={`top-row-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === selectedRow}
              className={rowStyles['row']}
              style={{ ...layout, transform: `translateY(${start}px)` }}
              onClick={() => onChoose(fn)}
              onContextMenu={() => onChoose(fn)}
              onDoubleClick={() => onOpen(fn)}
            >
              {heads.map(({ column: { id } }) =>
                id === 'name' ? (
                  <div key={id} role="gridcell" className={styles['name']}>
                    <Name text={functionName(profile.names, fn)} limit={240} />
                  </div>
                ) : (
                  <SideCell
                    key={id}
                    column={id}
                    self={self}
                    total={total}
                    selfPart={partOf(sides.ofSelf.delta[fn])}
                    totalPart={partOf(sides.ofTotal.delta[fn])}
                  />
                ),
              )}
            </div>
          )
        })}
      </div>
      {rows.length === 0 ? <p className={styles['empty']}>No function matches the search.</p> : null}
    </div>
  )
}
