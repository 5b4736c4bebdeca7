// An order in which every caller stands before what it calls, once the calls that close a circle are left out.

import { NONE } from '../../profile/profile'
import type { Calls } from './callGraph'

export type CallOrder = {
  /** Functions, callers first. */
  readonly functions: Int32Array
  /** By row of the calls: 1 where the callee was already running, so that its cost is in the caller's a second time. */
  readonly isCircular: Uint8Array
  /** Calls of function `f` are `callsFrom[first[f]..first[f + 1])`, the most expensive first. */
  readonly first: Int32Array
  readonly callsFrom: Int32Array
}

/**
 * Walks the calls from the functions that cost most with everything they call (`total`): where functions call each other in a circle,
 * that is where the program came in, so the calls that close the circle are those that come back to it.
 */
export function callOrder({ caller, callee }: Calls, cost: Float64Array, total: Float64Array): CallOrder {
  const functions = total.length
  const { first, callsFrom } = callsByCaller(caller, cost, functions)
  const isCircular = new Uint8Array(caller.length)
  const order: number[] = []
  const state = new Uint8Array(functions)
  const path: number[] = []
  const nextCall = first.slice()

  function visit(start: number): void {
    if (state[start] !== UNSEEN) return
    state[start] = RUNNING
    path.push(start)
    while (path.length > 0) {
      const fn = path[path.length - 1]
      if (nextCall[fn] === first[fn + 1]) {
        state[fn] = DONE
        order.push(fn)
        path.pop()
        continue
      }
      const call = callsFrom[nextCall[fn]++]
      const to = callee[call]
      if (state[to] === RUNNING) isCircular[call] = 1
      else if (state[to] === UNSEEN) {
        state[to] = RUNNING
        path.push(to)
      }
    }
  }

  for (const fn of Int32Array.from(total.keys()).sort((a, b) => total[b] - total[a] || a - b)) visit(fn)
  return { functions: Int32Array.from(order).reverse(), isCircular, first, callsFrom }
}

const UNSEEN = 0
const RUNNING = 1
const DONE = 2

function callsByCaller(caller: Int32Array, cost: Float64Array, functions: number): Pick<CallOrder, 'first' | 'callsFrom'> {
  const callsFrom = Int32Array.from(caller.keys()).sort((a, b) => caller[a] - caller[b] || cost[b] - cost[a] || a - b)
  const first = new Int32Array(functions + 1).fill(NONE)
  let at = 0
  for (let fn = 0; fn <= functions; fn++) {
    first[fn] = at
    while (at < callsFrom.length && caller[callsFrom[at]] === fn) at++
  }
  return { first, callsFrom }
}
