// Names for the addresses of a legacy profile, which has none, from the programs of this machine.

import type { ElfFile } from '../../bytes/elf/elfFile'
import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import { placeNames, type PlaceNames } from '../symbols/placeNames'
import { codePlaces } from '../symbols/places'
import { firstRangeAt } from './addressRanges'
import type { LegacyStacks } from './legacyStacks'
import type { Mapping } from './mappings'

export type LegacySymbols = Pick<PlaceNames, 'needs' | 'give'> & {
  /** Puts what was found to the locations, and says in the receipt what was not. */
  apply(report: Report): void
}

/** Memory is given out by it. */
const PAGE_BYTES = 4096

/** `mappings` as the file has them: they say which part of a program was where. */
export function legacySymbols(stacks: LegacyStacks, mappings: readonly Mapping[]): LegacySymbols {
  const places = codePlaces()
  const files = mappings.map(({ file, buildId }) =>
    file.startsWith('/') ? places.file({ kind: 'file', path: file, buildId: buildId === '' ? null : buildId }) : NONE,
  )
  const parts = mappings.map(({ start, limit, offset }) => ({ start, limit, offset }))
  const inside = firstRangeAt(parts)
  const placeOf = new Int32Array(stacks.locationCount()).fill(NONE)
  for (let location = 0; location < placeOf.length; location++) {
    if (stacks.hasLines(location)) continue
    const address = stacks.addressOf(location)
    const row = inside(address)
    if (row === NONE || files[row] === NONE) continue
    placeOf[location] = places.place(files[row], Number(address - parts[row].start + parts[row].offset))
  }
  const fits = (file: number, elf: ElfFile) => parts.some((part, row) => files[row] === file && isPartOf(part, elf))
  const names = placeNames(places, { fits })

  return {
    needs: names.needs,
    give: names.give,
    apply(report) {
      for (let location = 0; location < placeOf.length; location++) {
        const name = placeOf[location] === NONE ? null : names.nameOf(placeOf[location])
        if (name !== null) stacks.line(location, stacks.fn(name, ''), 0)
      }
      names.report(report)
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
