// Stacks that DTrace prints (`@[ustack()] = count()`): frames leaf first, then a line with the count alone. Rules: DTrace guide, "stack and ustack"; inferno's collapse/dtrace.rs.

import { fail, ok } from '../base/result'
import { textOf } from '../base/utf8'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import { isWeight } from '../profile/weight'
import { endedLines } from './endedLines'
import { malformed, type Format, type ProfileReader, type Report, type Verdict } from './format'

const ID = 'dtrace'
const HEADER = /^CPU +ID +FUNCTION:NAME/
/** What dtrace says of itself, and the probes that fired: `  8  35077   :tick-60s`. */
const TALK = /^(?:dtrace: |CPU +ID|\s*\d+\s+\d+\s+[^\s:]{0,200}:\S)/
const COUNT = /^\s+(-?\d{1,19})\s*$/
const FRAME = /^\s+(\S.*)$/
/** ``libc.so.1`_lwp_start+0x77``: a module, a function, how far into it. */
const SYMBOL = /^([^`]+)`(.+?)(?:\+0x[\da-f]{1,16})?$/
const ADDRESS = /^0x[\da-f]{1,16}$/
const OFFSET = /\+0x[\da-f]{1,16}$/
/** A text that stands in the key before the stack is padded with blanks. */
const PADDED = /\S {2,}$/
/** An agent for Java writes what was inlined into one name, callers first. */
const INLINED = '->'
/** A stack of DTrace's has at most so many frames. */
const MAX_FRAMES = 100_000
const MAX_LINE_BYTES = 2 ** 16

export const dtrace: Format = { id: ID, title: 'DTrace', looksLike, open: openStacks }

/** By its first line, or by a block of frames with a module each and their count. */
function looksLike(head: Uint8Array): Verdict {
  const text = textOf(head)
  let frames = 0
  for (const line of text.split('\n')) {
    if (COUNT.test(line) && frames > 0) return 'yes'
    const isFrame = /^\s+\S/.test(line) && (SYMBOL.test(line.trim()) || ADDRESS.test(line.trim()))
    if (isFrame && (frames > 0 || line.includes('`'))) frames++
    else if (line.trim() !== '') frames = 0
  }
  return HEADER.test(text) ? 'maybe' : 'no'
}

function openStacks(report: Report): ProfileReader {
  const builder = profileBuilder(ID)
  const type = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const frames = new Map<string, readonly number[]>()
  let open: (readonly number[])[] = []
  let words: number[] = []
  let line = 0

  /** Outermost first. */
  function framesOf(text: string): readonly number[] {
    const known = frames.get(text)
    if (known !== undefined) return known
    const made = newFrames(text)
    frames.set(text, made)
    return made
  }

  function newFrames(text: string): readonly number[] {
    const [, module = null, name = text.replace(OFFSET, '')] = SYMBOL.exec(text) ?? []
    if (ADDRESS.test(name)) report('frames without a symbol', null)
    const kind = ADDRESS.test(name) ? 'unknown' : 'native'
    const parts = name.includes('operator->') ? [name] : name.split(INLINED).filter(part => part !== '')
    return parts.map((part, at) => builder.frame(builder.fn({ name: part, module }), NONE, NONE, frameFlags(kind, at > 0)))
  }

  function close(count: number): void {
    if (open.length === 0) return
    let stack = NONE
    for (const word of words) stack = builder.stack(stack, word)
    for (const own of open.reverse()) for (const frame of own) stack = builder.stack(stack, frame)
    if (isWeight(count)) builder.weigh(builder.sample(stack), type, count)
    open = []
    words = []
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    const text = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_BYTES)))
    if (text.trim() === '' || TALK.test(text)) return
    const [, count] = COUNT.exec(text) ?? []
    if (count !== undefined) return close(Number(count))
    const [, frame] = FRAME.exec(text.trimEnd()) ?? []
    if (frame === undefined || open.length >= MAX_FRAMES) {
      report('lines that are no frames', { unit: 'line', at: line })
      return
    }
    const isWord = open.length === 0 && !frame.includes('`') && !ADDRESS.test(frame) && PADDED.test(text)
    if (isWord) words.push(builder.frame(builder.fn({ name: frame }), NONE, NONE, frameFlags('unknown')))
    else open.push(framesOf(frame))
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (open.length > 0) report('stacks without a count, left out', { unit: 'line', at: line })
      const profile = builder.finish()
      if (profile.samples.stack.length > 0) return ok(profile)
      return fail(open.length > 0 ? malformed(ID, 'a stack that has no count', 'line', line) : { kind: 'empty', format: ID })
    },
  }
}
