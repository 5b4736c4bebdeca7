// pprof's own form: profile.proto. Read as it streams by, and joined once its last byte is there.

import { once } from '../../base/remember'
import { fail, ok, type Result } from '../../base/result'
import { WIRE_BYTES, type ProtoCursor } from '../../bytes/protobuf'
import { fieldWalker, type FieldFault } from '../../bytes/protobufStream'
import { profileBuilder, type ProfileBuilder, type ProfileEnd } from '../../profile/builder'
import type { FunctionSource } from '../../profile/functionSource'
import { NONE, type Profile } from '../../profile/profile'
import { malformed, type ProfileReader, type ReadError, type Report } from '../format'
import { eachList } from './eachList'
import { startProfile } from './header'
import { headerFields } from './headerFields'
import { labelSetRows } from './labelSets'
import { listWeights } from './listWeights'
import { locationFrames, type LocationFrames } from './locationFrames'
import { rawFunctions } from './rawFunctions'
import { rawLocations } from './rawLocations'
import type { ProgramNames } from './programNames'
import { protobufSymbols, withNames, type CodeRows } from './protobufSymbols'
import { rawMappings, type MappingRows } from './rawMappings'
import { rawStrings } from './rawStrings'
import { sampleColumns, type SampleColumns } from './sampleColumns'
import { stackMaker } from './stackMaker'

/** A location may stand for any number of inlined frames; over a whole file, real ones have two or three on average. */
const MAX_FRAMES_PER_LOCATION = 16
/** What a small file may have beyond that: some tens of megabytes. */
const SPARE_FRAMES = 2 ** 22
const SAMPLE = 2
const MAPPING = 3
const LOCATION = 4
const FUNCTION = 5
const STRING = 6

type Code = { readonly mappings: MappingRows; readonly rows: CodeRows; readonly names: ProgramNames }
type Joined = { readonly builder: ProfileBuilder; readonly end: ProfileEnd; readonly frames: LocationFrames }

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

  /** Joins the tables of code; the first reference that leads nowhere is the fault. */
  const code = once((): Result<Code, FieldFault> => {
    const mappingRows = mappings.join(strings)
    if (!mappingRows.ok) return mappingRows
    const functionRows = functions.join(strings)
    if (!functionRows.ok) return functionRows
    const places = locations.join(mappings.ids, functions.ids)
    if (!places.ok) return places
    const names = protobufSymbols(mappingRows.value.kept, places.value.locations)
    return ok({ mappings: mappingRows.value, rows: { functions: functionRows.value, ...places.value }, names })
  })

  /** … and the rest. */
  function join(): Result<Joined, FieldFault> {
    const tables = code()
    if (!tables.ok) return tables
    const { mappings: mappingRows, rows, names } = tables.value
    const headers = header.join(strings, mappingRows.kept)
    if (!headers.ok) return headers
    const { dropFrames, keepFrames, header: about } = headers.value
    const types = about.sampleTypes.length
    if (samples.width() !== types || types === 0) {
      return fail({ what: `samples with ${samples.width()} values where there are ${types} sample types`, at: samples.lists.places.get(0) })
    }
    const builder = profileBuilder('pprof')
    const end = { ...startProfile(builder, about), sampleCount: samples.length() }
    const symbols = { ...withNames(rows, names.nameOf), mappingFile: mappingRows.file, dropFrames, keepFrames }
    names.report(report)
    return ok({ builder, end, frames: locationFrames(builder, symbols, report) })
  }

  function joinProfile({ builder, end, frames }: Joined): Result<Profile, FieldFault> {
    const labelSets = labelSetRows(samples, strings, builder, report)
    if (!labelSets.ok) return labelSets
    const { value: setOf } = labelSets
    const stackOf = new Int32Array(samples.lists.names.length())
    const maker = stackMaker(builder, frames, frameLimit(samples))
    const read = eachList(samples, locations.ids, (list, stack, length) => {
      stackOf[list] = maker.stack(stack, length)
      return !maker.isOverfull()
    })
    if (!read.ok) return read
    const columns = samples.finish()
    const profile = builder.finish(end)
    return ok({
      ...profile,
      samples: {
        ...profile.samples,
        stack: columns.list.map(list => stackOf[list]),
        labelSet: setOf === null ? null : columns.label.map(row => (row === NONE ? 0 : setOf[row])),
        values: columns.values,
      },
    })
  }

  function joinFunctions({ builder, end, frames }: Joined): Result<FunctionSource, FieldFault> {
    // Not needed, but a file that one command refuses is read by no other.
    const labelSets = labelSetRows(samples, strings, builder, report)
    if (!labelSets.ok) return labelSets
    const { list: listOf, values } = samples.finish()
    const sums = listWeights(frames, samples.lists.names.length(), listOf, values, frameLimit(samples))
    const read = eachList(samples, locations.ids, sums.add)
    if (!read.ok) return read
    const { meta, strings: names, functions: rows } = builder.finish(end)
    const weights = sums.finish(rows.name.length)
    return ok({ meta, strings: names, functions: rows, weigh: type => weights[type] })
  }

  function finish<T>(joinAll: (joined: Joined) => Result<T, FieldFault>): Result<T, ReadError> {
    const fault = walker.finish()
    if (fault !== null) return fail(malformed('pprof', fault.what, 'byte', fault.at))
    if (samples.length() === 0) return fail({ kind: 'empty', format: 'pprof' })
    const joined = join()
    const result = joined.ok ? joinAll(joined.value) : joined
    return result.ok ? result : fail(malformed('pprof', result.error.what, 'byte', result.error.at))
  }

  const walker = fieldWalker(readField, samples.flush)
  const named = () => {
    const tables = code()
    return tables.ok ? tables.value.names : null
  }
  return {
    push: walker.push,
    needs: () => named()?.needs() ?? [],
    give: (need, file) => named()?.give(need, file) ?? { use: 'other', buildId: null },
    nameless: () => named()?.nameless() ?? [],
    giveNames: names => named()?.giveNames(names),
    finish: () => finish(joinProfile),
    finishFunctions: () => finish(joinFunctions),
  }
}

/** How many frames all stacks may have together: a small file can otherwise ask for any number. */
function frameLimit({ lists }: SampleColumns): number {
  // An id takes a byte at least.
  return lists.names.sizeBytes() * MAX_FRAMES_PER_LOCATION + SPARE_FRAMES
}
