// The string table of a profile that is being written: only what is used, in the order of its first use, the empty string first.

import type { ProtoWriter } from '../../bytes/protobufWriter'
import { NONE } from '../../profile/profile'

export type StringWriter = {
  /** The index of a text. */
  index(text: string): number
  /** The index of a row of the profile's strings; 0, the empty string, for NONE. */
  row(row: number): number
  write(writer: ProtoWriter): void
}

const STRING_TABLE = 6

export function stringWriter(strings: readonly string[]): StringWriter {
  const indexes = new Map<string, number>([['', 0]])
  const indexOfRow = new Int32Array(strings.length).fill(NONE)

  function index(text: string): number {
    const known = indexes.get(text)
    if (known !== undefined) return known
    indexes.set(text, indexes.size)
    return indexes.size - 1
  }

  return {
    index,
    row(row) {
      if (row === NONE) return 0
      if (indexOfRow[row] === NONE) indexOfRow[row] = index(strings[row])
      return indexOfRow[row]
    },
    write(writer) {
      for (const text of indexes.keys()) writer.text(STRING_TABLE, text)
    },
  }
}
