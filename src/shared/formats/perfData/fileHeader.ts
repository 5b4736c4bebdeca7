// The first bytes of a recording: in which byte order it is, and where its parts are. Rules: Linux,
// `tools/perf/Documentation/perf.data-file-format.txt` and `tools/perf/util/header.c`.

import { readAttr, type Attr } from './attr'
import { unsignedAt } from './longs'

export type Section = { readonly offset: number; readonly sizeBytes: number }

export type FileHeader = {
  readonly isLittle: boolean
  /** Null: a recording that went through a pipe, whose records begin behind these bytes and hold all that a header has. */
  readonly file: { readonly attrs: readonly Attr[]; readonly data: Section; readonly features: readonly number[] } | null
  /** Where the records begin. */
  readonly dataAt: number
}

/** By the magic, whose bytes the other byte order turns round. */
const LITTLE = 'PERFILE2'
const BIG = '2ELIFREP'
const PIPE_BYTES = 16
const HEADER_BYTES = 104
const FEATURE_BITS_AT = 72
const FEATURE_BITS = 256
const ID_BYTES = 8
const SECTION_BYTES = 16
/** Events and their ids are listed before the records; more is no list. */
const MAX_HEAD_BYTES = 64 * 2 ** 20

/** What of a recording's beginning is known: the header, how many bytes are needed for it, or why there is none. */
export type HeaderRead = { readonly header: FileHeader } | { readonly needsBytes: number } | { readonly fault: string }

export function readFileHeader(bytes: Uint8Array): HeaderRead {
  if (bytes.length < PIPE_BYTES) return { needsBytes: PIPE_BYTES }
  const magic = String.fromCharCode(...bytes.subarray(0, 8))
  if (magic !== LITTLE && magic !== BIG) return { fault: 'written by perf before Linux 3.0' }
  const isLittle = magic === LITTLE
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = unsignedAt(view, 8, isLittle)
  if (size === PIPE_BYTES) return { header: { isLittle, file: null, dataAt: PIPE_BYTES } }
  if (size < HEADER_BYTES) return { fault: 'a header of an unknown size' }
  if (bytes.length < HEADER_BYTES) return { needsBytes: HEADER_BYTES }
  const sectionAt = (at: number): Section => ({ offset: unsignedAt(view, at, isLittle), sizeBytes: unsignedAt(view, at + 8, isLittle) })
  const attrs = sectionAt(24)
  const data = sectionAt(40)
  if (data.offset > MAX_HEAD_BYTES || attrs.offset + attrs.sizeBytes > data.offset)
    return { fault: 'a list of events that does not stand before the records' }
  if (bytes.length < data.offset) return { needsBytes: data.offset }
  const found = attrsOf(view, attrs, unsignedAt(view, 16, isLittle), data.offset, isLittle)
  if (typeof found === 'string') return { fault: found }
  return { header: { isLittle, file: { attrs: found, data, features: featuresOf(bytes, isLittle) }, dataAt: data.offset } }
}

function attrsOf(
  view: DataView,
  { offset, sizeBytes }: Section,
  entryBytes: number,
  endAt: number,
  isLittle: boolean,
): readonly Attr[] | string {
  const attrBytes = entryBytes - SECTION_BYTES
  if (attrBytes < 64 || entryBytes > 4096 || sizeBytes % entryBytes !== 0) return 'a list of events of an unknown size'
  const attrs: Attr[] = []
  // Each id stands there once, however many events say that theirs are in the same place.
  let idsLeft = Math.floor(endAt / ID_BYTES)
  for (let at = offset; at < offset + sizeBytes; at += entryBytes) {
    const idsAt = unsignedAt(view, at + attrBytes, isLittle)
    const idsBytes = unsignedAt(view, at + attrBytes + 8, isLittle)
    const ids: number[] = []
    if (idsAt + idsBytes <= endAt)
      for (let id = idsAt; id + ID_BYTES <= idsAt + idsBytes && idsLeft > 0; id += ID_BYTES) {
        ids.push(unsignedAt(view, id, isLittle))
        idsLeft--
      }
    attrs.push(readAttr(view, at, attrBytes, ids, isLittle))
  }
  return attrs.length === 0 ? 'no events' : attrs
}

/** The numbers of the features that stand behind the records, in their order. The bits are one number of 64 after the other. */
function featuresOf(bytes: Uint8Array, isLittle: boolean): readonly number[] {
  const found: number[] = []
  for (let bit = 0; bit < FEATURE_BITS; bit++) {
    const inWord = (bit % 64) >> 3
    const byte = bytes[FEATURE_BITS_AT + (bit - (bit % 64)) / 8 + (isLittle ? inWord : 7 - inWord)]
    if ((byte & (1 << (bit & 7))) !== 0) found.push(bit)
  }
  return found
}
