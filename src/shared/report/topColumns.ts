// The Top table: what each column shows, sorts by and writes to a file, and the whole as text.

import type { TableSort } from '../analysis/tableRows'
import { fileLine } from '../names/fileLine'
import { functionName, NONE, stringAt, type ProfileNames } from '../profile/profile'
import { functionKinds } from '../analysis/functionKinds'
import type { CountedFunctions } from '../profile/functionSource'
import type { Modules } from '../analysis/modules'
import { formatValue, shareOf } from '../base/quantity'
import { tableText, type TableForm, type TableText, type TextColumn } from './textTable'

export type TopColumnId = TableSort['by']

export type TopColumn = {
  readonly id: TopColumnId
  readonly title: string
  readonly widthPx: number
  readonly isNumber: boolean
  /** What a first click sorts by. */
  readonly sortsDescendingFirst: boolean
}

export const TOP_COLUMNS: readonly TopColumn[] = [
  { id: 'self', title: 'Self', widthPx: 168, isNumber: true, sortsDescendingFirst: true },
  { id: 'total', title: 'Total', widthPx: 168, isNumber: true, sortsDescendingFirst: true },
  { id: 'samples', title: 'Samples', widthPx: 72, isNumber: true, sortsDescendingFirst: true },
  { id: 'name', title: 'Function', widthPx: 150, isNumber: false, sortsDescendingFirst: false },
  { id: 'module', title: 'Module', widthPx: 112, isNumber: false, sortsDescendingFirst: false },
  { id: 'kind', title: 'Kind', widthPx: 60, isNumber: false, sortsDescendingFirst: false },
  { id: 'file', title: 'Source', widthPx: 164, isNumber: false, sortsDescendingFirst: false },
]

/** What the table is about. */
export type TopData = {
  readonly profile: { readonly names: ProfileNames; readonly modules: Modules }
  readonly weights: CountedFunctions
  readonly unit: string
  /** What shares are of: all samples of the profile, whatever is chosen of them. */
  readonly wholeValue: number
}

export function columnOf(id: string): TopColumn | undefined {
  return TOP_COLUMNS.find(column => column.id === id)
}

/** Whether a column has anything to say of this profile: one kind in every row tells nothing. */
export function isFilled({ profile: { names, modules }, weights }: TopData, column: TopColumnId): boolean {
  if (column === 'samples') return (weights.samples ?? null) !== null
  if (column === 'kind') return new Set(functionKinds(names)).size > 1
  if (column === 'file') return names.functions.file.some(row => row !== NONE)
  return column !== 'module' || modules.names.some(name => name !== '')
}

/** A cell as text, numbers bare: what is copied and saved. */
export function cellText({ profile, weights }: TopData, column: TopColumnId, fn: number): string {
  const { names, modules } = profile
  switch (column) {
    case 'self':
    case 'total':
      return String(weights[column][fn])
    case 'samples':
      return String(weights.samples?.[fn] ?? '')
    case 'kind':
      return functionKinds(names)[fn] ?? ''
    case 'name':
      return functionName(names, fn)
    case 'module':
      return modules.names[modules.ofFn[fn]] ?? ''
    case 'file': {
      const file = stringAt(names, names.functions.file[fn])
      const line = names.functions.startLine[fn]
      return file === null ? '' : fileLine(file, line === NONE ? null : line)
    }
  }
}

/** Bare numbers for programs, the numbers as on screen where a person reads them. */
export function topText(data: TopData, asked: readonly TopColumnId[], rows: Int32Array, form: TableForm, maxRows: number): TableText {
  const shown = rows.subarray(0, maxRows)
  const columns = asked.filter(id => isFilled(data, id))
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
  if (id === 'samples') return { title: 'Samples', kind: 'number' }
  if (column?.isNumber === true) return { title: unit === '' || form === 'markdown' ? title : `${title} (${unit})`, kind: 'number' }
  return { title, kind: id === 'name' ? 'name' : 'text' }
}

function wordsOf(data: TopData, id: TopColumnId, fn: number): string {
  if (id !== 'self' && id !== 'total') return cellText(data, id, fn)
  const { weights, unit, wholeValue } = data
  return `${formatValue(weights[id][fn], unit)} (${shareOf(weights[id][fn], wholeValue)})`
}
