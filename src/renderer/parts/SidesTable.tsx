// Functions of a comparison as a table: each side's weight, the change with how sure it is, sorted by any of them.

import { useMemo } from 'react'
import type { NodeChanges } from '../../shared/diff/nodeChanges'
import { functionName } from '../../shared/profile/profile'
import { changeFacts } from '../state/frameFacts'
import type { SideColumn } from '../state/sideSort'
import { sortSides, useView } from '../state/view'
import { Name } from '../ui/Name'
import type { OpenProfile } from '../worker/opened'
import type { ChangeSheet } from '../../shared/questions/changes'
import { FunctionGrid } from './FunctionGrid'
import { SideCell } from './SideCell'
import { largestChange, sortedBySides } from './sideColumns'
import styles from './TopTable.module.css'
import type { GridColumn } from '../state/tables/gridColumns'

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
  const rows = useMemo(
    () => sortedBySides(found, sides, changes.valueFactor, sort, fn => functionName(profile.names, fn)),
    [found, sides, changes, sort, profile],
  )
  const largest = useMemo(() => largestChange(sides), [sides])
  const partOf = (delta: number) => (largest === 0 ? 0 : delta / largest)
  return (
    <FunctionGrid
      grid={{ table, columns, sort, onSort: sortSides }}
      label="Top functions"
      rowId="top-row"
      rows={rows}
      selectedFn={selectedFn}
      onChoose={onChoose}
      onOpen={onOpen}
      onMenu={onChoose}
      emptyClass={styles['empty']}
      cellsOf={(fn, heads) => {
        const self = changeFacts(changes, unit, sides.baseSelf[fn], sides.currentSelf[fn], sides.ofSelf, fn)
        const total = changeFacts(changes, unit, sides.base[fn], sides.current[fn], sides.ofTotal, fn)
        return heads.map(({ column: { id } }) =>
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
        )
      }}
    />
  )
}
