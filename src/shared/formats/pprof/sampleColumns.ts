// Takes in samples while they stream by: lists of locations and labels are kept as the bytes they are, each distinct one once,
// because what they refer to comes later in the file, and because a million samples have far fewer stacks.

import { float64Column, int32Column, type Float64Column } from '../../base/columns'
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
import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import { byteRange } from './byteRange'
import { rangeRows, type RangeRows } from './rangeRows'

export type SampleColumns = {
  /** Reads the sample in the body of `outer`; returns what is wrong with it, or null. */
  read(outer: ProtoCursor, place: number): string | null
  /** Must be called before the bytes of the samples that were read change. */
  flush(): void
  /** Lists of location ids, as packed varints, leaf first; with the place of the first sample that has each. */
  readonly lists: Pick<RangeRows, 'names' | 'places'>
  /** Sets of labels, as the bytes of their fields. */
  readonly labels: Pick<RangeRows, 'names' | 'places'>
  readonly length: () => number
  /** Values that each sample has; 0 while there is none. */
  readonly width: () => number
  /** By sample: row of `lists`, row of `labels` or NONE, and its values. */
  finish(): { readonly list: Int32Array; readonly label: Int32Array; readonly values: readonly Float64Array[] }
}

const LOCATION_ID = 1
const VALUE = 2
const LABEL = 3
/** Profilers measure four things at once, at most a dozen. */
const MAX_VALUES = 1000

export function sampleColumns(report: Report): SampleColumns {
  const sample = protoCursor()
  const packed = protoCursor()
  const ids = byteRange()
  const labelFields = byteRange()
  const lists = rangeRows()
  const labels = rangeRows()
  const values: Float64Column[] = []
  const label = int32Column()
  let labelled = 0
  let count = 0
  let valueCount = 0
  let place = 0

  function addValue(cursor: ProtoCursor): void {
    const value = signedValue(cursor)
    if (!Number.isSafeInteger(value)) report('values beyond 2^53, rounded', { unit: 'byte', at: place })
    if (count === 0 && valueCount < MAX_VALUES) values.push(float64Column())
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
      count++
      ids.addTo(lists, place)
      label.push(labelFields.isEmpty() ? NONE : labelled++)
      if (!labelFields.isEmpty()) labelFields.addTo(labels, place)
      return null
    },
    flush() {
      lists.flush()
      labels.flush()
    },
    lists,
    labels,
    length: () => count,
    width: () => values.length,
    finish() {
      const labelRow = labels.finish()
      return {
        list: lists.finish(),
        label: label.finish().map(at => (at === NONE ? NONE : labelRow[at])),
        values: values.map(column => column.finish()),
      }
    },
  }
}
