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
  const total = values.map(() => new Float64Array(frames.maxFunctions))
  /** By function: the last list that it was counted for, so that recursion counts once. */
  const countedFor = new Int32Array(frames.maxFunctions).fill(NONE)
  /** The distinct functions of the list at hand. */
  const called = new Int32Array(frames.maxFunctions)
  let framesLeft = limit

  function addCalled(count: number, list: number): void {
    for (let type = 0; type < total.length; type++) {
      const weight = weights[type][list]
      const sums = total[type]
      for (let i = 0; i < count; i++) sums[called[i]] += weight
    }
  }

  return {
    add(list, locations, length) {
      const first = frames.firstKept(locations, length)
      let count = 0
      let leaf = NONE
      for (let at = length - 1; at >= first; at--) {
        const start = frames.start(locations[at])
        const end = frames.end(locations[at])
        framesLeft -= end - start
        if (framesLeft < 0) return false
        for (let place = start; place < end; place++) {
          leaf = frames.fn(place)
          if (countedFor[leaf] === list) continue
          countedFor[leaf] = list
          called[count++] = leaf
        }
      }
      addCalled(count, list)
      if (leaf !== NONE) self.forEach((sums, type) => (sums[leaf] += weights[type][list]))
      return true
    },
    finish: functions =>
      values.map((column, type) => ({
        self: self[type].slice(0, functions),
        total: total[type].slice(0, functions),
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
