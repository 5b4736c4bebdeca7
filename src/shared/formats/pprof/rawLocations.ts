// The locations of a protobuf profile as they stream by, with their lines; functions and mappings may come before or after them.

import { float64Column, int32Column } from '../../base/columns'
import { fail, ok, type Result } from '../../base/result'
import { enterBody, NO_FIELD, nextField, protoCursor, WIRE_BYTES, type ProtoCursor } from '../../bytes/protobuf'
import type { FieldFault } from '../../bytes/protobufStream'
import { NONE } from '../../profile/profile'
import { idTable, type IdTable } from './idTable'
import { numberFields } from './numberFields'
import { defineId } from './rawFunctions'
import type { LineRows, LocationRows } from './symbols'

export type RawLocations = {
  /** Takes the body of `outer`'s last field; returns what is wrong with it, or null. */
  read(outer: ProtoCursor, place: number): string | null
  readonly ids: IdTable
  join(mappings: IdTable, functions: IdTable): Result<{ readonly locations: LocationRows; readonly lines: LineRows }, FieldFault>
}

const MAPPING_ID = 2
const ADDRESS = 3
const LINE = 4
const FUNCTION_ID = 1

export function rawLocations(): RawLocations {
  const message = protoCursor()
  const fields = numberFields(ADDRESS)
  const lineFields = numberFields(3)
  const ids = idTable()
  const places = float64Column()
  const low = int32Column()
  const high = int32Column()
  const lineStart = int32Column()
  const mapping = { low: int32Column(), high: int32Column() }
  const fn = { low: int32Column(), high: int32Column() }
  const line = int32Column()
  const column = int32Column()

  function readLine(): boolean {
    if (!lineFields.read(message)) return false
    fn.low.push(lineFields.low(FUNCTION_ID))
    fn.high.push(lineFields.high(FUNCTION_ID))
    line.push(Math.max(0, lineFields.index(2)))
    column.push(Math.max(0, lineFields.index(3)))
    return true
  }

  return {
    read(outer, place) {
      enterBody(message, outer)
      fields.clear()
      lineStart.push(line.length())
      for (let field = nextField(message); field !== NO_FIELD; field = nextField(message)) {
        if (field === LINE && (message.wire !== WIRE_BYTES || !readLine())) return 'a line that cannot be read'
        if (!fields.take(message, field)) return 'a location that cannot be read'
      }
      if (message.isBroken) return 'a location that cannot be read'
      places.push(place)
      low.push(fields.low(ADDRESS))
      high.push(fields.high(ADDRESS))
      mapping.low.push(fields.low(MAPPING_ID))
      mapping.high.push(fields.high(MAPPING_ID))
      return defineId(ids, fields, 'location')
    },
    ids,
    join(mappings, functions) {
      lineStart.push(line.length())
      const starts = lineStart.finish()
      const lineFn = new Int32Array(line.length())
      for (let location = 0; location < places.length(); location++) {
        for (let row = starts[location]; row < starts[location + 1]; row++) {
          lineFn[row] = functions.find(fn.low.get(row), fn.high.get(row))
          if (lineFn[row] === NONE) return fail({ what: 'a line in a function that is not there', at: places.get(location) })
        }
      }
      // An id that leads to no mapping means the same as none: pprof reads it so.
      const mappingRow = Int32Array.from(places.finish(), (_, row) => mappings.find(mapping.low.get(row), mapping.high.get(row)))
      return ok({
        locations: { low: low.finish(), high: high.finish(), mapping: mappingRow, lineStart: starts },
        lines: { fn: lineFn, line: line.finish(), column: column.finish() },
      })
    },
  }
}
