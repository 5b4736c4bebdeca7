// What the lines of a large folded file become, where WebAssembly walks them: the same as in content.ts, in half of the time.

import { float64Column, int32Column } from '../../base/columns'
import { textOf } from '../../base/utf8'
import { profileBuilder } from '../../profile/builder'
import type { WeighedFunctions } from '../../profile/functionSource'
import { stacksOf } from '../kernels'
import { SAMPLES } from './columns'
import type { Content } from './content'
import { frames } from './frames'
import type { FrameText } from './frameText'
import { foldedKernel, type FoldedKernel } from './kernel'

/** Bytes of a line and of a stack, and of a function's sums, in the kernel's memory. */
const LINE_BYTES = 16
const SUM_BYTES = 24

/** For files of one column. Null where no WebAssembly may run. */
export function kernelContent(frameText: (text: string) => FrameText, onlyFunctions: boolean): Content | null {
  const builder = profileBuilder('folded')
  const { frameOf, threadOf } = frames(builder, frameText)
  const kernel = foldedKernel((start, size) => {
    const frame = frameOf(
      textOf(
        made()
          .bytes()
          .slice(start, start + size),
      ),
    )
    return onlyFunctions ? builder.fnOfFrame(frame) : frame
  })
  if (kernel === null) return null
  const { walk, rootFrame, emptyCount } = kernel
  kernel.start(onlyFunctions ? 1 : 0)
  const stack = int32Column()
  const thread = int32Column()
  const value = float64Column()
  let lines = 0
  /** Where the kernel has what stands at 0 in the bytes of the reader. */
  let shift = 0

  function made(): FoldedKernel {
    if (kernel === null) throw new Error('the kernel is not there yet')
    return kernel
  }

  function add(row: number, root: number, count: number): void {
    stack.push(row)
    thread.push(threadOf(root))
    value.push(count)
  }

  function addLines(count: number): void {
    const { buffer } = made().bytes()
    const rows = new Int32Array(buffer, made().linesAt(), (count * LINE_BYTES) / 4)
    const counts = new Float64Array(buffer, made().linesAt(), (count * LINE_BYTES) / 8)
    for (let line = 0; line < count; line++) add(rows[4 * line], rows[4 * line + 1], counts[2 * line + 1])
  }

  function counted(start: number, end: number, count: number): void {
    const row = walk(shift + start, shift + end, count)
    lines++
    if (!onlyFunctions) add(row, rootFrame(), count)
  }

  return {
    newBytes(bytes, start, end) {
      const at = made().inputOf(end - start)
      made().bytes().set(bytes.subarray(start, end), at)
      shift = at - start
    },
    plainLines(start, end) {
      const count = made().run(shift + start, shift + end)
      lines += count
      if (!onlyFunctions) addLines(count)
      return { count, end: made().stopped() - shift }
    },
    counted: (_, start, end, count) => counted(start, end, count),
    uncounted: (start, end) => counted(start, end, 1),
    emptyFrames: emptyCount,
    finish() {
      builder.sampleType(SAMPLES)
      const profile = builder.finish({ sampleCount: lines })
      return {
        ...profile,
        stacks: stacksOf(made()),
        samples: {
          stack: stack.finish(),
          timeNs: null,
          thread: profile.threads.length > 0 ? thread.finish() : null,
          labelSet: null,
          values: [value.finish()],
        },
      }
    },
    finishFunctions() {
      if (!onlyFunctions) return null
      builder.sampleType(SAMPLES)
      const { meta, strings, functions } = builder.finish({ sampleCount: lines })
      const weights = sumsOf(made(), functions.name.length)
      return { meta, strings, functions, weigh: () => weights }
    },
  }
}

function sumsOf(kernel: FoldedKernel, functions: number): WeighedFunctions {
  kernel.close()
  const self = new Float64Array(functions)
  const total = new Float64Array(functions)
  const cells = new Float64Array(kernel.bytes().buffer, kernel.sumsAt(), (Math.min(functions, kernel.sumsRoom()) * SUM_BYTES) / 8)
  for (let fn = 0; 3 * fn < cells.length; fn++) {
    self[fn] = cells[3 * fn]
    total[fn] = cells[3 * fn + 1]
  }
  return { self, total, totalValue: kernel.total(), sizeOfAll: kernel.size() }
}
