// pprof's own form: profile.proto. Read as it streams by, and joined once its last byte is there.

import { fail, ok, type Result } from '../../base/result'
import { WIRE_BYTES, type ProtoCursor } from '../../bytes/protobuf'
import { fieldWalker, type FieldFault } from '../../bytes/protobufStream'
import { profileBuilder } from '../../profile/builder'
import type { Profile } from '../../profile/profile'
import { malformed, type ProfileReader, type ReadError, type Report } from '../format'
import { startProfile } from './header'
import { headerFields } from './headerFields'
import { labelSetRows } from './labelSets'
import { listStacks } from './listStacks'
import { rawFunctions, rawMappings } from './rawFunctions'
import { rawLocations } from './rawLocations'
import { rawStrings } from './rawStrings'
import { sampleColumns } from './sampleColumns'
import { stackMaker } from './stackMaker'

const SAMPLE = 2
const MAPPING = 3
const LOCATION = 4
const FUNCTION = 5
const STRING = 6

export function openProtobufProfile(report: Report): ProfileReader {
  const strings = rawStrings(report)
  const mappings = rawMappings()
  const functions = rawFunctions()
  const locations = rawLocations()
  const samples = sampleColumns(report)
  const header = headerFields()

  function readField(field: number, cursor: ProtoCursor, place: number): string | null {
    if (field < SAMPLE || field > STRING) return header.read(field, cursor, place)
    if (cursor.wire !== WIRE_BYTES) return `a field ${field} of the wrong type`
    switch (field) {
      case SAMPLE:
        return samples.read(cursor, place)
      case MAPPING:
        return mappings.read(cursor, place)
      case LOCATION:
        return locations.read(cursor, place)
      case FUNCTION:
        return functions.read(cursor, place)
      default:
        return strings.read(cursor, place)
    }
  }

  function join(): Result<Profile, FieldFault> {
    const mappingRows = mappings.join(strings)
    if (!mappingRows.ok) return mappingRows
    const functionRows = functions.join(strings)
    if (!functionRows.ok) return functionRows
    const places = locations.join(mappings.ids, functions.ids)
    if (!places.ok) return places
    const headers = header.join(strings, mappingRows.value)
    if (!headers.ok) return headers
    const { dropFrames, keepFrames, ...about } = headers.value
    const types = about.header.sampleTypes.length
    if (samples.width() !== types || types === 0) {
      return fail({ what: `samples with ${samples.width()} values where there are ${types} sample types`, at: samples.listPlace.get(0) })
    }
    const builder = profileBuilder('pprof')
    const end = startProfile(builder, about.header)
    const labelSets = labelSetRows(samples, strings, builder, report)
    if (!labelSets.ok) return labelSets
    const { value: setOf } = labelSets
    const symbols = { functions: functionRows.value, mappingFile: mappingRows.value.file, ...places.value, dropFrames, keepFrames }
    // An id takes a byte at least.
    const maker = stackMaker(builder, symbols, samples.lists.sizeBytes(), report)
    const stacks = listStacks(samples, locations.ids, maker)
    if (!stacks.ok) return stacks
    const columns = samples.finish()
    const profile = builder.finish(end)
    return ok({
      ...profile,
      meta: { ...profile.meta, sampleCount: columns.list.length },
      samples: {
        ...profile.samples,
        stack: columns.list.map(list => stacks.value[list]),
        labelSet: setOf === null ? null : columns.label.map(row => setOf[row]),
        values: columns.values,
      },
    })
  }

  const walker = fieldWalker(readField)
  return {
    push: walker.push,
    finish(): Result<Profile, ReadError> {
      const fault = walker.finish()
      if (fault !== null) return fail(malformed('pprof', fault.what, 'byte', fault.at))
      if (samples.length() === 0) return fail({ kind: 'empty', format: 'pprof' })
      const joined = join()
      return joined.ok ? joined : fail(malformed('pprof', joined.error.what, 'byte', joined.error.at))
    },
  }
}
