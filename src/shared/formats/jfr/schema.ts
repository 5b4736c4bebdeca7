// What a chunk says about itself: its types and their fields. Every chunk is read by its own schema, never by a fixed order.

import type { ByteCursor } from '../../bytes/cursor'
import { readText } from './text'

export type JfrField = {
  readonly name: string
  readonly type: number
  /** The value is a key into the pool of its type. */
  readonly isPooled: boolean
  readonly isArray: boolean
  /** `TICKS`, `NANOSECONDS` … of a time span, null of anything else. */
  readonly timeUnit: string | null
}

export type JfrType = { readonly id: number; readonly name: string; readonly fields: readonly JfrField[] }

export type Schema = ReadonlyMap<number, JfrType>

type Attributes = ReadonlyMap<string, string>
/** An annotation names its type by number, so its meaning is known only when all types are. */
type Annotation = { readonly type: number; readonly value: string }
type OpenField = { readonly attributes: Attributes; readonly annotations: Annotation[] }
type OpenType = { readonly attributes: Attributes; readonly fields: OpenField[] }

/** No recording's metadata nests deeper than root, metadata, class, field, annotation. */
const MAX_DEPTH = 16
const TIMESPAN = 'jdk.jfr.Timespan'

/**
 * Reads the metadata event at the cursor; null when there is none. One recorder writes the same bytes into every chunk: those are
 * understood once, and give the same schema.
 */
export function schemaReader(): (cursor: ByteCursor) => Schema | null {
  let lastBytes = new Uint8Array()
  let wasPacked = false
  let last: Schema | null = null
  return cursor => {
    const start = cursor.at()
    const end = start + cursor.int()
    const kind = cursor.long()
    cursor.long() // start
    cursor.long() // duration
    cursor.long() // metadata id
    if (kind !== 0 || end > cursor.end || cursor.isPastEnd()) return null
    const body = cursor.bytes.subarray(cursor.at(), end)
    if (last !== null && cursor.isPacked === wasPacked && isSame(body, lastBytes)) return last
    const schema = readTypes(cursor, end)
    // What is read beyond its end is broken, and says something else elsewhere.
    last = cursor.at() <= end ? schema : null
    lastBytes = last === null ? lastBytes : body.slice()
    wasPacked = cursor.isPacked
    return schema
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

function readTypes(cursor: ByteCursor, end: number): Schema {
  const strings: string[] = []
  for (let left = cursor.int(); left > 0 && cursor.at() < end; left--) strings.push(readText(cursor, null) ?? '')
  const types = readElements(cursor, strings, end)
  const names = new Map(types.map(type => [idOf(type.attributes, 'id'), type.attributes.get('name') ?? '']))
  return new Map(types.map(type => finishType(type, names)).map(type => [type.id, type]))
}

/** Elements stand in depth-first order: of each open one it is enough to know what it is and how many children are still to come. */
function readElements(cursor: ByteCursor, strings: readonly string[], end: number): OpenType[] {
  const types: OpenType[] = []
  const open: { readonly element: string; childrenLeft: number }[] = [{ element: '', childrenLeft: 1 }]
  while (cursor.at() < end && open.length <= MAX_DEPTH) {
    const parent = open.at(-1)
    if (parent === undefined) break
    if (parent.childrenLeft <= 0) {
      open.pop()
      continue
    }
    parent.childrenLeft--
    const element = strings[cursor.int()] ?? ''
    const attributes = readAttributes(cursor, strings, end)
    const type = types.at(-1)
    if (element === 'class') types.push({ attributes, fields: [] })
    else if (element === 'field') type?.fields.push({ attributes, annotations: [] })
    else if (element === 'annotation' && parent.element === 'field') {
      type?.fields.at(-1)?.annotations.push({ type: idOf(attributes, 'class'), value: attributes.get('value') ?? '' })
    }
    open.push({ element, childrenLeft: cursor.int() })
  }
  return types
}

function readAttributes(cursor: ByteCursor, strings: readonly string[], end: number): Attributes {
  const attributes = new Map<string, string>()
  for (let left = cursor.int(); left > 0 && cursor.at() < end; left--) {
    const key = strings[cursor.int()] ?? ''
    attributes.set(key, strings[cursor.int()] ?? '')
  }
  return attributes
}

function finishType({ attributes, fields }: OpenType, typeNames: ReadonlyMap<number, string>): JfrType {
  return {
    id: idOf(attributes, 'id'),
    name: attributes.get('name') ?? '',
    fields: fields.map(field => ({
      name: field.attributes.get('name') ?? '',
      type: idOf(field.attributes, 'class'),
      isPooled: field.attributes.get('constantPool') === 'true',
      isArray: Number(field.attributes.get('dimension') ?? 0) > 0,
      timeUnit: field.annotations.find(annotation => typeNames.get(annotation.type) === TIMESPAN)?.value ?? null,
    })),
  }
}

function idOf(attributes: Attributes, key: string): number {
  return Number(attributes.get(key) ?? NaN)
}
