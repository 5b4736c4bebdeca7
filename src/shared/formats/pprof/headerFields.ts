// The fields of a protobuf profile that are about it as a whole: references until the string table is there.

import { fail, ok, type Result } from '../../base/result'
import { enterBody, protoCursor, readVarint, signedValue, WIRE_BYTES, WIRE_VARINT, type ProtoCursor } from '../../bytes/protobuf'
import type { FieldFault } from '../../bytes/protobufStream'
import type { Mapping } from '../../profile/profile'
import type { Header, ValueType } from './header'
import { numberFields } from './numberFields'
import type { RawStrings } from './rawStrings'

const SAMPLE_TYPE = 1
const DROP_FRAMES = 7
const KEEP_FRAMES = 8
const TIME = 9
const DURATION = 10
const PERIOD_TYPE = 11
const PERIOD = 12
const COMMENT = 13
const DEFAULT_SAMPLE_TYPE = 14
const DOC_URL = 15

export type HeaderFields = {
  /** Takes a field of the profile, if it is one of the header's; returns what is wrong with it, or null. */
  read(field: number, cursor: ProtoCursor, place: number): string | null
  join(strings: RawStrings, mappings: readonly Mapping[]): Result<JoinedHeader, FieldFault>
}

export type JoinedHeader = { readonly header: Header; readonly dropFrames: string; readonly keepFrames: string }

type ValueTypeRefs = { readonly type: number; readonly unit: number; readonly place: number }

const NO_TYPE: ValueTypeRefs = { type: 0, unit: 0, place: 0 }

export function headerFields(): HeaderFields {
  const packed = protoCursor()
  const typeFields = numberFields(2)
  const sampleTypes: ValueTypeRefs[] = []
  const comments: { readonly index: number; readonly place: number }[] = []
  const numbers = new Map<number, { readonly value: number; readonly place: number }>()
  let periodType = NO_TYPE

  function readType(cursor: ProtoCursor, place: number): ValueTypeRefs | null {
    return typeFields.read(cursor) ? { type: typeFields.index(1), unit: typeFields.index(2), place } : null
  }

  function readComments(cursor: ProtoCursor, place: number): string | null {
    if (cursor.wire === WIRE_VARINT) {
      comments.push({ index: signedValue(cursor), place })
      return null
    }
    enterBody(packed, cursor)
    while (packed.at < packed.end && !packed.isBroken) {
      readVarint(packed)
      comments.push({ index: signedValue(packed), place })
    }
    return packed.isBroken ? 'a list of comments that cannot be read' : null
  }

  function readNumber(field: number, cursor: ProtoCursor, place: number): string | null {
    if (cursor.wire !== WIRE_VARINT) return `a field ${field} of the wrong type`
    if (field === TIME && (numbers.get(TIME)?.value ?? 0) !== 0) return 'the start of a second profile (files cannot be joined end to end)'
    numbers.set(field, { value: signedValue(cursor), place })
    return null
  }

  return {
    read(field, cursor, place) {
      if (field === SAMPLE_TYPE || field === PERIOD_TYPE) {
        const type = cursor.wire === WIRE_BYTES ? readType(cursor, place) : null
        if (type === null) return `a ${field === SAMPLE_TYPE ? 'sample type' : 'period type'} that cannot be read`
        if (field === SAMPLE_TYPE) sampleTypes.push(type)
        else periodType = type
        return null
      }
      if (field === COMMENT) return readComments(cursor, place)
      return field >= DROP_FRAMES && field <= DOC_URL ? readNumber(field, cursor, place) : null
    },
    join(strings, mappings) {
      let fault: FieldFault | null = null
      const text = (index: number, place: number): string => {
        const found = index === 0 ? '' : strings.text(index)
        if (found === null) fault ??= { what: `string ${index} is not in the string table`, at: place }
        return found ?? ''
      }
      const valueType = ({ type, unit, place }: ValueTypeRefs): ValueType => ({ type: text(type, place), unit: text(unit, place) })
      const textOf = (field: number) => text(numbers.get(field)?.value ?? 0, numbers.get(field)?.place ?? 0)
      const numberOf = (field: number) => numbers.get(field)?.value ?? 0
      const header: Header = {
        sampleTypes: sampleTypes.map(valueType),
        defaultSampleType: textOf(DEFAULT_SAMPLE_TYPE),
        periodType: valueType(periodType),
        period: numberOf(PERIOD),
        timeNs: numberOf(TIME),
        durationNs: numberOf(DURATION),
        comments: comments.map(({ index, place }) => text(index, place)),
        binary: mappings[0]?.file ?? '',
        buildId: mappings[0]?.buildId ?? '',
        mappings,
        docUrl: urlOf(strings.text(numberOf(DOC_URL))),
      }
      const dropFrames = textOf(DROP_FRAMES)
      const keepFrames = textOf(KEEP_FRAMES)
      return fault === null ? ok({ header, dropFrames, keepFrames }) : fail(fault)
    },
  }
}

/** Some writers gave this field another meaning before it was one. */
function urlOf(text: string | null): string {
  return text?.includes('://') === true ? text : ''
}
