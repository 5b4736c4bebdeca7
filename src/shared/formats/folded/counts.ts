// The numbers at the end of a folded line, read from the bytes: what stands before the last run of blanks is the stack.

import { textOf } from '../../base/utf8'
import { MINUS, PLUS, POINT, ZERO, isBlank, isDigit, withoutBlanksAfter } from '../../bytes/ascii'

const LETTER_E = 101

/**
 * Where `[-]digits[.digits][e[+-]digits]` at the end starts, blanks after it allowed; −1 where the line does not end in a number of its
 * own. awk, Perl and Python print large and small numbers with an exponent.
 */
export function countStart(bytes: Uint8Array, start: number, end: number): number {
  const numberEnd = withoutExponent(bytes, start, withoutBlanksAfter(bytes, start, end))
  let at = digitsStart(bytes, start, numberEnd)
  if (at > start && bytes[at - 1] === POINT) at = digitsStart(bytes, start, at - 1)
  if (at === numberEnd || at === start || !isDigit(bytes[at])) return -1
  if (bytes[at - 1] === MINUS) at--
  return at > start && isBlank(bytes[at - 1]) ? at : -1
}

/** Where the digits before `end` begin; `end` where there are none. */
function digitsStart(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  while (at > start && isDigit(bytes[at - 1])) at--
  return at
}

/** `end` without `e+06` before it; itself where there is none. */
function withoutExponent(bytes: Uint8Array, start: number, end: number): number {
  let at = digitsStart(bytes, start, end)
  if (at === end) return end
  if (at > start && (bytes[at - 1] === MINUS || bytes[at - 1] === PLUS)) at--
  return at > start && isExponent(bytes[at - 1]) ? at - 1 : end
}

/** In upper or lower case. */
function isExponent(byte: number): boolean {
  return (byte | 32) === LETTER_E
}

/** The number in `bytes[start..end)`, in one division, so that `0.1` is 0.1. */
export function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let digits = 0
  let scale = 0
  const isNegative = bytes[start] === MINUS
  for (let at = isNegative ? start + 1 : start; at < end; at++) {
    const byte = bytes[at]
    if (byte === POINT) scale = 1
    else if (isDigit(byte)) {
      digits = digits * 10 + byte - ZERO
      scale *= 10
    } else return Number(textOf(bytes.subarray(start, end)))
  }
  // Past that, every step above was rounded.
  if (!Number.isSafeInteger(digits)) return Number(textOf(bytes.subarray(start, end)))
  const size = scale > 1 && Number.isFinite(scale) ? digits / scale : digits
  return isNegative ? -size : size
}
