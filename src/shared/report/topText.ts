// The Top table as text, with the columns that are shown: bare numbers for programs, the numbers as on screen where a person reads them.

import { cellText, columnOf, type TopColumnId, type TopData } from './topColumns'
import { formatValue, shareOf } from '../base/quantity'
import { tableText, type TableForm, type TextColumn, type TableText } from './textTable'

export function topText(data: TopData, columns: readonly TopColumnId[], rows: Int32Array, form: TableForm, maxRows: number): TableText {
  const shown = rows.subarray(0, maxRows)
  const text = tableText(
    form,
    columns.map(id => headingOf(data, id, form)),
    Array.from(shown, fn => columns.map(id => (form === 'markdown' ? wordsOf(data, id, fn) : cellText(data, id, fn)))),
    rows.length - shown.length,
  )
  return { text, rowCount: rows.length, shownRows: shown.length }
}

function headingOf({ unit }: TopData, id: TopColumnId, form: TableForm): TextColumn {
  const column = columnOf(id)
  const title = column?.title ?? id
  if (column?.isNumber === true) return { title: unit === '' || form === 'markdown' ? title : `${title} (${unit})`, kind: 'number' }
  return { title, kind: id === 'name' ? 'name' : 'text' }
}

function wordsOf(data: TopData, id: TopColumnId, fn: number): string {
  if (id !== 'self' && id !== 'total') return cellText(data, id, fn)
  const { weights, unit, wholeValue } = data
  return `${formatValue(weights[id][fn], unit)} (${shareOf(weights[id][fn], wholeValue)})`
}
