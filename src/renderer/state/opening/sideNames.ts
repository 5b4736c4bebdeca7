// What a comparison is called, and what its notes are kept under.

import type { Selection } from '../../../shared/analysis/selectStacks'
import type { HostFile } from '../../../shared/host/contract'
import type { OpenProfile, Sides } from '../../worker/opened'

/** `branch.pprof and 2 more against main.pprof`; the file's own name where it holds both sides. */
export function comparisonName({ baseline, current }: Sides): string {
  const [before, after]: readonly HostFile[] = [baseline[0].file, current[0].file]
  return before.id === after.id && before.name === after.name ? after.name : `${sideName(current)} against ${sideName(baseline)}`
}

function sideName(side: readonly OpenProfile[]): string {
  return side[0].file.name + (side.length > 1 ? ` and ${side.length - 1} more` : '')
}

/** A key like any other, of the halves of both: notes on a comparison come back with the same files. */
export function comparisonKey({ baseline, current }: Sides): string {
  const [before, after] = [sideKey(baseline), sideKey(current)]
  return before.slice(0, before.length / 2) + after.slice(0, after.length / 2)
}

/** A part of an open profile, and what it is called: `thread main`. */
export type Part = { readonly title: string; readonly choice: Selection }

/** A key like any other, and another one for every part of a file. */
export function partKey(contentKey: string, { choice }: Part): string {
  const text = JSON.stringify(choice)
  let hash = FNV_OFFSET
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME) >>> 0
  const digits = hash.toString(16).padStart(HASH_DIGITS, '0')
  return Array.from(contentKey, (digit, at) => (parseInt(digit, 16) ^ parseInt(digits[at % HASH_DIGITS], 16)).toString(16)).join('')
}

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/): parts of one file need no stronger one. */
const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193
const HASH_DIGITS = 8

/** The same whatever order the runs come in: their hexadecimal digits, of which all have as many, added without carry. */
function sideKey(side: readonly OpenProfile[]): string {
  const digits = side.map(({ contentKey }) => Array.from(contentKey, digit => parseInt(digit, 16)))
  const sums = digits[0].map((_, at) => digits.reduce((sum, key) => sum + key[at], 0))
  return sums.map(sum => (sum % 16).toString(16)).join('')
}
