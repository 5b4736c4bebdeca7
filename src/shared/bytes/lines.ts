// Walks text line by line over bytes, so that a file longer than V8's longest string can still be read.

import { NEWLINE, RETURN } from './ascii'
import { withRoom } from './withRoom'

/** Longer lines are cut here: no stack is that long, and a file without line ends must not fill the memory. */
const MAX_LINE_BYTES = 64 * 2 ** 20
const FIRST_CARRY_BYTES = 64 * 1024

/** `bytes[start..end)` are whole lines, each with its line end but for a last one that the file's end or the limit cut; valid during the call. */
export type OnLines = (bytes: Uint8Array, start: number, end: number) => void

/** A line is `bytes[start..end)`, without its line end; valid during the call only. */
export type OnLine = (bytes: Uint8Array, start: number, end: number) => void

export type LineWalker = {
  /** Always true, as of a reader for which no line is the last. */
  push(chunk: Uint8Array): true
  /** Hands over a last line that has no line end. */
  finish(): void
  /** Lines that were longer than the limit and lost their tail. */
  readonly cutLines: () => number
}

/**
 * Hands over as many lines at once as a chunk holds, for readers that look for line ends themselves. A last line that has no line end goes
 * to `onUnended`.
 */
export function wholeLines(onLines: OnLines, onUnended: OnLines = onLines): LineWalker {
  let carry = new Uint8Array(FIRST_CARRY_BYTES)
  let carried = 0
  let cutLines = 0
  let isCut = false

  function keep(chunk: Uint8Array, start: number, end: number): void {
    const room = MAX_LINE_BYTES - carried
    if (end - start > room && !isCut) {
      isCut = true
      cutLines++
    }
    const part = chunk.subarray(start, Math.min(end, start + room))
    carry = withRoom(carry, carried, part.length)
    carry.set(part, carried)
    carried += part.length
  }

  function release(to: OnLines): void {
    const length = carried
    carried = 0
    isCut = false
    if (length > 0) to(carry, 0, length)
  }

  return {
    push(chunk) {
      let start = 0
      if (carried > 0) {
        const end = chunk.indexOf(NEWLINE)
        if (end === -1) {
          keep(chunk, 0, chunk.length)
          return true
        }
        start = end + 1
        keep(chunk, 0, start)
        release(onLines)
      }
      const end = chunk.lastIndexOf(NEWLINE) + 1
      if (end > start) onLines(chunk, start, end)
      if (chunk.length > Math.max(start, end)) keep(chunk, Math.max(start, end), chunk.length)
      return true
    },
    finish: () => release(onUnended),
    cutLines: () => cutLines,
  }
}

/** `onUnended` gets a last line that has no line end, whole; it is as any other where there is none. */
export function lineWalker(onLine: OnLine, onUnended?: OnLine): LineWalker {
  function eachLine(bytes: Uint8Array, start: number, end: number): void {
    for (let from = start; from < end;) {
      const to = nextLineEnd(bytes, from, end)
      // A carriage return belongs to the line end.
      onLine(bytes, from, to > from && bytes[to - 1] === RETURN ? to - 1 : to)
      from = to + 1
    }
  }
  return wholeLines(eachLine, onUnended)
}

/** Where the line that `from` is in ends: at its newline, or at `end`. */
export function nextLineEnd(bytes: Uint8Array, from: number, end: number): number {
  const newline = bytes.indexOf(NEWLINE, from)
  return newline === -1 || newline > end ? end : newline
}
