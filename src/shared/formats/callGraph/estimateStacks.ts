// Stacks for a file that only says who called whom: a function's cost is shared out over its callers, as gprof and KCachegrind do.

import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import type { CallGraph, GraphWeights } from './callGraph'
import { callOrder, type CallOrder } from './callOrder'
import { heaviestFirst } from './heaviestFirst'

/** A small program has more ways through it than anyone looks at; this many of the heaviest are told apart. */
const MAX_STACKS = 200_000
/** What is waiting to be followed is kept in memory; the lightest would not be reached anyway. */
const MAX_WAITING_EACH = 16
/** Shares of less are what is left by rounding. */
const NO_SHARE = 1e-9

/**
 * Adds samples to the builder: what a function costs itself is exact, in whole units; where it was called from is estimated,
 * since its cost is taken to be alike for all calls. `frameOf` is the builder's frame of each function, `types` its sample types.
 */
export function estimateStacks(
  graph: CallGraph,
  frameOf: Int32Array,
  types: readonly number[],
  builder: ProfileBuilder,
  report: Report,
): void {
  const stacksEach = Math.floor(MAX_STACKS / types.length)
  if (graph.unusable > 0) report('costs that are no numbers that can be added up, left out', null, graph.unusable)
  graph.weights.forEach((weights, at) => {
    const order = callOrder(graph.calls, weights.calls, statedTotals(graph, weights, null))
    const shares = sharesOf(graph, weights, order)
    addStacks({ graph, weights, order, shares, frameOf, type: types[at], stacks: stacksEach }, builder, report)
  })
}

type Shares = {
  /** By row of the calls: the part of the callee's cost that belongs to these calls. */
  readonly ofCall: Float64Array
  /** By function: the part that was called by nobody. */
  readonly ofRoot: Float64Array
  /** By function: with everything it called, by these shares. */
  readonly total: Float64Array
}

/**
 * By function: what the file says it costs with everything it calls, else what its own cost and its calls add up to. Without the sign:
 * memory that was given back is shared out over callers as memory that was taken is.
 */
function statedTotals({ calls: { caller } }: CallGraph, { self, calls, total }: GraphWeights, isCircular: Uint8Array | null): Float64Array {
  if (total !== null) return total.map(Math.abs)
  const sums = self.slice()
  for (let call = 0; call < calls.length; call++) if (isCircular?.[call] !== 1) sums[caller[call]] += calls[call]
  return sums.map(Math.abs)
}

function sharesOf(graph: CallGraph, weights: GraphWeights, { functions, isCircular }: CallOrder): Shares {
  const { caller, callee } = graph.calls
  const self = weights.self.map(Math.abs)
  const calls = weights.calls.map(Math.abs)
  const stated = statedTotals(graph, weights, isCircular)
  const called = new Float64Array(self.length)
  const isInCircle = new Uint8Array(self.length)
  for (let call = 0; call < calls.length; call++) {
    if (isCircular[call] === 1) isInCircle[callee[call]] = 1
    else called[callee[call]] += calls[call]
  }
  // A function in a circle counts its own cost again and again, so what its callers don't explain says nothing.
  const ofRoot = self.map((_, fn) => {
    if (called[fn] === 0) return 1
    const outside = stated[fn] - called[fn]
    return isInCircle[fn] === 1 || outside <= NO_SHARE * stated[fn] ? 0 : outside / stated[fn]
  })
  const ofCall = calls.map((cost, call) => {
    const fn = callee[call]
    return isCircular[call] === 1 || called[fn] === 0 ? 0 : (cost / called[fn]) * (1 - ofRoot[fn])
  })
  const allTotals = self.slice()
  const callsTo = callsByCallee(callee, self.length)
  for (let at = functions.length - 1; at >= 0; at--) {
    const fn = functions[at]
    for (const call of callsTo(fn)) allTotals[caller[call]] += allTotals[fn] * ofCall[call]
  }
  return { ofCall, ofRoot, total: allTotals }
}

function callsByCallee(callee: Int32Array, functions: number): (fn: number) => Int32Array {
  const sorted = Int32Array.from(callee.keys()).sort((a, b) => callee[a] - callee[b])
  const first = new Int32Array(functions + 1)
  for (const fn of callee) first[fn + 1]++
  for (let fn = 0; fn < functions; fn++) first[fn + 1] += first[fn]
  return fn => sorted.subarray(first[fn], first[fn + 1])
}

type Placing = {
  readonly graph: CallGraph
  readonly weights: GraphWeights
  readonly order: CallOrder
  readonly shares: Shares
  readonly frameOf: Int32Array
  readonly type: number
  /** How many are told apart. */
  readonly stacks: number
}

function addStacks({ graph, weights, order, shares, frameOf, type, stacks }: Placing, builder: ProfileBuilder, report: Report): void {
  const open = heaviestFirst()
  const placed = new Float64Array(frameOf.length)
  const given = new Float64Array(frameOf.length)

  function add(stack: number, value: number): void {
    if (value !== 0) builder.weigh(builder.sample(stack), type, value)
  }

  /** In whole units: what was given before is taken off, so that all of them add up to the function's own cost. */
  function place(fn: number, share: number, stack: number): void {
    placed[fn] += share
    const upToNow = Math.round(weights.self[fn] * placed[fn])
    add(stack, upToNow - given[fn])
    given[fn] = upToNow
  }

  shares.ofRoot.forEach((share, fn) => {
    if (share > 0) open.push(shares.total[fn] * share, fn, share, NONE)
  })
  let waiting = stacks * MAX_WAITING_EACH
  for (let count = 0; count < stacks; count++) {
    const next = open.pop()
    if (next === null) break
    const stack = builder.stack(next.stack, frameOf[next.fn])
    place(next.fn, next.share, stack)
    for (let at = order.first[next.fn]; at < order.first[next.fn + 1]; at++) {
      const call = order.callsFrom[at]
      const callee = graph.calls.callee[call]
      const share = next.share * shares.ofCall[call]
      if (share * shares.total[callee] > 0 && waiting-- > 0) open.push(share * shares.total[callee], callee, share, stack)
    }
  }
  placed.forEach((share, fn) => {
    if (Math.abs(1 - share) < NO_SHARE || weights.self[fn] === 0) return
    report('functions with calls too small to tell apart, put at the root for that part', null)
    place(fn, 1 - share, builder.stack(NONE, frameOf[fn]))
  })
}
