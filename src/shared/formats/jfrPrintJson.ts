// What `jfr print --json` writes: every event with its whole stack, so that a recording of megabytes becomes hundreds of them.

import { textOf } from '../base/utf8'
import { jsonPaths } from '../bytes/jsonHead'
import { jsonList, jsonNumber, jsonObject, jsonText, SKIP, type JsonSink } from '../bytes/jsonSink'
import type { Format, ProfileReader, Report, Verdict } from './format'
import { EVENT_RULES } from './jfr/events'
import { isNativeCode } from './jfr/frameTypes'
import { clock } from './jfrPrint/clock'
import { printedEvents, type PrintedEvents } from './jfrPrint/printedEvents'
import { isoDurationNs } from './jfrPrint/quantities'
import { jsonReader } from './jsonReader'

export const jfrPrintJson: Format = { id: 'jfr-print-json', title: 'jfr print --json', looksLike, open: openJson }

/** What was read of an event, by field. */
type Fields = { readonly texts: Map<string, string>; readonly numbers: Map<string, number> }

const RULES = Array.from(EVENT_RULES.values())
/** The fields that any rule asks for. */
const QUANTITIES = RULES.flatMap(({ countField, timeField, bytesField }) => [countField, timeField, bytesField])
const CLASSES = RULES.map(({ classField }) => classField)
/** Async-profiler gives native code this descriptor, which no method of Java can have. */
const NATIVE_DESCRIPTOR = '()L;'
const THREADS = ['sampledThread', 'eventThread']

function looksLike(head: Uint8Array): Verdict {
  const paths = jsonPaths(head)
  return paths.has('recording.events.values') || paths.has('recording.events.type') ? 'yes' : 'no'
}

function openJson(report: Report): ProfileReader {
  const events = printedEvents('jfr-print-json', report)
  const times = clock()
  const of: Fields = { texts: new Map(), numbers: new Map() }
  let type = ''
  let isCutOff = false
  let hasStack: boolean | null = null

  const values = jsonObject({
    startTime: scalar(of, 'startTime'),
    state: scalar(of, 'state'),
    stackTrace: jsonObject(
      {
        truncated: { ...SKIP, word: value => (isCutOff = value === true) },
        frames: jsonList(frameSinks(events.frame)),
      },
      { open: () => (hasStack = true), word: () => (hasStack = false) },
    ),
    ...Object.fromEntries(QUANTITIES.filter(isPresent).map(key => [key, scalar(of, key)])),
    ...Object.fromEntries(CLASSES.filter(isPresent).map(key => [key, jsonObject({ name: scalar(of, key) })])),
    ...Object.fromEntries(THREADS.map(key => [key, threadSink(of, key)])),
  })
  const event = jsonObject({ type: jsonText((bytes, start, end) => (type = textOf(bytes.subarray(start, end)))), values })
  // The type stands first: of an event that is no sample nothing else is read.
  const chosen: JsonSink = {
    ...event,
    field(bytes, start, end) {
      const sink = event.field(bytes, start, end)
      return sink === values && !events.isSample(type) ? SKIP : sink
    },
    close: endEvent,
  }
  const root = jsonObject({ recording: jsonObject({ events: jsonList(() => chosen) }) })

  function endEvent(): void {
    const { texts, numbers } = of
    const thread = THREADS.find(key => texts.has(`${key}.name`) || numbers.has(`${key}.id`)) ?? ''
    const threadId = numbers.get(`${thread}.id`) ?? null
    const name = texts.get(`${thread}.name`) ?? `[tid=${threadId ?? '?'}]`
    events.event({
      type,
      timeNs: times.read(texts.get('startTime') ?? ''),
      thread: thread === '' ? null : { name, threadId },
      state: texts.get('state') ?? null,
      hasStack,
      isCutOff,
      place: null,
      classIn: field => texts.get(field) ?? null,
      spanNs: field => numbers.get(field) ?? isoDurationNs(texts.get(field) ?? ''),
      number: field => numbers.get(field) ?? NaN,
    })
    texts.clear()
    numbers.clear()
    type = ''
    isCutOff = false
    hasStack = null
  }

  return jsonReader('jfr-print-json', root, report, () => events.finish(times.originMs()))
}

/** A field that is a number, or a text such as `PT0.02S`. */
function scalar({ texts, numbers }: Fields, key: string): JsonSink {
  const text = jsonText((bytes, start, end) => texts.set(key, textOf(bytes.subarray(start, end))))
  return { ...text, number: value => numbers.set(key, value) }
}

/** Threads that are not Java's have no name of Java's: whichever comes last of those that are there. */
function threadSink(of: Fields, key: string): JsonSink {
  const name = scalar(of, `${key}.name`)
  return jsonObject({ osName: name, osThreadId: scalar(of, `${key}.id`), javaName: name })
}

/** The elements of a list of frames, innermost first. */
function frameSinks(add: PrintedEvents['frame']): () => JsonSink {
  let [ofClass, method, descriptor, line] = ['', '', '', 0]
  let type: string | null = null
  const text = (take: (text: string) => void) => jsonText((bytes, start, end) => take(textOf(bytes.subarray(start, end))))
  const sink = jsonObject(
    {
      method: jsonObject({
        type: jsonObject({ name: text(name => (ofClass = name)) }),
        name: text(name => (method = name)),
        descriptor: text(name => (descriptor = name)),
      }),
      lineNumber: jsonNumber(value => (line = value)),
      type: text(name => (type = name)),
    },
    {
      open() {
        ofClass = ''
        method = ''
        descriptor = ''
        line = 0
        type = null
      },
      close: () => add(ofClass, method, line, type, isNativeCode(type, descriptor === NATIVE_DESCRIPTOR)),
    },
  )
  return () => sink
}

function isPresent(field: string | undefined): field is string {
  return field !== undefined
}
