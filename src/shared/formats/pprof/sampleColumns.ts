// Takes in samples while they stream by: lists of locations and labels are kept as the bytes they are, each distinct one once,
// because what they refer to comes later in the file, and because a million samples have far fewer stacks.

import { float64Column, int32Column, type Float64Column } from '../../base/columns'
import { byteNames, type ByteNames } from '../../bytes/names'
import {
  enter,
  enterBody,
  NO_FIELD,
  nextField,
  protoCursor,
  readVarint,
  signedValue,
  WIRE_BYTES,
  WIRE_VARINT,
  type ProtoCursor,
} from '../../bytes/protobuf'
import type { Report } from '../format'

export type SampleColumns = {
  /** Reads the sample in the body of `outer`; returns what is wrong with it, or null. */
  read(outer: ProtoCursor, place: number): string | null
  /** Distinct lists of location ids, as packed varints, leaf first. */
  readonly lists: ByteNames
  /** Where in the file the first sample with each list stands. */
  readonly listPlace: Float64Column
  /** Distinct sets of labels, as the bytes of their fields. */
  readonly labels: ByteNames
  readonly labelPlace: Float64Column
  readonly length: () => number
  /** Values that each sample has; 0 while there is none. */
  readonly width: () => number
  /** By sample: row of `lists`, row of `labels`, and its values. */
  finish(): { readonly list: Int32Array; readonly label: Int32Array; readonly values: readonly Float64Array[] }
}

const LOCATION_ID = 1
const VALUE = 2
const LABEL = 3
/** Profilers measure four things at once, at most a dozen. */
const MAX_VALUES = 1000
const FIRST_SPILL_BYTES = 256

export function sampleColumns(report: Report): SampleColumns {
  const sample = protoCursor()
  const packed = protoCursor()
  const ids = byteRange()
  const labelFields = byteRange()
  const lists = byteNames()
  const labels = byteNames()
  const list = int32Column()
  const label = int32Column()
  const listPlace = float64Column()
  const labelPlace = float64Column()
  const values: Float64Column[] = []
  let valueCount = 0
  let place = 0

  function addValue(cursor: ProtoCursor): void {
    const value = signedValue(cursor)
    if (!Number.isSafeInteger(value)) report('values beyond 2^53, rounded', { unit: 'byte', at: place })
    if (list.length() === 0 && valueCount < MAX_VALUES) values.push(float64Column())
    values[valueCount++]?.push(value)
  }

  return {
    read(outer, at) {
      place = at
      valueCount = 0
      ids.clear()
      labelFields.clear()
      enterBody(sample, outer)
      for (let start = sample.at, field = nextField(sample); field !== NO_FIELD; start = sample.at, field = nextField(sample)) {
        if (field === LOCATION_ID && sample.wire === WIRE_BYTES) {
          ids.add(sample.bytes, sample.bodyStart, sample.bodyEnd)
        } else if (field === LOCATION_ID && sample.wire === WIRE_VARINT) {
          enter(packed, sample.bytes, start, sample.at)
          readVarint(packed)
          ids.add(sample.bytes, packed.at, sample.at)
        } else if (field === VALUE && sample.wire === WIRE_BYTES) {
          enterBody(packed, sample)
          while (packed.at < packed.end && !packed.isBroken) {
            readVarint(packed)
            addValue(packed)
          }
          if (packed.isBroken) return 'a sample whose values cannot be read'
        } else if (field === VALUE && sample.wire === WIRE_VARINT) {
          addValue(sample)
        } else if (field === LABEL && sample.wire === WIRE_BYTES) {
          labelFields.add(sample.bytes, start, sample.at)
        } else if (field <= LABEL) {
          return 'a sample with a field of the wrong type'
        }
      }
      if (sample.isBroken) return 'a sample that cannot be read'
      if (valueCount !== values.length) return `a sample with ${valueCount} values where others have ${values.length}`
      const row = ids.intern(lists)
      if (row === listPlace.length()) listPlace.push(place)
      list.push(row)
      const labelRow = labelFields.intern(labels)
      if (labelRow === labelPlace.length()) labelPlace.push(place)
      label.push(labelRow)
      return null
    },
    lists,
    listPlace,
    labels,
    labelPlace,
    length: list.length,
    width: () => values.length,
    finish: () => ({ list: list.finish(), label: label.finish(), values: values.map(column => column.finish()) }),
  }
}

/** A run of bytes. Pieces that follow each other are one run without being copied, and nearly all do. */
function byteRange() {
  let bytes: Uint8Array = new Uint8Array()
  let start = 0
  let end = 0
  let spill: Uint8Array = new Uint8Array(FIRST_SPILL_BYTES)

  function spilled(sizeBytes: number): void {
    if (sizeBytes > spill.length) {
      const bigger = new Uint8Array(Math.max(sizeBytes, spill.length * 2))
      bigger.set(bytes.subarray(start, end))
      spill = bigger
    } else if (bytes !== spill) {
      spill.set(bytes.subarray(start, end))
    }
    end -= start
    start = 0
    bytes = spill
  }

  return {
    clear() {
      start = 0
      end = 0
    },
    add(from: Uint8Array, first: number, last: number) {
      if (end === start) {
        bytes = from
        start = first
        end = last
        return
      }
      if (bytes === from && end === first) {
        end = last
        return
      }
      const size = last - first
      spilled(end - start + size)
      spill.set(from.subarray(first, last), end)
      end += size
    },
    intern: (names: ByteNames) => names.intern(bytes, start, end),
  }
}
