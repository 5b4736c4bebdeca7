// Names from the comments that Go puts under each stack: `#	0x43a0a5	runtime.gopark+0xe5	/usr/lib/go/src/runtime/proc.go:382`.
// pprof asks the program for them instead, but a file that was sent by someone comes without it.

import { NONE } from '../../profile/profile'
import type { LegacyStacks } from './legacyStacks'

const ADDRESS = /^0x([\da-f]{1,16})$/
const LINE_NUMBER = /^\d{1,9}$/

type Comment = { readonly low: number; readonly high: number; readonly name: string; readonly file: string; readonly line: number }

export type SymbolComments = {
  line(text: string): void
  /** The comments of a stack are all there: another stack, or the end, follows. */
  flush(): void
}

/** 1 where the comments give the address to which a call returns, as the stack does; 0 where they give the one within the call, as Go does. */
type Back = 0 | 1

export function symbolComments(stacks: LegacyStacks): SymbolComments {
  let comments: Comment[] = []

  function locationOf({ low, high }: Comment, back: Back): number {
    return stacks.find((low - back) | 0, back === 1 && low === 0 ? (high - 1) | 0 : high)
  }

  /** Which of the two finds more of the last stack's frames. */
  function back(): Back {
    const last = stacks.length() - 1
    const own = new Set<number>()
    for (let at = 0; at < stacks.depth(last); at++) own.add(stacks.at(last, at))
    const found = (by: Back) => comments.filter(comment => own.has(locationOf(comment, by))).length
    return found(1) > found(0) ? 1 : 0
  }

  return {
    line(text) {
      const [, address = '', symbol = '', place = ''] = text.split(/\t+/, 4)
      const [, digits] = ADDRESS.exec(address) ?? []
      const plus = symbol.lastIndexOf('+0x')
      const colon = place.lastIndexOf(':')
      if (digits === undefined || plus < 1 || colon < 1) return
      const line = place.slice(colon + 1)
      comments.push({
        low: parseInt(digits.slice(-8), 16) | 0,
        high: parseInt(digits.slice(0, -8) || '0', 16) | 0,
        name: symbol.slice(0, plus),
        file: place.slice(0, colon),
        line: LINE_NUMBER.test(line) ? Number(line) : 0,
      })
    },
    flush() {
      if (comments.length === 0 || stacks.length() === 0) return
      const by = back()
      // Inlined functions follow each other with one address; the same address under another stack says the same again.
      let open = NONE
      for (const comment of comments) {
        const location = locationOf(comment, by)
        if (location === NONE || (location !== open && stacks.hasLines(location))) continue
        open = location
        stacks.line(location, stacks.fn(comment.name, comment.file), comment.line)
      }
      comments = []
    },
  }
}
