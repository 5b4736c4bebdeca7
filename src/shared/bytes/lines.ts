// Walks text line by line over bytes, so that a file longer than V8's longest string can still be read.

/** Longer lines are cut here: no stack is that long, and a file without line ends must not fill the memory. */
const MAX_LINE_BYTES = 64 * 2 ** 20
const NEWLINE = 10
const RETURN = 13
const FIRST_CARRY_BYTES = 64 * 1024

/** A line is `bytes[start..end)`, without its line end; valid during the call only. */
export type OnLine = (bytes: Uint8Array, start: number, end: number) => void

export type LineWalker = {
  push(chunk: Uint8Array): void
  /** Hands over a last line that has no line end. */
  finish(): void
  /** Lines that were longer than the limit and lost their tail. */
  readonly cutLines: () => number
}

export function lineWalker(onLine: OnLine): LineWalker {
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
    if (carried + part.length > carry.length) {
      const bigger = new Uint8Array(Math.max(carry.length * 2, carried + part.length))
      bigger.set(carry.subarray(0, carried))
      carry = bigger
    }
    carry.set(part, carried)
    carried += part.length
  }

  function emit(bytes: Uint8Array, start: number, end: number): void {
    onLine(bytes, start, end > start && bytes[end - 1] === RETURN ? end - 1 : end)
  }

  return {
    push(chunk) {
      let start = 0
      for (;;) {
        const end = chunk.indexOf(NEWLINE, start)
        if (end === -1) break
        if (carried === 0) {
          emit(chunk, start, end)
        } else {
          keep(chunk, start, end)
          const length = carried
          carried = 0
          isCut = false
          emit(carry, 0, length)
        }
        start = end + 1
      }
      if (start < chunk.length) keep(chunk, start, chunk.length)
    },
    finish() {
      if (carried > 0) emit(carry, 0, carried)
      carried = 0
    },
    cutLines: () => cutLines,
  }
}
