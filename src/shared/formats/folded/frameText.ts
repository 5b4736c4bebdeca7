// What the text of a folded frame says beside the function's name: marks of the collapsers, py-spy's line, a Java package, a thread.

import { spellingFlags, type FrameMark } from '../../profile/spelling'
import { FLAG_INLINED, frameFlags, NONE, type Thread } from '../../profile/profile'
import { RUBY_C_MODULE } from '../rubyNative'

export type FrameText = {
  readonly name: string
  readonly file: string | null
  readonly line: number
  readonly column: number
  readonly module: string | null
  readonly flags: number
}

/** The marks of flamegraph.pl (`_[k] _[i] _[j] _[w]`) and async-profiler (`_[0] _[1]`). */
const MARKED = /^(.+)(_\[[kijw01]\])$/s
/** The end of `f (file.py:12)`, also with a column. No leading zeros, so that the numbers print as they were written. */
const PLACE = /:([1-9]\d{0,8})(?::([1-9]\d{0,8}))?\)$/
/** Longer than two such numbers. */
const PLACE_CHARS = 24
/** `java/util/HashMap.get`, but not `net/http.Get`: packages are lower case, classes are not. */
const JAVA_METHOD = /^((?:[\w$]+\/)+)[A-Z_$][\w$]*\.[^/]+$/
/** async-profiler's root frames. */
const THREAD = /^\[(.*) tid=(\d{1,15})\]$/s
/** Longer names are no function's, and a regular expression over millions of characters runs out of stack. */
const MAX_PARSED_LENGTH = 10_000

const KIND_OF_MARK: Readonly<Record<FrameMark, number>> = {
  '': frameFlags('unknown'),
  '_[k]': frameFlags('kernel'),
  '_[i]': FLAG_INLINED,
  '_[j]': frameFlags('jit'),
  '_[w]': frameFlags('unknown'),
  '_[0]': frameFlags('interpreted'),
  '_[1]': frameFlags('jit'),
}

/** `work - app.rb:3` and `sleep [c function] - (unknown)`, as rbspy prints frames. */
const RUBY_FRAME = /^(.+?) - (.+):([1-9]\d{0,8})$/s
const RUBY_NATIVE = /^(.+) \[c function\] - \(unknown\)$/s

export function isRubyFrame(text: string): boolean {
  return text.length <= MAX_PARSED_LENGTH && (RUBY_FRAME.test(text) || RUBY_NATIVE.test(text))
}

/** Of a file whose frames are rbspy's. */
export function rubyFrameText(text: string): FrameText {
  if (!isRubyFrame(text)) return frameText(text)
  const native = RUBY_NATIVE.exec(text)?.[1]
  if (native !== undefined)
    return { name: native, file: null, line: NONE, column: NONE, module: RUBY_C_MODULE, flags: frameFlags('native') }
  const [, name = text, file = '', line] = RUBY_FRAME.exec(text) ?? []
  return { name, file, line: Number(line), column: NONE, module: null, flags: frameFlags('unknown') | spellingFlags('', true) }
}

export function frameText(text: string): FrameText {
  if (text.length > MAX_PARSED_LENGTH)
    return { name: text, file: null, line: NONE, column: NONE, module: null, flags: frameFlags('unknown') }
  const { name: unmarked, mark } = withoutMark(text)
  const { name, file, line, column } = placed(unmarked)
  return {
    name,
    file,
    line,
    column,
    module: JAVA_METHOD.exec(name)?.[1]?.slice(0, -1) ?? null,
    flags: KIND_OF_MARK[mark] | spellingFlags(mark, file !== null),
  }
}

type Placed = Pick<FrameText, 'name' | 'file' | 'line' | 'column'>

/** The last parenthesis of a frame is its place, whatever stands in the path: `f (C:\Program Files (x86)\shop.py:12)`. */
function placed(text: string): Placed {
  const place = PLACE.exec(text.slice(-PLACE_CHARS))
  const opening = place === null ? -1 : placeOpening(text)
  if (place === null || opening < 2 || opening + 1 >= text.length - place[0].length)
    return { name: text, file: null, line: NONE, column: NONE }
  const [whole, line, column] = place
  return {
    name: text.slice(0, opening - 1),
    file: text.slice(opening + 1, -whole.length),
    line: Number(line),
    column: column === undefined ? NONE : Number(column),
  }
}

/** The parenthesis that the last one closes, if a blank stands before it; else the last that follows a blank; else −1. */
function placeOpening(text: string): number {
  let depth = 0
  for (let at = text.length - 1; at > 0; at--) {
    if (text[at] === ')') depth++
    else if (text[at] === '(' && --depth === 0) return text[at - 1] === ' ' ? at : -1
  }
  const opening = text.lastIndexOf(' (')
  return opening === -1 ? -1 : opening + 1
}

/** A name and the mark behind it, `''` where there is none. */
export function withoutMark(text: string): { readonly name: string; readonly mark: FrameMark } {
  const [, name = text, mark = ''] = MARKED.exec(text) ?? []
  return { name, mark: isMark(mark) ? mark : '' }
}

function isMark(text: string): text is FrameMark {
  return Object.hasOwn(KIND_OF_MARK, text)
}

/** The thread that a root frame stands for, or null. */
export function threadText(text: string): Thread | null {
  const [, name, tid] = text.length > MAX_PARSED_LENGTH ? [] : (THREAD.exec(text) ?? [])
  return name === undefined ? null : { name, processId: null, threadId: Number(tid) }
}
