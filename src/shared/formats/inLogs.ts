// Dumps that stand deep in a log: where nothing is known by a file's beginning, and that is text, what is written there on its own is looked
// for in all of it.

import { NEWLINE } from '../bytes/ascii'
import { joinedBytes } from '../bytes/joinedBytes'
import { markAt } from '../bytes/jsonWithin'
import { HEAD_BYTES, type Format, type ProfileReader, type Report, type Wanted } from './format'

/** Two windows share a half, so that a beginning that one of them cuts is whole in the next. */
const WINDOW_BYTES = HEAD_BYTES
const NUL = 0

/** Null where `head` is no text, or no format stands in logs. `unknown` has the last word where nothing is found. */
export function readerInLog(
  formats: readonly Format[],
  head: Uint8Array,
  report: Report,
  wants: Wanted,
  unknown: () => ProfileReader,
): ProfileReader | null {
  const wanted = formats.flatMap(format => (format.inLogs === undefined ? [] : [{ mark: format.inLogs, format }]))
  if (wanted.length === 0 || head.includes(NUL)) return null
  let held: Uint8Array[] = []
  let heldBytes = 0
  let linesPassed = 0
  let reader: ProfileReader | null = null

  /** `isLast`: no more will come. */
  function look(isLast: boolean): void {
    const window = joinedBytes(held)
    const found = wanted.find(({ mark, format }) => markAt(window, mark) !== -1 && format.looksLike(window, isLast) !== 'no')?.format
    if (found !== undefined) {
      const lines = linesPassed
      reader = found.open(
        (what, place, count) => report(what, place?.unit === 'line' ? { ...place, at: place.at + lines } : place, count),
        wants,
      )
      reader.push(window)
      held = []
      return
    }
    // What is passed over ends with a line, where lines are no longer than that.
    const half = Math.max(0, window.length - WINDOW_BYTES / 2)
    const cut = window.lastIndexOf(NEWLINE, half) + 1 || half
    linesPassed += linesIn(window.subarray(0, cut))
    held = [window.slice(cut)]
    heldBytes = window.length - cut
  }

  return {
    push(chunk) {
      if (reader !== null) return reader.push(chunk)
      for (let at = 0; at < chunk.length && reader === null; at += WINDOW_BYTES / 2) {
        const part = chunk.subarray(at, at + WINDOW_BYTES / 2)
        held.push(part.slice())
        heldBytes += part.length
        if (heldBytes >= WINDOW_BYTES) look(false)
        if (reader !== null) return reader.push(chunk.subarray(at + part.length))
      }
      return true
    },
    finish() {
      if (reader === null && heldBytes > 0) look(true)
      return (reader ?? unknown()).finish()
    },
  }
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) lines++
  return lines
}
