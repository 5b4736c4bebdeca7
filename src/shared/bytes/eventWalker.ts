// Walks a stream of small binary events that arrives in chunks, so that a recording of any size is read without being gathered first.

import { withRoom } from './withRoom'

/** The event at `at` is not whole yet. */
export const INCOMPLETE = -1

export type EventFault = { readonly what: string; readonly byte: number }

/**
 * Reads one event that starts at `bytes[at]` and returns where the next one starts, INCOMPLETE when it is cut off by the end of the
 * bytes, or in words what is wrong. It is called again with more bytes after INCOMPLETE, so nothing may be kept of a part.
 */
export type ReadEvent = (bytes: Uint8Array, at: number) => number | string

export type EventWalker = {
  /** False once something was wrong. */
  push(chunk: Uint8Array): boolean
  /** Null when all was well; `cutBytes` of an event that the end cut off. */
  finish(): { readonly fault: EventFault | null; readonly cutBytes: number }
}

const FIRST_CARRY_BYTES = 64 * 1024

/** An event of more than `mostBytes` has a broken length. */
export function eventWalker(readEvent: ReadEvent, mostBytes: number): EventWalker {
  let carry = new Uint8Array(FIRST_CARRY_BYTES)
  let carried = 0
  /** Of the first byte that is carried. */
  let place = 0
  let fault: EventFault | null = null

  function keep(chunk: Uint8Array): void {
    carry = withRoom(carry, carried, chunk.length)
    carry.set(chunk, carried)
    carried += chunk.length
  }

  return {
    push(chunk) {
      keep(chunk)
      const bytes = carry.subarray(0, carried)
      let at = 0
      while (at < carried && fault === null) {
        const next = readEvent(bytes, at)
        if (typeof next === 'string') fault = { what: next, byte: place + at }
        else if (next === INCOMPLETE) {
          if (carried - at > mostBytes) fault = { what: 'an event without an end', byte: place + at }
          break
        } else at = next
      }
      if (at > 0) carry.copyWithin(0, at, carried)
      carried -= at
      place += at
      return fault === null
    },
    finish: () => ({ fault, cutBytes: fault === null ? carried : 0 }),
  }
}
