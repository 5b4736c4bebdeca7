// Names from the comments that Go puts under each stack: `#	0x43a0a5	runtime.gopark+0xe5	/usr/lib/go/src/runtime/proc.go:382`.
// pprof asks the program for them instead, but a file that was sent by someone comes without it.

import { NONE } from '../../profile/profile'
import type { LegacyStacks } from './legacyStacks'

const COMMENT = /^#\s+0x([\da-f]{1,16})\s+(\S.*)\+0x[\da-f]+\s+(\S.*):(\d{1,9})$/
/** Go's names are shorter; a longer line is another comment, and the expression should not be let loose on it. */
const MAX_COMMENT = 4096

export type SymbolComments = { line(text: string): void }

export function symbolComments(stacks: LegacyStacks): SymbolComments {
  // Inlined functions follow each other with one address; the same address under another stack says the same again.
  let open = NONE
  return {
    line(text) {
      const [, digits, name = '', file = '', line] = text.length > MAX_COMMENT ? [] : (COMMENT.exec(text) ?? [])
      if (digits === undefined) return
      const location = stacks.find(parseInt(digits.slice(-8), 16) | 0, parseInt(digits.slice(0, -8) || '0', 16) | 0)
      if (location === NONE || (location !== open && stacks.hasLines(location))) return
      open = location
      stacks.line(location, stacks.fn(name, file), Number(line))
    },
  }
}
