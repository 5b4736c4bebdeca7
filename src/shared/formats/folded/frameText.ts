// What the text of a folded frame says beside the function's name: marks of the collapsers, py-spy's line, a Java package, a thread.

import { spellingFlags, type FrameMark } from '../../profile/spelling'
import { FLAG_INLINED, frameFlags, NONE, type Thread } from '../../profile/profile'

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
/** `f (file.py:12)`, also with a column. No leading zeros, so that the numbers print as they were written. */
const PLACED = /^(.+) \(([^()]+?):([1-9]\d{0,8})(?::([1-9]\d{0,8}))?\)$/s
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

export function frameText(text: string): FrameText {
  if (text.length > MAX_PARSED_LENGTH)
    return { name: text, file: null, line: NONE, column: NONE, module: null, flags: frameFlags('unknown') }
  const { name: unmarked, mark } = withoutMark(text)
  const [, name = unmarked, file = null, line, column] = PLACED.exec(unmarked) ?? []
  return {
    name,
    file,
    line: line === undefined ? NONE : Number(line),
    column: column === undefined ? NONE : Number(column),
    module: JAVA_METHOD.exec(name)?.[1]?.slice(0, -1) ?? null,
    flags: KIND_OF_MARK[mark] | spellingFlags(mark, file !== null),
  }
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
