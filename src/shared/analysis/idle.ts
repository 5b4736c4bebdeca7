// V8's `(idle)`: time in which the engine had nothing to do. DevTools keeps it out of its percentages, and so do we unless asked.

import { functionName, NONE, type Profile, type ProfileNames } from '../profile/profile'

/** As V8 writes it, and every tool that took it over; the engine's own nodes have no file. */
export const IDLE = '(idle)'

export function isIdleFunction(names: Pick<ProfileNames, 'strings' | 'functions'>, fn: number): boolean {
  return functionName(names, fn) === IDLE && names.functions.file[fn] === NONE
}

/** By profile, which never changes: every question about a part of it asks this. */
const known = new WeakMap<Profile['stacks'], Uint8Array | null>()

/** By stack: 1 where it stands for idle time. Null where none does. */
export function idleStacks(profile: Profile): Uint8Array | null {
  const { stacks, frames, functions } = profile
  const before = known.get(stacks)
  if (before !== undefined) return before
  const isIdle = Uint8Array.from(functions.name, (_, fn) => Number(isIdleFunction(profile, fn)))
  let found: Uint8Array | null = null
  if (isIdle.includes(1)) {
    found = new Uint8Array(stacks.parent.length)
    for (let stack = 0; stack < found.length; stack++) {
      const parent = stacks.parent[stack]
      found[stack] = isIdle[frames.fn[stacks.frame[stack]]] | (parent === NONE ? 0 : found[parent])
    }
  }
  known.set(stacks, found)
  return found
}

/** What the engine weighs where it stands as a function: part of the weights, and no part of percentages. */
export function idleWeight(names: Pick<ProfileNames, 'strings' | 'functions'>, self: Float64Array): number {
  return self.reduce((sum, value, fn) => sum + (value !== 0 && isIdleFunction(names, fn) ? value : 0), 0)
}

/** How many samples were taken in idle time. */
export function idleSamples(profile: Profile): number {
  const isIdle = idleStacks(profile)
  return isIdle === null ? 0 : profile.samples.stack.reduce((count, stack) => count + (stack === NONE ? 0 : isIdle[stack]), 0)
}
