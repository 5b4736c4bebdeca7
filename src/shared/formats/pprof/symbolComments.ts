// Names from the comments that Go puts under each stack: `#	0x43a0a5	runtime.gopark+0xe5	/usr/lib/go/src/runtime/proc.go:382`.
// pprof asks the program for them instead, but a file that was sent by someone comes without it.

import { NONE } from '../../profile/profile'
import type { LegacyStacks } from './legacyStacks'

const ADDRESS = /^0x([\da-f]{1,16})$/
const LINE_NUMBER = /^\d{1,9}$/

export type SymbolComments = { line(text: string): void }

export function symbolComments(stacks: LegacyStacks): SymbolComments {
  // Inlined functions follow each other with one address; the same address under another stack says the same again.
  let open = NONE
  return {
    line(text) {
      const [, address = '', symbol = '', place = ''] = text.split(/\t+/, 4)
      const [, digits] = ADDRESS.exec(address) ?? []
      const plus = symbol.lastIndexOf('+0x')
      const colon = place.lastIndexOf(':')
      if (digits === undefined || plus < 1 || colon < 1) return
      const location = stacks.find(parseInt(digits.slice(-8), 16) | 0, parseInt(digits.slice(0, -8) || '0', 16) | 0)
      if (location === NONE || (location !== open && stacks.hasLines(location))) return
      open = location
      const line = place.slice(colon + 1)
      stacks.line(location, stacks.fn(symbol.slice(0, plus), place.slice(0, colon)), LINE_NUMBER.test(line) ? Number(line) : 0)
    },
  }
}
