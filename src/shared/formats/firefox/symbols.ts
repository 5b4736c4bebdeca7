// Names for the code that samply and others record by address alone, from the programs of this machine.
// Rules: the Firefox Profiler's `src/types/profile.ts` (`Lib`, `FrameTable.address`: relative to its library).

import { addressInImage } from '../../bytes/elf/elfFile'
import { placeNames, type PlaceNames } from '../symbols/placeNames'
import { codePlaces } from '../symbols/places'
import { libraryOf, tablesOf } from './tables'
import type { FirefoxFile } from './threads'

export type FirefoxSymbols = PlaceFiles & {
  /** Null where nothing is known of that place of the library, or of the library. */
  nameAt(library: number, address: number): string | null
}

type PlaceFiles = Pick<PlaceNames, 'needs' | 'give' | 'report'>

const BUILD_ID = /^[0-9a-f]{16,64}$/
const ADDRESS = /^0x[0-9a-f]+$/i

/** Whether that stands for a name that was not known. */
export function isAddress(name: string): boolean {
  return ADDRESS.test(name)
}

/** Once the whole file was read. */
export function firefoxSymbols({ threads, shared, names, libraries }: FirefoxFile): FirefoxSymbols {
  const places = codePlaces()
  const files = libraries.map(({ path, codeId }) => {
    const buildId = codeId.toLowerCase()
    return path.startsWith('/') && BUILD_ID.test(buildId) ? places.file({ kind: 'file', path, buildId }) : null
  })
  const placeAt = (library: number, address: number) => {
    const file = files[library] ?? null
    return file === null || !(address >= 0) ? null : places.place(file, address)
  }

  const seen = new Set<object>()
  for (const { tables: own } of files.some(file => file !== null) ? threads : []) {
    const tables = tablesOf(own, shared)
    if (seen.has(tables.frames)) continue
    seen.add(tables.frames)
    const { strings, frames, functions } = tables
    const hasNoName = (fn: number) => {
      const name = functions.get('name', fn)
      return name >= 0 && name < strings.length() && isAddress(names.text(strings.get(name)))
    }
    const count = frames.length()
    for (let frame = 0; frame < count; frame++)
      if (hasNoName(frames.get('func', frame))) placeAt(libraryOf(tables, frame), frames.get('address', frame))
  }
  const found = placeNames(places, { addressIn: addressInImage })
  const count = places.count()

  return {
    ...found,
    nameAt(library, address) {
      const place = placeAt(library, address)
      return place === null || place >= count ? null : found.nameOf(place)
    },
  }
}
