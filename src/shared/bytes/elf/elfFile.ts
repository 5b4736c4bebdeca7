// The tables of an ELF file: what is loaded where, its sections, its build id. Rules: the ELF specification, gABI 4.1 chapters 4 and 5.

import { textOf } from '../../base/utf8'
import type { FileBytes } from '../fileBytes'

export type ElfSection = {
  readonly name: string
  readonly type: number
  readonly address: number
  readonly offset: number
  readonly sizeBytes: number
  /** Of symbols: the section of their names. */
  readonly link: number
}

/** A part of the file that is put into memory. */
export type ElfSegment = {
  readonly offset: number
  readonly address: number
  readonly fileBytes: number
  readonly memoryBytes: number
  readonly isCode: boolean
}

export type ElfFile = {
  readonly file: FileBytes
  readonly is64: boolean
  readonly isLittle: boolean
  readonly sections: readonly ElfSection[]
  readonly segments: readonly ElfSegment[]
  /** Hexadecimal digits; null where the file has none. */
  readonly buildId: string | null
}

const MAGIC = 0x7f454c46
const PT_LOAD = 1
const PT_NOTE = 4
const SHT_NOTE = 7
const NT_GNU_BUILD_ID = 3
const PF_X = 1
/** Sections are numbered with 16 bits, and segments too. */
const MAX_ENTRIES = 65_536
/** A note's section holds a few of them. */
const MAX_NOTES_BYTES = 1 << 16
const MAX_NAMES_BYTES = 1 << 24
const TWO_32 = 2 ** 32

/** Null for what is no ELF file, or a broken one. */
export function elfFile(file: FileBytes): ElfFile | null {
  const head = file.read(0, 64).slice()
  if (head.length < 52 || viewOf(head).getUint32(0) !== MAGIC) return null
  const is64 = head[4] === 2
  const isLittle = head[5] === 1
  if (is64 && head.length < 64) return null
  const fields = fieldsOf(head, is64, isLittle)
  const [programs, sections] = is64 ? [fields.word(32), fields.word(40)] : [fields.word(28), fields.word(32)]
  const short = (at: number) => viewOf(head).getUint16(at, isLittle)
  const counts = is64 ? 54 : 42
  const segments = segmentsOf(file, programs, short(counts), short(counts + 2), is64, isLittle)
  const named = sectionsOf(file, sections, short(counts + 4), short(counts + 6), short(counts + 8), is64, isLittle)
  return { file, is64, isLittle, sections: named, segments: segments.loads, buildId: buildIdOf(file, segments.notes, named, isLittle) }
}

/** The address in the program of a place in the file: −1 where nothing is loaded from there. */
export function addressOfOffset({ segments }: ElfFile, offset: number): number {
  const holds = ({ offset: start, memoryBytes }: ElfSegment) => offset >= start && offset < start + memoryBytes
  const segment = segments.find(part => part.isCode && holds(part)) ?? segments.find(holds)
  return segment === undefined ? -1 : offset - segment.offset + segment.address
}

/** The address in the program of a place that is counted from where its first part is loaded. */
export function addressInImage({ segments }: ElfFile, distance: number): number {
  return segments.length === 0 ? -1 : Math.min(...segments.map(({ address }) => address)) + distance
}

type Fields = { word(at: number): number; int(at: number): number }

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function fieldsOf(bytes: Uint8Array, is64: boolean, isLittle: boolean): Fields {
  const view = viewOf(bytes)
  const int = (at: number) => view.getUint32(at, isLittle)
  return { int, word: at => (is64 ? int(isLittle ? at + 4 : at) * TWO_32 + int(isLittle ? at : at + 4) : int(at)) }
}

type Range = { readonly offset: number; readonly sizeBytes: number }

function segmentsOf(
  file: FileBytes,
  at: number,
  size: number,
  count: number,
  is64: boolean,
  isLittle: boolean,
): { loads: ElfSegment[]; notes: Range[] } {
  const loads: ElfSegment[] = []
  const notes: Range[] = []
  const least = is64 ? 56 : 32
  if (size < least) return { loads, notes }
  const table = file.read(at, size * Math.min(count, MAX_ENTRIES)).slice()
  const { word, int } = fieldsOf(table, is64, isLittle)
  for (let row = 0; (row + 1) * size <= table.length; row++) {
    const base = row * size
    const [offset, address, fileBytes, memoryBytes] = (is64 ? [8, 16, 32, 40] : [4, 8, 16, 20]).map(field => word(base + field))
    const flags = int(base + (is64 ? 4 : 24))
    if (int(base) === PT_LOAD) loads.push({ offset, address, fileBytes, memoryBytes, isCode: (flags & PF_X) !== 0 })
    if (int(base) === PT_NOTE) notes.push({ offset, sizeBytes: fileBytes })
  }
  return { loads, notes }
}

function sectionsOf(
  file: FileBytes,
  at: number,
  size: number,
  count: number,
  names: number,
  is64: boolean,
  isLittle: boolean,
): ElfSection[] {
  if (size < (is64 ? 64 : 40) || at === 0) return []
  const table = file.read(at, size * Math.min(count, MAX_ENTRIES)).slice()
  const { word, int } = fieldsOf(table, is64, isLittle)
  const rows: (ElfSection & { readonly nameAt: number })[] = []
  for (let row = 0; (row + 1) * size <= table.length; row++) {
    const base = row * size
    const [address, offset, sizeBytes] = (is64 ? [16, 24, 32] : [12, 16, 20]).map(field => word(base + field))
    rows.push({ name: '', nameAt: int(base), type: int(base + 4), address, offset, sizeBytes, link: int(base + (is64 ? 40 : 24)) })
  }
  const texts = rows[names]
  const text = texts === undefined ? new Uint8Array() : file.read(texts.offset, Math.min(texts.sizeBytes, MAX_NAMES_BYTES)).slice()
  return rows.map(({ nameAt, ...section }) => ({ ...section, name: textAt(text, nameAt) }))
}

/** The text that ends at the next zero. */
export function textAt(bytes: Uint8Array, at: number): string {
  if (at >= bytes.length) return ''
  const end = bytes.indexOf(0, at)
  return textOf(bytes.subarray(at, end === -1 ? bytes.length : end))
}

function buildIdOf(file: FileBytes, notes: readonly Range[], sections: readonly ElfSection[], isLittle: boolean): string | null {
  for (const { offset, sizeBytes } of [...sections.filter(({ type }) => type === SHT_NOTE), ...notes]) {
    const found = buildIdIn(file.read(offset, Math.min(sizeBytes, MAX_NOTES_BYTES)), isLittle)
    if (found !== null) return found
  }
  return null
}

/** Of a list of notes: sizes of name and content, kind, then both, each filled up to four bytes. */
export function buildIdIn(notes: Uint8Array, isLittle: boolean): string | null {
  const view = viewOf(notes)
  for (let at = 0; at + 12 <= notes.length;) {
    const nameBytes = view.getUint32(at, isLittle)
    const idBytes = view.getUint32(at + 4, isLittle)
    const start = at + 12 + padded(nameBytes)
    if (view.getUint32(at + 8, isLittle) === NT_GNU_BUILD_ID && textAt(notes, at + 12) === 'GNU' && start + idBytes <= notes.length) {
      return hexOf(notes.subarray(start, start + idBytes))
    }
    at = start + padded(idBytes)
  }
  return null
}

function padded(sizeBytes: number): number {
  return Math.ceil(sizeBytes / 4) * 4
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
