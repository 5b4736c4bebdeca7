// The table of benchmark results: its columns, its rows in order, and the whole as text.

import { compareUtf8 } from '../../../shared/base/utf8'
import { unitKind } from '../../../shared/benchmarks/units'
import type { TableForm, TableText } from '../../../shared/report/textTable'
import type { BenchSheet } from '../../../shared/questions/benchSheet'
import { writtenTable, type GridColumn, type GridSort, type WrittenColumn } from './gridColumns'

/** A title of the sheet's heading, or one of ours: `name`, `strip`, `profile`. */
export type BenchColumn = string
export type BenchSort = GridSort<BenchColumn>

/** What its columns are kept under: results alone and compared have others. */
export function benchTable(sheet: BenchSheet): string {
  return isCompared(sheet) ? 'benchmarks-compared' : 'benchmarks'
}

function isCompared({ heading }: Pick<BenchSheet, 'heading'>): boolean {
  return heading.includes('verdict')
}

const WORDS: ReadonlySet<string> = new Set(['unit', 'verdict'])
/** Two numbers in one cell. */
const INTERVALS: ReadonlySet<string> = new Set(['95 % of it', '95 %'])
const PERCENTS: ReadonlySet<string> = new Set(['95 %', 'change'])
/** All others are in the row's unit. */
const WITHOUT_UNIT: ReadonlySet<string> = new Set(['n', 'p (Holm)', ...PERCENTS])
const WIDTHS_PX: Readonly<Record<string, number>> = { n: 72, '95 % of it': 140, '95 %': 140, MAD: 116, IQR: 116, verdict: 176 }

/** What could have been seen has no title of its own: it stands under the verdict, where it does not push the profiles out of sight. */
export function benchColumns(sheet: BenchSheet, hasProfiles: boolean): readonly GridColumn<BenchColumn>[] {
  const plain = { isNumber: false, sortsDescendingFirst: null }
  const figures = sheet.heading.slice(1).filter(title => title !== '')
  return [
    { id: 'name', title: 'benchmark', widthPx: 160, isNumber: false, sortsDescendingFirst: false },
    { id: 'strip', title: isCompared(sheet) ? 'values: baseline over current' : 'values', widthPx: 216, ...plain },
    ...figures.map(title => ({
      id: title,
      title: title === 'base' ? 'baseline' : title,
      widthPx: WIDTHS_PX[title] ?? 80,
      isNumber: !WORDS.has(title),
      sortsDescendingFirst: title === 'unit' ? null : title !== 'verdict',
    })),
    ...(hasProfiles ? [{ id: 'profile', title: 'profile', widthPx: 108, ...plain }] : []),
  ]
}

/** Cell of a row; of the rows that sum up, which come after the others, as well. */
export function benchCell({ heading, rows, overall }: BenchSheet, row: number, column: BenchColumn): string {
  const cells = rows[row]?.cells ?? overall[row - rows.length] ?? []
  return cells[column === 'name' ? 0 : heading.indexOf(column)] ?? ''
}

/** What a cell without a title says besides. */
export function benchMore({ heading, rows }: BenchSheet, row: number): string {
  const at = heading.indexOf('')
  return at === -1 ? '' : (rows[row]?.cells.slice(at).join(' ') ?? '')
}

/** Rows in order: benchmarks by their main measure, each with its further measures under it. Null: as the file has them. */
export function benchRows(sheet: BenchSheet, sort: BenchSort | null): readonly number[] {
  const rows = Array.from(sheet.rows.keys())
  if (sort === null || !sheet.heading.includes(sort.by === 'name' ? sheet.heading[0] : sort.by)) return rows
  const groups: number[][] = []
  for (const row of rows) {
    if (sheet.rows[row].isMain || groups.length === 0) groups.push([row])
    else groups[groups.length - 1].push(row)
  }
  const sign = sort.isDescending ? -1 : 1
  return groups.sort(([a], [b]) => compared(sheet, sort.by, a, b, sign)).flat()
}

/** Across prefixes of a unit; what has no number comes last, whichever way. */
function compared(sheet: BenchSheet, column: BenchColumn, a: number, b: number, sign: 1 | -1): number {
  const [left, right] = [a, b].map(row => benchCell(sheet, row, column))
  if (column === 'name' || WORDS.has(column)) return sign * compareUtf8(left, right)
  const units = [a, b].map(row => unitKind(WITHOUT_UNIT.has(column) ? '' : benchCell(sheet, row, 'unit')))
  if (units[0].kind !== units[1].kind) return compareUtf8(units[0].kind, units[1].kind)
  const [x, y] = [left, right].map((text, at) => (numberIn(text) ?? NaN) * units[at].scale)
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y))
  return sign * (x - y)
}

const NUMBER = /^<?([+−-]?)([\d,]*\.?\d+(?:e[+-]?\d+)?)/

/** What a cell begins with: `10 (2 × 5)` is ten, `<0.0001` a ten thousandth; null for words. */
function numberIn(text: string): number | null {
  const [, sign, size] = NUMBER.exec(text) ?? []
  if (size === undefined) return null
  return (sign === '−' || sign === '-' ? -1 : 1) * Number(size.replaceAll(',', ''))
}

/** `columns` and `rows` as they are shown; the rows that sum up stand below, as they do there. */
export function benchText(
  sheet: BenchSheet,
  columns: readonly GridColumn<BenchColumn>[],
  rows: readonly number[],
  form: TableForm,
  maxRows: number,
): TableText {
  const isSplit = form !== 'markdown'
  const written = columns.flatMap(({ id, title, isNumber }): WrittenColumn[] => {
    if (id === 'strip' || id === 'profile') return []
    const word = (row: number) => `${benchCell(sheet, row, id)} ${id === 'verdict' ? benchMore(sheet, row) : ''}`.trim()
    if (!isNumber) return [{ title, kind: id === 'name' ? 'name' : 'text', word, plain: word }]
    const unit = PERCENTS.has(id) ? ' (%)' : ''
    const number = (text: string) => String(numberIn(text) ?? '')
    const ends = (row: number) => benchCell(sheet, row, id).split(' … ')
    if (isSplit && INTERVALS.has(id))
      return ['low', 'high'].map((end, at) => ({
        title: `${title} ${end}${unit}`,
        kind: 'number',
        word,
        plain: row => number(ends(row)[at] ?? ''),
      }))
    return [{ title, plainTitle: `${title}${unit}`, kind: 'number', word, plain: row => number(plainCell(sheet, row, id)) }]
  })
  const overall = sheet.overall.map((_, at) => sheet.rows.length + at)
  return writtenTable(written, [...rows, ...overall], form, maxRows)
}

/** A percentile of few values is their maximum, and a change of what is not above zero has no percentage. */
function plainCell(sheet: BenchSheet, row: number, column: BenchColumn): string {
  const cell = benchCell(sheet, row, column)
  if (cell === '= max') return benchCell(sheet, row, 'max')
  return PERCENTS.has(column) && !cell.endsWith('%') ? '' : cell
}
