// How many of several weights matter.

/** How many equal weights spread as these do: (Σx)² / Σx², Kish's effective size (Survey Sampling, 1965). 0 where nothing weighs. */
export function effectiveNumber(weights: Iterable<number>): number {
  let total = 0
  let squares = 0
  for (const weight of weights) {
    total += weight
    squares += weight * weight
  }
  return squares === 0 ? 0 : (total * total) / squares
}
