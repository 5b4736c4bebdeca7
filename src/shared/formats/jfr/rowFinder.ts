// Finds a constant by its key: recorders number stacks and threads one by one, classes and methods by wherever they are in memory.

import type { Float64Column } from '../../base/columns'
import { intTable } from '../../base/intTable'
import { NONE } from '../../profile/profile'

/** A plain array is taken where at least one in so many of its cells would be filled: one memory access instead of three. */
const MAX_SPREAD = 8
const TWO_32 = 2 ** 32

/** Of two rows with one key the first is found: checkpoints are read last to first, so that it is the newest. */
export function rowFinder(keys: Float64Column): (key: number) => number {
  if (keys.length() === 0) return () => NONE
  let [least, most] = [Infinity, -Infinity]
  for (let row = 0; row < keys.length(); row++) {
    least = Math.min(least, keys.get(row))
    most = Math.max(most, keys.get(row))
  }
  return most - least < keys.length() * MAX_SPREAD ? denseFinder(keys, least, most) : hashFinder(keys)
}

function denseFinder(keys: Float64Column, least: number, most: number): (key: number) => number {
  const rows = new Int32Array(most - least + 1).fill(NONE)
  for (let row = keys.length() - 1; row >= 0; row--) rows[keys.get(row) - least] = row
  return key => (key >= least && key <= most ? rows[key - least] : NONE)
}

function hashFinder(keys: Float64Column): (key: number) => number {
  const table = intTable()
  const rows: number[] = []
  for (let row = 0; row < keys.length(); row++) {
    const key = keys.get(row)
    if (table.intern(key | 0, high(key), 0) === rows.length) rows.push(row)
  }
  return key => {
    const at = table.find(key | 0, high(key), 0)
    return at === NONE ? NONE : rows[at]
  }
}

/** Keys are 64 bits, `|` keeps 32. */
function high(key: number): number {
  return key >= 0 && key < TWO_32 ? 0 : Math.floor(key / TWO_32) | 0
}
