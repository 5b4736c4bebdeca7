// What the lines of a folded file become: stacks with samples, or sums of functions alone.

import { profileBuilder } from '../../profile/builder'
import type { FunctionSource } from '../../profile/functionSource'
import type { Profile } from '../../profile/profile'
import { sampleColumns, SAMPLES } from './columns'
import type { FrameText } from './frameText'
import { functionSums } from './functionSums'
import { stackScan } from './stackScan'

/** What the lines of a file become. */
export type Content = {
  /** Other bytes come, of which those from `start` to `end` are read, or the same buffer with other content. */
  newBytes(bytes: Uint8Array, start: number, end: number): void
  /** Takes lines from `start` on, until one that must be looked at. Not there where each must be. */
  plainLines?(start: number, end: number): { readonly count: number; readonly end: number }
  counted(bytes: Uint8Array, start: number, end: number, count: number): void
  uncounted(start: number, end: number): void
  emptyFrames(): number
  finish(): Profile
  finishFunctions(): FunctionSource | null
}

export function stackContent(frameText: (text: string) => FrameText): Content {
  const builder = profileBuilder('folded')
  const scan = stackScan(builder, frameText)
  const { counted, uncounted, finish } = sampleColumns(scan)
  const { newBytes, emptyFrames } = scan
  return { newBytes, emptyFrames, counted, uncounted, finish: () => finish(builder), finishFunctions: () => null }
}

/** For files of one column: no stack is held. */
export function functionContent(frameText: (text: string) => FrameText): Content {
  const builder = profileBuilder('folded')
  const { newBytes, emptyFrames, add, length, finish } = functionSums(builder, frameText)
  return {
    newBytes,
    emptyFrames,
    counted: (_, start, end, count) => add(start, end, count),
    uncounted: (start, end) => add(start, end, 1),
    finish() {
      throw new Error('only functions were asked for')
    },
    finishFunctions() {
      builder.sampleType(SAMPLES)
      const { meta, strings, functions } = builder.finish({ sampleCount: length() })
      const weights = finish(functions.name.length)
      return { meta, strings, functions, weigh: () => weights }
    },
  }
}
