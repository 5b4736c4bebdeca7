// The table itself: a grid of functions whose columns can be sorted by and made wider.

import {
  columnResizingFeature,
  columnSizingFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
  type ColumnSizingState,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { usePreferences } from '../state/preferences'
import { sortTop, useView } from '../state/view'
import type { TopColumn, TopData } from '../../shared/report/topColumns'
import { HeadCell } from './HeadCell'
import { rowKeys } from '../ui/rowKeys'
import { setColumnWidth } from '../state/tableColumns'
import { TopCell } from './TopCell'
import styles from './TopTable.module.css'
import rowStyles from '../ui/Rows.module.css'
import { useRemPx } from '../ui/useRemPx'
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

/** Columns are made for text of this size, and grow with it. */
const PLAIN_REM_PX = 16
const NO_WIDTHS: ColumnSizingState = {}

const features = tableFeatures({ columnSizingFeature, columnResizingFeature })
const helper = createColumnHelper<typeof features, object>()
/** The library keeps the columns; the rows are the worker's, sorted and searched, and half a million objects would be a pause. */
const NO_ROWS: object[] = []

export function TopTable({ table: tableId, data, rows, columns, selectedFn, onChoose, onOpen }: Props) {
  const sort = useView(state => state.sort)
  const widthsPx = usePreferences(state => state.tables[tableId]?.widthsPx ?? NO_WIDTHS)
  const remPx = useRemPx()

  const defs = useMemo(
    () =>
      helper.columns(
        columns.map(({ id, title, widthPx }) => helper.display({ id, header: title, size: (widthPx * remPx) / PLAIN_REM_PX, minSize: 72 })),
      ),
    [columns, remPx],
  )
  const table = useTable({
    features,
    columns: defs,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    state: { columnSizing: widthsPx },
    onColumnSizingChange: change => {
      const next = typeof change === 'function' ? change(widthsPx) : change
      for (const [id, widthPx] of Object.entries(next)) if (widthsPx[id] !== widthPx) setColumnWidth(tableId, id, widthPx)
    },
  })
  const { scroller, virtual, pageRows } = useVirtualRows(rows.length)

  const headers = table.getHeaderGroups()[0]?.headers ?? []
  // The name takes what is left of the window until a person makes it a width of its own.
  const template = headers
    .map(header => (isFlexible(header.id, widthsPx) ? `minmax(${header.getSize()}px, 1fr)` : `${header.getSize()}px`))
    .join(' ')
  const layout = { gridTemplateColumns: template, minWidth: table.getTotalSize() }
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
      aria-colcount={columns.length}
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
      <div className={styles['head']} role="row" aria-rowindex={1} style={layout}>
        {headers.map((header, at) => {
          const column = columns[at]
          return column === undefined ? null : (
            <HeadCell
              key={header.id}
              column={column}
              sort={sort}
              onSort={sortTop}
              onResizeStart={header.getResizeHandler()}
              isResizing={header.column.getIsResizing()}
            />
          )
        })}
      </div>
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
              {columns.map(column => (
                <TopCell key={column.id} data={data} column={column} fn={fn} />
              ))}
            </div>
          )
        })}
      </div>
      {rows.length === 0 ? <p className={styles['empty']}>No function matches the search.</p> : null}
    </div>
  )
}

function isFlexible(id: string, widthsPx: ColumnSizingState): boolean {
  return id === 'name' && widthsPx[id] === undefined
}
