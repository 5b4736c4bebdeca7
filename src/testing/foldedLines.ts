// A small profile as folded stacks, line by line: what tests compare.

import { foldedChunks } from '../shared/analysis/foldedChunks'
import type { StackView } from '../shared/analysis/stackView'
import { textOf } from '../shared/base/utf8'
import type { Profile } from '../shared/profile/profile'

/** The lines of `foldedChunks`. */
export function foldedLines(profile: Profile, sampleType: number, view?: StackView): string[] {
  const lines: string[] = []
  for (const chunk of foldedChunks(profile, sampleType, view)) {
    // Every chunk ends with a line.
    for (const line of textOf(chunk.subarray(0, -1)).split('\n')) lines.push(line)
  }
  return lines
}
