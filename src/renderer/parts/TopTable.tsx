// The table itself: a grid of functions whose columns can be sorted by and made wider.

import { formatValue, shareOf } from '../../shared/base/quantity'
import { cellText, type TopColumn, type TopColumnId, type TopData } from '../../shared/report/topColumns'
import { sortTop, useView } from '../state/view'
import { GridHead } from './GridHead'
import { Name } from '../ui/Name'
import { rowKeys } from '../ui/rowKeys'
import { Weight } from '../ui/Weight'
import styles from './TopTable.module.css'
import rowStyles from '../ui/Rows.module.css'
import { useGrid } from './useGrid'
import { useVirtualRows } from '../ui/useVirtualRows'

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
  const { heads, layout } = useGrid({ table: tableId, columns, sort, onSort: sortTop })
  const { scroller, virtual, pageRows } = useVirtualRows(rows.length)
  const selectedRow = selectedFn === null ? -1 : rows.indexOf(selectedFn)
  const go = (row: number) => {
    onChoose(rows[row])
    virtual.scrollToIndex(row)
  }

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
      onKeyDown={event =>
        rowKeys(event, {
          selectedRow,
          rowCount: rows.length,
          pageRows: pageRows(1),
          go,
          open: row => onOpen(rows[row]),
        })
      }
    >
      <GridHead heads={heads} layout={layout} />
      <div role="rowgroup" className={rowStyles['body']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const fn = rows[index]
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
              {heads.map(({ column }) => (
                <TopCell key={column.id} data={data} column={column.id} fn={fn} />
              ))}
            </div>
          )
        })}
      </div>
      {rows.length === 0 ? <p className={styles['empty']}>No function matches the search.</p> : null}
    </div>
  )
}

/** A weight with its share and bar, or text. */
function TopCell({ data, column, fn }: { readonly data: TopData; readonly column: TopColumnId; readonly fn: number }) {
  const { weights, unit, wholeValue } = data
  if (column === 'self' || column === 'total') {
    const value = weights[column][fn]
    const share = shareOf(value, wholeValue)
    return <Weight value={formatValue(value, unit)} share={share} part={value / wholeValue} look={column} />
  }
  return (
    <div role="gridcell" className={column === 'name' ? styles['name'] : styles['text']}>
      <Name text={cellText(data, column, fn)} limit={240} />
    </div>
  )
}
