// Stacks of all threads as Python's `faulthandler`, `py-spy dump` and gdb's `thread apply all bt` print them. Rules: CPython,
// `Python/traceback.c` (_Py_DumpTracebackThreads); py-spy, `src/dump.rs`; GDB manual, "Backtrace" and "Threads".

import { textOf } from '../base/utf8'
import { profileBuilder, type ProfileBuilder } from '../profile/builder'
import { frameFlags, NONE } from '../profile/profile'
import { endedLines } from './endedLines'
import type { Format, ProfileReader, Report } from './format'
import { threadDumps, type State } from './threadDump/dumps'
import { logPrefix } from './threadDump/logPrefix'

const MAX_LINE_CHARS = 20_000

/** How one of them writes a thread's line and a frame's. */
type Grammar = {
  readonly id: string
  readonly header: RegExp
  thread(match: RegExpExecArray): { readonly name: string; readonly key: string; readonly threadId: number | null; readonly state?: State }
  /** The row of a frame, or null; `more` is a line that belongs to the frame before. */
  frame(text: string, builder: ProfileBuilder): number | null
}

const FAULTHANDLER: Grammar = {
  id: 'faulthandler',
  header: /(?:Thread|Current thread) (0x[\da-fA-F]{1,16})(?: \[([^\]\n]{1,200})\])? \(most recent call first\):$/,
  thread: ([, key, name]) => ({ name: name ?? `thread ${key}`, key, threadId: null }),
  frame(text, builder) {
    const [, file, line, name] = /^ {2}File "(.{1,4000})", line (\d{1,9}|\?\?\?) in (.{1,1000})$/.exec(text) ?? []
    if (file === undefined) return null
    return builder.frame(builder.fn({ name, file, module: moduleOf(file) }), Number(line) || NONE, NONE, frameFlags('interpreted'))
  },
}

const PY_SPY: Grammar = {
  id: 'py-spy-dump',
  header: /^Thread (\d{1,19}|0x[\da-fA-F]{1,16}) \((active|idle)(?:\+gil)?\)(?:: "([^"\n]{0,200})")?$/,
  thread([, key, state, name = '']) {
    const threadId = Number(key)
    return {
      name: name === '' ? `thread ${key}` : name,
      key,
      threadId: Number.isSafeInteger(threadId) ? threadId : null,
      state: state === 'active' ? 'runnable' : 'waiting',
    }
  },
  /** Arguments and locals stand further in (`--locals`). */
  frame(text, builder) {
    const [, name, file, line] = /^ {4}(\S.{0,1000}?) \((.{1,4000}?)(?::(\d{1,9}))?\)$/.exec(text) ?? []
    if (file === undefined) return null
    return builder.frame(builder.fn({ name, file }), Number(line) || NONE, NONE, frameFlags('interpreted'))
  },
}

const GDB: Grammar = {
  id: 'gdb',
  header: /Thread (\d{1,9}) \(([^\n]{1,400})\)(?: "[^"\n]{1,200}")?:$/,
  thread([whole, number, inner]) {
    const [, lwp] = /\bLWP (\d{1,9})/.exec(inner) ?? []
    const [, name] = /"([^"]{1,200})"/.exec(whole) ?? []
    return { name: name ?? `thread ${number}`, key: lwp ?? number, threadId: lwp === undefined ? null : Number(lwp) }
  },
  frame(text, builder) {
    const [, rest] = /^#\d{1,6} {1,8}(?:0x[\da-f]{1,16} in )?(\S.*)$/.exec(text) ?? []
    if (rest === undefined) return null
    const name = rest.slice(0, argumentsAt(rest))
    const [, file, line] = /^(\S.{0,4000}):(\d{1,9})$/.exec(behindLast(rest, ') at ')) ?? []
    const library = behindLast(rest, ') from ')
    const shown = name === '??' ? '[unknown]' : name
    return builder.frame(
      builder.fn({ name: shown, file: file ?? null, module: library === '' ? null : library }),
      Number(line) || NONE,
      NONE,
      frameFlags('native'),
    )
  },
}

