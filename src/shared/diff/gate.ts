// The regression gate of CI jobs: fails on what is surely worse by more than a threshold, never on a raw difference of shares.

import type { Changes } from './changes'
import { detectableChange } from './significance'

export type Gate = {
  /** Functions of the union whose own weight surely grew by more than the threshold, worst first. */
  readonly failures: readonly { readonly fn: number; readonly delta: number; readonly atLeast: number }[]
  /** The smallest change that profiles of this size could show, as a share of base; for a function of a twentieth of the profile. */
  readonly detectable: number
  /** The threshold is smaller than what can be shown: a pass means little. */
  readonly isBlind: boolean
}

/** The share a function is assumed to have when the gate says how small a change it can see. */
const TYPICAL_SHARE = 0.05

/** `threshold` is a share of base (0..1). A rename is not a regression. */
export function regressionGate(changes: Changes, threshold: number): Gate {
  const { significant, delta, deltaError, base, current, overdispersion } = changes
  const renamedTo = new Set(changes.renamed.map(rename => rename.to))
  const failures: { fn: number; delta: number; atLeast: number }[] = []
  for (let fn = 0; fn < delta.length; fn++) {
    const atLeast = delta[fn] - deltaError[fn]
    if (significant[fn] === 1 && atLeast > threshold && !renamedTo.has(fn)) failures.push({ fn, delta: delta[fn], atLeast })
  }
  const detectable = detectableChange(TYPICAL_SHARE, base.samples, current.samples, overdispersion)
  return { failures: failures.sort((a, b) => b.delta - a.delta), detectable, isBlind: detectable > threshold }
}
