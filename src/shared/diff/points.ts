// A change as people speak of it.

import type { Insight } from '../insights/insight'

/** A change as points of baseline's total: `+9.1 points`. `delta` is a share. */
export function pointsText(delta: number): string {
  const points = Math.abs(delta * 100).toFixed(1)
  const sign = Number(points) === 0 ? '' : delta < 0 ? '−' : '+'
  return `${sign}${points} points`
}

/** A finding on a change, with half of its 95 % interval: `+9.1 points ± 1.2`. */
export function insightPoints({ value, share, shareError }: Insight): string {
  return `${pointsText(Math.sign(value) * share)}${shareError === null ? '' : ` ± ${(shareError * 100).toFixed(1)}`}`
}
