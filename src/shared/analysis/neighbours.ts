// Who calls a function and what it calls, wherever it stands: what the details of a frame list.

import { NONE, type Profile } from '../profile/profile'
import type { StackView } from './stackView'

/** Weight by neighbouring function, heaviest first, in the unit of the sample type. */
export type FunctionWeight = { readonly fn: number; readonly value: number }

export type Neighbours = {
  readonly self: number
  /** Counts a stack once, however often the function stands in it. */
  readonly total: number
  /** Of all samples in the view. */
  readonly totalValue: number
  /** By the caller of the outermost call; what is called from nowhere is in `rootValue`. */
  readonly callers: readonly FunctionWeight[]
  readonly rootValue: number
  /** By what the innermost call calls. With `self` they add up to `total`. */
  readonly callees: readonly FunctionWeight[]
  /** By source line of the innermost call, where the file tells lines: what its own code and its calls from there weigh. */
  readonly lines: readonly { readonly line: number; readonly value: number }[]
}

/** A row's state in the walk below: not inside the function, or its own time. Else the row is inside the callee of this number. */
const OUTSIDE = -2
const OWN = -1

export function neighboursOf(profile: Profile, view: StackView, fn: number): Neighbours {
  const { fn: fnOfFrame, line: lineOfFrame } = profile.frames
  const callee = new Int32Array(view.parent.length)
  const caller = new Int32Array(view.parent.length)
  const line = new Int32Array(view.parent.length)
  const callers = new Map<number, number>()
  const callees = new Map<number, number>()
  const lines = new Map<number, number>()
  const sum = { self: 0, total: 0, totalValue: 0, rootValue: 0 }
  for (let stack = 0; stack < callee.length; stack++) {
    const parent = view.parent[stack]
    const above = parent === NONE ? OUTSIDE : callee[parent]
    const own = fnOfFrame[view.frame[stack]]
    if (own === fn) {
      callee[stack] = OWN
      line[stack] = lineOfFrame[view.frame[stack]]
      caller[stack] = above !== OUTSIDE ? caller[parent] : parent === NONE ? NONE : fnOfFrame[view.frame[parent]]
    } else if (above !== OUTSIDE) {
      callee[stack] = above === OWN ? own : above
      line[stack] = line[parent]
      caller[stack] = caller[parent]
    } else {
      callee[stack] = OUTSIDE
    }
    const value = view.self[stack]
    sum.totalValue += value
    if (value === 0 || callee[stack] === OUTSIDE) continue
    sum.total += value
    if (callee[stack] === OWN) sum.self += value
    else addTo(callees, callee[stack], value)
    if (caller[stack] === NONE) sum.rootValue += value
    else addTo(callers, caller[stack], value)
    if (line[stack] !== NONE) addTo(lines, line[stack], value)
  }
  return {
    ...sum,
    callers: heaviestFirst(callers).map(([row, value]) => ({ fn: row, value })),
    callees: heaviestFirst(callees).map(([row, value]) => ({ fn: row, value })),
    lines: heaviestFirst(lines).map(([row, value]) => ({ line: row, value })),
  }
}

function addTo(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value)
}

function heaviestFirst(sums: ReadonlyMap<number, number>): (readonly [number, number])[] {
  return [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0])
}
