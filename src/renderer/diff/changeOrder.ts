// Functions of a comparison in the order that a person asked for; at first in the order that matters.

import { compareUtf8 } from '../../shared/base/utf8'
import type { ChangeSheet } from '../worker/protocol'

/** `sure`: what is more than noise before what is not, and of either what changed most. */
export type ChangeColumn = 'baseline' | 'current' | 'difference' | 'relative' | 'points' | 'sure' | 'name'
export type ChangeSort = { readonly by: ChangeColumn; readonly isDescending: boolean }

export const FIRST_SORT: ChangeSort = { by: 'sure', isDescending: true }

type Changes = Pick<ChangeSheet, 'significant' | 'delta' | 'base' | 'current' | 'valueFactor'>

/** Rows of functions. `matched` keeps those that a search found; null keeps all. */
export function changeOrder(
  changes: Changes,
  matched: Uint8Array | null,
  { by, isDescending }: ChangeSort,
  nameOf: (fn: number) => string,
): readonly number[] {
  const { significant, delta, base, current } = changes
  const rows = Array.from(delta.keys()).filter(
    fn => (base.total[fn] !== 0 || current.total[fn] !== 0) && (matched === null || matched[fn] === 1),
  )
  const bySureness = (a: number, b: number) => significant[a] - significant[b] || Math.abs(delta[a]) - Math.abs(delta[b])
  const byValue = (value: (fn: number) => number) => (a: number, b: number) => value(a) - value(b)
  const ascending: Record<ChangeColumn, (a: number, b: number) => number> = {
    baseline: byValue(fn => base.self[fn]),
    current: byValue(fn => current.self[fn]),
    difference: byValue(fn => differenceOf(changes, fn)),
    relative: byValue(fn => growthOf(changes, fn)),
    points: byValue(fn => delta[fn]),
    sure: bySureness,
    name: (a, b) => compareUtf8(nameOf(a), nameOf(b)),
  }
  const compare = ascending[by]
  const direction = isDescending ? -1 : 1
  return rows.sort((a, b) => direction * compare(a, b) || bySureness(b, a) || a - b)
}

/** Current less what the baseline comes to now, had nothing changed; in the unit of the sample type. */
export function differenceOf({ base, current, valueFactor }: Changes, fn: number): number {
  return current.self[fn] - base.self[fn] * valueFactor
}

/** As a part of what the baseline comes to; the largest number for what had no weight there, 0 for what has none on either side. */
export function growthOf(changes: Changes, fn: number): number {
  const expected = changes.base.self[fn] * changes.valueFactor
  if (expected > 0) return differenceOf(changes, fn) / expected
  return changes.current.self[fn] > 0 ? Number.MAX_VALUE : 0
}
