// Which families each sample counts for: one event may be a sample of two, and what an event is may depend on the others.

import { NONE } from '../../profile/profile'
import { familyRow } from './events'
import type { Sampling } from './facts'
import type { SampleColumns } from './sampleRows'

/** The family that each row counts for, and for a few a second one. */
export type Memberships = {
  readonly first: Int32Array
  readonly second: Int32Array
  /** CPU samples are those of the wall clock that were running: nothing else was sampled. */
  readonly isCpuOfWall: boolean
}

const SLEEPING = 'STATE_SLEEPING'
const RUNNABLE = 'STATE_RUNNABLE'
/** Async-profiler's state of a thread that was sampled because it ran, beside wall-clock samples that are the same event. */
const DEFAULT = 'STATE_DEFAULT'
export const CPU = familyRow('cpu')
export const WALL = familyRow('wall')
const ALLOC = familyRow('alloc')
const ALLOC_SAMPLED = familyRow('alloc-sampled')

export function membershipsOf({ family, state }: SampleColumns, states: readonly string[], { isWallClock }: Sampling): Memberships {
  const first = family.slice()
  const second = new Int32Array(first.length).fill(NONE)
  const sleeping = stateRow(states, SLEEPING)
  const running = stateRow(states, DEFAULT)
  // Before its version 4 async-profiler wrote wall-clock samples as execution samples: then these two states tell them apart.
  const hasRunning = first.some((each, row) => each === CPU && state[row] === running)
  const hasSleeping = first.some((each, row) => each === CPU && state[row] === sleeping)
  const hasTlabs = first.includes(ALLOC)
  const runnable = stateRow(states, RUNNABLE)
  const isCpuOfWall = !first.includes(CPU) && first.some((each, row) => each === WALL && state[row] === runnable)
  for (let row = 0; row < first.length; row++) {
    // The JVM's sampled allocations are some of those that the TLAB events hold: the sum would count them twice.
    if (first[row] === ALLOC_SAMPLED && !hasTlabs) first[row] = ALLOC
    if (isCpuOfWall && first[row] === WALL && state[row] === runnable) second[row] = CPU
    if (first[row] !== CPU) continue
    const isCpu = hasRunning ? state[row] === running : state[row] !== sleeping
    if (hasRunning ? !isCpu : hasSleeping || isWallClock) second[row] = WALL
    if (!isCpu) first[row] = NONE
  }
  return { first, second, isCpuOfWall }
}

/** NaN, which no state equals, when no sample has that state. */
function stateRow(states: readonly string[], name: string): number {
  return states.includes(name) ? states.indexOf(name) : NaN
}
