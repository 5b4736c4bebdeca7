// From the line of a frame to its group. What stands behind the address is looked up before it is parsed: it comes again, addresses do not.

import { intTable } from '../../base/intTable'
import { textOf } from '../../base/utf8'
import { byteNames } from '../../bytes/names'
import { COLON, NEWLINE, RIGHT_BRACKET, decimal, isBlank, isDigit, skipBlanks, trimmedEnd } from '../../bytes/ascii'
import { eventFields, readEventLine } from './eventLine'
import type { FrameGroups } from './frameGroups'
import { frameFields, readFrameLine } from './frameLine'
import { isUsualLine, UNUSUAL, usualLines } from './usualLines'

export type FrameLines = {
  /** What the line that starts at `start` is: a group, or one of the codes below. */
  lineAt(bytes: Uint8Array, start: number, end: number): number
  /** The group of a line of the usual shape, which stands for all that differ in address and offset alone; NO_FRAME for any other line. */
  usualGroup(bytes: Uint8Array, start: number, end: number): number
  /** Where the last line ended: at its line end, or at `end`. */
  readonly lastEnd: () => number
  /** The group of a frame that is only a part of its line, or NO_FRAME. */
  groupOf(bytes: Uint8Array, start: number, end: number): number
}

const NO_FRAME = -1
export const BLANK_LINE = -2
/** A line of source under its frame (`-F +srcline`) that names no file: `??:0`, `lib.so[1f]`. Smaller codes name source `SOURCE_LINE - code`. */
export const SOURCE_LINE = -3
/** Lines are 32 bit numbers. */
const MAX_LINE_DIGITS = 9
const UNKNOWN_FILE = '??'

/** Addresses make lines endless in number: past this the looked-up lines are forgotten and start anew. The groups stay. */
const MAX_LINES_BYTES = 48 * 2 ** 20

/** `isJava`: collapsers spell the symbols of Java processes in their own way. */
export function frameLines(groups: FrameGroups, isJava: boolean): FrameLines {
  const usual = usualLines()
  const lines = byteNames()
  const symbols = byteNames()
  const modules = byteNames()
  const pairs = intTable()
  const groupOfPair: number[] = []
  const codeOfLine: number[] = []
  const fields = frameFields()
  const event = eventFields()
  let lastEnd = 0

  function codeOf(line: number, bytes: Uint8Array, start: number, end: number): number {
    if (line < codeOfLine.length) return codeOfLine[line]
    const code = classify(bytes, start, end)
    if (lines.sizeBytes() > MAX_LINES_BYTES) {
      lines.clear()
      codeOfLine.length = 0
    } else {
      codeOfLine.push(code)
    }
    return code
  }

  function classify(bytes: Uint8Array, start: number, lineEnd: number): number {
    const end = trimmedEnd(bytes, start, lineEnd)
    if (end === start) return BLANK_LINE
    // Frames are indented, but some pages and mailers take that away; events never are, unless their frame is on the same line.
    if (!isBlank(bytes[start]) && readEventLine(bytes, start, end, event) && event.isAnchored) return NO_FRAME
    if (readFrameLine(bytes, start, end, fields)) return knownGroup(bytes)
    return sourceCode(bytes, start, end)
  }

  function sourceCode(bytes: Uint8Array, start: number, end: number): number {
    let digits = end
    while (digits > start && isDigit(bytes[digits - 1])) digits--
    const from = skipBlanks(bytes, start, end)
    if (bytes[end - 1] === RIGHT_BRACKET) return SOURCE_LINE
    if (digits === end || end - digits > MAX_LINE_DIGITS || digits <= from + 1 || bytes[digits - 1] !== COLON) return NO_FRAME
    const file = textOf(bytes.subarray(from, digits - 1))
    return file === UNKNOWN_FILE ? SOURCE_LINE : SOURCE_LINE - groups.source(file, decimal(bytes, digits, end))
  }

  function knownGroup(bytes: Uint8Array): number {
    const symbol = symbols.intern(bytes, fields.symbolStart, fields.symbolEnd)
    const dso = modules.intern(bytes, fields.dsoStart, fields.dsoEnd)
    const pair = pairs.intern(symbol, dso, 0)
    if (pair === groupOfPair.length) groupOfPair.push(groups.group(symbols.text(symbol) || '[unknown]', modules.text(dso), isJava))
    return groupOfPair[pair]
  }

  return {
    lineAt(bytes, start, end) {
      const known = usual.find(bytes, start, end)
      lastEnd = usual.lastEnd()
      if (known >= 0) return known
      if (known === UNUSUAL) {
        const line = lines.internUntil(bytes, start, end, NEWLINE)
        lastEnd = lines.lastEnd()
        return codeOf(line, bytes, start, lastEnd)
      }
      const code = classify(bytes, start, lastEnd)
      usual.learn(code)
      return code
    },
    usualGroup: (bytes, start, end) => (isUsualLine(bytes, start, end) ? Math.max(NO_FRAME, classify(bytes, start, end)) : NO_FRAME),
    lastEnd: () => lastEnd,
    groupOf: (bytes, start, end) => codeOf(lines.intern(bytes, start, end), bytes, start, end),
  }
}
