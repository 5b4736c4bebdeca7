// Which function of a program an address lies in, by its tables of symbols. Of several names for one place the one that perf prints.
// Rules: the ELF specification, "Symbol Table"; Linux, `tools/perf/util/symbol-elf.c` and `symbol.c` (choose_best_symbol, fixup_end).

import { firstReached } from '../../base/bisect'
import { textAt, type ElfFile, type ElfSection } from './elfFile'

export type FunctionSymbols = {
  /** The name of the function at an address of the program (not of the file), or null. */
  nameAt(address: number): string | null
  readonly count: number
}

const SHT_SYMTAB = 2
const SHT_DYNSYM = 11
const STT_NOTYPE = 0
const STT_FUNC = 2
const STT_IFUNC = 10
const STB_GLOBAL = 1
const STB_WEAK = 2
/** Larger tables are no program's. */
const MAX_TABLE_BYTES = 2 ** 30
const TWO_32 = 2 ** 32
/** How far back a function may begin that encloses smaller ones. */
const MAX_ENCLOSED = 8
/** What stands in for calls into other libraries has no symbols of its own. */
const PLT = /^\.i?plt(?:\.|$)/
const PLT_NAME = '@plt'

type Symbols = {
  readonly start: Float64Array
  readonly size: Float64Array
  readonly rank: Int32Array
  readonly name: Uint32Array
  readonly names: Uint8Array
}

/** Null where the file has no names of functions. */
export function functionSymbols(elf: ElfFile): FunctionSymbols | null {
  const tables = [SHT_SYMTAB, SHT_DYNSYM].map(kind => elf.sections.find(({ type }) => type === kind))
  const section = tables.find(table => table !== undefined && table.sizeBytes > 0)
  const plts = elf.sections.filter(({ name, address }) => PLT.test(name) && address > 0)
  if (section === undefined) return null
  const names = elf.sections[section.link]
  if (names === undefined || section.sizeBytes > MAX_TABLE_BYTES || names.sizeBytes > MAX_TABLE_BYTES) return null
  return lookup(symbolsOf(elf, section, names), plts)
}

function symbolsOf(elf: ElfFile, section: ElfSection, nameSection: ElfSection): Symbols {
  const table = elf.file.read(section.offset, section.sizeBytes).slice()
  const names = elf.file.read(nameSection.offset, nameSection.sizeBytes).slice()
  const view = new DataView(table.buffer)
  const [entryBytes, infoAt, indexAt, valueAt, sizeAt] = elf.is64 ? [24, 4, 6, 8, 16] : [16, 12, 14, 4, 8]
  const int = (at: number) => view.getUint32(at, elf.isLittle)
  const word = (at: number) => (elf.is64 ? int(elf.isLittle ? at + 4 : at) * TWO_32 + int(elf.isLittle ? at : at + 4) : int(at))
  const isText = elf.sections.map(({ name }) => name.includes('text'))
  const start: number[] = []
  const size: number[] = []
  const rank: number[] = []
  const name: number[] = []
  for (let at = 0; at + entryBytes <= table.length; at += entryBytes) {
    const info = table[at + infoAt]
    const kind = info & 15
    const index = view.getUint16(at + indexAt, elf.isLittle)
    const isFunction = kind === STT_FUNC || kind === STT_IFUNC
    if (index === 0 || names[int(at)] === 0 || !(isFunction || (kind === STT_NOTYPE && isText[index]))) continue
    start.push(word(at + valueAt))
    size.push(word(at + sizeAt))
    name.push(int(at))
    rank.push(rankOf(isFunction, info >> 4))
  }
  return {
    start: Float64Array.from(start),
    size: Float64Array.from(size),
    rank: Int32Array.from(rank),
    name: Uint32Array.from(name),
    names,
  }
}

/** What has a type before what has none; not weak; global. */
function rankOf(isFunction: boolean, binding: number): number {
  return (isFunction ? 4 : 0) + (binding === STB_WEAK ? 0 : 2) + (binding === STB_GLOBAL ? 1 : 0)
}

function lookup({ start, size, rank, name, names }: Symbols, plts: readonly ElfSection[]): FunctionSymbols {
  const order = new Uint32Array(start.length).map((_, row) => row).sort((a, b) => start[a] - start[b])
  const starts: number[] = []
  const rows: number[] = []
  for (const row of order) {
    const last = rows.length - 1
    if (last < 0 || starts[last] !== start[row]) {
      starts.push(start[row])
      rows.push(row)
    } else if (isBetter(row, rows[last])) rows[last] = row
  }

  function isBetter(row: number, other: number): boolean {
    if (size[row] > 0 !== size[other] > 0) return size[row] > 0
    if (rank[row] !== rank[other]) return rank[row] > rank[other]
    const [a, b] = [textAt(names, name[row]), textAt(names, name[other])]
    const [underscores, others] = [leadingUnderscores(a), leadingUnderscores(b)]
    if (underscores !== others) return underscores < others
    return a.length > b.length
  }

  /** Hand-written code often says no size: it goes on to what comes next. */
  function endOf(at: number): number {
    const bytes = size[rows[at]]
    return bytes > 0 ? starts[at] + bytes : (starts[at + 1] ?? Infinity)
  }

  return {
    count: rows.length,
    nameAt(address) {
      const after = firstReached(starts.length, at => starts[at] > address)
      for (let at = after - 1; at >= 0 && at >= after - MAX_ENCLOSED; at--) if (address < endOf(at)) return textAt(names, name[rows[at]])
      return plts.some(plt => address >= plt.address && address < plt.address + plt.sizeBytes) ? PLT_NAME : null
    },
  }
}

function leadingUnderscores(text: string): number {
  let count = 0
  while (text.charAt(count) === '_') count++
  return count
}
