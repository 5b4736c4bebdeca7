// Finds out that the rest of a stack is written as in the event before it: events of one program differ near the leaf, which perf prints
// first, and comparing text costs a tenth of looking its lines up.

import { grown } from '../../base/columns'
import { NEWLINE } from '../../bytes/ascii'
import { NONE } from '../../profile/profile'

export type SameTail = {
  /** Other bytes come, or the same buffer with other content; what they say is known up to `end`. */
  newBytes(bytes: Uint8Array, end: number): void
  /** An event begins whose lines are looked up in `table`. */
  start(table: object): void
  /** The line of the open event's next frame ends before `next`. */
  frame(next: number): void
  /** The open event has a line that is no frame: it is compared with nothing. */
  otherLine(): void
  /**
   * Of the event before: the frame from which on it has the text that begins at `next` and ends with a blank line, its number of frames
   * for the blank line alone; NONE where it has not. `group` is the frame before `next`.
   */
  find(group: number, next: number): number
  /** Where the blank line is that ends the text found last. */
  readonly blankLine: () => number
  /** The open event's groups, leaf first, and where its blank line is; NONE where it ended in another way. */
  end(groups: Int32Array, length: number, blankLine: number): void
}

const WORD_BYTES = 4
/** A stack whose text was compared in vain so often is not like the one before. */
const MAX_TRIES = 4
const FIRST_FRAMES = 256

export function sameTail(): SameTail {
  let bytes: Uint8Array = new Uint8Array()
  let words = new DataView(bytes.buffer)
  let bytesEnd = 0
  // The start of the line after each frame, of the open event and of the one before it.
  let nexts = new Int32Array(FIRST_FRAMES)
  let nextsBefore = new Int32Array(FIRST_FRAMES)
  let length = 0
  let lengthBefore = 0
  let table: object | null = null
  let tableBefore: object | null = null
  let blankBefore = NONE
  let isPlain = false
  let tries = 0
  let blankFound = NONE
  // By group: at which frame it was met last, counted over all events.
  let metAt = new Float64Array(FIRST_FRAMES).fill(NONE)
  let metFrames = 0
  let metFramesBefore = 0

  function frame(next: number): void {
    if (length === nexts.length) nexts = grown(nexts, new Int32Array(length * 2))
    nexts[length++] = next
  }

  function isSameText(a: number, b: number, size: number): boolean {
    let at = 0
    for (; at + WORD_BYTES <= size; at += WORD_BYTES) if (words.getInt32(a + at) !== words.getInt32(b + at)) return false
    for (; at < size; at++) if (bytes[a + at] !== bytes[b + at]) return false
    return true
  }

  return {
    newBytes(next, end) {
      bytes = next
      words = new DataView(next.buffer, next.byteOffset, next.byteLength)
      bytesEnd = end
      isPlain = false
      blankBefore = NONE
    },
    start(of) {
      table = of
      length = 0
      isPlain = true
      tries = 0
    },
    frame,
    otherLine() {
      isPlain = false
    },
    find(group, next) {
      if (blankBefore === NONE || !isPlain || tries === MAX_TRIES || table !== tableBefore) return NONE
      // Of a group that was never met, no number.
      const before = metAt[group] - metFramesBefore
      if (!(before >= 0)) return NONE
      const from = nextsBefore[before]
      const size = blankBefore - from
      // Where the blank line would be, one must be: most others end here.
      if (next + size >= bytesEnd || bytes[next + size] !== NEWLINE || bytes[next + size - 1] !== NEWLINE) return NONE
      tries++
      if (!isSameText(next, from, size)) return NONE
      blankFound = next + size
      for (let at = before + 1; at < lengthBefore; at++) frame(nextsBefore[at] + next - from)
      return before + 1
    },
    blankLine: () => blankFound,
    end(groups, count, blankLine) {
      metFramesBefore = metFrames
      blankBefore = isPlain ? blankLine : NONE
      if (blankBefore === NONE) return
      for (let at = 0; at < count; at++) {
        const group = groups[at]
        if (group >= metAt.length) {
          const bigger = new Float64Array(Math.max(metAt.length * 2, group + 1)).fill(NONE)
          metAt = grown(metAt, bigger)
        }
        metAt[group] = metFrames + at
      }
      metFrames += count
      const used = nexts
      nexts = nextsBefore
      nextsBefore = used
      lengthBefore = count
      tableBefore = table
    },
  }
}
