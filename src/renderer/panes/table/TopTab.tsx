// The Top tab: every function with its own and its total weight, sorted, searched, and as text for other programs.

import { Columns3 } from 'lucide-react'
import { useMemo } from 'react'
import { FrameMenu } from '../../parts/FrameMenu'
import { TableBar } from '../../parts/TableBar'
import { TableItems } from '../../parts/TableItems'
import { formatCount } from '../../../shared/base/quantity'
import { goToFunction } from '../../state/mainFlame'
import { showTab, useView } from '../../state/view'
import { IconButton } from '../../ui/Button'
import { Popup } from '../../ui/Popup'
import { ColumnChooser } from './ColumnChooser'
import { columnOf, isFilled, TOP_COLUMNS } from '../../../shared/report/topColumns'
import { TOP_TABLE } from '../../state/tableColumns'
import { FunctionTable } from '../../parts/FunctionTable'
import { TOP_SIDE_COLUMNS } from '../../parts/sideColumns'
import styles from './TopTab.module.css'
import { useTopData } from '../../parts/useTopData'

export function TopTab() {
  const top = useTopData()
  const selectedFn = useView(state => state.selectedFrame?.fn ?? null)
  const isSearching = useView(state => state.query.text !== '')

  const columns = useMemo(() => (top === null ? [] : TOP_COLUMNS.filter(({ id }) => isFilled(top.data, id))), [top])
  if (top === null) return null
  const { rows, sides } = top
  const open = (fn: number) => {
    goToFunction(fn)
    showTab('flame')
  }
  return (
    <div className={styles['tab']}>
      <TableBar
        more={
          sides !== null ? null : (
            <Popup title="Columns" align="end" trigger={<IconButton label="Choose columns" icon={<Columns3 aria-hidden />} />}>
              <ColumnChooser titleOf={id => columnOf(id)?.title ?? id} />
            </Popup>
          )
        }
      >
        <span>
          {formatCount(rows.length)} {rows.length === 1 ? 'function' : 'functions'}
          {isSearching ? ' match the search' : ''}
        </span>
      </TableBar>
      <FrameMenu
        trigger={
          <div className={styles['table']}>
            <FunctionTable
              top={top}
              table={TOP_TABLE}
              columns={columns}
              sideColumns={TOP_SIDE_COLUMNS}
              selectedFn={selectedFn}
              onChoose={goToFunction}
              onOpen={open}
            />
          </div>
        }
      >
        <TableItems />
      </FrameMenu>
    </div>
  )
}
