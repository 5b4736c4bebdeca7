// What a reader wants from a JSON file, as a tree of takers: columns are filled straight from the bytes, and the rest is passed over.

import { bytesOf } from '../base/utf8'

/** Takes one value of the file. What it has no use for it ignores: a text where a number was expected is simply not taken. */
export type JsonSink = {
  /** An object or a list begins here, and ends at the matching `close`. */
  open(isList: boolean): void
  close(): void
  /** Who takes the value of this key (`bytes[start..end)`). */
  field(bytes: Uint8Array, start: number, end: number): JsonSink
  /** Who takes the elements of a list. */
  item(): JsonSink
  /** With the digits it was written in, for who needs more of them than a double holds; without them where it is exact. */
  number(value: number, bytes?: Uint8Array, start?: number, end?: number): void
  /** False: texts are not even put together, however long they are. */
  readonly wantsText: boolean
  /** UTF-8, escapes undone; valid during the call only. */
  text(bytes: Uint8Array, start: number, end: number): void
  word(value: boolean | null): void
}

/** Passes over a value and all that is in it. */
export const SKIP: JsonSink = {
  open() {},
  close() {},
  field: () => SKIP,
  item: () => SKIP,
  number() {},
  wantsText: false,
  text() {},
  word() {},
}

export type JsonTable = Readonly<Record<string, JsonSink>>

/** An object whose keys go to these; `on` adds what else may stand in its place, and hears where it begins and ends. */
export function jsonObject(table: JsonTable, on: Partial<JsonSink> = {}): JsonSink {
  return { ...SKIP, field: fieldsOf(table), ...on }
}

/** An object whose taker is made for its first field: a list of millions of empty ones must cost nothing. */
export function lateObject(make: () => JsonSink): JsonSink {
  let made: JsonSink | null = null
  return { ...SKIP, field: (bytes, start, end) => (made ??= make()).field(bytes, start, end) }
}

/** A list whose elements all go to `item`; a function, because a tree's nodes hold lists of nodes. */
export function jsonList(item: () => JsonSink, on: Partial<JsonSink> = {}): JsonSink {
  return { ...SKIP, item, ...on }
}

export function jsonNumber(number: (value: number) => void): JsonSink {
  return { ...SKIP, number }
}

export function jsonText(text: JsonSink['text']): JsonSink {
  return { ...SKIP, wantsText: true, text }
}

/** A list of numbers; anything else in it becomes NaN, so that columns read side by side keep their rows. */
export function jsonNumbers(number: (value: number) => void): JsonSink {
  const hole = () => number(NaN)
  const element: JsonSink = { ...SKIP, number, text: hole, word: hole, open: hole }
  return jsonList(() => element)
}

/** Keys of one kind of object come in the same order each time, so the search begins behind the last one found. */
function fieldsOf(table: JsonTable): JsonSink['field'] {
  const keys = Object.keys(table).map(bytesOf)
  const sinks = Object.values(table)
  let next = 0
  return (bytes, start, end) => {
    for (let tried = 0; tried < keys.length; tried++) {
      const at = next
      next = at + 1 === keys.length ? 0 : at + 1
      if (isKey(keys[at], bytes, start, end)) return sinks[at]
    }
    return SKIP
  }
}

function isKey(key: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (key.length !== end - start) return false
  for (let i = 0; i < key.length; i++) if (key[i] !== bytes[start + i]) return false
  return true
}
