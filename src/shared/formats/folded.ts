// Folded (collapsed) stacks: `a;b;c 12`, one stack a line, root first. Rules: flamegraph.pl's README and source.

import { fail, ok } from '../base/result'
import { lineWalker } from '../bytes/lines'
import { byteNames } from '../bytes/names'
import { profileBuilder } from '../profile/builder'
import { NONE, frameFlags } from '../profile/profile'
import type { Format, ProfileReader, Report, Verdict } from './format'

const SEMICOLON = 59
const SPACE = 32
const TAB = 9
const HASH = 35
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
  let good = 0
  let lines = 0
  const walker = lineWalker((bytes, start, end) => {
    if (isBlank(bytes, start, end) || bytes[start] === HASH) return
    lines++
    if (splitLine(bytes, start, end) !== -1) good++
  })
  walker.push(head)
  if (isWhole) walker.finish()
  // A first line longer than the head: a very deep stack.
  if (lines === 0 && !isWhole) return head.includes(SEMICOLON) && !head.includes(0) ? 'maybe' : 'no'
  const isMostlyGood = good >= SURE_LINES ? good * 2 > lines : good > 0 && good === lines
  return isMostlyGood ? 'maybe' : 'no'
}

function openFolded(report: Report): ProfileReader {
  const builder = profileBuilder('folded')
  const samples = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const names = byteNames()
  const frameOfName: number[] = []
  let line = 0

  function frameOf(bytes: Uint8Array, start: number, end: number): number {
    const name = names.intern(bytes, start, end)
    if (name === frameOfName.length) {
      const fn = builder.fn({ name: names.text(name) })
      frameOfName.push(builder.frame(fn, NONE, NONE, frameFlags('unknown')))
    }
    return frameOfName[name]
  }

  const walker = lineWalker((bytes, start, end) => {
    line++
    if (isBlank(bytes, start, end) || bytes[start] === HASH) return
    const split = splitLine(bytes, start, end)
    if (split === -1) {
      report('lines without a stack and a count', { unit: 'line', at: line })
      return
    }
    let stackEnd = split
    while (stackEnd > start && isSpace(bytes[stackEnd - 1])) stackEnd--
    let stack = NONE
    for (let from = start; from <= stackEnd;) {
      let to = from
      while (to < stackEnd && bytes[to] !== SEMICOLON) to++
      if (to > from) stack = builder.stack(stack, frameOf(bytes, from, to))
      else report('empty frames', { unit: 'line', at: line })
      from = to + 1
    }
    builder.weigh(builder.sample(stack), samples, numberAt(bytes, split, end))
  })

  return {
    push(chunk) {
      walker.push(chunk)
      return true
    },
    finish() {
      walker.finish()
      const profile = builder.finish()
      return profile.samples.stack.length === 0 ? fail({ kind: 'empty', format: 'folded' }) : ok(profile)
    },
  }
}

/** Where the count starts: after the last run of blanks before `digits[.digits]` at the line's end; −1 where there is none. */
function splitLine(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  while (at > start && isSpace(bytes[at - 1])) at--
  let dots = 0
  while (at > start && (isDigit(bytes[at - 1]) || (bytes[at - 1] === 46 && dots++ === 0))) at--
  if (at === end || at === start || !isSpace(bytes[at - 1]) || !isDigit(bytes[at])) return -1
  return at
}

function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let number = 0
  let scale = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at]
    if (byte === 46) scale = 1
    else if (isDigit(byte)) {
      number = number * 10 + byte - 48
      scale *= 10
    }
  }
  return scale > 1 ? number / scale : number
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57
}

function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(bytes[at])) return false
  return true
}
