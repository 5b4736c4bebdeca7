// The mappings of a protobuf profile: which files its addresses lie in.

import { ok, type Result } from '../../base/result'
import type { ProtoCursor } from '../../bytes/protobuf'
import type { FieldFault } from '../../bytes/protobufStream'
import type { Mapping } from '../../profile/profile'
import { addressOf } from './addressRanges'
import { idTable, type IdTable } from './idTable'
import { numberFields } from './numberFields'
import { defineId } from './rawFunctions'
import { stringRefs, type RawStrings } from './rawStrings'

/** Programs have some hundred at most; each that is kept costs many times the four bytes that it may take in a file. */
export const MAX_KEPT = 4096
const START = 2
const LIMIT = 3
const OFFSET = 4
const FILE = 5
const BUILD_ID = 6
/** Four fields, in the order of Mapping.symbolFlags. */
export const HAS_SYMBOLS = [7, 8, 9, 10] as const

export type MappingRows = {
  /** Of every mapping. */
  readonly file: readonly string[]
  readonly kept: readonly Mapping[]
}

export type RawMappings = {
  /** Takes the body of `outer`'s last field; returns what is wrong with it, or null. */
  read(outer: ProtoCursor, place: number): string | null
  readonly ids: IdTable
  join(strings: RawStrings): Result<MappingRows, FieldFault>
}

export function rawMappings(): RawMappings {
  const fields = numberFields(HAS_SYMBOLS[3])
  const ids = idTable()
  const files = stringRefs()
  const buildIds = stringRefs()
  const ranges: Pick<Mapping, 'start' | 'limit' | 'offset' | 'symbolFlags'>[] = []

  function hex(field: number): string {
    return addressOf(fields.low(field), fields.high(field)).toString(16)
  }

  return {
    read(outer, place) {
      if (!fields.read(outer)) return 'a mapping that cannot be read'
      files.push(fields.index(FILE), place)
      buildIds.push(fields.index(BUILD_ID), place)
      const symbolFlags = HAS_SYMBOLS.reduce((flags, field, bit) => flags | (fields.value(field) === 0 ? 0 : 1 << bit), 0)
      if (ranges.length < MAX_KEPT) ranges.push({ start: hex(START), limit: hex(LIMIT), offset: hex(OFFSET), symbolFlags })
      return defineId(ids, fields, 'mapping')
    },
    ids,
    join(strings) {
      const file = files.join(strings)
      if (!file.ok) return file
      const buildId = buildIds.join(strings)
      if (!buildId.ok) return buildId
      const kept = ranges.map((range, row) => ({ file: file.value[row], buildId: buildId.value[row], ...range }))
      return ok({ file: file.value, kept })
    },
  }
}
