// Names for the addresses that a profile has no names for, from the programs of this machine that its mappings tell of.

import type { ElfFile } from '../../bytes/elf/elfFile'
import { NONE } from '../../profile/profile'
import { placeNames, type PlaceNames } from '../symbols/placeNames'
import { codePlaces } from '../symbols/places'
import type { Mapping } from './mappings'

export type ProgramNames = Pick<PlaceNames, 'needs' | 'give' | 'report'> & {
  /** Addresses of locations without a name. */
  nameless(): readonly bigint[]
  /** What the program itself calls what stands at these addresses; it goes before what files of this machine say. */
  giveNames(names: ReadonlyMap<bigint, string>): void
  /** Null where the location needs none, or nothing is known of it. */
  nameOf(location: number): string | null
}

/** Locations by row. */
export type Nameless = {
  readonly count: number
  hasName(location: number): boolean
  addressOf(location: number): bigint
  /** The row of a mapping, or NONE. */
  mappingOf(location: number): number
}

/** Memory is given out by it. */
const PAGE_BYTES = 4096

/** `mappings` as the file has them: they say which part of a program was where, and may say of which build. */
export function programNames(mappings: readonly Mapping[], { count, hasName, addressOf, mappingOf }: Nameless): ProgramNames {
  const places = codePlaces()
  const files = mappings.map(({ file, buildId }) =>
    file.startsWith('/') ? places.file({ kind: 'file', path: file, buildId: buildId === '' ? null : buildId }) : NONE,
  )
  const placeOf = new Int32Array(count).fill(NONE)
  for (let location = 0; location < count; location++) {
    const row = hasName(location) ? NONE : mappingOf(location)
    if (row === NONE || (files[row] ?? NONE) === NONE) continue
    const { start, offset } = mappings[row]
    placeOf[location] = places.place(files[row], Number(addressOf(location) - start + offset))
  }
  const fits = (file: number, elf: ElfFile) => mappings.some((part, row) => files[row] === file && isPartOf(part, elf))
  const names = placeNames(places, { fits })
  let told: ReadonlyMap<bigint, string> = new Map()
  return {
    ...names,
    nameless: () =>
      Array.from({ length: count }, (_, location) => location).flatMap(location => (hasName(location) ? [] : [addressOf(location)])),
    giveNames: given => void (told = given),
    nameOf(location) {
      const name = told.size === 0 || hasName(location) ? undefined : told.get(addressOf(location))
      if (name !== undefined) return name
      return placeOf[location] === NONE ? null : names.nameOf(placeOf[location])
    },
  }
}

/** Another build of a program has its code elsewhere in the file, or more or less of it: few have both alike. */
function isPartOf({ start, limit, offset }: Pick<Mapping, 'start' | 'limit' | 'offset'>, { segments }: ElfFile): boolean {
  return segments.some(segment => {
    const first = Math.floor(segment.offset / PAGE_BYTES) * PAGE_BYTES
    const end = Math.ceil((segment.offset + segment.fileBytes) / PAGE_BYTES) * PAGE_BYTES
    return segment.isCode && Number(offset) === first && Number(limit - start) === end - first
  })
}
