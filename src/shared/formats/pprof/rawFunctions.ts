// The functions and mappings of a protobuf profile as they stream by: ids first, names when the string table is there.

import { int32Column } from '../../base/columns'
import { ok, type Result } from '../../base/result'
import type { ProtoCursor } from '../../bytes/protobuf'
import type { FieldFault } from '../../bytes/protobufStream'
import { idTable, type IdTable } from './idTable'
import { numberFields, type NumberFields } from './numberFields'
import { stringRefs, type RawStrings } from './rawStrings'
import type { FunctionRows } from './symbols'

const ID = 1

export type RawFunctions = {
  /** Takes the body of `outer`'s last field; returns what is wrong with it, or null. */
  read(outer: ProtoCursor, place: number): string | null
  readonly ids: IdTable
  join(strings: RawStrings): Result<FunctionRows, FieldFault>
}

export function rawFunctions(): RawFunctions {
  const fields = numberFields(5)
  const ids = idTable()
  const names = stringRefs()
  const systemNames = stringRefs()
  const files = stringRefs()
  const startLine = int32Column()
  return {
    read(outer, place) {
      if (!fields.read(outer)) return 'a function that cannot be read'
      names.push(fields.index(2), place)
      systemNames.push(fields.index(3), place)
      files.push(fields.index(4), place)
      startLine.push(Math.max(0, fields.index(5)))
      return defineId(ids, fields, 'function')
    },
    ids,
    join(strings) {
      const name = names.join(strings)
      if (!name.ok) return name
      const systemName = systemNames.join(strings)
      if (!systemName.ok) return systemName
      const file = files.join(strings)
      if (!file.ok) return file
      return ok({ name: name.value, systemName: systemName.value, file: file.value, startLine: startLine.finish() })
    },
  }
}

/** Gives the id in field 1 its row; returns what is wrong with it, or null. */
export function defineId(ids: IdTable, fields: NumberFields, what: string): string | null {
  if (fields.low(ID) === 0 && fields.high(ID) === 0) return `a ${what} without an id`
  return ids.define(fields.low(ID), fields.high(ID)) ? null : `a second ${what} of the same id, as when two profiles are put together`
}
