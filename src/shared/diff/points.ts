// A change as people speak of it.

/** A change as points of baseline's total: `+9.1 points`. `delta` is a share. */
export function pointsText(delta: number): string {
  const points = Math.abs(delta * 100).toFixed(1)
  return `${delta < 0 ? '−' : '+'}${points} points`
}
