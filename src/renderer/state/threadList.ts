// Threads as they are listed: busiest first.

/** Rows of the profile's threads, from what each weighs; those that weigh nothing last, in the profile's order. */
export function rankedThreads(weights: Float64Array): readonly number[] {
  return Array.from(weights.keys()).sort((a, b) => weights[b] - weights[a] || a - b)
}
