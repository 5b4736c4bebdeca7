// The table itself: a grid of functions whose columns can be sorted by and made wider.

import { formatCell, formatCount, shareOf } from '../../shared/base/quantity'
import { cellText, type TopColumn, type TopColumnId, type TopData } from '../../shared/report/topColumns'
import { sortTop, useView } from '../state/view'
import { FunctionGrid } from './FunctionGrid'
import { Name } from '../ui/Name'
import { Weight } from '../ui/Weight'
import styles from './TopTable.module.css'

type Props = {
  /** What its columns' widths are kept under. */
  readonly table: string
  readonly data: TopData
  readonly rows: Int32Array
  readonly columns: readonly TopColumn[]
  readonly selectedFn: number | null
  readonly onChoose: (fn: number) => void
  /** Double-click and Enter. */
  readonly onOpen: (fn: number) => void
}

export function TopTable({ table: tableId, data, rows, columns, selectedFn, onChoose, onOpen }: Props) {
  const sort = useView(state => state.sort)
  return (
    <FunctionGrid
      grid={{ table: tableId, columns, sort, onSort: sortTop }}
      label="Top functions"
      rowId="top-row"
      rows={rows}
      selectedFn={selectedFn}
      onChoose={onChoose}
      onOpen={onOpen}
      onMenu={onChoose}
      emptyClass={styles['empty']}
      cellsOf={(fn, heads) => heads.map(({ column }) => <TopCell key={column.id} data={data} column={column.id} fn={fn} />)}
    />
  )
}

/** A weight with its share and bar, or text. */
function TopCell({ data, column, fn }: { readonly data: TopData; readonly column: TopColumnId; readonly fn: number }) {
  const { weights, unit, wholeValue } = data
  if (column === 'self' || column === 'total') {
    const value = weights[column][fn]
    const share = shareOf(value, wholeValue)
    return (
      <Weight value={formatCell(value, unit)} widest={formatCell(wholeValue, unit)} share={share} part={value / wholeValue} look={column} />
    )
  }
  if (column === 'samples') {
    return (
      <div role="gridcell" className={styles['number']}>
        {formatCount(weights.samples?.[fn] ?? 0)}
      </div>
    )
  }
  return (
    <div role="gridcell" className={column === 'name' ? styles['name'] : styles['text']}>
      <Name text={shownCell(data, column, fn)} limit={240} isCode={column !== 'file' && column !== 'kind'} />
    </div>
  )
}

/** `file://` before a path tells nothing. */
function shownCell(data: TopData, column: TopColumnId, fn: number): string {
  const text = cellText(data, column, fn)
  return column === 'file' ? text.replace(/^file:\/\//, '') : text
}
