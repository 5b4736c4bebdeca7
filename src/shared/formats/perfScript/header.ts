// What `perf script --header` says of a recording before its first event: shown with the profile, never needed to read it.

import { textOf } from '../../base/utf8'
import { startsWith } from '../../bytes/ascii'

export type Header = {
  /** A line that starts with `#`. */
  line(bytes: Uint8Array, start: number, end: number): void
  facts(): readonly (readonly [string, string])[]
}

/** perf puts its header between two such lines. A command of several lines goes on in it without `#`. */
const MARK = '# ========'

export type HeaderMarks = {
  /** Whether the line that starts there is a part of the header, its marks included. Asked of every line until the header is over. */
  isWithin(bytes: Uint8Array, start: number): boolean
}

export function headerMarks(): HeaderMarks {
  let isOpen = false
  return {
    isWithin(bytes, start) {
      const isMark = startsWith(bytes, start, MARK)
      const isWithin = isOpen || isMark
      if (isMark) isOpen = !isOpen
      return isWithin
    },
  }
}

/** Names in the file, and what people call them. */
const SHOWN: ReadonlyMap<string, string> = new Map([
  ['captured on', 'captured on'],
  ['hostname', 'host'],
  ['os release', 'kernel'],
  ['perf version', 'perf version'],
  ['arch', 'architecture'],
  ['nrcpus online', 'cpus'],
  ['cpudesc', 'cpu'],
  ['total memory', 'memory'],
  ['cmdline', 'command line'],
  ['event', 'event'],
])
const EVENT_NAME = /^name = (.+?),( ,|$)/
/** A real header has some thirty lines; comments between millions of events are no facts. */
const MAX_LINES = 500
const MAX_LINE_LENGTH = 2000

export function perfHeader(): Header {
  const facts: (readonly [string, string])[] = []
  let lines = 0
  return {
    line(bytes, start, end) {
      if (lines++ >= MAX_LINES || end - start > MAX_LINE_LENGTH) return
      const text = textOf(bytes.subarray(start, end))
      const colon = text.indexOf(':')
      // `# os release : 6.1`
      if (!text.startsWith('#') || colon === -1) return
      const key = text.slice(1, colon).trim()
      const value = text.slice(colon + 1).trim()
      const shown = SHOWN.get(key)
      if (shown !== undefined) facts.push([shown, shown === 'event' ? (EVENT_NAME.exec(value)?.[1] ?? value) : value])
    },
    facts: () => facts,
  }
}
