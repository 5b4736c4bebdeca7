// `perf script`: the text of a Linux perf recording. Rules: perf-script(1), builtin-script.c, stackcollapse-perf.pl.

import { lineWalker } from '../bytes/lines'
import type { Format, Verdict } from './format'
import { HASH, isBlank, skipBlanks, trimmedEnd } from '../bytes/ascii'
import { eventFields, readEventLine } from './perfScript/eventLine'
import { addressEnd, frameFields, isLoneFrame, readFrameLine } from './perfScript/frameLine'
import { openPerfScript, PERF_SCRIPT } from './perfScript/reader'

/** Events without frames are only believed in numbers: a log's lines can look like one. */
const SURE_EVENTS = 3
/** Of `--header`; long on machines with many cores, where no event may be in sight yet. */
const HEADER_MARK = '# captured on'

export const perfScript: Format = {
  id: PERF_SCRIPT,
  title: 'perf script',
  looksLike,
  open: openPerfScript,
}

/** An event with a frame under it or on its line is like nothing else. */
function looksLike(head: Uint8Array, isWhole: boolean): Verdict {
  if (head.includes(0)) return 'no'
  const event = eventFields()
  const frame = frameFields()
  let follows = false
  let events = 0
  let isSure = false
  let hasHeader = false
  const walker = lineWalker((bytes, start, lineEnd) => {
    const end = trimmedEnd(bytes, start, lineEnd)
    if (isSure || end === start) {
      follows = false
    } else if (bytes[start] === HASH) {
      hasHeader ||= startsWith(bytes, start, HEADER_MARK)
    } else if (follows && isFrame(bytes, start, end)) {
      isSure = true
    } else if (readEventLine(bytes, start, end, event)) {
      follows = true
      if (event.isAnchored) events++
      isSure = event.eventEnd > event.eventStart && isLoneFrame(bytes, event.textStart, event.textEnd)
    } else {
      follows = false
    }
  })

  /** Without an address, indentation alone would do for the frame of an event that is one for sure. */
  function isFrame(bytes: Uint8Array, start: number, end: number): boolean {
    if (addressEnd(bytes, start, end) !== -1 || isLoneFrame(bytes, skipBlanks(bytes, start, end), end)) return true
    return event.isAnchored && isBlank(bytes[start]) && readFrameLine(bytes, start, end, frame)
  }

  walker.push(head)
  if (isWhole) walker.finish()
  if (isSure || hasHeader) return 'yes'
  return events >= SURE_EVENTS ? 'maybe' : 'no'
}

function startsWith(bytes: Uint8Array, start: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[start + i] !== text.charCodeAt(i)) return false
  return true
}
