// Names for the places of a recording, from what this machine has of the programs that were in it. A file of another build than the recorded
// one gives none: wrong names are worse than addresses.

import { addressOfOffset, elfFile, type ElfFile } from '../../bytes/elf/elfFile'
import { functionSymbols, type FunctionSymbols } from '../../bytes/elf/functionSymbols'
import type { FileBytes } from '../../bytes/fileBytes'
import { kernelSymbols, mapSymbols, type SymbolText } from '../../bytes/symbolText'
import type { Given, Report, SymbolNeed } from '../format'
import type { CodeFile, Places } from './places'
import { shownSymbol } from './shownSymbol'

export type PlaceNames = {
  needs(): readonly SymbolNeed[]
  give(need: number, file: FileBytes): Given
  /** As perf prints it; null where nothing knows it. */
  nameOf(place: number): string | null
  /** Says in the receipt which files gave no names, and why. */
  report(report: Report): void
}

const NO: Given = { use: 'other', buildId: null }
const KERNEL_TEXT = '_text'
/** More lines say no more. */
const MAX_REPORTED = 8

/** Which build of a file was recorded. */
export type BuildId = { readonly path: string; readonly buildId: string; readonly isKernel: boolean }

/** What is known of one file. `elf`: of the program itself, for where its parts are loaded. */
type Known = {
  elf: ElfFile | null
  symbols: FunctionSymbols | null
  text: SymbolText | null
  /** Was there, but of another build. */
  isOther: boolean
}

/** What a recording says beside its places. */
export type Recorded = {
  readonly buildIds?: readonly BuildId[]
  /** Where the kernel's code lay; NaN where that is not known. */
  readonly kernelText?: () => number
  /** Whether a program could be the one in that row of the files, where nothing says which build it was. */
  readonly fits?: (file: number, elf: ElfFile) => boolean
  /** The address in a program of a place as the recording counts it: −1 for none. */
  readonly addressIn?: (elf: ElfFile, place: number) => number
}

export function placeNames(
  places: Places,
  { buildIds = [], kernelText = () => NaN, fits = () => true, addressIn = addressOfOffset }: Recorded = {},
): PlaceNames {
  const known: Known[] = places.files.map(() => ({ elf: null, symbols: null, text: null, isOther: false }))
  const kernelRow = places.files.findIndex(({ kind }) => kind === 'kernel')
  const wanted: { readonly file: number; readonly need: SymbolNeed }[] = []
  const isUsed = new Uint8Array(places.files.length)
  for (let place = 0; place < places.count(); place++) isUsed[places.fileOf(place)] = 1
  places.files.forEach((file, row) => {
    // Most of what a program loads is in no sample.
    const need = isUsed[row] === 1 ? needOf(file) : null
    if (need !== null) wanted.push({ file: row, need })
  })

  function needOf({ kind, path, buildId }: CodeFile): SymbolNeed | null {
    if (kind === 'file') return { kind: 'program', path, buildId: buildId ?? recordedId(path) }
    if (kind === 'map') return { kind: 'map', path, buildId: null }
    if (kind === 'kernel')
      return {
        kind: 'kernel',
        path,
        buildId: buildIds.find(({ isKernel, path: name }) => isKernel && name.startsWith('['))?.buildId ?? buildId,
      }
    return null
  }

  function recordedId(path: string): string | null {
    return buildIds.find(entry => entry.path === path)?.buildId ?? null
  }

  function giveProgram(row: number, file: FileBytes, buildId: string | null): Given {
    const elf = elfFile(file)
    if (elf === null) return NO
    const expected = buildId ?? known[row].elf?.buildId ?? null
    if (expected === null ? !fits(row, elf) : elf.buildId !== expected) {
      known[row].isOther = true
      return NO
    }
    const symbols = functionSymbols(elf)
    // The program's own parts say where things are; what was parted from it may have lost that.
    known[row].elf ??= elf
    known[row].isOther = false
    if (symbols !== null && symbols.count > (known[row].symbols?.count ?? 0)) known[row].symbols = symbols
    return { use: elf.sections.some(({ name, sizeBytes }) => name === '.symtab' && sizeBytes > 0) ? 'all' : 'some', buildId: elf.buildId }
  }

  function nameInFile(row: number, at: number): string | null {
    const { elf, symbols } = known[row]
    const address = elf === null ? -1 : addressIn(elf, at)
    const symbol = address === -1 ? null : (symbols?.nameAt(address) ?? null)
    return symbol === null ? null : shownSymbol(symbol)
  }

  /** The kernel lies elsewhere after each start: by how much its list is off. */
  function kernelShift(list: SymbolText): number {
    const listed = list.addressOf(KERNEL_TEXT)
    const recorded = kernelText()
    return Number.isNaN(listed) || Number.isNaN(recorded) ? 0 : recorded - listed
  }

  function nameInKernel(address: number, isModule: boolean): string | null {
    const list = known[kernelRow]?.text ?? null
    if (list === null) return null
    const shift = kernelShift(list)
    return isModule && shift !== 0 ? null : list.nameAt(address - shift)
  }

  return {
    needs: () => wanted.map(({ need }) => need),
    give(need, file) {
      const entry = wanted[need]
      if (entry === undefined) return NO
      if (entry.need.kind === 'program') return giveProgram(entry.file, file, entry.need.buildId)
      known[entry.file].text = entry.need.kind === 'kernel' ? kernelSymbols(file) : mapSymbols(file)
      return { use: 'all', buildId: null }
    },
    nameOf(place) {
      const row = places.fileOf(place)
      const address = places.addressOf(place)
      const { kind, path } = places.files[row]
      switch (kind) {
        case 'file':
          return nameInFile(row, address)
        case 'map':
          return known[row].text?.nameAt(address) ?? null
        case 'kernel':
        case 'module':
          return nameInKernel(address, kind === 'module')
        case 'named':
          return path
        case 'nothing':
          return null
      }
    },
    report(report) {
      const reasons = wanted.flatMap(({ file, need }) => reasonsOf(need, known[file]))
      for (const reason of reasons.slice(0, MAX_REPORTED)) report(reason, null)
      if (reasons.length > MAX_REPORTED)
        report('further programs of which this machine has not the build that was recorded', null, reasons.length - MAX_REPORTED)
    },
  }
}

function reasonsOf({ kind, path, buildId }: SymbolNeed, { symbols, text, elf, isOther }: Known): readonly string[] {
  if (kind === 'kernel') return text === null ? ['names of the kernel are not known: this machine runs another one, or hides them'] : []
  if (kind === 'map') return text === null ? [`no names for code made at run time: ${path} is not there`] : []
  if (isOther) return [`no names of ${path}: the file there is of another build than the recorded one`]
  if (path === '[vdso]') return []
  if (elf === null) return [`no names of ${path}: it is not on this machine`]
  if (symbols === null) return [`no names in ${path}, and no file of them beside it`]
  return buildId === null ? [`names of ${path} are this machine’s: the recording does not say which build it had`] : []
}
