// Which columns of the Top table are shown, in which order and how wide: what a person chose over what we think.

import { rememberTable, usePreferences, type TableColumns } from './preferences'
import { TOP_COLUMNS, type TopColumn } from '../../shared/report/topColumns'
import { orderedBy, shownOf } from './tables/gridColumns'

export const TOP_TABLE = 'top'

export function orderedColumns(chosen: TableColumns | undefined): readonly TopColumn[] {
  return orderedBy(TOP_COLUMNS, chosen)
}

export function shownColumns(chosen: TableColumns | undefined): readonly TopColumn[] {
  return shownOf(TOP_COLUMNS, chosen)
}

/** The name tells what a row is: a table without it says nothing. */
export function canHide(id: string): boolean {
  return id !== 'name'
}

export function showColumn(id: string, isShown: boolean): void {
  change(columns => ({ ...columns, hidden: isShown ? columns.hidden.filter(other => other !== id) : [...columns.hidden, id] }))
}

export function moveColumn(id: string, by: 1 | -1): void {
  change(columns => {
    const order = orderedColumns(columns).map(column => column.id)
    const at = order.findIndex(other => other === id)
    const to = at + by
    if (at === -1 || to < 0 || to >= order.length) return columns
    order.splice(to, 0, ...order.splice(at, 1))
    return { ...columns, order }
  })
}

export function setColumnWidth(table: string, id: string, widthPx: number): void {
  const chosen = usePreferences.getState().tables[table] ?? { order: [], hidden: [], widthsPx: {} }
  rememberTable(table, { ...chosen, widthsPx: { ...chosen.widthsPx, [id]: widthPx } })
}

export function resetColumns(): void {
  rememberTable(TOP_TABLE, { order: [], hidden: [], widthsPx: {} })
}

function change(make: (columns: TableColumns) => TableColumns): void {
  const { [TOP_TABLE]: chosen = { order: [], hidden: [], widthsPx: {} } } = usePreferences.getState().tables
  rememberTable(TOP_TABLE, make(chosen))
}
