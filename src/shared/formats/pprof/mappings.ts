// Which file stands at an address, by pprof's rules for the memory maps of legacy profiles (profile.go's massageMappings, remapMappingIDs).

import { NONE, type Mapping as KeptMapping } from '../../profile/profile'
import { addressOf, firstRangeAt } from './addressRanges'
import { MAX_KEPT } from './rawMappings'

export type Mapping = { start: bigint; limit: bigint; offset: bigint; file: string; readonly buildId: string }

export type Mappings = {
  readonly files: readonly string[]
  readonly kept: readonly KeptMapping[]
  /** The row of `files` at the address in these halves, or NONE. What is asked first can change the answers to what is asked later. */
  find(low: number, high: number): number
}

/** Where the linker puts a program that is not moved about. */
const PROGRAM_START = 0x400000n
const LIBRARY = /\.so(?:$|[._]\d)/

/** `found` are the mappings in the order of the file; the list is taken over. */
export function mappingsOf(found: Mapping[]): Mappings {
  const mappings = programFirst(joined(found))
  const [first, second] = mappings
  if (first?.file.startsWith('/anon_hugepage') === true && first.limit === second?.start) mappings.shift()
  const [program] = mappings
  if (program !== undefined && program.start - program.offset === PROGRAM_START) {
    program.start = PROGRAM_START
    program.offset = 0n
  }
  const inside = firstRangeAt(mappings.map(({ start, limit }) => ({ start, limit })))
  const below = firstRangeAt(mappings.map(({ start, offset }) => ({ start: offset <= start ? start - offset : start, limit: start })))
  const reachesDown = new Uint8Array(mappings.length)
  let hasStranger = false

  return {
    files: mappings.map(({ file }) => file),
    kept: mappings.slice(0, MAX_KEPT).map(keptMapping),
    find(low, high) {
      const address = addressOf(low, high)
      if (address === 0n) return NONE
      const mapping = inside(address)
      if (mapping !== NONE) return mapping
      // Some profilers leave out the first part of a split mapping, so it reaches down to its file's start where nothing else is.
      // pprof looks for that only until it meets an address that is nowhere: from then on, what is in no mapping is a stranger.
      const lower = below(address)
      if (lower !== NONE && (reachesDown[lower] === 1 || !hasStranger)) {
        reachesDown[lower] = 1
        return lower
      }
      hasStranger = true
      return NONE
    },
  }
}

/** Puts together neighbours that are pieces of the same file. */
function joined(found: readonly Mapping[]): Mapping[] {
  const mappings: Mapping[] = []
  for (const mapping of found) {
    const last = mappings.at(-1)
    if (last === undefined || !isContinued(last, mapping)) {
      mappings.push(mapping)
      continue
    }
    last.limit = mapping.limit
    if (mapping.file !== '') last.file = mapping.file
  }
  return mappings
}

function isContinued(last: Mapping, next: Mapping): boolean {
  if (last.file !== '' && next.file !== '' && last.file !== next.file) return false
  if (last.buildId !== '' && next.buildId !== '' && last.buildId !== next.buildId) return false
  if (last.limit !== next.start) return false
  return last.offset === 0n || next.offset === 0n || last.offset + (last.limit - last.start) === next.offset
}

/** The program changes places with whatever stands first: the first that is neither a library nor the kernel's own. */
function programFirst(mappings: Mapping[]): Mapping[] {
  const at = mappings.findIndex(({ file }) => {
    const name = file.replaceAll('(deleted)', '').trim()
    return name !== '' && !LIBRARY.test(name) && !name.startsWith('[')
  })
  if (at > 0) [mappings[0], mappings[at]] = [mappings[at], mappings[0]]
  return mappings
}

/** Nobody has looked up symbols in a legacy profile. */
function keptMapping({ file, buildId, start, limit, offset }: Mapping): KeptMapping {
  return { file, buildId, start: start.toString(16), limit: limit.toString(16), offset: offset.toString(16), symbolFlags: 0 }
}
