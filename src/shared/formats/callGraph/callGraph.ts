// Files that hold who called whom and no stacks (callgrind, pstats): functions with what they cost themselves, calls with what they cost in all.

import { float64Column, int32Column, type Float64Column } from '../../base/columns'
import { intTable } from '../../base/intTable'
import { isWeight } from '../../profile/weight'

/** Calls of one function by another are one row. */
export type Calls = { readonly caller: Int32Array; readonly callee: Int32Array }

/** What one sample type weighs. */
export type GraphWeights = {
  /** By function: without what it calls. */
  readonly self: Float64Array
  /** By row of the calls: with everything that the callee did then. */
  readonly calls: Float64Array
  /** By function: with everything it called, where the file says so; else null, and it is what its calls add up to. */
  readonly total: Float64Array | null
}

export type CallGraph = {
  readonly calls: Calls
  readonly weights: readonly GraphWeights[]
  /** Costs that were no numbers to be added up, and count nothing. */
  readonly unusable: number
}

export type CallGraphBuilder = {
  /** Adds to what a function costs itself. */
  addSelf(fn: number, type: number, value: number): void
  addTotal(fn: number, type: number, value: number): void
  /** The row of the calls of `callee` by `caller`. */
  call(caller: number, callee: number): number
  addCall(call: number, type: number, value: number): void
  /** `functions` is how many there are. */
  finish(functions: number): CallGraph
}

export function callGraphBuilder(types: number, hasTotals: boolean): CallGraphBuilder {
  const rows = intTable()
  const caller = int32Column()
  const callee = int32Column()
  const columns = Array.from({ length: types }, () => ({ self: float64Column(), calls: float64Column(), total: float64Column() }))
  let unusable = 0

  function addTo(column: Float64Column, row: number, value: number): void {
    while (column.length() <= row) column.push(0)
    if (isWeight(value)) column.add(row, value)
    else unusable++
  }

  return {
    addSelf: (fn, type, value) => addTo(columns[type].self, fn, value),
    addTotal: (fn, type, value) => addTo(columns[type].total, fn, value),
    call(from, to) {
      const row = rows.intern(from, to, 0)
      if (row === caller.length()) {
        caller.push(from)
        callee.push(to)
      }
      return row
    },
    addCall: (call, type, value) => addTo(columns[type].calls, call, value),
    finish(functions) {
      const calls = { caller: caller.finish(), callee: callee.finish() }
      const weights = columns.map(column => ({
        self: filled(column.self, functions),
        calls: filled(column.calls, calls.caller.length),
        total: hasTotals ? filled(column.total, functions) : null,
      }))
      return { calls, weights, unusable }
    },
  }
}

function filled(column: Float64Column, length: number): Float64Array {
  while (column.length() < length) column.push(0)
  return column.finish()
}
