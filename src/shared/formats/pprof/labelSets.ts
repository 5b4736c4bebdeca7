// The labels of samples: read once for each distinct set, when the string table is there.

import { fail, ok, type Result } from '../../base/result'
import { enter, NO_FIELD, nextField, protoCursor } from '../../bytes/protobuf'
import type { FieldFault } from '../../bytes/protobufStream'
import type { ProfileBuilder } from '../../profile/builder'
import type { Label } from '../../profile/labelColumns'
import type { Report } from '../format'
import { numberFields, type NumberFields } from './numberFields'
import type { RawStrings } from './rawStrings'
import type { SampleColumns } from './sampleColumns'

const KEY = 1
const TEXT = 2
const NUMBER = 3
const UNIT = 4
/** On every sample of the base in a difference that pprof saved; those samples' values are negative. */
export const BASE_LABEL = 'pprof::base'

/** By row of the samples' labels, the builder's label set; null when no sample has labels. */
export function labelSetRows(
  { labels: { names, places } }: SampleColumns,
  strings: RawStrings,
  builder: ProfileBuilder,
  report: Report,
): Result<Int32Array | null, FieldFault> {
  const rows = new Int32Array(names.length())
  const message = protoCursor()
  const fields = numberFields(UNIT)
  for (let row = 0; row < rows.length; row++) {
    const bytes = names.view(row)
    const labels: Label[] = []
    enter(message, bytes, 0, bytes.length)
    while (nextField(message) !== NO_FIELD) {
      const label = fields.read(message) ? labelOf(fields, strings) : null
      if (label === null) return fail({ what: 'a sample with a label that cannot be read', at: places.get(row) })
      if (label.key === BASE_LABEL) report('label sets that mark the base of a saved difference', null)
      if ('number' in label && !Number.isSafeInteger(label.number)) report('labels beyond 2^53, rounded', null)
      // pprof reads a label without a text, a number or a unit as none.
      if ('text' in label || label.number !== 0 || label.unit !== null) labels.push(label)
    }
    rows[row] = builder.labelSet(labels)
  }
  return ok(rows.some(row => row > 0) ? rows : null)
}

/** Null when it refers to a string that is not there. */
function labelOf(fields: NumberFields, strings: RawStrings): Label | null {
  const key = strings.text(fields.index(KEY))
  const isText = fields.value(TEXT) !== 0
  const text = isText ? strings.text(fields.index(TEXT)) : null
  const unit = !isText && fields.value(UNIT) !== 0 ? strings.text(fields.index(UNIT)) : null
  if (key === null || (isText && text === null) || (!isText && unit === null && fields.value(UNIT) !== 0)) return null
  return text !== null ? { key, text } : { key, number: fields.value(NUMBER), unit }
}
