// Bytes of text formats by name, and the few tests and steps that line-based readers share.

export const TAB = 9
export const NEWLINE = 10
export const RETURN = 13
export const SPACE = 32
export const HASH = 35
export const OPENING = 40
export const CLOSING = 41
export const PLUS = 43
export const MINUS = 45
export const POINT = 46
export const SLASH = 47
export const ZERO = 48
export const COLON = 58
export const SEMICOLON = 59
export const LEFT_BRACKET = 91
export const RIGHT_BRACKET = 93

export function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB
}

export function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 57
}

export function isUpperCase(byte: number): boolean {
  return byte >= 65 && byte <= 90
}

/** Lower and upper case. */
export function isHexDigit(byte: number): boolean {
  return isDigit(byte) || ((byte | 32) >= 97 && (byte | 32) <= 102)
}

/** Whether the text, of plain ASCII, stands at `start`. */
export function startsWith(bytes: Uint8Array, start: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[start + i] !== text.charCodeAt(i)) return false
  return true
}

export function skipBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && isBlank(bytes[at])) at++
  return at
}

/** The end of the word that starts at `start`. */
export function wordEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && !isBlank(bytes[at])) at++
  return at
}

/** `end` without the blanks before it. */
export function withoutBlanksAfter(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  while (at > start && isBlank(bytes[at - 1])) at--
  return at
}

/** `end` without the blanks and the carriage return before it. */
export function trimmedEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  while (at > start && (isBlank(bytes[at - 1]) || bytes[at - 1] === RETURN)) at--
  return at
}

/** The end of the digits that start at `start`: `start` itself where there are none. */
export function digitsEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && isDigit(bytes[at])) at++
  return at
}

export function decimal(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at++) value = value * 10 + (bytes[at] - ZERO)
  return value
}
