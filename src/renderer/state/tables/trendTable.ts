// The table of a trend's functions: its columns, its rows in order, and the whole as text.

import { formatShare, formatValue } from '../../../shared/base/quantity'
import { compareUtf8 } from '../../../shared/base/utf8'
import type { TableForm, TableText } from '../../../shared/report/textTable'
import type { TrendSheet } from '../../../shared/questions/trendSheet'
import { writtenTable, type GridColumn, type GridSort, type WrittenColumn } from './gridColumns'

/** What its columns are kept under. */
export const TREND_TABLE = 'trend'

export type TrendColumn = 'name' | 'moved' | 'first' | 'latest' | 'chart'
export type TrendSort = GridSort<TrendColumn>

export const FIRST_TREND_SORT: TrendSort = { by: 'moved', isDescending: true }

export function trendColumns({ per }: Pick<TrendSheet, 'per'>): readonly GridColumn<TrendColumn>[] {
  const number = { isNumber: true, widthPx: 84 }
  return [
    { id: 'name', title: 'Function', widthPx: 128, isNumber: false, sortsDescendingFirst: false },
    { id: 'moved', title: 'Moved', about: 'Between which levels it moved, spikes apart', sortsDescendingFirst: true, ...number },
    // Told by the row's chart, which only rows in sight have.
    { id: 'first', title: 'First', about: 'In the oldest deployment', sortsDescendingFirst: null, ...number },
    { id: 'latest', title: 'Latest', about: 'In the newest deployment', sortsDescendingFirst: true, ...number },
    {
      id: 'chart',
      title: per === 'share' ? 'Share of the total' : 'Self',
      about: 'Over the deployments, each from 0 to its largest',
      widthPx: 160,
      isNumber: false,
      sortsDescendingFirst: null,
      grows: true,
    },
  ]
}

/** Functions that are named like the search, in order. */
export function trendRows({ order, names, moved, latest }: TrendSheet, query: string, { by, isDescending }: TrendSort): readonly number[] {
  const text = query.toLowerCase()
  const found = Array.from(order).filter(fn => names[fn].toLowerCase().includes(text))
  const values = by === 'latest' ? latest : moved
  const compared = (a: number, b: number) => (by === 'name' ? compareUtf8(names[a], names[b]) : values[a] - values[b])
  // Equal ones stay as they were: those that moved most first.
  return found.sort((a, b) => (isDescending ? compared(b, a) : compared(a, b)))
}

export function trendValue({ per, unit }: Pick<TrendSheet, 'per' | 'unit'>, value: number): string {
  return per === 'share' ? formatShare(value) : formatValue(value, unit)
}

/** `columns` and `rows` as they are shown; `first`: by function. A chart is no text. */
export function trendText(
  sheet: TrendSheet,
  columns: readonly GridColumn<TrendColumn>[],
  rows: readonly number[],
  first: ReadonlyMap<number, number>,
  form: TableForm,
  maxRows: number,
): TableText {
  const unit = sheet.per === 'share' ? 'share' : sheet.unit
  const written = columns.flatMap(({ id, title }): WrittenColumn[] => {
    if (id === 'chart') return []
    if (id === 'name') return [{ title, kind: 'name', word: fn => sheet.names[fn], plain: fn => sheet.names[fn] }]
    const value = (fn: number) => (id === 'first' ? first.get(fn) : sheet[id][fn])
    const cell = (fn: number, words: (value: number) => string) => {
      const known = value(fn)
      return known === undefined ? '' : words(known)
    }
    return [
      {
        title,
        plainTitle: unit === '' ? title : `${title} (${unit})`,
        kind: 'number',
        word: fn => cell(fn, known => trendValue(sheet, known)),
        plain: fn => cell(fn, String),
      },
    ]
  })
  return writtenTable(written, rows, form, maxRows)
}
