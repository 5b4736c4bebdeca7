// The two words that no comm looks like: by them an event line is known that names no process or thread.

import { COLON, LEFT_BRACKET, POINT, RIGHT_BRACKET, digitsEnd, isDigit } from '../../bytes/ascii'

/** perf prints at least three. */
const CPU_DIGITS = 3
/** Microseconds, or nanoseconds with `--ns`. */
const DECIMALS = [6, 9]

/** `[003]` or `1234.567890:`, with as many digits as perf prints: fewer are numbers of any text. */
export function isCpuOrTime(bytes: Uint8Array, start: number, end: number): boolean {
  const isCpu = bytes[start] === LEFT_BRACKET
  if (!isCpu && !isDigit(bytes[start])) return false
  const digits = digitsEnd(bytes, isCpu ? start + 1 : start, end)
  if (isCpu) return digits - start > CPU_DIGITS && digits === end - 1 && bytes[digits] === RIGHT_BRACKET
  if (bytes[digits] !== POINT) return false
  const colon = digitsEnd(bytes, digits + 1, end)
  return DECIMALS.includes(colon - digits - 1) && colon === end - 1 && bytes[colon] === COLON
}
