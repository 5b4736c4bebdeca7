// The table of measures: its columns, its rows in order (by what a column holds, then by name), and the whole as text.

import type { SpanRow } from '../../../shared/analysis/spans'
import { formatCount, formatDurationNs, formatValue } from '../../../shared/base/quantity'
import type { TableForm, TableText } from '../../../shared/report/textTable'
import type { MarkColumn, MarkSort } from '../markSort'
import { writtenTable, type GridColumn } from './gridColumns'

/** What its columns are kept under. */
export const MARK_TABLE = 'marks'

/** `measure`: what samples weigh, as it is called. */
export function markColumns(measure: string): readonly GridColumn<MarkColumn>[] {
  const number = { isNumber: true, sortsDescendingFirst: true }
  return [
    { id: 'name', title: 'Name', widthPx: 220, isNumber: false, sortsDescendingFirst: false },
    { id: 'track', title: 'Track', widthPx: 110, isNumber: false, sortsDescendingFirst: false },
    { id: 'count', title: 'Count', widthPx: 76, ...number },
    { id: 'total', title: 'Total', widthPx: 92, ...number },
    { id: 'mean', title: 'Mean', widthPx: 92, ...number },
    { id: 'p95', title: '95th percentile', widthPx: 124, ...number },
    { id: 'inside', title: `${measure} inside`, about: 'What samples taken inside weigh, idle ones left out', widthPx: 136, ...number },
  ]
}

/** Rows of `spans` that are named like the search, in order. */
export function markRows(spans: readonly SpanRow[], query: string, { by, isDescending }: MarkSort): readonly number[] {
  const sign = isDescending ? -1 : 1
  const text = query.toLowerCase()
  return Array.from(spans.keys())
    .filter(row => spans[row].name.toLowerCase().includes(text))
    .sort((a, b) => sign * compared(spans[a], spans[b], by) || compared(spans[a], spans[b], 'name') || a - b)
}

function compared(a: SpanRow, b: SpanRow, by: MarkColumn): number {
  if (by === 'name' || by === 'track') return alphabetical(a[by] ?? '', b[by] ?? '')
  return weightOf(a, by) - weightOf(b, by)
}

function alphabetical(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function weightOf(row: SpanRow, by: Exclude<MarkColumn, 'name' | 'track'>): number {
  switch (by) {
    case 'count':
      return row.count
    case 'total':
      return row.totalNs
    case 'mean':
      return row.meanNs
    case 'p95':
      return row.p95Ns
    case 'inside':
      return row.inside
  }
}

export function markCell(row: SpanRow, column: MarkColumn, unit: string): string {
  if (column === 'name') return row.name
  if (column === 'track') return row.track ?? ''
  if (column === 'count') return formatCount(row.count)
  return column === 'inside' ? formatValue(row.inside, unit) : formatDurationNs(weightOf(row, column))
}

/** `columns` and `rows` as they are shown. */
export function markText(
  spans: readonly SpanRow[],
  columns: readonly GridColumn<MarkColumn>[],
  rows: readonly number[],
  unit: string,
  form: TableForm,
  maxRows: number,
): TableText {
  const written = columns.map(({ id, title, isNumber }) => {
    const measure = id === 'count' ? '' : id === 'inside' ? unit : 'ns'
    return {
      title,
      plainTitle: isNumber && measure !== '' ? `${title} (${measure})` : title,
      kind: isNumber ? 'number' : id === 'name' ? 'name' : 'text',
      word: (row: number) => markCell(spans[row], id, unit),
      plain: (row: number) => (id === 'name' || id === 'track' ? markCell(spans[row], id, unit) : String(weightOf(spans[row], id))),
    } as const
  })
  return writtenTable(written, rows, form, maxRows)
}
