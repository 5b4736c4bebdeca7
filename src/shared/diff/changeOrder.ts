// Functions of a comparison in order: in the one that matters, or by what a person sorts the table by.

import { compareUtf8 } from '../base/utf8'
import type { FunctionChanges } from './functionChanges'
import { differenceOf, expectedOf, growthOf } from './growth'

/** `sure`: what is more than noise before what is not, and of either what changed most. */
export type ChangeColumn = 'baseline' | 'current' | 'difference' | 'relative' | 'sure' | 'name'
export type ChangeSort = { readonly by: ChangeColumn; readonly isDescending: boolean }

export const FIRST_SORT: ChangeSort = { by: 'sure', isDescending: true }

type Side = Pick<FunctionChanges['base'], 'total'>

/** What the order needs of a comparison: columns by function. */
export type Ordered = Pick<FunctionChanges, 'significant' | 'delta' | 'valueFactor' | 'before' | 'after'> & {
  readonly base: Side
  readonly current: Side
}

/** Rows of functions that either side has, in order of how much they changed, whatever the sign; significant ones before all others. */
export function rankedChanges(changes: Ordered): number[] {
  const sureness = bySureness(changes)
  const { base, current } = changes
  return Array.from(changes.delta.keys())
    .filter(fn => base.total[fn] !== 0 || current.total[fn] !== 0)
    .sort((a, b) => sureness(b, a) || a - b)
}

/** What is more than noise, by how much of baseline it grew or shrank. */
export function mostChanged(changes: Ordered, count: number): { readonly grew: readonly number[]; readonly shrank: readonly number[] } {
  const sure = rankedChanges(changes).filter(fn => changes.significant[fn] === 1)
  const first = (sign: 1 | -1) => sure.filter(fn => Math.sign(changes.delta[fn]) === sign).slice(0, count)
  return { grew: first(1), shrank: first(-1) }
}

/** The same rows in another order; what is equal in it stays in that one. */
export function sortedChanges(changes: Ordered, { by, isDescending }: ChangeSort, nameOf: (fn: number) => string): number[] {
  const byValue = (value: (fn: number) => number) => (a: number, b: number) => value(a) - value(b)
  const ascending: Record<ChangeColumn, (a: number, b: number) => number> = {
    baseline: byValue(fn => expectedOf(changes, fn)),
    current: byValue(fn => changes.after[fn]),
    difference: byValue(fn => differenceOf(changes, fn)),
    relative: byValue(fn => growthOf(changes, fn)),
    sure: bySureness(changes),
    name: (a, b) => compareUtf8(nameOf(a), nameOf(b)),
  }
  const compare = ascending[by]
  return rankedChanges(changes).sort(isDescending ? (a, b) => compare(b, a) : compare)
}

function bySureness({ significant, delta }: Ordered): (a: number, b: number) => number {
  return (a, b) => significant[a] - significant[b] || Math.abs(delta[a]) - Math.abs(delta[b])
}
