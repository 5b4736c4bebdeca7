// The line that starts an event of `perf script`: `comm tid [cpu] time: period event: text`, of which nearly every field may be missing.
// Read from the bytes into one reused record, because there is one for every sample.

import {
  COLON,
  LEFT_BRACKET,
  MINUS,
  POINT,
  RIGHT_BRACKET,
  SLASH,
  decimal,
  digitsEnd,
  isBlank,
  isDigit,
  isUpperCase,
  skipBlanks,
  startsWith,
  trimmedEnd,
  wordEnd,
} from '../../bytes/ascii'
import { isCpuOrTime } from './cpuOrTime'

export type EventFields = {
  commStart: number
  commEnd: number
  /** NO_ID where the line names no process or thread. */
  processId: number
  threadId: number
  /** Whole seconds and the rest apart: nanoseconds since 1970 are past what a double holds exactly. NaN without a time. */
  seconds: number
  fractionNs: number
  /** NaN when the line has none, Infinity where it is no number that perf could have written: such samples are left out. */
  period: number
  /** Empty when the line names no event. */
  eventStart: number
  eventEnd: number
  /** What follows the event's name: a tracepoint's text, or the only frame of its stack. */
  textStart: number
  textEnd: number
  /** It has a time or a cpu: without them the line could be other text with a number in it. */
  isAnchored: boolean
}

export const NO_ID = -1
const MAX_DECIMALS = 9
/** 2^64 has 20 digits. */
const MAX_PERIOD_DIGITS = 20
/** Seconds since 1970 have ten digits for the next two centuries. */
const MAX_SECONDS_DIGITS = 12
/** Ids are signed 32 bit numbers. */
const MAX_ID = 2 ** 31 - 1
/** `perf script -F +misc` prints one to three letters between cpu and time. */
const MAX_MISC_LETTERS = 3

/** `e`, in either case. */
const EXPONENT = 0x65
const PLUS = 0x2b

/** Old kernels name an event that has no name by this word and a number. */
const RAW = 'raw'

export function eventFields(): EventFields {
  return {
    commStart: 0,
    commEnd: 0,
    processId: NO_ID,
    threadId: NO_ID,
    seconds: NaN,
    fractionNs: NaN,
    period: NaN,
    eventStart: 0,
    eventEnd: 0,
    textStart: 0,
    textEnd: 0,
    isAnchored: false,
  }
}

/**
 * Whether `bytes[start..end)` is an event line; its fields are then in `into`.
 * A comm may hold blanks, digits and colons, so the id is the first number that everything after it makes sense for.
 */
export function readEventLine(bytes: Uint8Array, start: number, lineEnd: number, into: EventFields): boolean {
  const end = trimmedEnd(bytes, start, lineEnd)
  const first = skipBlanks(bytes, start, end)
  // Without an id: the number behind it is a period.
  if (isCpuOrTime(bytes, first, wordEnd(bytes, first, end))) return false
  for (let word = first; word < end;) {
    const to = wordEnd(bytes, word, end)
    if (readIds(bytes, word, to, into) && readAfterIds(bytes, to, end, into, word === first)) {
      into.commStart = first
      into.commEnd = trimmedEnd(bytes, first, word)
      return true
    }
    word = skipBlanks(bytes, to, end)
  }
  return false
}

/** `tid` or `pid/tid`; −1 is what perf prints for a thread it does not know. */
export function readIds(bytes: Uint8Array, start: number, end: number, into: EventFields): boolean {
  const firstDigits = start + (bytes[start] === MINUS ? 1 : 0)
  const firstEnd = digitsEnd(bytes, firstDigits, end)
  if (firstEnd === firstDigits) return false
  const first = firstDigits > start ? NO_ID : decimal(bytes, start, firstEnd)
  if (first > MAX_ID) return false
  if (firstEnd === end) {
    into.processId = NO_ID
    into.threadId = first
    return true
  }
  if (bytes[firstEnd] !== SLASH) return false
  const secondStart = firstEnd + 1
  const secondDigits = secondStart + (bytes[secondStart] === MINUS ? 1 : 0)
  if (secondDigits >= end || digitsEnd(bytes, secondDigits, end) !== end) return false
  into.processId = first
  into.threadId = secondDigits > secondStart ? NO_ID : decimal(bytes, secondStart, end)
  return into.threadId <= MAX_ID
}

