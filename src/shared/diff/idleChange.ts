// How waiting changed: left out of every comparison, and said once.

import { formatShare } from '../base/quantity'
import type { FunctionChanges } from './functionChanges'
import type { SideCounts } from './counts'

type Sides = Pick<FunctionChanges, 'base' | 'current'>

/** Less is not worth a finding of its own. */
export const MIN_IDLE_CHANGE = 0.05
/** Less is not worth a word. */
const MIN_IDLE = 0.001

/** Waiting as a part of all samples. */
export function idleShares({ base, current }: Sides): { readonly before: number; readonly after: number } {
  return { before: idleShare(base), after: idleShare(current) }
}

function idleShare({ idle, totalValue }: SideCounts): number {
  const waiting = idle?.totalValue ?? 0
  return waiting > 0 ? waiting / (waiting + totalValue) : 0
}

/** Null where nothing waits. */
export function idleText(sides: Sides): string | null {
  const { before, after } = idleShares(sides)
  if (Math.max(before, after) < MIN_IDLE) return null
  const text =
    formatShare(before) === formatShare(after)
      ? `${formatShare(before)} of both sides`
      : `idle went from ${formatShare(before)} to ${formatShare(after)} of all samples`
  return `Samples that wait are left out: ${text}.`
}
