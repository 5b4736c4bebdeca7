// Folded (collapsed) stacks: `a;b;c 12`, one stack a line, root first. Rules: flamegraph.pl's README and source.

import { HASH, SEMICOLON, withoutBlanksAfter } from '../bytes/ascii'
import { lineWalker } from '../bytes/lines'
import { countStart } from './folded/counts'
import { openFolded } from './folded/reader'
import type { Format, Verdict } from './format'

/** Fewer good lines could be anything that ends in a number. */
const SURE_LINES = 3

export const folded: Format = {
  id: 'folded',
  title: 'folded stacks',
  looksLike,
  open: openFolded,
}

/** 'maybe' at best: any text whose lines end in a number could be one, so every other format is asked first. */
function looksLike(head: Uint8Array, isWhole: boolean): Verdict {
  if (head.includes(0)) return 'no'
  let counted = 0
  let uncounted = 0
  let nested = 0
  let lines = 0
  const walker = lineWalker((bytes, start, lineEnd) => {
    const end = withoutBlanksAfter(bytes, start, lineEnd)
    if (end === start || bytes[start] === HASH) return
    lines++
    const count = countStart(bytes, start, end)
    if (count > start) {
      counted++
      if (looksUncounted(bytes, start, count)) nested++
    } else if (looksUncounted(bytes, start, end)) uncounted++
  })
  walker.push(head)
  if (isWhole) walker.finish()
  // A first line longer than the head: a very deep stack.
  if (lines === 0 && !isWhole) return head.includes(SEMICOLON) ? 'maybe' : 'no'
  if (lines >= SURE_LINES && uncounted === lines) return 'maybe'
  const isMostlyCounted = counted >= SURE_LINES || nested > 0 ? counted * 2 > lines : counted > 0 && counted === lines
  return isMostlyCounted ? 'maybe' : 'no'
}

/** Frames on both sides of a `;`, which a line of a program (`x = 1;`) does not have. */
function looksUncounted(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes.indexOf(SEMICOLON, start)
  return first > start && first < end - 1 && bytes[end - 1] !== SEMICOLON
}
