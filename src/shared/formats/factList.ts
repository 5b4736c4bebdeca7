// What a file says about its recording, as names and texts: a few lines, however often a file says them.

import { cutEnd } from '../base/text/cut'

export type Fact = readonly [name: string, text: string]

export type FactList = {
  /** Left out where there are enough. */
  add(name: string, text: string): void
  readonly list: readonly Fact[]
}

/** Nobody reads more of them. */
const MOST_FACTS = 1000
/** A command line of a build server; what follows is cut. */
const MOST_CHARS = 10_000

export function factList(): FactList {
  const list: Fact[] = []
  return {
    add(name, text) {
      if (list.length < MOST_FACTS) list.push([name, cutEnd(text, MOST_CHARS)])
    },
    list,
  }
}
