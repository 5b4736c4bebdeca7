// Functions of a comparison in the order that matters: what is more than noise first, then by how much it changed.

import type { ChangeSheet } from '../worker/protocol'

/** Rows of functions. `matched` keeps those that a search found; null keeps all. */
export function changeOrder({ significant, delta, base, current }: ChangeSheet, matched: Uint8Array | null): readonly number[] {
  return Array.from(delta.keys())
    .filter(fn => (base.total[fn] !== 0 || current.total[fn] !== 0) && (matched === null || matched[fn] === 1))
    .sort((a, b) => significant[b] - significant[a] || Math.abs(delta[b]) - Math.abs(delta[a]) || a - b)
}
