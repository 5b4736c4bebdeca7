// Of a comparison, what every function weighs on either side in what is shown, and which changes are more than noise.

import { functionWeights } from '../analysis/functionTable'
import { applyTransforms } from '../analysis/transforms'
import { COMPARED_TYPES, wholeView, withZeros } from '../diff/comparisonProfile'
import { nodeChanges, type NodeChanges } from '../diff/nodeChanges'
import type { Selected } from './selected'

/** Columns by function, in the unit of the sample type, unscaled; null where nothing is compared. */
export function functionSides({ subject, selection }: Selected): NodeChanges | null {
  if (subject.kind !== 'comparison') return null
  const { profile, changes } = subject
  const weigh = (type: number) => functionWeights(profile, applyTransforms(profile, wholeView(profile, type), selection.transforms))
  const [before, after] = [weigh(COMPARED_TYPES.baseline), weigh(COMPARED_TYPES.current)]
  return nodeChanges(changes, Int32Array.from(profile.functions.name.keys()), {
    base: withZeros(before.total),
    current: withZeros(after.total),
    baseSelf: withZeros(before.self),
    currentSelf: withZeros(after.self),
  })
}
