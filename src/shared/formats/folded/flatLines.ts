// Lines of one name and one number each. A profile may have no deeper stacks, but tables, lists and settings look so too: what only those
// have is counted here.

import { textOf } from '../../base/utf8'
import { HASH, isBlank, SEMICOLON, TAB } from '../../bytes/ascii'
import { numberAt } from './counts'

/** A row of a table begins with its number, a list of files with a sum of each, a name of PostScript with its only slash. */
const NO_NAME = /^(?:\/[^\s/]*\s|[-+]?\d[\d.,:-]*(?:\s|$)|[\da-f]{32,}(?:\s|$))/
/** Of one or two lines nothing but the name tells a stack from words: `Debian GNU/Linux 12`. */
const FEW_LINES = 3
/** So many lines or more: what is not counted is noise only as long as it is rare. */
const MANY_LINES = 8
const MOST_NOISE = 0.25
/** `a 1`, `b 2`, `c 3` may be counts. */
const MOST_IN_A_ROW = 4
/** Lists leave some numbers out. */
const ENUMERATED = 0.7
/** Longer names are no row's number. */
const SHOWN_BYTES = 64

export type FlatLines = {
  /** A line with its count at `count`, and nothing after `end`. */
  counted(bytes: Uint8Array, start: number, count: number, end: number): void
  /** A line without one. */
  other(bytes: Uint8Array, start: number, end: number): void
  /** Whether the lines, all of them flat, are of something else. */
  areTable(): boolean
}

export function flatLines(): FlatLines {
  let counted = 0
  let others = 0
  let odd = 0
  let prose = 0
  let fractions = 0
  let parted = 0
  let inARow = 0
  let last = NaN
  return {
    counted(bytes, start, count, end) {
      counted++
      const value = numberAt(bytes, count, end)
      if (value === last + 1) inARow++
      last = value
      if (!Number.isInteger(value)) fractions++
      const name = bytes.subarray(start, count)
      const text = textOf(name.subarray(0, SHOWN_BYTES))
      if (isBlank(bytes[start]) || name.includes(TAB) || name.includes(HASH) || NO_NAME.test(text)) odd++
      if (/\s\S/.test(text) && !/[([<]/.test(text)) prose++
    },
    other(bytes, start, end) {
      others++
      if (bytes.subarray(start, end).includes(SEMICOLON)) parted++
    },
    areTable() {
      const lines = counted + others
      return (
        odd * 2 > counted ||
        parted > 0 ||
        (fractions > 0 && others > 0) ||
        (lines >= MANY_LINES && others > lines * MOST_NOISE) ||
        (lines < FEW_LINES && prose > 0) ||
        (counted > MOST_IN_A_ROW && inARow > (counted - 1) * ENUMERATED)
      )
    },
  }
}
