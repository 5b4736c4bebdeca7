// Members of a zip archive by its table at the end, each unpacked while it is read. Rules: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.

import { textOf } from '../../../shared/base/utf8'
import type { FileBytes } from '../../../shared/bytes/fileBytes'
import { UnreadableError } from '../../bytes/unreadableError'
import { openFileBytes } from '../../files/openFileBytes'
import type { Source } from '../../bytes/source'
import { sizeCheck, type SizeCheck } from '../../bytes/sizeCheck'
import { unzstd } from '../../bytes/zstd'
import { headOf, MAX_MEMBERS, type Member } from './archive'

const END_MARK = 0x06054b50
const END_BYTES = 22
const END_64_LOCATOR_MARK = 0x07064b50
const END_64_MARK = 0x06064b50
const MEMBER_MARK = 0x02014b50
const MEMBER_BYTES = 46
const LOCAL_MARK = 0x04034b50
const LOCAL_BYTES = 30
/** The comment behind the end has at most 16 bits of length. */
const LONGEST_END = END_BYTES + 65_535
const MAX_TABLE_BYTES = 64 * 2 ** 20
/** Sizes and places that stand in the long fields instead. */
const IN_LONG = 0xffffffff
const LONG_FIELDS = 1
const IS_ENCRYPTED = 1
const METHOD = { stored: 0, deflate: 8, zstd: 93 } as const
const PIECE_BYTES = 64 * 1024
/** zlib's own 16 KiB would spend more time in calls than in inflating. */
const OUTPUT_BYTES = 1024 * 1024

type Entry = {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly packedBytes: number
  readonly sizeBytes: number
  readonly at: number
  readonly modifiedMs: number
}

/** Throws UnreadableError for a table that is broken. */
export function zipMembers(path: string): readonly Member[] {
  const file = openFileBytes(path)
  if (file === null) throw broken('it cannot be read')
  try {
    return entriesOf(file)
      .filter(({ name }) => !name.endsWith('/'))
      .map(entry => memberOf(path, entry))
  } finally {
    file.close()
  }
}

function memberOf(path: string, entry: Entry): Member {
  const open = () => memberSource(path, entry)
  return { name: entry.name, sizeBytes: entry.sizeBytes, modifiedMs: entry.modifiedMs, open, head: () => headOf(open()) }
}

function entriesOf(file: FileBytes): readonly Entry[] {
  const { at, sizeBytes } = tableOf(file)
  if (sizeBytes > MAX_TABLE_BYTES || at + sizeBytes > file.sizeBytes) throw broken('its table of members is cut off')
  const table = file.read(at, sizeBytes).slice()
  const view = viewOf(table)
  const entries: Entry[] = []
  for (let row = 0; row + MEMBER_BYTES <= table.length && view.getUint32(row, true) === MEMBER_MARK;) {
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map(field => view.getUint16(row + field, true))
    const nameAt = row + MEMBER_BYTES
    const sizes = longFields(view, row, nameAt + nameBytes, extraBytes)
    entries.push({
      name: textOf(table.subarray(nameAt, nameAt + nameBytes)),
      flags: view.getUint16(row + 8, true),
      method: view.getUint16(row + 10, true),
      modifiedMs: dosTime(view.getUint16(row + 12, true), view.getUint16(row + 14, true)),
      ...sizes,
    })
    if (entries.length > MAX_MEMBERS) throw broken(`it has more than ${MAX_MEMBERS} members`)
    row = nameAt + nameBytes + extraBytes + commentBytes
  }
  return entries
}

type Table = { readonly at: number; readonly sizeBytes: number }

function tableOf(file: FileBytes): Table {
  const from = Math.max(0, file.sizeBytes - LONGEST_END)
  const end = file.read(from, LONGEST_END).slice()
  const view = viewOf(end)
  for (let at = end.length - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_MARK) continue
    const table = { sizeBytes: view.getUint32(at + 12, true), at: view.getUint32(at + 16, true) }
    return table.at === IN_LONG || table.sizeBytes === IN_LONG ? longTable(file, from + at) : table
  }
  throw broken('its table of members is missing: it is cut off')
}

