// Whether something is a difference: some of it weighs less than nothing. Shares are then of the sum of sizes, so that nothing disappears and no share is over 1.

import type { FunctionSource } from '../profile/functionSource'
import type { Profile } from '../profile/profile'

/** By column of values, which never change: every question about a profile asks this first. */
const known = new WeakMap<Float64Array, boolean>()

/** By the sample type that is asked about: a file may weigh time beside memory of which some was given back. */
export function isDifference({ samples }: Pick<Profile, 'samples'>, sampleType: number): boolean {
  const values = samples.values[sampleType]
  if (values === undefined) return false
  const before = known.get(values)
  if (before !== undefined) return before
  const found = values.some(value => value < 0)
  known.set(values, found)
  return found
}

/** The same of functions whose samples nobody holds: in any sample type. */
export function weighsDifferences({ meta, weigh }: FunctionSource): boolean {
  return meta.sampleTypes.some((_, type) => {
    const { totalValue, sizeOfAll } = weigh(type)
    return sizeOfAll > Math.abs(totalValue) || totalValue < 0
  })
}
