// Text that Windows tools wrote as UTF-16: turned into UTF-8 on the way in, so that every reader sees one encoding.

import { bytesOf } from '../base/utf8'

export type ByteFilter = { push(chunk: Uint8Array): Uint8Array }

/** A filter for a file that starts with a UTF-16 byte order mark, else null. */
export function utf16To8(head: Uint8Array): ByteFilter | null {
  const isLittle = head[0] === 0xff && head[1] === 0xfe
  const isBig = head[0] === 0xfe && head[1] === 0xff
  if (!isLittle && !isBig) return null
  // The decoder drops the mark itself and keeps half a character for the next chunk.
  const decoder = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be')
  return { push: chunk => bytesOf(decoder.decode(chunk, { stream: true })) }
}
