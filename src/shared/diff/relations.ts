// Who calls a function and whom it calls, by weight with all that is called: what tells moves, renames and replacements.

import { subtreeTotals, type StackView } from '../analysis/stackView'
import { NONE } from '../profile/profile'

export type Neighbours = ReadonlyMap<number, number>

/** By function: its neighbours' weights; the root is NONE. */
export type Relations = { readonly callers: ReadonlyMap<number, Neighbours>; readonly callees: ReadonlyMap<number, Neighbours> }

const CALLERS = 1
const BOTH = 2

/**
 * Who calls the functions that `stayed` and the `others`, and whom the others call, by weight. The union has one frame a function. A function's calls
 * of itself are left out.
 */
export function relationsOf(fnOfFrame: Int32Array, view: StackView, stayed: Iterable<number>, others: readonly number[]): Relations {
  const callers = new Map<number, Map<number, number>>()
  const callees = new Map<number, Map<number, number>>()
  const wanted = new Uint8Array(fnOfFrame.length)
  for (const fn of stayed) wanted[fn] = CALLERS
  for (const fn of others) wanted[fn] = BOTH
  if (!wanted.includes(CALLERS) && others.length === 0) return { callers, callees }
  const total = subtreeTotals(view)
  for (let stack = 0; stack < total.length; stack++) {
    const weight = total[stack]
    if (weight <= 0) continue
    const fn = fnOfFrame[view.frame[stack]]
    const caller = view.parent[stack] === NONE ? NONE : fnOfFrame[view.frame[view.parent[stack]]]
    if (caller === fn) continue
    if (wanted[fn] >= CALLERS) addTo(callers, fn, caller, weight)
    if (caller !== NONE && wanted[caller] === BOTH) addTo(callees, caller, fn, weight)
  }
  return { callers, callees }
}

function addTo(table: Map<number, Map<number, number>>, of: number, neighbour: number, weight: number): void {
  let row = table.get(of)
  if (row === undefined) table.set(of, (row = new Map()))
  row.set(neighbour, (row.get(neighbour) ?? 0) + weight)
}
