// What `jfr print` writes unless told otherwise: an event after the other, a field a line, of stacks the innermost frame first.

import { textOf } from '../base/utf8'
import { endedLines } from './endedLines'
import type { Format, ProfileReader, Report, Verdict } from './format'
import { EVENT_RULES } from './jfr/events'
import { clock } from './jfrPrint/clock'
import { printedEvents, type PrintedEvent } from './jfrPrint/printedEvents'
import { byteCount, isRounded, spanNs } from './jfrPrint/quantities'

export const jfrPrintText: Format = { id: 'jfr-print', title: 'jfr print', looksLike, open: openText }

const EVENT = /^([\w.$]+) \{$/
const FIELD = /^ {2}(\w+) = (.*)$/
const LINE_NUMBER = / {1,2}line: *(\d+) *$/
/** `"main" (javaThreadId = 1)`, native threads with `osThreadId`. */
const THREAD = /^"(.*)"(?= \(|$)/
const THREAD_ID = /^ \(\w+ = (\d+)/
/** `byte[] (classLoader = bootstrap)` */
const CLASS = /^([^ ]+)(?: \(.*)?$/
/** A library, or the pages that the kernel maps into every process. */
const NATIVE = /^(|vdso|.*?\.(?:so|dylib|dll)(?:\.\d+)*)\.(.+)$/
const STACK = 'stackTrace'
const STACK_BEGINS = '  stackTrace = ['
const STACK_ENDS = '  ]'
const EVENT_ENDS = '}'
const CUT_OFF = '    ...'
const NOT_THERE = 'N/A'
const SPACE = 32

function looksLike(head: Uint8Array): Verdict {
  return /(?:^|\n)[\w$]+\.[\w.$]+ \{\r?\n {2}startTime = /.test(textOf(head)) ? 'yes' : 'no'
}

function openText(report: Report): ProfileReader {
  const events = printedEvents('jfr-print', report)
  const times = clock()
  const fields = new Map<string, string>()
  let type: string | null = null
  let line = 0
  let startLine = 0
  let isInStack = false
  let isCutOff = false
  let hasStack: boolean | null = null

  function quantity(field: string, read: (text: string) => number): number {
    const text = fields.get(field)
    const value = text === undefined ? NaN : read(text)
    if (text === undefined || text === NOT_THERE) return NaN
    if (Number.isNaN(value)) report('times and sizes that cannot be read', { unit: 'line', at: startLine })
    else if (value > 0 && isRounded(text)) report('times and sizes that were printed rounded', { unit: 'line', at: startLine })
    return value
  }

  function endEvent(ofType: string): void {
    const thread = fields.get('sampledThread') ?? fields.get('eventThread') ?? ''
    const [quoted = '', name] = THREAD.exec(thread) ?? []
    const threadId = THREAD_ID.exec(thread.slice(quoted.length))?.[1] ?? null
    const event: PrintedEvent = {
      type: ofType,
      timeNs: times.read(fields.get('startTime') ?? ''),
      thread: name === undefined ? null : { name, threadId: threadId === null ? null : Number(threadId) },
      state: fields.get('state')?.replaceAll('"', '') ?? null,
      hasStack,
      isCutOff,
      place: { unit: 'line', at: startLine },
      classIn: field => CLASS.exec(fields.get(field) ?? '')?.[1] ?? null,
      spanNs: field => quantity(field, spanNs),
      number(field) {
        const plain = Number(fields.get(field) ?? NaN)
        return Number.isNaN(plain) ? quantity(field, byteCount) : plain
      },
    }
    events.event(event)
    fields.clear()
    isCutOff = false
    hasStack = null
    type = null
  }

  function readStack(text: string): void {
    if (text === STACK_ENDS) isInStack = false
    else if (text === CUT_OFF) isCutOff = true
    else readFrame(text.trim())
  }

  /** `java.lang.Object.wait(long) line: 12`; native code has its library for a class, or none: `.__read()`. */
  function readFrame(text: string): void {
    const [suffix = '', number = '0'] = LINE_NUMBER.exec(text) ?? []
    const called = text.slice(0, text.length - suffix.length)
    const name = called.endsWith(')') ? called.slice(0, called.lastIndexOf('(')) : called
    const [, library, code] = NATIVE.exec(name) ?? []
    const dot = name.lastIndexOf('.')
    if (library !== undefined) events.frame(library, code, 0, 'Native', true)
    else if (name !== '') events.frame(name.slice(0, Math.max(0, dot)), name.slice(dot + 1), Number(number), null, false)
  }

  const walker = endedLines(report, (bytes, start, end) => {
    line++
    // Most events of a recording are no samples: what is in them is not even made a text of.
    if (type === null && (start === end || bytes[start] === SPACE)) return
    const text = textOf(bytes.subarray(start, end))
    if (type === null) {
      const [, named = ''] = EVENT.exec(text) ?? []
      if (!events.isSample(named)) return
      type = named
      startLine = line
    } else if (isInStack) readStack(text)
    else if (text === STACK_BEGINS) isInStack = hasStack = true
    else if (text === EVENT_ENDS) endEvent(type)
    else {
      const [, key, value] = FIELD.exec(text) ?? []
      // Events without a rule hold lists and structures that nothing here asks for.
      if (key === undefined && !EVENT_RULES.has(type)) return
      if (key === undefined) report('lines that are neither field nor frame', { unit: 'line', at: line })
      else if (value !== NOT_THERE) fields.set(key, value)
      else if (key === STACK) hasStack = false
    }
  })

  return {
    push: walker.push,
    finish() {
      walker.finish()
      if (type !== null) report('events cut off by the end of the file', { unit: 'line', at: startLine })
      return events.finish(times.originMs())
    },
  }
}
