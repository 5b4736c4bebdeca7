// The columns that tables of functions and of the call tree have in a comparison: own weight and total, on either side, with the change.

import { compareUtf8 } from '../../shared/base/utf8'
import type { NodeChanges } from '../../shared/diff/nodeChanges'
import { unreachable } from '../../shared/base/unreachable'
import type { SideColumn, SideSort } from '../state/sideSort'
import type { GridColumn } from '../state/tables/gridColumns'

const ABOUT = {
  baseline: 'What it comes to in the baseline at the current side’s size',
  current: 'What it comes to in the current profile',
  change: 'Current less baseline; the dot says whether that is more than noise',
  times: 'Current divided by baseline',
}

function group(of: 'total' | 'self', title: string): readonly GridColumn<SideColumn>[] {
  const number = { isNumber: true, sortsDescendingFirst: true } as const
  return [
    { id: `${of}-baseline`, title: `${title} baseline`, about: ABOUT.baseline, widthPx: 92, ...number },
    { id: `${of}-current`, title: 'Current', about: ABOUT.current, widthPx: 74, ...number },
    { id: `${of}-change`, title: 'Δ', about: ABOUT.change, widthPx: 128, ...number },
    { id: `${of}-times`, title: '×', about: ABOUT.times, widthPx: 58, ...number },
  ]
}

const NAME: GridColumn<SideColumn> = { id: 'name', title: 'Function', widthPx: 176, isNumber: false, sortsDescendingFirst: false }

/** What costs by itself is what can be made cheaper. */
export const TOP_SIDE_COLUMNS: readonly GridColumn<SideColumn>[] = [NAME, ...group('self', 'Self'), ...group('total', 'Total')]

/** Nobody sorts a tree: its rows stand below their callers. */
export const TREE_SIDE_COLUMNS = [{ ...NAME, widthPx: 300 }, ...group('total', 'Total'), ...group('self', 'Self')].map(column => ({
  ...column,
  sortsDescendingFirst: null,
}))

/** Beside two graphs there is room for little. */
export const LIST_SIDE_COLUMNS: readonly GridColumn<SideColumn>[] = [
  { ...NAME, widthPx: 120 },
  ...group('self', 'Self').flatMap(column => (column.id === 'self-change' ? [{ ...column, title: 'Self Δ', widthPx: 160 }] : [])),
]

/** The same rows in the order that a person sorts by. */
export function sortedBySides(
  rows: Int32Array,
  sides: NodeChanges,
  valueFactor: number,
  { by, isDescending }: SideSort,
  nameOf: (fn: number) => string,
): Int32Array {
  const value = valueBy(sides, valueFactor, by)
  const compare =
    value === null ? (a: number, b: number) => compareUtf8(nameOf(a), nameOf(b)) : (a: number, b: number) => value(a) - value(b)
  return rows.slice().sort((a, b) => (isDescending ? compare(b, a) : compare(a, b)) || a - b)
}

/** Null: by name. */
function valueBy({ base, current, baseSelf, currentSelf }: NodeChanges, factor: number, by: SideColumn): ((fn: number) => number) | null {
  const [before, after] = by.startsWith('self') ? [baseSelf, currentSelf] : [base, current]
  switch (by) {
    case 'name':
      return null
    case 'self-baseline':
    case 'total-baseline':
      return fn => before[fn]
    case 'self-current':
    case 'total-current':
      return fn => after[fn]
    case 'self-change':
    case 'total-change':
      return fn => after[fn] - before[fn] * factor
    case 'self-times':
    case 'total-times':
      return fn => (before[fn] > 0 ? after[fn] / (before[fn] * factor) : after[fn] > 0 ? Number.MAX_VALUE : 0)
    default:
      return unreachable(by)
  }
}

/** Of all changes that are shown: what a whole bar stands for. */
export function largestChange({ ofTotal, ofSelf }: NodeChanges): number {
  const most = (delta: Float64Array) => delta.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
  return Math.max(most(ofTotal.delta), most(ofSelf.delta))
}
