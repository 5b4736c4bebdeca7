// All functions, to choose the one in the middle.

import { goToFunction } from '../../state/mainFlame'
import { lookInside, select, showTab } from '../../state/view'
import { columnOf } from '../../../shared/report/topColumns'
import { FunctionTable } from '../../parts/FunctionTable'
import { LIST_SIDE_COLUMNS } from '../../parts/sideColumns'
import { useTopData } from '../../parts/useTopData'
import styles from './FunctionList.module.css'

/** Both fit beside two flame graphs in a small window. */
const NARROW_PX = 140
/** More columns would leave no room for the names. */
const COLUMNS = ['self', 'name'].flatMap(id => {
  const column = columnOf(id)
  return column === undefined ? [] : [{ ...column, widthPx: NARROW_PX }]
})

export function FunctionList({ fn }: { readonly fn: number | null }) {
  const top = useTopData()
  if (top === null) return null
  const choose = (chosen: number) => {
    select({ fn: chosen, path: null })
    lookInside(chosen)
  }
  const open = (chosen: number) => {
    goToFunction(chosen)
    showTab('flame')
  }
  return (
    <div className={styles['list']}>
      <FunctionTable
        top={top}
        table="sandwich"
        columns={COLUMNS}
        sideColumns={LIST_SIDE_COLUMNS}
        selectedFn={fn}
        onChoose={choose}
        onOpen={open}
      />
    </div>
  )
}
