// Self and total of every function, added up along the one path of calls that is open: no order and no tree is written down.

import { grown } from '../base/columns'
import { takeRoom } from '../base/room'
import type { WeighedFunctions } from './functionSource'
import { STACK_ROOM_BYTES } from './stackColumns'

export type PathSums = {
  /** The first `depth` functions of the path stay open; what stood above them has returned. */
  cutTo(depth: number): void
  /** One more function on top. */
  push(fn: number): void
  /** What the path as it is weighs itself, without what will be called on top of it. */
  add(value: number): void
  /** `functions`: how many there are, of which some may have been on no path. Closes the path. */
  finish(functions: number): WeighedFunctions
}

const FIRST_DEPTH = 256

/** `functions`: how many there are as far as anyone knows; more may come. Plain arrays, because this is done for every stack there is. */
export function pathSums(functions: number): PathSums {
  let self = new Float64Array(functions)
  let total = new Float64Array(functions)
  /** By function: how often it stands on the open path. */
  let onPath = new Int32Array(functions)
  // By depth of the open path: the function, and what it and all that was seen above it weigh.
  let fns = new Int32Array(FIRST_DEPTH)
  let weights = new Float64Array(FIRST_DEPTH)
  let depth = 0
  let totalValue = 0
  let sizeOfAll = 0

  function growFor(fn: number): void {
    const size = Math.max(FIRST_DEPTH, 2 * (fn + 1))
    self = grown(self, new Float64Array(size))
    total = grown(total, new Float64Array(size))
    onPath = grown(onPath, new Int32Array(size))
  }

  function cutTo(kept: number): void {
    while (depth > kept) {
      const weight = weights[--depth]
      const fn = fns[depth]
      // Only the outermost call counts: the inner ones' weight is in it.
      if (--onPath[fn] === 0) total[fn] += weight
      if (depth > 0) weights[depth - 1] += weight
    }
  }

  return {
    cutTo,
    push(fn) {
      if (fn >= onPath.length) growFor(fn)
      if (depth === fns.length) {
        // Each call of the path is a stack for who asks for more than functions: what is too deep for one answer is so for all.
        takeRoom(depth * STACK_ROOM_BYTES)
        fns = grown(fns, new Int32Array(2 * depth))
        weights = grown(weights, new Float64Array(2 * depth))
      }
      onPath[fn]++
      fns[depth] = fn
      weights[depth] = 0
      depth++
    },
    add(value) {
      totalValue += value
      sizeOfAll += Math.abs(value)
      if (depth === 0) return
      self[fns[depth - 1]] += value
      weights[depth - 1] += value
    },
    finish(count) {
      cutTo(0)
      const sized = (sums: Float64Array) => grown(sums.subarray(0, count), new Float64Array(count))
      return { self: sized(self), total: sized(total), totalValue, sizeOfAll }
    },
  }
}
