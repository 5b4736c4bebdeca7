// A frame of `perf script` split into its parts, still as bytes: `addr symbol+0xoff (dso)`, any of which may be missing.

import {
  CLOSING,
  LEFT_BRACKET,
  OPENING,
  PLUS,
  SPACE,
  TAB,
  ZERO,
  isBlank,
  isDigit,
  isHexDigit,
  skipBlanks,
  startsWith,
  trimmedEnd,
  wordEnd,
} from '../../bytes/ascii'

export type FrameFields = {
  /** Without its offset; empty when there is none. */
  symbolStart: number
  symbolEnd: number
  /** What stands in the last parentheses, without them; empty when there is none. */
  dsoStart: number
  dsoEnd: number
}

const LETTER_X = 120
const SLASH = 47
const UNKNOWN = '[unknown]'
/** Shorter words of hex digits are names as well (`add`, `dead`). */
const MIN_LONE_ADDRESS = 6
const ADDRESS_COLUMNS = 16
/** Nothing is loaded below that. */
const SURE_ADDRESS = 4

export function frameFields(): FrameFields {
  return { symbolStart: 0, symbolEnd: 0, dsoStart: 0, dsoEnd: 0 }
}

/** Whether `bytes[start..end)` can be a frame; its parts are then in `into`. */
export function readFrameLine(bytes: Uint8Array, start: number, lineEnd: number, into: FrameFields): boolean {
  const end = trimmedEnd(bytes, start, lineEnd)
  const first = skipBlanks(bytes, start, end)
  const firstEnd = wordEnd(bytes, first, end)
  const isAddress = firstEnd > first && isHex(bytes, first, firstEnd)
  const opening = dsoOpening(bytes, isAddress ? firstEnd : first, end)
  const hasDso = opening !== -1
  into.dsoStart = hasDso ? opening + 1 : end
  into.dsoEnd = hasDso ? bytes.lastIndexOf(CLOSING, end - 1) : end
  const namesEnd = hasDso ? trimmedEnd(bytes, first, opening) : end
  const hasSymbol = firstEnd < namesEnd
  if (!hasDso && !isAddress) return false
  if (!hasDso && !hasSymbol && firstEnd - first < MIN_LONE_ADDRESS && addressEnd(bytes, start, end) !== end) return false
  if (isAddress && !hasSymbol && hasDso) {
    // `addr  (dso)`: collapsers take the blank between for the name; with one blank only, the word may be a name like `add`.
    const isBlankName = opening - firstEnd > 1
    into.symbolStart = isBlankName ? firstEnd : first
    into.symbolEnd = isBlankName ? firstEnd + 1 : firstEnd
    return true
  }
  into.symbolStart = isAddress ? skipBlanks(bytes, firstEnd, namesEnd) : first
  into.symbolEnd = withoutOffset(bytes, into.symbolStart, namesEnd)
  return into.symbolEnd > into.symbolStart || isAddress
}

/**
 * Where the module begins: right behind an offset, which a name does not have, or behind what perf writes for a name that it does not know.
 * Else by the parentheses; of what they hold, a path or a word in brackets is believed first: a folder may have half a pair in its name.
 */
function dsoOpening(bytes: Uint8Array, start: number, end: number): number {
  if (bytes.lastIndexOf(CLOSING, end - 1) <= start) return -1
  const behind = behindName(bytes, start, end)
  if (behind !== -1) return behind
  const opening = balancedOpening(bytes, start, end)
  if (isModuleStart(bytes[opening + 1])) return opening
  for (let at = opening - 1; at > start; at--) {
    if (bytes[at] === OPENING && isBlank(bytes[at - 1]) && bytes[at + 1] === SLASH) return at
  }
  return opening
}

function isModuleStart(byte: number): boolean {
  return byte === SLASH || byte === LEFT_BRACKET
}

/** The parenthesis of `+0x1f (` or `[unknown] (`; −1 for none. */
function behindName(bytes: Uint8Array, start: number, end: number): number {
  for (let at = bytes.indexOf(OPENING, start); at !== -1 && at < end; at = bytes.indexOf(OPENING, at + 1)) {
    if (!isBlank(bytes[at - 1])) continue
    const nameEnd = trimmedEnd(bytes, start, at)
    const nameStart = skipBlanks(bytes, start, nameEnd)
    if (withoutOffset(bytes, nameStart, nameEnd) < nameEnd) return at
    if (nameEnd - nameStart === UNKNOWN.length && startsWith(bytes, nameStart, UNKNOWN)) return at
  }
  return -1
}

/** The parenthesis that belongs to the last one, if a blank stands before it; else the last that follows a blank; else −1. */
function balancedOpening(bytes: Uint8Array, start: number, end: number): number {
  let depth = 0
  let lastAfterBlank = -1
  for (let at = end - 1; at > start; at--) {
    if (bytes[at] === CLOSING) depth++
    else if (depth > 0 && bytes[at] === OPENING) {
      const isAfterBlank = isBlank(bytes[at - 1])
      if (--depth === 0 && isAfterBlank) return at
      if (isAfterBlank && lastAfterBlank === -1) lastAfterBlank = at
      if (depth === 0) return -1
    }
  }
  return lastAfterBlank
}

/** Since Linux 4.8 a symbol has `+0x1f` behind it. */
function withoutOffset(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  while (at > start && isHexDigit(bytes[at - 1])) at--
  const isOffset = at < end && at - start >= 3 && bytes[at - 1] === LETTER_X && bytes[at - 2] === ZERO && bytes[at - 3] === PLUS
  return isOffset ? at - 3 : end
}

/** Behind an address as perf prints it, `\t%16lx`; −1 for anything else. */
export function addressEnd(bytes: Uint8Array, start: number, end: number): number {
  const to = start + 1 + ADDRESS_COLUMNS
  if (to > end || bytes[start] !== TAB) return -1
  let at = to - 1
  while (at > start && isHexDigit(bytes[at])) at--
  if (at === to - 1) return -1
  while (at > start && bytes[at] === SPACE) at--
  return at === start ? to : -1
}

/**
 * Whether the first word is an address and a module ends the text: the only frame of a stack, on its event's line. Words like `add` and
 * `facade` are made of hexadecimal digits too.
 */
export function isLoneFrame(bytes: Uint8Array, start: number, end: number): boolean {
  const firstEnd = wordEnd(bytes, start, end)
  if (firstEnd - start < SURE_ADDRESS || bytes[end - 1] !== CLOSING || !isHex(bytes, start, firstEnd)) return false
  for (let at = start; at < firstEnd; at++) if (isDigit(bytes[at])) return true
  return false
}

/** A frame without an event line above it is believed only with its address, as perf prints it or with its module behind. */
export function isAddressedFrame(bytes: Uint8Array, start: number, end: number): boolean {
  return addressEnd(bytes, start, end) !== -1 || isLoneFrame(bytes, skipBlanks(bytes, start, end), end)
}

function isHex(bytes: Uint8Array, start: number, end: number): boolean {
  const isPrefixed = bytes[start] === ZERO && bytes[start + 1] === LETTER_X && end > start + 2
  for (let at = isPrefixed ? start + 2 : start; at < end; at++) if (!isHexDigit(bytes[at])) return false
  return true
}
