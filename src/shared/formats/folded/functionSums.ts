// Self and total of every function straight from the lines: a table of functions needs no tree of stacks.

import type { ProfileBuilder } from '../../profile/builder'
import type { WeighedFunctions } from '../../profile/functionSource'
import { pathSums } from '../../profile/pathSums'
import type { FrameText } from './frameText'
import { pathScan, type PathScan } from './pathScan'

export type FunctionSums = Pick<PathScan, 'newBytes' | 'emptyFrames'> & {
  add(start: number, end: number, count: number): void
  /** Lines that were added. */
  readonly length: () => number
  /** `functions`: how many the builder has. */
  finish(functions: number): WeighedFunctions
}

export function functionSums(builder: ProfileBuilder, frameText: (text: string) => FrameText): FunctionSums {
  const sums = pathSums(0)
  const { newBytes, emptyFrames, walk } = pathScan(builder, frameText, {
    cutTo: sums.cutTo,
    push: frame => sums.push(builder.fnOfFrame(frame)),
  })
  let lines = 0
  return {
    newBytes,
    emptyFrames,
    add(start, end, count) {
      walk(start, end)
      sums.add(count)
      lines++
    },
    length: () => lines,
    finish: sums.finish,
  }
}
