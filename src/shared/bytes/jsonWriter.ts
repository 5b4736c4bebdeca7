// Grows a text as bytes, so that a written file may be longer than V8's longest string.

import { bytesOf } from '../base/utf8'

export type ByteText = {
  text(text: string): void
  /** As JSON writes it; what is not finite becomes 0, which JSON can say. */
  number(value: number): void
  finish(): Uint8Array<ArrayBuffer>
}

const FIRST_BYTES = 64 * 1024
/** -2147483648 and its like. */
const MAX_INT_CHARS = 11
/** Single signs between numbers are most of what is written: too many for an encoder's call each. */
const ASCII_END = 128
const PIECE_CHARS = 2 ** 20
/** Of two halves of one character the first is from D800 to DBFF. */
const SURROGATES = 0xfc00
const HIGH_SURROGATE = 0xd800
const MINUS = 45
const ZERO = 48

export function byteText(): ByteText {
  let bytes = new Uint8Array(FIRST_BYTES)
  let length = 0

  function reserve(count: number): void {
    if (length + count <= bytes.length) return
    const bigger = new Uint8Array(Math.max(bytes.length * 2, length + count))
    bigger.set(bytes.subarray(0, length))
    bytes = bigger
  }

  function text(added: string): void {
    if (added.length === 1 && added.charCodeAt(0) < ASCII_END) {
      reserve(1)
      bytes[length++] = added.charCodeAt(0)
      return
    }
    if (added.length > PIECE_CHARS) return pieces(added)
    const encoded = bytesOf(added)
    reserve(encoded.length)
    bytes.set(encoded, length)
    length += encoded.length
  }

  /** A name may be as long as a file, and encoded as a whole it would be there twice. */
  function pieces(added: string): void {
    for (let at = 0; at < added.length;) {
      const end = at + PIECE_CHARS
      const isHalf = (added.charCodeAt(end - 1) & SURROGATES) === HIGH_SURROGATE
      text(added.slice(at, isHalf ? end - 1 : end))
      at = isHalf ? end - 1 : end
    }
  }

  function integer(value: number): void {
    reserve(MAX_INT_CHARS)
    if (value < 0) bytes[length++] = MINUS
    let rest = Math.abs(value)
    let digits = 1
    for (let size = 10; size <= rest; size *= 10) digits++
    length += digits
    for (let at = length - 1; digits > 0; digits--, at--) {
      bytes[at] = ZERO + (rest % 10)
      rest = Math.floor(rest / 10)
    }
  }

  return {
    text,
    number(value) {
      if ((value | 0) === value) integer(value)
      else text(Number.isFinite(value) ? String(value) : '0')
    },
    finish: () => bytes.slice(0, length),
  }
}
