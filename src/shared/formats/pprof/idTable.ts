// Finds the row of an id. Ids are any 64 bits, but nearly every writer counts them up from 1, and a sample names dozens of them.

import { intTable } from '../../base/intTable'
import { NONE } from '../../profile/profile'

export type IdTable = {
  /** Gives the id that stands in `low` and `high` the next row; false when it has one already. */
  define(low: number, high: number): boolean
  /** The row of an id, or NONE. */
  find(low: number, high: number): number
  /** The first id, where each id was one more than the one before, as most writers have it: then an id's row is its distance; else NONE. */
  readonly firstOfRun: () => number
  readonly length: () => number
}

const FIRST_DENSE = 1024
/** A table by id may have this many cells for each id: a gap or two costs less than hashing every id would. */
const MAX_CELLS_PER_ID = 4

export function idTable(): IdTable {
  let rowOfId = new Int32Array(FIRST_DENSE).fill(NONE)
  const sparse = intTable()
  const rowOfSparse: number[] = []
  let length = 0
  let firstId = NONE
  let isRun = true

  function find(low: number, high: number): number {
    if (high === 0 && low >= 0 && low < rowOfId.length && rowOfId[low] !== NONE) return rowOfId[low]
    if (rowOfSparse.length === 0) return NONE
    const at = sparse.find(low, high, 0)
    return at === NONE ? NONE : rowOfSparse[at]
  }

  function grow(id: number): void {
    const bigger = new Int32Array(Math.max(rowOfId.length * 2, id + 1)).fill(NONE)
    bigger.set(rowOfId)
    rowOfId = bigger
  }

  return {
    define(low, high) {
      if (find(low, high) !== NONE) return false
      if (length === 0) firstId = low
      isRun &&= high === 0 && low >= 0 && low === firstId + length
      if (high === 0 && low >= 0 && low < FIRST_DENSE + length * MAX_CELLS_PER_ID) {
        if (low >= rowOfId.length) grow(low)
        rowOfId[low] = length++
      } else {
        sparse.intern(low, high, 0)
        rowOfSparse.push(length++)
      }
      return true
    },
    find,
    firstOfRun: () => (isRun ? firstId : NONE),
    length: () => length,
  }
}
