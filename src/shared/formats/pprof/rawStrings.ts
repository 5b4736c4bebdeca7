// The string table of a protobuf profile, and columns of references into it, which mostly stands at the file's end.

import { float64Column, int32Column } from '../../base/columns'
import { fail, ok, type Result } from '../../base/result'
import { textOf } from '../../base/utf8'
import type { ProtoCursor } from '../../bytes/protobuf'
import type { FieldFault } from '../../bytes/protobufStream'
import type { Report } from '../format'

/** Most names have some dozen bytes, the longest C++ ones some thousand. A longer one loses its tail. */
const MAX_NAME_BYTES = 2 ** 20

export type RawStrings = {
  /** Takes the body of `outer`'s last field; returns what is wrong with it, or null. */
  read(outer: ProtoCursor, place: number): string | null
  /** Null when there is no such string. */
  text(index: number): string | null
}

export function rawStrings(report: Report): RawStrings {
  const strings: string[] = []
  return {
    read({ bytes, bodyStart, bodyEnd }, place) {
      if (strings.length === 0 && bodyEnd > bodyStart) return 'a string table that does not start with an empty string'
      const end = Math.min(bodyEnd, bodyStart + MAX_NAME_BYTES)
      if (end < bodyEnd) report('names longer than 1 MiB, cut', { unit: 'byte', at: place })
      strings.push(textOf(bytes.subarray(bodyStart, end)))
      return null
    },
    text: index => strings[index] ?? null,
  }
}

export type StringRefs = {
  push(index: number, place: number): void
  /** The strings that are meant; the first reference that leads nowhere is the fault. */
  join(strings: RawStrings): Result<string[], FieldFault>
}

export function stringRefs(): StringRefs {
  const indexes = int32Column()
  const places = float64Column()
  return {
    push(index, place) {
      indexes.push(index)
      places.push(place)
    },
    join(strings) {
      const found: string[] = []
      for (let row = 0; row < indexes.length(); row++) {
        const text = strings.text(indexes.get(row))
        if (text === null) return fail({ what: `string ${indexes.get(row)} is not in the string table`, at: places.get(row) })
        found.push(text)
      }
      return ok(found)
    },
  }
}
