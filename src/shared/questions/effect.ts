// What one more step would do to what is shown: a step that changes nothing should not look as if it did.

import { functionWeights } from '../analysis/functionTable'
import { applyTransform, type Transform } from '../analysis/transforms'
import type { Selected } from './selected'

export type StepEffect = {
  readonly changesAny: boolean
  /** Of the whole profile: what would no longer be shown. */
  readonly lostShare: number
  /** Whether anything would be left. */
  readonly leavesAny: boolean
}

/** Sums of fractions differ by their order. */
const ROUNDING = 1e-9

export function stepEffect(asked: Selected, step: Transform): StepEffect {
  const { profile } = asked.subject
  const before = asked.weights()
  const after = functionWeights(profile, applyTransform(profile, asked.stacks, step))
  const slack = Math.abs(before.totalValue) * ROUNDING
  const differs = (a: Float64Array, b: Float64Array) => a.some((value, fn) => Math.abs(value - b[fn]) > slack)
  const whole = asked.whole()
  return {
    changesAny: differs(before.self, after.self) || differs(before.total, after.total),
    lostShare: whole === 0 ? 0 : Math.max(0, before.totalValue - after.sizeOfAll) / whole,
    leavesAny: after.sizeOfAll > slack,
  }
}
