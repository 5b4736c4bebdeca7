// Walks a stream of small binary events that arrives in chunks, so that a recording of any size is read without being gathered first.

import { joinedBytes } from './joinedBytes'

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

/** A longer event has a broken length; and a long one that arrives in small parts is put together again with each of them. */
const MAX_EVENT_BYTES = 2 ** 20

export function eventWalker(readEvent: ReadEvent): EventWalker {
  let carry = new Uint8Array()
  /** Of the first byte of `carry`. */
  let place = 0
  let fault: EventFault | null = null

  return {
    push(chunk) {
      const bytes = carry.length === 0 ? chunk : joinedBytes([carry, chunk])
      let at = 0
      while (at < bytes.length && fault === null) {
        const next = readEvent(bytes, at)
        if (typeof next === 'string') fault = { what: next, byte: place + at }
        else if (next === INCOMPLETE) {
          if (bytes.length - at > MAX_EVENT_BYTES) fault = { what: 'an event without an end', byte: place + at }
          break
        } else at = next
      }
      carry = bytes.slice(at)
      place += at
      return fault === null
    },
    finish: () => ({ fault, cutBytes: fault === null ? carry.length : 0 }),
  }
}
