// Self and total of every function straight from the lines: a table of functions needs no tree of stacks.

import { float64Column, int32Column } from '../../base/columns'
import type { ProfileBuilder } from '../../profile/builder'
import type { FunctionWeights } from '../../profile/functionSource'
import { pathScan, type PathScan } from './pathScan'

export type FunctionSums = Pick<PathScan, 'newBytes' | 'emptyFrames'> & {
  add(start: number, end: number, count: number): void
  /** Lines that were added. */
  readonly length: () => number
  /** `functions`: how many the builder has. */
  finish(functions: number): FunctionWeights
}

/** Adds up along the path that is open: what a line does not share with the one before is closed and counted. */
export function functionSums(builder: ProfileBuilder): FunctionSums {
  const self = float64Column()
  const total = float64Column()
  /** By function: how often it stands on the open path. */
  const onPath = int32Column()
  // By depth of the open path: the function, and what the lines that hold it there weigh.
  const fns = int32Column()
  const weights = float64Column()
  let depth = 0
  let lines = 0
  let totalValue = 0

  function cutTo(shared: number): void {
    while (depth > shared) {
      const weight = weights.get(--depth)
      const fn = fns.get(depth)
      onPath.add(fn, -1)
      if (onPath.get(fn) === 0) total.add(fn, weight)
      if (depth > 0) weights.add(depth - 1, weight)
    }
  }

  const scan = pathScan(builder, {
    cutTo,
    push(frame) {
      const fn = builder.fnOfFrame(frame)
      while (onPath.length() <= fn) {
        onPath.push(0)
        self.push(0)
        total.push(0)
      }
      onPath.add(fn, 1)
      if (depth === fns.length()) {
        fns.push(fn)
        weights.push(0)
      } else {
        fns.set(depth, fn)
        weights.set(depth, 0)
      }
      depth++
    },
  })

  return {
    newBytes: scan.newBytes,
    emptyFrames: scan.emptyFrames,
    add(start, end, count) {
      scan.walk(start, end)
      lines++
      totalValue += count
      if (depth === 0) return
      self.add(fns.get(depth - 1), count)
      weights.add(depth - 1, count)
    },
    length: () => lines,
    finish(functions) {
      cutTo(0)
      const column = (sums: Float64Array) => {
        const whole = new Float64Array(functions)
        whole.set(sums)
        return whole
      }
      return { self: column(self.finish()), total: column(total.finish()), totalValue }
    },
  }
}
