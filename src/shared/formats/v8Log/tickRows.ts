// Ticks of V8's sampler as samples: what it did beside running code, and the time until the next tick.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'

const NS_PER_US = 1000
/** V8's own number for the state of collecting garbage. */
const COLLECTING = 1
/** … and for waiting in the event loop. */
export const IDLE = 8

export type TickRows = {
  /** `timeUs` NaN: not known. `stack` is what ran, without the collector. */
  add(stack: number, state: number, timeUs: number): void
  /** The frame of a tick whose address belongs to no code. */
  readonly unaccounted: number
  /** Nanoseconds from the first tick to the last; null where there are no times. */
  finish(): number | null
}

/** `idle`: the state's number in this version. Idle ticks stand in a sample type of their own, which is there once one was seen. */
export function tickRows(builder: ProfileBuilder, idle = IDLE): TickRows {
  const ticks = builder.sampleType({ name: 'ticks', unit: 'count', weight: 'samples', event: 'ticks' })
  const time = builder.sampleType({ name: 'time', unit: 'nanoseconds', weight: 'period', event: 'ticks' })
  const unaccounted = builder.frame(builder.fn({ name: '(unaccounted)' }), NONE, NONE, frameFlags('unknown'))
  const collecting = builder.frame(builder.fn({ name: '(garbage collector)' }), NONE, NONE, frameFlags('gc'))
  let idleType = NONE
  let startUs = NaN
  let lastNs = 0
  let last = { row: NONE, isIdle: false }
  let gaps = 0

  function weighLast(ns: number): void {
    if (last.row !== NONE && !last.isIdle) builder.weigh(last.row, time, ns)
  }

  return {
    unaccounted,
    add(stack, state, timeUs) {
      if (Number.isNaN(startUs)) startUs = timeUs
      // A tick that lies before the one before it is taken for as late as that.
      const timeNs = Math.max(lastNs, Number.isNaN(timeUs) ? lastNs : (timeUs - startUs) * NS_PER_US)
      weighLast(timeNs - lastNs)
      if (last.row !== NONE) gaps++
      lastNs = timeNs
      const isIdle = state === idle
      const row = builder.sample(state === COLLECTING ? builder.stack(stack, collecting) : stack, { timeNs })
      last = { row, isIdle }
      if (!isIdle) builder.weigh(row, ticks, 1)
      else {
        if (idleType === NONE) idleType = builder.sampleType({ name: 'idle', unit: 'count', weight: null, event: null })
        builder.weigh(row, idleType, 1)
      }
    },
    finish() {
      // Nothing says how long the last one lasts: as long as the mean of the others.
      if (gaps > 0) weighLast(Math.round(lastNs / gaps))
      return lastNs > 0 ? lastNs : null
    },
  }
}
