// The tables of Firefox's profiles: a list for each column, or, as Gecko writes them, a list for each row with a schema beside it.

import { float64Column, type Float64Column } from '../../base/columns'
import { textOf } from '../../base/utf8'
import { jsonList, jsonNumber, jsonNumbers, SKIP, type JsonSink, type JsonTable } from '../../bytes/jsonSink'

export type ColumnTable<Name extends string> = {
  /** What it is filled through: the fields of the table in the file. */
  readonly fields: JsonTable
  /** NaN where a cell is null, no number or missing. */
  get(name: Name, row: number): number
  /** Of the longest column; looks at all of them. */
  readonly length: () => number
  has(name: Name): boolean
}

/** `names` in the order that Gecko's rows have, for a schema that comes too late or not at all. */
export function columnTable<Name extends string>(names: readonly Name[]): ColumnTable<Name> {
  const columns = new Map<string, Float64Column>(names.map(name => [name, float64Column()]))
  const positions = names.map(name => columns.get(name))

  const schema: JsonSink = {
    ...SKIP,
    open: () => positions.fill(undefined),
    field(bytes, start, end) {
      const column = columns.get(textOf(bytes.subarray(start, end)))
      return jsonNumber(position => {
        if (column !== undefined && position >= 0 && position < names.length + MAX_OTHER_COLUMNS) positions[position] = column
      })
    },
  }

  let rows = 0
  let position = 0
  const cell = jsonNumbers(value => positions[position++]?.push(value))
  const row: JsonSink = {
    ...cell,
    open: () => (position = 0),
    close() {
      rows++
      // A row may stop before the last column.
      for (const column of columns.values()) while (column.length() < rows && positions.includes(column)) column.push(NaN)
    },
  }

  const lists = Object.fromEntries(Array.from(columns, ([name, column]) => [name, jsonNumbers(column.push)]))
  return {
    fields: { ...lists, schema, data: jsonList(() => row) },
    get(name, at) {
      const column = columns.get(name)
      return column === undefined || at >= column.length() ? NaN : column.get(at)
    },
    length: () => Math.max(0, ...Array.from(columns.values(), column => column.length())),
    has: name => (columns.get(name)?.length() ?? 0) > 0,
  }
}

/** Gecko adds columns that we have no use for. */
const MAX_OTHER_COLUMNS = 64
