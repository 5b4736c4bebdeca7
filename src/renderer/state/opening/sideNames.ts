// What a comparison is called, and what its notes are kept under.

import type { HostFile } from '../../../shared/host/contract'
import type { OpenProfile, Sides } from '../../worker/opened'

type Named = Pick<OpenProfile, 'file'>

/** `branch.pprof and 2 more against main.pprof`; the file's own name where it holds both sides. */
export function comparisonName({ baseline, current }: Sides): string {
  const [before, after]: readonly HostFile[] = [baseline[0].file, current[0].file]
  return before.id === after.id ? after.name : `${sideName(current)} against ${sideName(baseline)}`
}

export function sideName(side: readonly Named[]): string {
  const more = side.length > 1 ? ` and ${side.length - 1} more` : ''
  return (side[0]?.file.name ?? '') + more
}

/** A key like any other, of the halves of both: notes on a comparison come back with the same files. */
export function comparisonKey({ baseline, current }: Sides): string {
  const [before, after] = [sideKey(baseline), sideKey(current)]
  return before.slice(0, before.length / 2) + after.slice(0, after.length / 2)
}

/** The same whatever order the runs come in: their hexadecimal digits, added without carry. */
function sideKey(side: readonly OpenProfile[]): string {
  const digits = side.map(({ contentKey }) => Array.from(contentKey, digit => parseInt(digit, 16)))
  const sums = digits[0].map((_, at) => digits.reduce((sum, key) => sum + (key[at] ?? 0), 0))
  return sums.map(sum => (sum % 16).toString(16)).join('')
}
