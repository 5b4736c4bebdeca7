// Reads constants of a chunk's pools when they are asked for, each once.

import type { ByteCursor } from '../../bytes/cursor'
import type { ByteNames } from '../../bytes/names'
import { NONE } from '../../profile/profile'
import { layoutOf, type Layout } from './layout'
import type { Pool, Pools } from './pools'
import type { JfrField, Schema } from './schema'
import { internText, readText, type PooledText } from './text'

/** What the constant with this key is. */
export type Lookup<T> = (key: number) => T

export type Constants = {
  /** Of constants that are one string: symbols, frame types, thread states, strings. Null where the pool has none. */
  texts(type: number): Lookup<string | null>
  /** Whether any of them is this text. */
  hasText(type: number, text: string): boolean
  /** Of constants of any type: `make` gets the wanted fields of one that is asked for the first time; `missing` where there is none. */
  lookup<T>(type: number, wanted: readonly string[], missing: T, make: (layout: Layout) => T): Lookup<T>
  /** The text in a field that was just read, be it in place or in a pool. */
  textIn(layout: Layout, slot: number): string | null
  /** The same as a row of the recording's symbols; NONE for no text. */
  symbolIn(layout: Layout, slot: number): number
}

/** Makes something of the text at a place. `pooled` is null where it must not refer to the pool of strings. */
type TextMaker<T> = (place: number, pooled: PooledText | null) => T

const STRING = 'java.lang.String'

export function constantsOf(cursor: ByteCursor, schema: Schema, pools: Pools, symbols: ByteNames): Constants {
  const stringType = Array.from(schema.values()).find(type => type.name === STRING)
  const texts = oncePerType(type => textLookup(type, textAt, null))
  const symbolRows = oncePerType(type => textLookup(type, symbolAt, NONE))

  function remembered<T>(pool: Pool, missing: T, make: (place: number) => T): Lookup<T> {
    const known = new Array<T>(pool.place.length())
    const isKnown = new Uint8Array(pool.place.length())
    const find = pool.finder()
    return key => {
      const row = find(key)
      if (row === NONE) return missing
      if (isKnown[row] === 0) {
        isKnown[row] = 1
        known[row] = make(pool.place.get(row))
      }
      return known[row]
    }
  }

  function textLookup<T>(type: number, make: TextMaker<T>, missing: T): Lookup<T> {
    const pool = pools.get(type)
    return pool === undefined ? () => missing : remembered(pool, missing, placeReader(pool, make, missing))
  }

  /** For pools whose constants are one string. */
  function placeReader<T>({ type }: Pool, make: TextMaker<T>, missing: T): (place: number) => T {
    // The pool's own strings must not refer to it: they could do so in circles.
    if (type.name === STRING) return place => make(place, null)
    const field = type.fields[0]
    const layout = field === undefined ? null : layoutOf(schema, type, [field.name])
    if (layout === null || !isText(field)) return () => missing
    return place => {
      cursor.seek(place)
      layout.read(cursor)
      return make(layout.values[0], pooledText)
    }
  }

  function pooledText(key: number): string | null {
    return stringType === undefined ? null : texts(stringType.id)(key)
  }

  function textAt(place: number, pooled: PooledText | null): string | null {
    cursor.seek(place)
    return readText(cursor, pooled)
  }

  function symbolAt(place: number, pooled: PooledText | null): number {
    cursor.seek(place)
    return internText(cursor, pooled, symbols)
  }

  function isText(field: JfrField | null): boolean {
    return field !== null && !field.isPooled && !field.isArray && schema.get(field.type)?.name === STRING
  }

  return {
    texts,
    hasText(type, text) {
      const pool = pools.get(type)
      if (pool === undefined) return false
      const read = placeReader(pool, textAt, null)
      for (let row = 0; row < pool.place.length(); row++) if (read(pool.place.get(row)) === text) return true
      return false
    },
    lookup(type, wanted, missing, make) {
      const pool = pools.get(type)
      const layout = pool === undefined ? null : layoutOf(schema, pool.type, wanted)
      if (pool === undefined || layout === null) return () => missing
      return remembered(pool, missing, place => {
        cursor.seek(place)
        layout.read(cursor)
        return make(layout)
      })
    },
    textIn(layout, slot) {
      const field = layout.fields[slot]
      if (field === null) return null
      if (field.isPooled) return texts(field.type)(layout.values[slot])
      return isText(field) ? textAt(layout.values[slot], pooledText) : null
    },
    symbolIn(layout, slot) {
      const field = layout.fields[slot]
      if (field === null) return NONE
      if (field.isPooled) return symbolRows(field.type)(layout.values[slot])
      return isText(field) ? symbolAt(layout.values[slot], pooledText) : NONE
    },
  }
}

/** Events of many types share one pool, and so should share what was made of it. */
export function oncePerType<T>(make: (type: number) => Lookup<T>): (type: number) => Lookup<T> {
  const made = new Map<number, Lookup<T>>()
  return type => {
    const lookup = made.get(type) ?? make(type)
    made.set(type, lookup)
    return lookup
  }
}
