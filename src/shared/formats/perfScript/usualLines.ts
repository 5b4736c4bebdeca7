// The shape that nearly every frame line has, `\t` address in 16 columns `symbol+0xoff (dso)`, looked up without address and offset:
// those make most lines of a recording distinct, and a table of millions of lines is a cache miss a line.

import { int32Column } from '../../base/columns'
import { intTable } from '../../base/intTable'
import { byteNames } from '../../bytes/names'
import { addressEnd } from './frameLine'
import { CLOSING, NEWLINE, OPENING, PLUS, SPACE, ZERO, isHexDigit, trimmedEnd } from '../../bytes/ascii'

export type UsualLines = {
  /** The code that was learnt for lines that differ in address and offset alone, or one of those below. */
  find(bytes: Uint8Array, start: number, end: number): number
  /** Where that line ends, unless it was UNUSUAL. */
  readonly lastEnd: () => number
  /** What to answer from now on for the line that was asked for last and was UNLEARNT; codes below 0 are not kept. */
  learn(code: number): void
}

export const UNUSUAL = -1
export const UNLEARNT = -2

const LETTER_X = 120

export function usualLines(): UsualLines {
  // A symbol up to its offset, or up to the line's end where there is none.
  const heads = byteNames()
  const tails = byteNames()
  const isModule: boolean[] = []
  // By head: the tail it had last and the code of both; other tails of the same head are in the table.
  const tailOfHead = int32Column()
  const codeOfHead = int32Column()
  const pairs = intTable()
  const codeOfPair: number[] = []
  let lastEnd = 0
  let head = 0
  let tail = NO_TAIL

  return {
    find(bytes, start, end) {
      const symbolStart = afterAddress(bytes, start, end)
      if (symbolStart === -1) return UNUSUAL
      head = heads.internUntil(bytes, symbolStart, end, PLUS, NEWLINE)
      lastEnd = heads.lastEnd()
      const likely = head < tailOfHead.length() ? tailOfHead.get(head) : NO_TAIL
      tail = NO_TAIL
      if (lastEnd < end && bytes[lastEnd] === PLUS) {
        const tailStart = afterOffset(bytes, lastEnd, end)
        if (tailStart === -1) return UNUSUAL
        const likelyEnd = likely === NO_TAIL ? -1 : tails.endIfAt(likely, bytes, tailStart, end)
        if (likelyEnd === end || bytes[likelyEnd] === NEWLINE) {
          lastEnd = likelyEnd
          return codeOfHead.get(head)
        }
        tail = tails.internUntil(bytes, tailStart, end, NEWLINE)
        lastEnd = tails.lastEnd()
        if (tail === isModule.length) isModule.push(isInParentheses(bytes, tailStart, lastEnd))
        if (!isModule[tail]) return UNUSUAL
      }
      while (tailOfHead.length() <= head) {
        tailOfHead.push(NO_TAIL)
        codeOfHead.push(UNLEARNT)
      }
      if (tailOfHead.get(head) === tail) return codeOfHead.get(head)
      const pair = pairs.find(head, tail, 0)
      if (pair === -1) return UNLEARNT
      tailOfHead.set(head, tail)
      codeOfHead.set(head, codeOfPair[pair])
      return codeOfPair[pair]
    },
    lastEnd: () => lastEnd,
    learn(code) {
      if (code < 0) return
      pairs.intern(head, tail, 0)
      codeOfPair.push(code)
      tailOfHead.set(head, tail)
      codeOfHead.set(head, code)
    },
  }
}

const NO_TAIL = -1

/** Whether the whole line has the shape, so that what it is goes for all lines that differ in address and offset alone. */
export function isUsualLine(bytes: Uint8Array, start: number, end: number): boolean {
  const symbolStart = afterAddress(bytes, start, end)
  if (symbolStart === -1) return false
  const plus = bytes.subarray(symbolStart, end).indexOf(PLUS)
  if (plus === -1) return true
  const tailStart = afterOffset(bytes, symbolStart + plus, end)
  return tailStart !== -1 && isInParentheses(bytes, tailStart, end)
}

/** Where the symbol starts, −1 for another shape. A parenthesis there would be a module: such a line has no symbol. */
function afterAddress(bytes: Uint8Array, start: number, end: number): number {
  const blank = addressEnd(bytes, start, end)
  return blank !== -1 && blank + 1 < end && bytes[blank] === SPACE && bytes[blank + 1] !== OPENING ? blank + 1 : -1
}

/** Behind `+0x1f`, where a blank must follow; −1 when the plus sign is a part of the name. */
function afterOffset(bytes: Uint8Array, plus: number, end: number): number {
  if (plus + 3 >= end || bytes[plus + 1] !== ZERO || bytes[plus + 2] !== LETTER_X) return -1
  let at = plus + 3
  while (isHexDigit(bytes[at])) at++
  return at > plus + 3 && at < end && bytes[at] === SPACE ? at : -1
}

/** Whether the parenthesis after the blank is closed by the last byte: then the module is here and no part of it in the head. */
function isInParentheses(bytes: Uint8Array, start: number, lineEnd: number): boolean {
  const end = trimmedEnd(bytes, start, lineEnd)
  if (bytes[start + 1] !== OPENING) return false
  let depth = 0
  for (let at = start + 1; at < end; at++) {
    if (bytes[at] === OPENING) depth++
    else if (bytes[at] === CLOSING && --depth === 0) return at === end - 1
  }
  return false
}
