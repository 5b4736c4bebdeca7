// What is written on a box or in a narrow column: the function as a person would say it. Its identity stays the full name.

import { cutEnd, cutMiddle } from '../base/text/cut'
import { printable } from '../base/text/unsafe'
import { withoutArguments } from './arguments'
import { demangled } from './demangle/demangled'
import { isEndingAt } from './fileQualified'
import { withoutGenerated } from './generated'

/** Of a longer name only both ends are looked at: no screen shows more, and no name that a person wrote is as long. */
const MAX_CHARS = 2000

/** `raw_hash_set<…>::rehash`, `OrderServer$$Lambda.call`, `shop::tax::rate`: without arguments, hashes, addresses and marks. */
export function labelOf(name: string): string {
  const ends = cutMiddle(name, MAX_CHARS)
  const plain = withoutGenerated(demangled(ends))
  const label = printable(withoutArguments(plain, '<…>'))
  return label === '' ? printable(ends) : label
}

/** The whole name as a person reads it: demangled, without Rust's hash; everything else as it is. */
export function shownName(name: string): string {
  const text = demangled(name)
  return text === name ? name : withoutGenerated(text)
}

/** Behind these a name of its own begins. */
const SEPARATOR = /[.:/#!\\]/
/** What has no name of its own says whose it is: `serve.func1`, `run::{closure#0}`, `Cart.<init>`, `Less::operator()`. */
const PART_OF_FORMER = /^(?:func\d+|\d+|[-{<~]|operator\b)/
/** A place behind the name: ` /srv/cart.js:10:3`; ` (cart.py:12)` is known by its bracket. */
const PLACE = / (?:file:\/\/|node:|\/)\S{1,1000}:\d+$/
const CLOSING: Readonly<Record<string, string>> = { '<': '>', '(': ')', '[': ']', '{': '}' }

export type LabelCuts = {
  /** Where a label may begin when its qualifiers are left out, in order; the last one is the function's own name. */
  readonly starts: readonly number[]
  /** Where the function's own name ends and its place begins. */
  readonly end: number
}

/** Where a label may be cut. */
export function labelCuts(label: string): LabelCuts {
  const starts = [0]
  let closing = ''
  let depth = 0
  const place = label.search(PLACE)
  for (let at = 0; at < label.length; at++) {
    const char = label.charAt(at)
    if (depth > 0) {
      if (char === closing) depth--
      else if (CLOSING[char] === closing) depth++
      continue
    }
    const opens = CLOSING[char]
    if (opens !== undefined && label.includes(opens, at)) {
      closing = opens
      depth = 1
      continue
    }
    // A place behind the name: the name stands before it.
    if (at === place || (char === ' ' && label.charAt(at + 1) === '(')) break
    if (char === '.' && isEndingAt(label, at)) continue
    if (SEPARATOR.test(char) && !SEPARATOR.test(label.charAt(at + 1)) && at + 1 < label.length) {
      if (!PART_OF_FORMER.test(label.slice(at + 1, at + 12))) starts.push(at + 1)
    }
  }
  const own = starts[starts.length - 1]
  const end = Math.max(label.indexOf(' (', own), place)
  return { starts, end: end > own ? end : label.length }
}

/** Shorter remains of a name tell nothing. */
export const MIN_CUT_CHARS = 4
const ELLIPSIS = '…'

/**
 * A label in at most `chars` characters: qualifiers are left out first, from the front, and the function's own name last, at its end.
 * Empty when not even a stump of it fits. The cuts are `labelCuts(label)`.
 */
export function fitLabel(label: string, { starts, end }: LabelCuts, chars: number): string {
  if (label.length <= chars) return label
  if (chars < MIN_CUT_CHARS) return ''
  const fitting = starts.find(start => start > 0 && label.length - start < chars)
  if (fitting !== undefined) return ELLIPSIS + label.slice(fitting)
  const own = starts[starts.length - 1] ?? 0
  return label.length - own <= chars ? label.slice(own) : cutEnd(label.slice(own, end), chars)
}
