// Many tests at once: twenty benchmarks would give one false alarm at 5 % each.

/** Holm's step-down adjustment (1979), in the order given: at most a share α of all comparisons has any false alarm among p ≤ α. */
export function holm(chances: readonly number[]): number[] {
  const order = chances.map((_, i) => i).sort((x, y) => chances[x] - chances[y])
  const adjusted = chances.map(() => 1)
  let least = 0
  order.forEach((test, rank) => {
    least = Math.max(least, Math.min(1, chances[test] * (chances.length - rank)))
    adjusted[test] = least
  })
  return adjusted
}
