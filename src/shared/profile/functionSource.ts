// What a table of functions needs of a profile. Some formats have it long before they have stacks, and without holding any.

import type { Profile } from './profile'

/** Columns by row of the profile's functions, in the unit of the sample type. */
export type FunctionWeights = {
  readonly self: Float64Array
  /** Counts a stack once, however often the function stands in it. */
  readonly total: Float64Array
  /** Of all samples that were asked about. */
  readonly totalValue: number
}

/** `samples`: by function, those whose stack holds it; null or absent where nothing tells them, or the weight is that number already. */
export type CountedFunctions = FunctionWeights & { readonly samples?: Float64Array | null }

/** `sizeOfAll`: the sum of sizes, whatever their sign. It is what shares are of: nothing is more than all, and what shrank counts. */
export type WeighedFunctions = FunctionWeights & { readonly sizeOfAll: number }

export type FunctionSource = Pick<Profile, 'meta' | 'strings' | 'functions'> & {
  /** The weights of all samples, those without a stack among them. */
  weigh(sampleType: number): WeighedFunctions
}
