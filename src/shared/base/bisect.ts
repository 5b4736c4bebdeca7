// Binary search, of whatever is in order.

/** The first of `length` places from which on `isReached` holds; `length` where it holds nowhere. */
export function firstReached(length: number, isReached: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isReached(middle)) high = middle
    else low = middle + 1
  }
  return low
}
