// Which of many ranges of addresses an address lies in.

import { firstReached } from '../../base/bisect'
import { NONE } from '../../profile/profile'

export type AddressRange = { readonly start: bigint; readonly limit: bigint }

/**
 * Finds the first range that covers an address: the address space is cut at every bound, and each piece given to one range, so that
 * any number of ranges that lie over each other takes no longer.
 */
export function firstRangeAt(ranges: readonly AddressRange[]): (address: bigint) => number {
  const all = ranges.flatMap(({ start, limit }) => [start, limit]).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const bounds = all.filter((bound, at) => at === 0 || bound !== all[at - 1])
  const owner = new Int32Array(bounds.length).fill(NONE)
  // By piece: one at or after it that may have no owner yet.
  const free = Int32Array.from({ length: bounds.length + 1 }, (_, at) => at)
  const firstFree = (from: number): number => {
    let at = from
    while (free[at] !== at) at = free[at] = free[free[at]]
    return at
  }
  ranges.forEach(({ start, limit }, row) => {
    const end = pieceOf(bounds, limit)
    for (let at = firstFree(pieceOf(bounds, start)); at < end; at = firstFree(at)) {
      owner[at] = row
      free[at] = at + 1
    }
  })
  return address => {
    const piece = pieceOf(bounds, address)
    return piece === NONE ? NONE : owner[piece]
  }
}

/** The last bound that is not above `address`, or NONE. */
function pieceOf(bounds: readonly bigint[], address: bigint): number {
  return firstReached(bounds.length, piece => bounds[piece] > address) - 1
}

/** Of the halves in which addresses are kept. */
export function addressOf(low: number, high: number): bigint {
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)
}
