// Reads the events of `perf script`: an event line, its frames from the leaf to the root, a blank line.

import { fail, ok } from '../../base/result'
import { nextLineEnd, wholeLines } from '../../bytes/lines'
import { profileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import { malformed, type ProfileReader, type ReadError, type Report } from '../format'
import { KERNEL_BYTES_LEAST } from '../kernels'
import { CLOSING, HASH, NEWLINE, OPENING, isBlank, trimmedEnd } from '../../bytes/ascii'
import { eventFields, readEventLine } from './eventLine'
import { isBareLoneFrame, readBareLine, readTimedLine } from './eventLineWithoutId'
import { eventNames } from './eventNames'
import { frameGroups } from './frameGroups'
import { isAddressedFrame, isLoneFrame } from './frameLine'
import { BLANK_LINE, frameLines, SOURCE_LINE } from './frameLines'
import { headerMarks, perfHeader } from './header'
import { kernelStack } from './kernelStack'
import { openStack } from './openStack'
import { branchError, isRecord, lostEvents } from './otherRecords'
import { perfProcesses } from './processes'
import { sampleColumns } from './samples'

export const PERF_SCRIPT = 'perf-script'

/** Enough to see that a recording is one of branches; later text belongs to tracepoints. */
const CHECKED_TEXTS = 20
/** Of kernel.perf_event_max_stack: a stack with that many addresses most likely had more. */
const MAX_ADDRESSES = 127
const STRAY_LINE = 'lines that are neither an event nor a frame'
const TORN_EVENT = 'an event that the end of the file cuts off, left out'
const TORN_FRAME = 'a frame that the end of the file cut off, left out'
const NO_BYTES = new Uint8Array()

export function openPerfScript(report: Report): ProfileReader {
  const builder = profileBuilder(PERF_SCRIPT)
  const groups = frameGroups(builder)
  const processes = perfProcesses(builder, groups, frame => stack.rootStack(frame))
  const plainLines = frameLines(groups, false)
  const javaLines = frameLines(groups, true)
  const events = eventNames()
  const samples = sampleColumns()
  const header = perfHeader()
  const marks = headerMarks()
  const fields = eventFields()
  let stack = openStack(groups)
  let line = 0
  let checkedTexts = 0
  let failure: ReadError | null = null
  let isTorn = false

  // The event whose frames are being read.
  let isOpen = false
  let eventLine = 0
  let lines = plainLines
  let thread = NONE
  let event = 0
  let period = NaN
  let seconds = NaN
  let fractionNs = NaN
  /** A line that is an event only if a frame follows, and its number; empty for none. */
  let held = NO_BYTES
  let heldLine = 0
  /** An event with an id and a time or a cpu was read. */
  let hasAnchored = false
  let knownLines = 0
  let strayLines = 0
  let firstStray = 0

  const walker = wholeLines(readLines, readUnended)

  function readLines(bytes: Uint8Array, start: number, end: number): void {
    if (line === 0 && end - start >= KERNEL_BYTES_LEAST) stack = kernelStack(groups, plainLines, javaLines) ?? stack
    stack.newBytes(bytes, start, end)
    for (let from = start; from < end && failure === null;) {
      line++
      from = isOpen ? readInEvent(bytes, from, end) : readBetweenEvents(bytes, from, end)
    }
  }

  /** perf ends every line: where the last one has no end and is not whole, neither is its event. */
  function readUnended(bytes: Uint8Array, start: number, end: number): void {
    const textEnd = trimmedEnd(bytes, start, end)
    const isFirst = samples.length() === 0
    const isWhole = textEnd === start || endsInModule(bytes, start, textEnd)
    // A single line was pasted more likely than cut.
    if (isWhole || (isFirst && stack.length() === 0 && !lacksClosing(bytes, start, end))) return readLines(bytes, start, end)
    line++
    note(isFirst ? TORN_FRAME : TORN_EVENT, line)
    isOpen &&= isFirst
    isTorn = true
  }

  /** Gives the start of the next line, as the other one does. */
  function readInEvent(bytes: Uint8Array, start: number, end: number): number {
    if (bytes[start] === NEWLINE) {
      endEvent(start)
      return start + 1
    }
    const frames = stack.length()
    const next = stack.addUsual(start, end)
    if (next > start) {
      line += stack.length() - frames - 1
      return next
    }
    const code = lines.lineAt(bytes, start, end)
    const lineEnd = lines.lastEnd()
    if (code >= 0) return readSame(code, lineEnd + 1)
    else if (code <= SOURCE_LINE) stack.placeLast(SOURCE_LINE - code)
    else if (code === BLANK_LINE) endEvent()
    else readOtherLine(bytes, start, lineEnd)
    return lineEnd + 1
  }

  /** Gives the start of the next line, behind the event where the rest of it was known. */
  function readSame(group: number, next: number): number {
    stack.add(group, next)
    const frames = stack.length()
    const blankLine = stack.addSame()
    if (blankLine === NONE) return next
    line += stack.length() - frames + 1
    endEvent(blankLine)
    return blankLine + 1
  }

  function readBetweenEvents(bytes: Uint8Array, start: number, end: number): number {
    const lineEnd = nextLineEnd(bytes, start, end)
    const textEnd = trimmedEnd(bytes, start, lineEnd)
    if (samples.length() === 0 && marks.isWithin(bytes, start)) {
      dropHeld()
      if (bytes[start] === HASH) header.line(bytes, start, lineEnd)
      return lineEnd + 1
    }
    if (textEnd > start && isAddressedFrame(bytes, start, textEnd)) {
      if (hasAnchored && !(held.length > 0 && readEventLine(held, 0, held.length, fields))) {
        dropHeld()
        noteStray(line)
        return lineEnd + 1
      }
      startFromHeld()
      return readInEvent(bytes, start, end)
    }
    dropHeld()
    if (textEnd > start) readOtherLine(bytes, start, lineEnd)
    return lineEnd + 1
  }

  function readOtherLine(bytes: Uint8Array, start: number, end: number): void {
    if (bytes[start] === HASH) {
      if (samples.length() === 0) header.line(bytes, start, end)
    } else if (isEventLine(bytes, start, end)) {
      endEvent()
      startEvent(bytes, line)
    } else if (isOpen) {
      noteStray(line)
    } else {
      held = bytes.slice(start, end)
      heldLine = line
    }
  }

  function isEventLine(bytes: Uint8Array, start: number, end: number): boolean {
    const hasId = readEventLine(bytes, start, end, fields)
    if (hasId ? fields.isAnchored : readTimedLine(bytes, start, end, fields)) {
      hasAnchored ||= hasId
      return true
    }
    if (hasId && fields.eventEnd > fields.eventStart) return !isOpen || !isBlank(bytes[start])
    // Where events have ids and times, a line without them is none.
    if (hasId || isOpen || hasAnchored) return false
    readBareLine(bytes, start, end, fields)
    return isBareLoneFrame(bytes, fields)
  }

  /** Frames under a line that was no event for itself make it one; without any line they are an event of which nothing is known. */
  function startFromHeld(): void {
    if (!readEventLine(held, 0, held.length, fields)) readBareLine(held, 0, held.length, fields)
    startEvent(held, held.length === 0 ? line : heldLine)
    held = NO_BYTES
  }

  function dropHeld(): void {
    if (held.length > 0) noteStray(heldLine)
    held = NO_BYTES
  }

  function startEvent(bytes: Uint8Array, at: number): void {
    if (isRecord(bytes, fields)) {
      noteRecord(bytes)
      return
    }
    const hasText = fields.textEnd > fields.textStart
    if (hasText && checkedTexts++ < CHECKED_TEXTS) failure = branchError(bytes, fields)
    const comm = processes.comm(bytes, fields.commStart, fields.commEnd)
    isOpen = true
    eventLine = at
    lines = processes.isJava(comm) ? javaLines : plainLines
    thread = processes.thread(comm, fields.processId, fields.threadId)
    event = events.row(bytes, fields.eventStart, fields.eventEnd)
    period = fields.period
    seconds = fields.seconds
    fractionNs = fields.fractionNs
    stack.start(processes.rootStack(comm), lines)
    if (!hasText || !isLoneFrame(bytes, fields.textStart, fields.textEnd)) return
    const group = lines.groupOf(bytes, fields.textStart, fields.textEnd)
    if (group < 0) return
    stack.add(group)
    endEvent()
  }

  /** `blankLine`: where it is, if one ended the event. */
  function endEvent(blankLine = NONE): void {
    if (!isOpen) return
    isOpen = false
    const frames = stack.length()
    knownLines += frames + 1
    samples.add(stack.close(blankLine), thread, event, period, seconds, fractionNs)
    if (frames === 0) note('events without a stack', eventLine)
    if (period > Number.MAX_SAFE_INTEGER && period < Infinity) note('periods past 2^53, rounded', eventLine)
    if (stack.unknownFrames() > 0) note('frames without a symbol', eventLine, stack.unknownFrames())
    if (stack.hiddenFrames() > 0)
      note('frames whose name starts with a parenthesis, left out as collapsers do', eventLine, stack.hiddenFrames())
    if (stack.addresses() >= MAX_ADDRESSES) note(`stacks of ${MAX_ADDRESSES} frames or more, where perf cuts them by default`, eventLine)
  }

  function noteRecord(bytes: Uint8Array): void {
    knownLines++
    const lost = lostEvents(bytes, fields)
    if (lost > 0) note('lost events', line, lost)
    else note('records that are no samples', line)
  }

  function noteStray(at: number): void {
    stack.otherLine()
    if (strayLines++ === 0) firstStray = at
    note(STRAY_LINE, at)
  }

  function note(what: string, at: number, count = 1): void {
    report(what, { unit: 'line', at }, count)
  }

  return {
    push(chunk) {
      walker.push(chunk)
      return failure === null
    },
    finish() {
      walker.finish()
      dropHeld()
      if (isOpen && !isTorn && stack.length() > 0)
        note('no blank line after the last stack: if the file was cut there, outer frames are missing', line)
      endEvent()
      if (failure !== null) return fail(failure)
      if (samples.length() === 0) return fail({ kind: 'empty', format: PERF_SCRIPT })
      if (strayLines > knownLines) {
        const what = `${strayLines} lines are neither an event nor a frame, more than the ${knownLines} that are; the first is`
        return fail(malformed(PERF_SCRIPT, what, 'line', firstStray))
      }
      if (walker.cutLines() > 0) report('lines too long, cut', null, walker.cutLines())
      if (samples.withoutPeriod() > 0) report('events without a period among others with one, weighing 1', null, samples.withoutPeriod())
      if (events.joined() > 0) report('events of further names, taken together', null, events.joined())
      return ok(stack.finish(groups.finish(samples.finish(builder, events.all(), header.facts()))))
    },
  }
}

/** Not in a name, as `net/http.(*Client)` does. */
function endsInModule(bytes: Uint8Array, start: number, end: number): boolean {
  const opening = bytes.subarray(start, end).lastIndexOf(OPENING)
  return bytes[end - 1] === CLOSING && opening > 0 && isBlank(bytes[start + opening - 1])
}

function lacksClosing(bytes: Uint8Array, start: number, end: number): boolean {
  const line = bytes.subarray(start, end)
  return line.lastIndexOf(OPENING) > line.lastIndexOf(CLOSING)
}