/** Whether `bytes[start..end)` is what follows the ids. A line that starts with the id has no comm; only a cpu or a time makes that sure. */
export function readAfterIds(bytes: Uint8Array, start: number, end: number, into: EventFields, isFirstWord: boolean): boolean {
  let at = skipBlanks(bytes, start, end)
  const afterCpu = cpuEnd(bytes, at, end)
  const hasCpu = afterCpu > at
  at = skipBlanks(bytes, afterCpu, end)
  const afterTime = readTime(bytes, at, end, into)
  const isAnchored = hasCpu || afterTime > at
  if (isFirstWord && !isAnchored) return false
  at = skipBlanks(bytes, afterTime, end)
  into.period = NaN
  into.eventStart = into.eventEnd = into.textStart = at
  into.textEnd = end
  into.isAnchored = isAnchored
  const periodEnd = digitsEnd(bytes, at, end)
  const hasPeriod = periodEnd > at && periodEnd - at <= MAX_PERIOD_DIGITS && (periodEnd === end || isBlank(bytes[periodEnd]))
  const oddEnd = isAnchored && !hasPeriod ? oddPeriodEnd(bytes, at, end) : at
  const eventStart = skipBlanks(bytes, hasPeriod ? periodEnd : oddEnd, end)
  // No event starts with a digit: after `worker 2 1234 5.678901:` the 2 belongs to the comm, and 5.678901 is no event.
  const eventEnd = eventStart < end && isDigit(bytes[eventStart]) ? eventStart : eventNameEnd(bytes, eventStart, end)
  if (eventEnd > eventStart || (hasPeriod && eventStart === end && isAnchored)) {
    if (hasPeriod) into.period = decimal(bytes, at, periodEnd)
    else if (oddEnd > at) into.period = Infinity
    into.eventStart = eventStart
    into.eventEnd = eventEnd
    into.textStart = skipBlanks(bytes, Math.min(end, eventEnd + 1), end)
    return true
  }
  // Without an event's name: whatever follows is a frame or text, but only after a time or a cpu; alone, `comm tid` is an event too.
  return isAnchored || at === end
}

/** Behind `1e400`, `-5` or thirty digits before an event's name, or `start`. */
function oddPeriodEnd(bytes: Uint8Array, start: number, end: number): number {
  const to = wordEnd(bytes, start, end)
  for (let at = start; at < to; at++) {
    const isNumbers = isDigit(bytes[at]) || (bytes[at] | 0x20) === EXPONENT || [MINUS, PLUS, POINT].includes(bytes[at])
    if (!isNumbers) return start
  }
  const event = skipBlanks(bytes, to, end)
  return to > start && bytes[start] !== EXPONENT && eventNameEnd(bytes, event, end) > event ? to : start
}

/** Behind `[003]`, or `start`. */
function cpuEnd(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || bytes[start] !== LEFT_BRACKET) return start
  const at = digitsEnd(bytes, start + 1, end)
  return at > start + 1 && at < end && bytes[at] === RIGHT_BRACKET ? at + 1 : start
}

/** Behind `1234.567890:`, or `start`. */
function readTime(bytes: Uint8Array, start: number, end: number, into: EventFields): number {
  let from = start
  if (from < end && isUpperCase(bytes[from])) {
    const misc = wordEnd(bytes, from, end)
    if (misc - from <= MAX_MISC_LETTERS) from = skipBlanks(bytes, misc, end)
  }
  into.seconds = into.fractionNs = NaN
  const point = digitsEnd(bytes, from, end)
  if (point === from || point - from > MAX_SECONDS_DIGITS || point >= end || bytes[point] !== POINT) return start
  const colon = digitsEnd(bytes, point + 1, end)
  if (colon === point + 1 || bytes[colon] !== COLON || colon >= end || colon - point - 1 > MAX_DECIMALS) return start
  into.seconds = decimal(bytes, from, point)
  into.fractionNs = decimal(bytes, point + 1, colon) * 10 ** (MAX_DECIMALS - (colon - point - 1))
  return colon + 1
}

/** The event's name is one word that ends in a colon, or `raw 0x1a8:`; `start` where there is none. Gives the place of the colon. */
function eventNameEnd(bytes: Uint8Array, start: number, end: number): number {
  const to = wordEnd(bytes, start, end)
  if (to > start + 1 && bytes[to - 1] === COLON) return to - 1
  if (to - start !== RAW.length || !startsWith(bytes, start, RAW)) return start
  const next = skipBlanks(bytes, to, end)
  const nextEnd = wordEnd(bytes, next, end)
  return nextEnd > next + 1 && bytes[nextEnd - 1] === COLON ? nextEnd - 1 : start
}
