// `perf script`: the text of a Linux perf recording. Rules: perf-script(1), builtin-script.c, stackcollapse-perf.pl.

import { lineWalker } from '../bytes/lines'
import type { Format, Verdict } from './format'
import { HASH, isBlank, skipBlanks, startsWith, trimmedEnd, wordEnd } from '../bytes/ascii'
import { eventFields, readEventLine } from './perfScript/eventLine'
import { isBareLoneFrame, readBareLine, readTimedLine } from './perfScript/eventLineWithoutId'
import { addressEnd, frameFields, isAddressedFrame, isLoneFrame, readFrameLine } from './perfScript/frameLine'
import { headerMarks } from './perfScript/header'
import { openPerfScript, PERF_SCRIPT } from './perfScript/reader'

/** Events without frames are only believed in numbers: a log's lines can look like one. */
const SURE_EVENTS = 3
/** Frames in perf's columns under lines that say nothing: one could be chance. */
const SURE_FRAMES = 2
/** Shorter words of hex digits are numbers and words of any text. */
const SURE_DIGITS = 6
/** Of `--header`; long on machines with many cores, where no event may be in sight yet. */
const HEADER_MARK = '# captured on'

export const perfScript: Format = {
  id: PERF_SCRIPT,
  title: 'perf script',
  looksLike,
  open: openPerfScript,
}

/** An event with a frame under it or on its line is like nothing else, and so are stacks of addresses in perf's columns without such a line. */
function looksLike(head: Uint8Array, isWhole: boolean): Verdict {
  if (head.includes(0)) return 'no'
  const event = eventFields()
  const frame = frameFields()
  let follows = false
  let events = 0
  let addressed = 0
  let isSure = false
  let hasHeader = false
  let isInStack = false
  let known = 0
  let others = 0
  const marks = headerMarks()
  const walker = lineWalker((bytes, start, lineEnd) => {
    const end = trimmedEnd(bytes, start, lineEnd)
    if (marks.isWithin(bytes, start) || bytes[start] === HASH) {
      hasHeader ||= startsWith(bytes, start, HEADER_MARK)
    } else if (end === start) {
      follows = isInStack = false
    } else if (follows && isFrame(bytes, start, end)) {
      isSure = isInStack = true
    } else if (isSureFrame(bytes, start, end)) {
      addressed++
    } else if (!(isInStack && isBlank(bytes[start]))) {
      follows = isEventLine(bytes, start, end)
      isInStack = false
      if (follows && event.isAnchored) events++
      if (!follows) others++
      if (follows && event.eventEnd > event.eventStart && isLoneFrame(bytes, event.textStart, event.textEnd)) isSure = true
      if (follows) known++
    }
  })

  function isEventLine(bytes: Uint8Array, start: number, end: number): boolean {
    if (readEventLine(bytes, start, end, event) || readTimedLine(bytes, start, end, event)) return true
    readBareLine(bytes, start, end, event)
    return isBareLoneFrame(bytes, event)
  }

  /** Without an address, indentation alone would do for the frame of an event that is one for sure. */
  function isFrame(bytes: Uint8Array, start: number, end: number): boolean {
    if (isAddressedFrame(bytes, start, end)) return true
    return event.isAnchored && isBlank(bytes[start]) && readFrameLine(bytes, start, end, frame)
  }

  /** Whatever stands above it. */
  function isSureFrame(bytes: Uint8Array, start: number, end: number): boolean {
    if (addressEnd(bytes, start, end) !== -1) return true
    const from = skipBlanks(bytes, start, end)
    return from > start && isLoneFrame(bytes, from, end) && wordEnd(bytes, from, end) - from >= SURE_DIGITS
  }

  walker.push(head)
  if (isWhole) walker.finish()
  // Text in which a line or two look like an event is other text.
  if (!hasHeader && others > known + addressed) return 'no'
  if (isSure || hasHeader) return 'yes'
  return events >= SURE_EVENTS || addressed >= SURE_FRAMES ? 'maybe' : 'no'
}
