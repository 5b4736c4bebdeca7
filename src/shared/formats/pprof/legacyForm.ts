// The contract of a legacy text form: it is told by its first line, and gets the lines after it up to the memory map.

import type { Header } from './header'
import type { LegacyStacks } from './legacyStacks'

export type LegacyForm = {
  /** Takes a line, trimmed and not blank. Returns what is wrong with it, in words, or null; such a line is counted and left out. */
  line(text: string): string | null
  /** What the file says of itself, once all lines were there. */
  header(): Header
  /** What the first lines count and no line has been about; 0 where they count nothing. */
  missing?(): number
  /** Whether addresses are places in memory, not mere numbers for named places. */
  readonly hasMemoryMap: () => boolean
}

/** Looks at a file's first line that is neither blank nor a comment: the form it starts, what is wrong with it, or null for another format. */
export type LegacyOpener = (firstLine: string, stacks: LegacyStacks) => LegacyForm | string | null

export const NOT_A_SAMPLE = 'lines that are no samples'
export const COUNT = 'count'
