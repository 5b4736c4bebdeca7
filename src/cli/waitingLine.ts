// A line on a terminal while the person waits: written over, and gone at the end. Nothing where standard error is no terminal.

import { printable } from '../shared/base/text/unsafe'

/** Back to the line's start, and everything after it erased (ECMA-48). */
const CLEAR_LINE = '\r\u001b[K'

export type WaitingLine = {
  /** An empty text clears it. */
  show(text: string): void
  clear(): void
}

export function waitingLine(): WaitingLine {
  let shown = ''
  function show(text: string): void {
    if (!process.stderr.isTTY || text === shown) return
    process.stderr.write(CLEAR_LINE + printable(text))
    shown = text
  }
  return { show, clear: () => show('') }
}