function longTable(file: FileBytes, endAt: number): Table {
  const locator = viewOf(file.read(endAt - 20, 20).slice())
  if (locator.byteLength < 20 || locator.getUint32(0, true) !== END_64_LOCATOR_MARK) throw broken('its table of members is missing')
  const end = viewOf(file.read(longOf(locator, 8), 56).slice())
  if (end.byteLength < 56 || end.getUint32(0, true) !== END_64_MARK) throw broken('its table of members is missing')
  return { sizeBytes: longOf(end, 40), at: longOf(end, 48) }
}

/** What does not fit in 32 bits stands in a field of its own, in this order, and only then. */
function longFields(view: DataView, row: number, extraAt: number, extraBytes: number): Pick<Entry, 'packedBytes' | 'sizeBytes' | 'at'> {
  let packedBytes = view.getUint32(row + 20, true)
  let sizeBytes = view.getUint32(row + 24, true)
  let at = view.getUint32(row + 42, true)
  const end = Math.min(view.byteLength, extraAt + extraBytes)
  for (let field = extraAt; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== LONG_FIELDS) continue
    let next = field + 4
    const take = () => {
      next += 8
      return next <= end ? longOf(view, next - 8) : 0
    }
    if (sizeBytes === IN_LONG) sizeBytes = take()
    if (packedBytes === IN_LONG) packedBytes = take()
    if (at === IN_LONG) at = take()
  }
  return { packedBytes, sizeBytes, at }
}

function memberSource(path: string, entry: Entry): Source {
  return { sizeBytes: entry.packedBytes, chunks: memberChunks(path, entry), packedBytes: () => entry.packedBytes }
}

async function* memberChunks(path: string, { flags, method, packedBytes, at, name }: Entry): AsyncGenerator<Uint8Array> {
  if ((flags & IS_ENCRYPTED) !== 0)
    throw new UnreadableError({
      kind: 'unsupported',
      what: `a zip archive in which ${name} is encrypted`,
      advice: 'unpack it first: `unzip FILE`',
    })
  const file = openFileBytes(path)
  if (file === null) throw broken('it cannot be read')
  try {
    const local = viewOf(file.read(at, LOCAL_BYTES).slice())
    if (local.byteLength < LOCAL_BYTES || local.getUint32(0, true) !== LOCAL_MARK) throw broken(`${name} is not where its table says`)
    const start = at + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true)
    const packed = pieces(file, start, packedBytes)
    const check = sizeCheck(() => packedBytes)
    if (method === METHOD.stored) yield* packed
    else if (method === METHOD.deflate) yield* inflated(packed, check, name)
    else if (method === METHOD.zstd) yield* unzstd(packed, check)
    else
      throw new UnreadableError({
        kind: 'unsupported',
        what: `a zip archive in which ${name} is packed in a way that is not read (method ${method})`,
        advice: 'unpack it first: `unzip FILE`',
      })
  } finally {
    file.close()
  }
}

async function* pieces(file: FileBytes, start: number, sizeBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < sizeBytes;) {
    const piece = file.read(start + at, Math.min(PIECE_BYTES, sizeBytes - at))
    if (piece.length === 0) throw broken('it is cut off')
    at += piece.length
    yield piece
  }
}

async function* inflated(packed: AsyncIterable<Uint8Array>, check: SizeCheck, name: string): AsyncGenerator<Uint8Array> {
  const [{ createInflateRaw }, { Readable }] = await Promise.all([import('node:zlib'), import('node:stream')])
  const inflate = createInflateRaw({ chunkSize: OUTPUT_BYTES })
  const source = Readable.from(packed)
  source.on('error', error => inflate.destroy(error))
  const chunks: AsyncIterable<Uint8Array> = source.pipe(inflate)
  let unpackedBytes = 0
  try {
    for await (const chunk of chunks) {
      unpackedBytes += chunk.length
      check(unpackedBytes)
      yield chunk
    }
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    throw broken(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    source.destroy()
    inflate.destroy()
  }
}

/** Local time, two seconds fine. */
function dosTime(time: number, date: number): number {
  return new Date((date >> 9) + 1980, ((date >> 5) & 15) - 1, date & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2).getTime()
}

function longOf(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function broken(what: string): UnreadableError {
  return new UnreadableError({ kind: 'malformed', format: 'zip', what, place: { unit: 'byte', at: 0 } })
}
