// The columns of the Top table: what each shows, sorts by and writes to a file.

import type { TableSort } from '../analysis/tableRows'
import { functionName, NONE, stringAt } from '../profile/profile'
import type { FunctionWeights } from '../analysis/functionTable'
import type { Modules } from '../analysis/modules'
import type { ProfileNames } from '../profile/profile'

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
  { id: 'self', title: 'Self', widthPx: 184, isNumber: true, sortsDescendingFirst: true },
  { id: 'total', title: 'Total', widthPx: 184, isNumber: true, sortsDescendingFirst: true },
  { id: 'name', title: 'Function', widthPx: 190, isNumber: false, sortsDescendingFirst: false },
  { id: 'module', title: 'Module', widthPx: 150, isNumber: false, sortsDescendingFirst: false },
  { id: 'file', title: 'Source', widthPx: 176, isNumber: false, sortsDescendingFirst: false },
]

/** What the table is about. */
export type TopData = {
  readonly profile: { readonly names: ProfileNames; readonly modules: Modules }
  readonly weights: FunctionWeights
  readonly unit: string
  /** What shares are of: all samples of the profile, whatever is chosen of them. */
  readonly wholeValue: number
}

export function columnOf(id: string): TopColumn | undefined {
  return TOP_COLUMNS.find(column => column.id === id)
}

/** A cell as text, numbers bare: what is copied and saved. */
export function cellText({ profile, weights }: TopData, column: TopColumnId, fn: number): string {
  const { names, modules } = profile
  switch (column) {
    case 'self':
    case 'total':
      return String(weights[column][fn])
    case 'name':
      return functionName(names, fn)
    case 'module':
      return modules.names[modules.ofFn[fn]] ?? ''
    case 'file': {
      const file = stringAt(names, names.functions.file[fn]) ?? ''
      const line = names.functions.startLine[fn]
      return line === NONE ? file : `${file}:${line}`
    }
  }
}