/** Empty where `word` is not in the text. */
function behindLast(text: string, word: string): string {
  const at = text.lastIndexOf(word)
  return at === -1 ? '' : text.slice(at + word.length)
}

/** The last part of a path, with the folder it is in. */
function moduleOf(file: string): string {
  return file.split(/[/\\]/).slice(-2).join('/')
}

/** Operators whose signs open and close nothing. */
const OPERATOR = /\boperator ?(?:<=>|<<=?|>>=?|[<>]=?|->\*?)/y

/** Where ` (` begins the arguments: outside of template arguments. */
function argumentsAt(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    OPERATOR.lastIndex = at
    const operator = char === 'o' ? (OPERATOR.exec(text)?.[0] ?? '') : ''
    if (operator !== '') at += operator.length - 1
    else if (char === '<') depth++
    else if (char === '>') depth = Math.max(0, depth - 1)
    else if (char === ' ' && depth === 0 && text.charAt(at + 1) === '(' && !text.startsWith('(anonymous', at + 1)) return at
  }
  return text.length
}

function openThreads(grammar: Grammar, report: Report): ProfileReader {
  const builder = profileBuilder(grammar.id)
  const dumps = threadDumps(grammar.id, builder, report, 'threads')
  let prefix = logPrefix('')
  let keys = new Set<string>()
  let thread: ReturnType<Grammar['thread']> | null = null
  let frames: number[] = []
  /** gdb breaks long frames into lines. */
  let held = ''

  function endFrame(): void {
    const frame = grammar.frame(held, builder)
    held = ''
    if (frame !== null) frames.push(frame)
  }

  function endThread(): void {
    endFrame()
    if (thread !== null) dumps.thread({ ...thread, state: thread.state ?? null, frames, cpuNs: null, waitsFor: null, holds: [] })
    thread = null
    frames = []
  }

  const walker = endedLines(report, (bytes, start, end) => {
    const whole = textOf(bytes.subarray(start, Math.min(end, start + MAX_LINE_CHARS)))
    const header = grammar.header.exec(whole)
    if (header !== null) {
      endThread()
      prefix = logPrefix(whole.slice(0, header.index))
      thread = grammar.thread(header)
      if (keys.size === 0 || keys.has(thread.key)) {
        keys = new Set()
        dumps.begin(null)
      }
      keys.add(thread.key)
      return
    }
    const text = prefix.strip(whole)
    if (thread === null) return
    if (text.trim() === '') endThread()
    else if (grammar === GDB && /^\s{4,}\S/.test(text)) held += ` ${text.trim()}`
    else {
      endFrame()
      held = text
    }
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (dumps.isCutOff(walker.isTorn() && thread !== null)) thread = null
      endThread()
      return dumps.finish()
    },
  }
}

const FAULTHANDLER_HEAD =
  /^[^\n]{0,120}(?:Thread|Current thread) 0x[\da-fA-F]{1,16}(?: \[[^\]\n]{1,200}\])? \(most recent call first\):\r?\n[^\n]{0,120} {2}(?:File "|<no Python frame>)/m
const PY_SPY_HEAD = /^Process \d{1,10}: [^\n]*\r?\nPython v\d[^\n]{0,400}\r?\n/
const GDB_HEAD = /^[^\n]{0,120}Thread \d{1,9} \([^\n]{1,200}:\r?\n[^\n]{0,120}#0\s/m

export const faulthandler: Format = {
  id: FAULTHANDLER.id,
  title: 'Python faulthandler',
  looksLike: head => (FAULTHANDLER_HEAD.test(textOf(head)) ? 'yes' : 'no'),
  inLogs: '(most recent call first):',
  open: report => openThreads(FAULTHANDLER, report),
}

export const pySpyDump: Format = {
  id: PY_SPY.id,
  title: 'py-spy dump',
  looksLike: head => (PY_SPY_HEAD.test(textOf(head)) ? 'yes' : 'no'),
  open: report => openThreads(PY_SPY, report),
}

export const gdbThreads: Format = {
  id: GDB.id,
  title: 'gdb backtraces',
  looksLike: head => (GDB_HEAD.test(textOf(head)) ? 'yes' : 'no'),
  inLogs: '#0 ',
  open: report => openThreads(GDB, report),
}
