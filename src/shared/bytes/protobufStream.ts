// Walks the fields of a message that arrives in chunks, so that a profile of any size is read without its bytes being gathered first.

import { enter, protoCursor, readHead, type ProtoCursor } from './protobuf'
import { withRoom } from './withRoom'

/** Far more than a sample or a name takes; a field that claims more has a broken length. */
const MAX_FIELD_BYTES = 2 ** 28
/** A tag and a length, or a tag and a number. */
const MAX_HEAD_BYTES = 20
const FIRST_CARRY_BYTES = 4096

/**
 * Gets each field in turn: its number, the cursor that has just read it (valid during the call), and its place in the whole input.
 * Returns what is wrong with it, in words, or null.
 */
export type OnField = (field: number, cursor: ProtoCursor, place: number) => string | null

export type FieldFault = { readonly what: string; readonly at: number }

export type FieldWalker = {
  /** False once something was wrong. */
  push(chunk: Uint8Array): boolean
  /** What was wrong first, a last field that is cut off among it; null when all was well. */
  finish(): FieldFault | null
}

/** `beforeChange` is called before bytes that were handed over are written over or go back to whoever pushed them. */
export function fieldWalker(onField: OnField, beforeChange: () => void): FieldWalker {
  const cursor = protoCursor()
  let carry = new Uint8Array(FIRST_CARRY_BYTES)
  let carried = 0
  let field = 0
  /** Of the first byte that is not read yet, carried or not. */
  let place = 0
  let fault: FieldFault | null = null

  function fail(what: string): void {
    fault ??= { what, at: place }
  }

  /** Reads the head of the field at `start` and returns how long the field is; 0 when its head is cut off by `end`. */
  function readSize(bytes: Uint8Array, start: number, end: number): number {
    enter(cursor, bytes, start, end)
    field = readHead(cursor)
    if (cursor.isBroken) {
      if (end - start >= MAX_HEAD_BYTES) fail('a field that cannot be read')
      return 0
    }
    if (cursor.bodyEnd - cursor.bodyStart > MAX_FIELD_BYTES) fail(`a field of ${cursor.bodyEnd - cursor.bodyStart} bytes`)
    return cursor.bodyEnd - start
  }

  /** Hands over the field whose head has just been read. */
  function emit(sizeBytes: number): void {
    const what = onField(field, cursor, place)
    if (what !== null) fail(what)
    place += sizeBytes
  }

  function keep(bytes: Uint8Array): void {
    carry = withRoom(carry, carried, bytes.length)
    carry.set(bytes, carried)
    carried += bytes.length
  }

  /** Completes the field that an earlier chunk began; returns how much of the chunk that took. */
  function completeCarried(chunk: Uint8Array): number {
    let taken = 0
    for (;;) {
      const size = readSize(carry, 0, carried)
      if (fault !== null) return taken
      if (size > 0 && size === carried) {
        carried = 0
        emit(size)
        beforeChange()
        return taken
      }
      if (taken === chunk.length) return taken
      // While the head is incomplete, it grows by a byte: it must not take bytes of the next field.
      const wanted = size === 0 ? 1 : Math.min(size - carried, chunk.length - taken)
      keep(chunk.subarray(taken, taken + wanted))
      taken += wanted
    }
  }

  return {
    push(chunk) {
      let at = carried > 0 ? completeCarried(chunk) : 0
      while (at < chunk.length && fault === null) {
        const size = readSize(chunk, at, chunk.length)
        if (fault !== null) break
        if (size === 0 || at + size > chunk.length) {
          keep(chunk.subarray(at))
          break
        }
        emit(size)
        at += size
      }
      beforeChange()
      return fault === null
    },
    finish() {
      if (carried > 0 && fault === null) fail('the file is cut off in the middle of a field')
      return fault
    },
  }
}
