// Gives frames back the mappings they were read from: by module and, where a module was mapped more than once, by address.

import type { ProtoWriter } from '../../bytes/protobufWriter'
import { NONE, stringAt, type Mapping, type Profile } from '../../profile/profile'
import { firstRangeAt } from './addressRanges'
import { baseName, goPackage } from './functionNames'
import { HAS_SYMBOLS } from './rawMappings'
import type { StringWriter } from './stringWriter'

export type MappingWriter = {
  /** The id of the mapping that a frame lies in; 0 is none. */
  idOf(frame: number): number
  /** Writes those of the profile, and those that were asked for. */
  write(writer: ProtoWriter): void
}

/** Names are there, or there are none to be had: nobody should look for symbols in a file of that name. */
const ALL_SYMBOLS = 15
const NO_RANGE = { buildId: '', start: '0', limit: '0', offset: '0', symbolFlags: ALL_SYMBOLS }

/** The first mapping is the program's, as pprof has it. Packages of Go are no mappings: their functions' names say them. */
export function mappingWriter(profile: Profile, strings: StringWriter): MappingWriter {
  const { frames, functions, meta } = profile
  const mappings: Mapping[] = [...(meta.mappings ?? [])]
  const program = mappings.length === 0 ? NONE : 0
  const rowsOfModule = new Map<string, (address: bigint) => number>()
  for (const [module, rows] of rowsByModule(mappings)) rowsOfModule.set(module, rowAt(mappings, rows))

  function rowOf(frame: number): number {
    const { [frame]: fn } = frames.fn
    const module = stringAt(profile, functions.module[fn]) ?? ''
    const isPackage = module === goPackage(stringAt(profile, functions.name[fn]) ?? '', stringAt(profile, functions.file[fn]) ?? '')
    const file = isPackage ? baseName(mappings[0]?.file ?? '') : module
    const find = rowsOfModule.get(file)
    if (find !== undefined) return find(frames.address?.[frame] ?? 0n)
    // What is in no module is not in the program either.
    if (isPackage) return program
    if (module === '') return NONE
    const row = mappings.push({ file: module, ...NO_RANGE }) - 1
    rowsOfModule.set(module, () => row)
    return row
  }

  return {
    idOf: frame => rowOf(frame) + 1,
    write(writer) {
      mappings.forEach(({ file, buildId, start, limit, offset, symbolFlags }, row) => {
        writer.message(3, () => {
          writer.int(1, row + 1)
          writer.bits(2, hex(start))
          writer.bits(3, hex(limit))
          writer.bits(4, hex(offset))
          writer.int(5, strings.index(file))
          writer.int(6, strings.index(buildId))
          HAS_SYMBOLS.forEach((field, bit) => writer.int(field, (symbolFlags >> bit) & 1))
        })
      })
    },
  }
}

function rowsByModule(mappings: readonly Mapping[]): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>()
  mappings.forEach(({ file }, row) => {
    const module = baseName(file)
    const known = rows.get(module)
    if (known === undefined) rows.set(module, [row])
    else known.push(row)
  })
  return rows
}

/** The one of `rows` that an address lies in, else the first. */
function rowAt(mappings: readonly Mapping[], rows: readonly number[]): (address: bigint) => number {
  const [first] = rows
  if (rows.length === 1) return () => first
  const find = firstRangeAt(rows.map(row => ({ start: hex(mappings[row].start), limit: hex(mappings[row].limit) })))
  return address => rows[Math.max(0, find(address))]
}

function hex(digits: string): bigint {
  return BigInt(`0x${digits}`)
}
