// Event lines of `perf script -F …` without process and thread: `comm time: period event:`, of which again any field may be missing.
// Such a line could be anything, so it is believed for a time or a cpu in it, or for the frames under it.

import { COLON, decimal, digitsEnd, skipBlanks, trimmedEnd, wordEnd } from '../../bytes/ascii'
import { isCpuOrTime } from './cpuOrTime'
import { NO_ID, readAfterIds, readIds, type EventFields } from './eventLine'
import { isLoneFrame } from './frameLine'

/** perf prints a period in ten columns and ids in at most seven: a number that ends before that is an id. */
const PERIOD_COLUMNS = 10

/** Whether the line has a time or a cpu, which make it an event whatever follows. Its fields are then in `into`. */
export function readTimedLine(bytes: Uint8Array, start: number, lineEnd: number, into: EventFields): boolean {
  const end = trimmedEnd(bytes, start, lineEnd)
  const first = skipBlanks(bytes, start, end)
  for (let word = first; word < end; word = skipBlanks(bytes, wordEnd(bytes, word, end), end)) {
    if (!isCpuOrTime(bytes, word, wordEnd(bytes, word, end)) || !readAfterIds(bytes, word, end, into, true)) continue
    clearIds(into)
    into.commStart = first
    into.commEnd = trimmedEnd(bytes, first, word)
    return true
  }
  return false
}

/** Takes whatever the line holds for an event line, for who has seen a frame under it or on it: `comm`, `comm event:`, `event:`, `tid`, nothing. */
export function readBareLine(bytes: Uint8Array, start: number, lineEnd: number, into: EventFields): void {
  const end = trimmedEnd(bytes, start, lineEnd)
  const first = skipBlanks(bytes, start, end)
  clearIds(into)
  into.seconds = into.fractionNs = into.period = NaN
  into.isAnchored = false
  into.commStart = first
  into.commEnd = into.eventStart = into.eventEnd = into.textStart = into.textEnd = end
  for (let word = first; word < end;) {
    const to = wordEnd(bytes, word, end)
    if (to > word + 1 && bytes[to - 1] === COLON && isTextOfEvent(bytes, to, end)) {
      into.eventStart = word
      into.eventEnd = to - 1
      into.textStart = skipBlanks(bytes, to, end)
      into.commEnd = trimmedEnd(bytes, first, word)
      break
    }
    word = skipBlanks(bytes, to, end)
  }
  readNumberBeforeEvent(bytes, start, into)
}

/** Whether such a line is one for sure: its only frame stands on it. */
export function isBareLoneFrame(bytes: Uint8Array, { eventStart, eventEnd, textStart, textEnd }: EventFields): boolean {
  return eventEnd > eventStart && isLoneFrame(bytes, textStart, textEnd)
}

function isTextOfEvent(bytes: Uint8Array, start: number, end: number): boolean {
  const text = skipBlanks(bytes, start, end)
  return text === end || isLoneFrame(bytes, text, end)
}

/** The last word of what stands before the event's name may be its period, or an id where there is no comm. */
function readNumberBeforeEvent(bytes: Uint8Array, start: number, into: EventFields): void {
  const { commStart, commEnd } = into
  let word = commStart
  for (let next = word; next < commEnd; next = skipBlanks(bytes, wordEnd(bytes, next, commEnd), commEnd)) word = next
  const isOnlyWord = word === commStart
  const isPeriod = into.eventEnd > into.eventStart && commEnd - start >= PERIOD_COLUMNS && digitsEnd(bytes, word, commEnd) === commEnd
  if (commEnd > word && isPeriod) into.period = decimal(bytes, word, commEnd)
  else if (!isOnlyWord || !readIds(bytes, word, commEnd, into)) return
  into.commEnd = trimmedEnd(bytes, commStart, word)
}

function clearIds(into: EventFields): void {
  into.processId = into.threadId = NO_ID
}
