// Members of a tar archive, packed or not, walked from its beginning: there is no table. Rules: POSIX.1-2017, `pax`, "ustar Interchange
// Format" and "pax Header Block"; GNU tar, "Basic Tar Format" (long names, numbers of base 256).

import { statSync } from 'node:fs'
import { textOf } from '../../../shared/base/utf8'
import { UnreadableError } from '../../bytes/unreadableError'
import { fileSource, type Source } from '../../bytes/source'
import { unpacked } from '../../bytes/unpack'
import { MAX_MEMBERS, MEMBER_HEAD_BYTES, type Member } from './archive'

const BLOCK_BYTES = 512
const MAGIC_AT = 257
/** A name or a list of records, not a file's content. */
const MAX_RECORD_BYTES = 1 << 20

export function isTar(head: Uint8Array): boolean {
  return head.length >= BLOCK_BYTES && textOf(head.subarray(MAGIC_AT, MAGIC_AT + 5)) === 'ustar'
}

type Entry = { readonly name: string; readonly sizeBytes: number; readonly modifiedMs: number }

/** One walk, on which each member's beginning is kept. */
export async function tarMembers(path: string): Promise<readonly Member[]> {
  const members: Member[] = []
  await walk(path, entry => {
    if (members.length === MAX_MEMBERS) throw broken(`it has more than ${MAX_MEMBERS} members`, 0)
    const parts: Uint8Array[] = []
    let kept = 0
    const row = members.length
    members.push({ ...entry, open: () => memberSource(path, row), head: () => Promise.resolve(Buffer.concat(parts)) })
    return chunk => {
      if (kept < MEMBER_HEAD_BYTES) parts.push(chunk.slice(0, MEMBER_HEAD_BYTES - kept))
      kept += chunk.length
      return true
    }
  })
  return members
}

function memberSource(path: string, row: number): Source {
  return { sizeBytes: null, chunks: memberChunks(path, row), packedBytes: () => statSync(path).size }
}

async function* memberChunks(path: string, row: number): AsyncGenerator<Uint8Array> {
  let at = 0
  let wanted = false
  for await (const part of parts(path)) {
    if (part.kind === 'entry') {
      if (wanted) return
      wanted = at++ === row
    } else if (wanted) yield part.bytes
  }
}

type OnBytes = (chunk: Uint8Array) => boolean

async function walk(path: string, onEntry: (entry: Entry) => OnBytes): Promise<void> {
  let onBytes: OnBytes = () => true
  for await (const part of parts(path)) {
    if (part.kind === 'entry') onBytes = onEntry(part.entry)
    else onBytes(part.bytes)
  }
}

type Part = { readonly kind: 'entry'; readonly entry: Entry } | { readonly kind: 'bytes'; readonly bytes: Uint8Array }

/** Files alone, each followed by its bytes. */
async function* parts(path: string): AsyncGenerator<Part> {
  const chunks = unpacked(fileSource(path).chunks)
  let rest = new Uint8Array()
  let at = 0

  /** So many bytes, or what is left of them at the end of the archive. */
  async function take(length: number): Promise<Uint8Array> {
    while (rest.length < length) {
      const next = await chunks.next()
      if (next.done === true) break
      rest = Buffer.concat([rest, next.value])
    }
    const taken = rest.slice(0, length)
    rest = rest.subarray(taken.length)
    at += taken.length
    return taken
  }

  /** In pieces as they come. */
  async function* content(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0;) {
      const piece = rest.length > 0 ? await take(Math.min(left, rest.length)) : await take(Math.min(left, BLOCK_BYTES))
      if (piece.length === 0) throw broken('it is cut off', at)
      left -= piece.length
      yield piece
    }
  }

  try {
    let longName: string | null = null
    for (;;) {
      const block = await take(BLOCK_BYTES)
      if (block.length === 0 || block.every(byte => byte === 0)) return
      if (block.length < BLOCK_BYTES) throw broken('it is cut off', at)
      if (!isTar(block)) throw broken('its next member cannot be read', at - BLOCK_BYTES)
      const { entry, type } = entryOf(block)
      const padding = (BLOCK_BYTES - (entry.sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES
      if (type === 'L' || type === 'x' || type === 'g') {
        if (entry.sizeBytes > MAX_RECORD_BYTES) throw broken('a name that is too long', at)
        const record = textOf(await take(entry.sizeBytes))
        await take(padding)
        if (type === 'L') longName = beforeZero(record)
        else if (type === 'x') longName = paxPath(record) ?? longName
        continue
      }
      const isFile = type === '0' || type === '\0' || type === '7'
      if (isFile) yield { kind: 'entry', entry: { ...entry, name: longName ?? entry.name } }
      longName = null
      for await (const bytes of content(entry.sizeBytes)) if (isFile) yield { kind: 'bytes', bytes }
      await take(padding)
    }
  } finally {
    await chunks.return(undefined)
  }
}

function entryOf(block: Uint8Array): { readonly entry: Entry; readonly type: string } {
  const text = (from: number, length: number) => beforeZero(textOf(block.subarray(from, from + length)))
  const prefix = text(345, 155)
  const isPosix = block[MAGIC_AT + 5] === 0
  const name = isPosix && prefix !== '' ? `${prefix}/${text(0, 100)}` : text(0, 100)
  const entry = { name, sizeBytes: numberAt(block, 124, 12), modifiedMs: numberAt(block, 136, 12) * 1000 }
  return { entry, type: String.fromCharCode(block[156]) }
}

function beforeZero(text: string): string {
  const zero = text.indexOf('\0')
  return zero === -1 ? text : text.slice(0, zero)
}

/** Octal digits, or, for large ones, the bytes themselves behind a set top bit. */
function numberAt(block: Uint8Array, from: number, length: number): number {
  if ((block[from] & 0x80) === 0) return parseInt(textOf(block.subarray(from, from + length)).trim() || '0', 8) || 0
  let value = block[from] & 0x7f
  for (let at = from + 1; at < from + length; at++) value = value * 256 + block[at]
  return Number.isSafeInteger(value) ? value : 0
}

/** `27 path=a/long/name\n` */
function paxPath(record: string): string | null {
  const line = record.split('\n').find(part => /^\d{1,9} path=/.test(part))
  return line === undefined ? null : line.slice(line.indexOf('=') + 1)
}

function broken(what: string, at: number): UnreadableError {
  return new UnreadableError({ kind: 'malformed', format: 'tar', what, place: { unit: 'byte', at } })
}
