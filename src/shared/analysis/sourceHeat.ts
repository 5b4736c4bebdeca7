// What each source line of a function weighs: its own code there, and what is called from it.

import { NONE, type Profile } from '../profile/profile'
import type { FunctionWeight } from './neighbours'
import type { StackView } from './stackView'

export type LineHeat = {
  /** 1-based. */
  readonly line: number
  readonly self: number
  /** With all that is called from there. */
  readonly total: number
  /** What is called from there, heaviest first. */
  readonly calls: readonly FunctionWeight[]
}

/** More callees of one line are a macro or a generated file. */
const MAX_CALLS = 8

const OUTSIDE = -2
const OWN = -1

/** By line of the innermost call, in order; lines that the file does not tell are left out. In the unit of the sample type. */
export function sourceHeat(profile: Profile, view: StackView, fn: number): readonly LineHeat[] {
  const { fn: fnOfFrame, line: lineOfFrame } = profile.frames
  /** By row: OUTSIDE, OWN, or the function that the innermost call of `fn` calls on the way to it. */
  const callee = new Int32Array(view.parent.length)
  const line = new Int32Array(view.parent.length)
  const self = new Map<number, number>()
  const total = new Map<number, number>()
  const calls = new Map<number, Map<number, number>>()
  for (let stack = 0; stack < callee.length; stack++) {
    const parent = view.parent[stack]
    const own = fnOfFrame[view.frame[stack]]
    const above = parent === NONE ? OUTSIDE : callee[parent]
    if (own === fn) {
      callee[stack] = OWN
      line[stack] = lineOfFrame[view.frame[stack]]
    } else {
      callee[stack] = above === OWN ? own : above
      line[stack] = parent === NONE ? NONE : line[parent]
    }
    const value = view.self[stack]
    if (value === 0 || callee[stack] === OUTSIDE || line[stack] === NONE) continue
    add(total, line[stack], value)
    if (callee[stack] === OWN) add(self, line[stack], value)
    else {
      const ofLine = calls.get(line[stack]) ?? new Map<number, number>()
      calls.set(line[stack], ofLine)
      add(ofLine, callee[stack], value)
    }
  }
  return [...total]
    .sort((a, b) => a[0] - b[0])
    .map(([row, value]) => ({ line: row, self: self.get(row) ?? 0, total: value, calls: heaviest(calls.get(row)) }))
}

function add(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value)
}

function heaviest(sums: ReadonlyMap<number, number> = new Map()): readonly FunctionWeight[] {
  return Array.from(sums, ([fn, value]) => ({ fn, value }))
    .sort((a, b) => b.value - a.value || a.fn - b.fn)
    .slice(0, MAX_CALLS)
}
