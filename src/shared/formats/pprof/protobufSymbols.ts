// Names for the addresses of a protobuf profile that its writer did not look up: C code under Go, what `perf` was converted from.

import { int32Column } from '../../base/columns'
import type { Mapping as KeptMapping } from '../../profile/profile'
import { addressOf } from './addressRanges'
import { programNames, type ProgramNames } from './programNames'
import type { FunctionRows, LineRows, LocationRows } from './symbols'

/** What a profile says of its code, and what is said of it once names were found. */
export type CodeRows = { readonly functions: FunctionRows; readonly locations: LocationRows; readonly lines: LineRows }

export function protobufSymbols(mappings: readonly KeptMapping[], { low, high, mapping, lineStart }: LocationRows): ProgramNames {
  const ranges = mappings.map(({ start, limit, offset, ...file }) => ({
    ...file,
    start: hex(start),
    limit: hex(limit),
    offset: hex(offset),
  }))
  return programNames(ranges, {
    count: mapping.length,
    hasName: location => lineStart[location] < lineStart[location + 1],
    addressOf: location => addressOf(low[location], high[location]),
    mappingOf: location => mapping[location],
  })
}

function hex(digits: string): bigint {
  return BigInt(`0x${digits}`)
}

/** The same code, a line more at each location that a name was found for. */
export function withNames(code: CodeRows, nameOf: (location: number) => string | null): CodeRows {
  const { functions, locations, lines } = code
  const found = Array.from(locations.mapping, (_, location) => nameOf(location))
  if (found.every(name => name === null)) return code
  const rows = new Map<string, number>()
  const lineStart = int32Column()
  const columns = { fn: int32Column(), line: int32Column(), column: int32Column() }
  const push = (fn: number, line: number, column: number) => {
    columns.fn.push(fn)
    columns.line.push(line)
    columns.column.push(column)
  }
  found.forEach((name, location) => {
    lineStart.push(columns.fn.length())
    for (let row = locations.lineStart[location]; row < locations.lineStart[location + 1]; row++)
      push(lines.fn[row], lines.line[row], lines.column[row])
    if (name === null) return
    const fn = rows.get(name) ?? functions.name.length + rows.size
    rows.set(name, fn)
    push(fn, 0, 0)
  })
  lineStart.push(columns.fn.length())
  const names = [...rows.keys()]
  const none = names.map(() => '')
  const startLine = new Int32Array(functions.startLine.length + names.length)
  startLine.set(functions.startLine)
  return {
    functions: {
      name: [...functions.name, ...names],
      systemName: [...functions.systemName, ...none],
      file: [...functions.file, ...none],
      startLine,
    },
    locations: { ...locations, lineStart: lineStart.finish() },
    lines: { fn: columns.fn.finish(), line: columns.line.finish(), column: columns.column.finish() },
  }
}
