// The columns of a table, which are shown, in which order, how wide and what is sorted by: kept by the library, remembered by the preferences.

import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnSizingState,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { usePreferences, type TableColumns } from '../state/preferences'
import { setColumnWidth } from '../state/tableColumns'
import type { GridColumn, GridSort } from '../state/tables/gridColumns'
import { useRemPx } from '../ui/useRemPx'

export type Grid<Id extends string> = {
  /** What its columns are kept under. */
  readonly table: string
  readonly columns: readonly GridColumn<Id>[]
  /** Null where rows have an order of their own. */
  readonly sort: GridSort<Id> | null
  readonly onSort: (sort: GridSort<Id>) => void
}

/** Columns are made for text of this size, and grow with it. */
const PLAIN_REM_PX = 16
/** A title and its arrow fit; a column that is made for less keeps its own. */
const MIN_WIDTH_PX = 72
const NOTHING_CHOSEN: TableColumns = { order: [], hidden: [], widthsPx: {} }

const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
})
const helper = createColumnHelper<typeof features, object>()
/** The library keeps the columns; the rows are columns of numbers, sorted and searched, and half a million objects would be a pause. */
const NO_ROWS: object[] = []

export type GridHeads<Id extends string> = ReturnType<typeof useGrid<Id>>['heads']

/** `heads` are the columns that are shown, in their order; `layout` is the style of the head and of every row. */
export function useGrid<Id extends string>({ table: tableId, columns, sort, onSort }: Grid<Id>) {
  const chosen = usePreferences(state => state.tables[tableId] ?? NOTHING_CHOSEN)
  const remPx = useRemPx()
  const defs = useMemo(
    () =>
      helper.columns(
        columns.map(({ id, title, widthPx, sortsDescendingFirst }) =>
          helper.accessor(() => null, {
            id,
            header: title,
            size: (widthPx * remPx) / PLAIN_REM_PX,
            minSize: Math.min(MIN_WIDTH_PX, widthPx),
            enableSorting: sortsDescendingFirst !== null,
            sortDescFirst: sortsDescendingFirst === true,
          }),
        ),
      ),
    [columns, remPx],
  )
  const state = useMemo(
    () => ({
      columnOrder: [...chosen.order],
      columnVisibility: Object.fromEntries(chosen.hidden.map(id => [id, false])),
      columnSizing: chosen.widthsPx,
      sorting: sort === null ? [] : [{ id: sort.by, desc: sort.isDescending }],
    }),
    [chosen, sort],
  )
  const table = useTable({
    features,
    columns: defs,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    manualSorting: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    state,
    onColumnSizingChange: change => {
      const next = typeof change === 'function' ? change(state.columnSizing) : change
      for (const [id, widthPx] of Object.entries(next)) if (chosen.widthsPx[id] !== widthPx) setColumnWidth(tableId, id, widthPx)
    },
    onSortingChange: change => {
      const [first] = typeof change === 'function' ? change(state.sorting) : change
      const column = columns.find(({ id }) => id === first?.id)
      if (first !== undefined && column !== undefined) onSort({ by: column.id, isDescending: first.desc })
    },
  })
  const heads = (table.getHeaderGroups()[0]?.headers ?? []).flatMap(header => {
    const column = columns.find(({ id }) => id === header.column.id)
    return column === undefined ? [] : [{ column, header }]
  })
  // The name takes what is left of the window until a person makes it a width of its own.
  const template = heads.map(({ column, header }) =>
    isFlexible(column, chosen.widthsPx) ? `minmax(${header.getSize()}px, 1fr)` : `${header.getSize()}px`,
  )
  return { heads, layout: { gridTemplateColumns: template.join(' '), minWidth: table.getTotalSize() } }
}

function isFlexible({ id, grows = id === 'name' }: GridColumn<string>, widthsPx: ColumnSizingState): boolean {
  return grows && widthsPx[id] === undefined
}
