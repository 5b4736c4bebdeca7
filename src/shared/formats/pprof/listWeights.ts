// Self and total of every function straight from the lists of locations: a table of functions needs no stacks.

import { sumOf, sumOfSizes } from '../../base/columns'
import type { WeighedFunctions } from '../../profile/functionSource'
import { NONE } from '../../profile/profile'
import type { LocationFrames } from './locationFrames'

export type ListWeights = {
  /** Adds a list of locations, leaf first, with what its samples weigh in each sample type. False when there are too many frames. */
  add(list: number, locations: Int32Array, length: number): boolean
  /** By sample type. */
  finish(functions: number): readonly WeighedFunctions[]
}

/** `listOf` and `values` are by sample; `limit` is how many frames all lists may have together. */
export function listWeights(
  frames: LocationFrames,
  lists: number,
  listOf: Int32Array,
  values: readonly Float64Array[],
  limit: number,
): ListWeights {
  const weights = values.map(column => sumByList(lists, listOf, column))
  const self = values.map(() => new Float64Array(frames.maxFunctions))
  // By function, side by side because frames come in no order and each look is a cache miss: the last list that it was counted for, so
  // that recursion counts once, and its total in each sample type.
  const cellsPerFunction = values.length + 1
  const cells = new Float64Array(frames.maxFunctions * cellsPerFunction)
  for (let fn = 0; fn < frames.maxFunctions; fn++) cells[fn * cellsPerFunction] = NONE
  const weight = new Float64Array(values.length)
  const { onlyFn } = frames
  let framesLeft = limit

  function count(fn: number, list: number): void {
    const at = fn * cellsPerFunction
    if (cells[at] === list) return
    cells[at] = list
    for (let type = 0; type < weight.length; type++) cells[at + 1 + type] += weight[type]
  }

  return {
    add(list, locations, length) {
      for (let type = 0; type < weight.length; type++) weight[type] = weights[type][list]
      const first = frames.firstKept(locations, length)
      let leaf = NONE
      for (let at = length - 1; at >= first; at--) {
        const only = onlyFn[locations[at]]
        if (only !== NONE) {
          if (--framesLeft < 0) return false
          count((leaf = only), list)
          continue
        }
        const start = frames.start(locations[at])
        const end = frames.end(locations[at])
        framesLeft -= end - start
        if (framesLeft < 0) return false
        for (let place = start; place < end; place++) count((leaf = frames.fn(place)), list)
      }
      if (leaf !== NONE) for (let type = 0; type < self.length; type++) self[type][leaf] += weight[type]
      return true
    },
    finish: functions =>
      values.map((column, type) => ({
        self: self[type].slice(0, functions),
        total: Float64Array.from({ length: functions }, (_, fn) => cells[fn * cellsPerFunction + 1 + type]),
        totalValue: sumOf(column),
        sizeOfAll: sumOfSizes(weights[type]),
      })),
  }
}

function sumByList(lists: number, listOf: Int32Array, values: Float64Array): Float64Array {
  const sums = new Float64Array(lists)
  for (let sample = 0; sample < listOf.length; sample++) sums[listOf[sample]] += values[sample]
  return sums
}
