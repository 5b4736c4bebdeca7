// Folded (collapsed) stacks: `a;b;c 12`, one stack a line, root first. Rules: flamegraph.pl's README and source.

import { textOf } from '../base/utf8'
import { COLON, HASH, LEFT_BRACKET, isBlank, RETURN, SEMICOLON, TAB, withoutBlanksAfter } from '../bytes/ascii'
import { lineWalker } from '../bytes/lines'
import { countStart } from './folded/counts'
import { flatLines } from './folded/flatLines'
import { openFolded } from './folded/reader'
import type { Format, Verdict } from './format'

const ESCAPE = 27
const QUOTE = 34
const COMMA = 44
const EQUALS = 61
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
/** Fewer good lines could be anything that ends in a number. */
const SURE_LINES = 3

/** Of a script or a style sheet without line ends, which is nothing but `;` too: `f(){`, `=function`, `a{color:red;`. */
const PROGRAM = /\)\s{0,4}\{|=\s{0,4}function\b|\{[\w-]{1,40}:[^;{}]{1,200};/

export const folded: Format = {
  id: 'folded',
  title: 'folded stacks',
  looksLike,
  open: openFolded,
}

/** 'maybe' at best: any text whose lines end in a number could be one, so every other format is asked first. */
function looksLike(head: Uint8Array, isWhole: boolean): Verdict {
  if (isBinary(head)) return 'no'
  let counted = 0
  let uncounted = 0
  let nested = 0
  let lines = 0
  let firstRoot: string | null = null
  let isOneRoot = true
  const flat = flatLines()
  const walker = lineWalker((bytes, start, lineEnd) => {
    const end = withoutBlanksAfter(bytes, start, lineEnd)
    if (end === start || bytes[start] === HASH) return
    lines++
    const count = countStart(bytes, start, end)
    const isCounted = count > start && isStack(bytes, start, withoutBlanksAfter(bytes, start, count))
    if (isCounted) {
      counted++
      if (looksUncounted(bytes, start, count)) nested++
      flat.counted(bytes, start, count, end)
      return
    }
    flat.other(bytes, start, end)
    const root = textOf(bytes.subarray(start, Math.max(start, bytes.indexOf(SEMICOLON, start))))
    firstRoot ??= root
    isOneRoot &&= root === firstRoot
    if (looksUncounted(bytes, start, end)) uncounted++
  })
  walker.push(head)
  if (isWhole) walker.finish()
  // A first line longer than the head: a very deep stack.
  if (lines === 0 && !isWhole) return head.includes(SEMICOLON) && !isBrace(head[0]) && !PROGRAM.test(textOf(head)) ? 'maybe' : 'no'
  if (lines >= SURE_LINES && uncounted === lines) return isOneRoot && !head.some(isBrace) ? 'maybe' : 'no'
  if (nested === 0 && flat.areTable()) return 'no'
  const isMostlyCounted = counted >= SURE_LINES || nested > 0 ? counted * 2 > lines : counted > 0 && counted === lines
  return isMostlyCounted ? 'maybe' : 'no'
}

/** One NUL is a name of PHP's; two control characters side by side are no text. */
function isBinary(head: Uint8Array): boolean {
  return head.some((byte, at) => isControl(byte) && at + 1 < head.length && isControl(head[at + 1]))
}

function isControl(byte: number): boolean {
  return byte < TAB || (byte > RETURN && byte < ESCAPE)
}

/** Not `{"key": 1}`, not the `key: 1` and `key = 1` of settings, and not a line of a web server's log with its `"GET /" 200 12`. */
function isStack(bytes: Uint8Array, start: number, end: number): boolean {
  const last = bytes[end - 1]
  const line = bytes.subarray(start, end)
  const isSetting = (last === COLON || last === EQUALS || last === COMMA || line.includes(QUOTE)) && !line.includes(SEMICOLON)
  return !isSetting && (bytes[start] !== OPEN_BRACE || isBracedName(line))
}

/** PHP's `{main}` and `{closure}`: one word in braces, which no object of JSON and no block of a program is. */
function isBracedName(line: Uint8Array): boolean {
  const close = line.indexOf(CLOSE_BRACE)
  const end = line.indexOf(SEMICOLON)
  if (close < 2 || (close !== line.length - 1 && close !== end - 1)) return false
  return line.subarray(1, close).every(byte => !isBlank(byte) && byte !== QUOTE && byte !== COMMA)
}

/** JSON, and what programs are written with. */
function isBrace(byte: number): boolean {
  return byte === OPEN_BRACE || byte === LEFT_BRACKET
}

/** Frames on both sides of a `;`, which a line of a program (`x = 1;`) does not have. */
function looksUncounted(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes.indexOf(SEMICOLON, start)
  return first > start && first < end - 1 && bytes[end - 1] !== SEMICOLON
}
