// How a function's own weight changed, against what it would come to had nothing changed.

import { formatShare } from '../base/quantity'
import type { FunctionChanges } from './changes'

type Selves = Pick<FunctionChanges, 'valueFactor'> & {
  readonly base: Pick<FunctionChanges['base'], 'self'>
  readonly current: Pick<FunctionChanges['current'], 'self'>
}

/** In the unit of the sample type, as what follows. */
export function expectedOf({ base, valueFactor }: Selves, fn: number): number {
  return base.self[fn] * valueFactor
}

export function differenceOf(changes: Selves, fn: number): number {
  return changes.current.self[fn] - expectedOf(changes, fn)
}

/** As a part of what was expected; the largest number for what had no weight, 0 for what has none on either side. */
export function growthOf(changes: Selves, fn: number): number {
  const expected = expectedOf(changes, fn)
  const after = changes.current.self[fn]
  if (expected > 0) return after / expected - 1
  return after > 0 ? Number.MAX_VALUE : 0
}

/** `+12.5 %`. */
export function growthText(growth: number): string {
  return `${growth > 0 ? '+' : ''}${formatShare(growth)}`
}
