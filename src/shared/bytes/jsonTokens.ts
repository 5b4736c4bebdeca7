// The small pieces of JSON text: numbers, words, and what stands behind a backslash.

import { bytesOf, textOf } from '../base/utf8'
import { MINUS, NEWLINE, PLUS, POINT, RETURN, ZERO, isBlank, isDigit, isUpperCase } from './ascii'

/** Up to here a decimal fraction is one exact integer divided by one exact power of ten, so the division rounds correctly. */
const EXACT_DIGITS = 15
const POWERS_OF_TEN = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power)
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/

const BACKSLASH = 92

/** NaN where the bytes are not a number. */
export function jsonNumberOf(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] === MINUS ? start + 1 : start
  let mantissa = 0
  let digits = 0
  let dot = -1
  for (let at = first; at < end; at++) {
    const digit = bytes[at] - ZERO
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit
      digits++
    } else if (bytes[at] === POINT && dot === -1 && at > first) dot = at
    else return slowNumber(bytes, start, end)
  }
  const decimals = dot === -1 ? 0 : end - dot - 1
  if (digits === 0 || digits > EXACT_DIGITS || dot === end - 1) return slowNumber(bytes, start, end)
  const size = mantissa / POWERS_OF_TEN[decimals]
  return first === start ? size : -size
}

function slowNumber(bytes: Uint8Array, start: number, end: number): number {
  const text = shortText(bytes, start, end)
  return NUMBER.test(text) ? Number(text) : NaN
}

/** A decoder costs more than the letters of a number do; in lists of millions that is most of the time. */
const SHORT_BYTES = 32

function shortText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > SHORT_BYTES) return textOf(bytes.subarray(start, end))
  let text = ''
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at])
  return text
}

const WORDS: readonly (readonly [Uint8Array, boolean | null])[] = [
  [bytesOf('null'), null],
  [bytesOf('true'), true],
  [bytesOf('false'), false],
]

/** Undefined where the bytes are none of JSON's three words. */
export function wordOf(bytes: Uint8Array, start: number, end: number): boolean | null | undefined {
  for (const [letters, word] of WORDS) {
    let same = end - start === letters.length ? 0 : -1
    while (same >= 0 && same < letters.length) same = bytes[start + same] === letters[same] ? same + 1 : -1
    if (same === letters.length) return word
  }
  return undefined
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/** The text between two quotes as UTF-8, escapes undone; null where a backslash escapes nothing. Half a surrogate pair becomes U+FFFD. */
export function unescapeText(bytes: Uint8Array, start: number, end: number): Uint8Array | null {
  let escape = bytes.indexOf(BACKSLASH, start)
  let from = start
  const parts: string[] = []
  while (escape !== -1 && escape < end) {
    parts.push(textOf(bytes.subarray(from, escape)))
    const letter = String.fromCharCode(bytes[escape + 1])
    const hex = letter === 'u' ? textOf(bytes.subarray(escape + 2, Math.min(end, escape + 6))) : ''
    const isCode = /^[0-9a-fA-F]{4}$/.test(hex)
    const sign = isCode ? String.fromCharCode(parseInt(hex, 16)) : ESCAPES.get(letter)
    if (sign === undefined) return null
    parts.push(sign)
    from = escape + (isCode ? 6 : 2)
    escape = bytes.indexOf(BACKSLASH, from)
  }
  parts.push(textOf(bytes.subarray(from, end)))
  return bytesOf(parts.join(''))
}

export function isSpace(byte: number): boolean {
  return isBlank(byte) || byte === NEWLINE || byte === RETURN
}

/** Digits, signs, the dot, and letters of words and exponents. */
export function isScalarByte(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || isDigit(byte) || byte === MINUS || byte === POINT || byte === PLUS || isUpperCase(byte)
}
