// The events of a recording by name. Each becomes sample types of its own, so there is a limit to how many are kept apart.

import { byteNames } from '../../bytes/names'

export type EventNames = {
  /** The row of an event's name; a line that names none belongs to `events`. */
  row(bytes: Uint8Array, start: number, end: number): number
  readonly all: () => readonly string[]
  /** Events past the limit, which were thrown together. */
  readonly joined: () => number
}

/** A column of weights for every sample is made of each: `-e 'syscalls:*'` names hundreds and nobody can choose among them. */
const MAX_EVENTS = 64
const UNNAMED = 'events'
const OTHERS = 'other events'

export function eventNames(): EventNames {
  const names = byteNames()
  const all: string[] = []
  let joined = 0
  return {
    row(bytes, start, end) {
      const row = names.intern(bytes, start, end)
      if (row >= MAX_EVENTS) {
        joined++
        all[MAX_EVENTS] = OTHERS
        return MAX_EVENTS
      }
      if (row === all.length) all.push(names.text(row) || UNNAMED)
      return row
    },
    all: () => all,
    joined: () => joined,
  }
}
