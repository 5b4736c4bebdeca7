// Lines of tools that end each one. Where the last has no end, the file was cut in it: what stands there is no record, and the receipt says so.

import { RETURN } from '../bytes/ascii'
import { lineWalker, type LineWalker, type OnLine } from '../bytes/lines'
import type { Report } from './format'

/** Of a format that many tools write, or that comes by the clipboard: the last line may well have no end. */
export const UNENDED_LINE = 'no line end after the last line: if the file was cut there, what it says is not whole'
export const TORN_LINE = 'a line that the end of the file cuts off, left out'

/** As `lineWalker`, where a last line without an end is taken, and noted. */
export function lastLineNoted(report: Report, onLine: OnLine): LineWalker {
  let line = 0

  function counted(bytes: Uint8Array, start: number, end: number): void {
    line++
    onLine(bytes, start, end)
  }

  return lineWalker(counted, (bytes, start, end) => {
    counted(bytes, start, end)
    if (line > 1) report(UNENDED_LINE, { unit: 'line', at: line })
  })
}

export type EndedLines = LineWalker & {
  /** After `finish`: the file ended in the middle of a line. */
  readonly isTorn: () => boolean
}

/** As `lineWalker`, without the torn line. A text of one line was pasted more likely than cut: it is taken. */
export function endedLines(report: Report, onLine: OnLine): EndedLines {
  let line = 0
  let isTorn = false

  function counted(bytes: Uint8Array, start: number, end: number): void {
    line++
    onLine(bytes, start, end)
  }

  const walker = lineWalker(counted, (bytes, start, end) => {
    // Only the second half of Windows' line end is missing.
    if (bytes[end - 1] === RETURN) return counted(bytes, start, end - 1)
    if (line === 0) return counted(bytes, start, end)
    isTorn = true
    report(TORN_LINE, { unit: 'line', at: line + 1 })
  })
  return { ...walker, isTorn: () => isTorn }
}
