// The open stack of a large file, where WebAssembly walks its usual lines: the same as in openStack.ts, in a fraction of the time.

import { NONE } from '../../profile/profile'
import { stacksOf } from '../kernels'
import type { FrameGroups } from './frameGroups'
import type { FrameLines } from './frameLines'
import { perfScriptKernel, type PerfScriptKernel } from './kernel'
import type { OpenStack } from './openStack'

const NO_BYTES = new Uint8Array()

/** Null where no WebAssembly may run. */
export function kernelStack(groups: FrameGroups, plainLines: FrameLines, javaLines: FrameLines): OpenStack | null {
  const made = perfScriptKernel(groupAt)
  if (made === null) return null
  const kernel: PerfScriptKernel = made
  let bytes: Uint8Array = NO_BYTES
  /** Where the kernel has what stands at 0 in the bytes of the reader. */
  let shift = 0
  let lines = plainLines
  let told = 0

  function groupAt(start: number, end: number): number {
    const group = lines.usualGroup(bytes, start - shift, end - shift)
    tellGroups()
    return group
  }

  function tellGroups(): void {
    for (; told < groups.length(); told++) {
      groups.eachFrame(told, kernel.member)
      kernel.group(groups.traits(told))
    }
  }

  return {
    newBytes(next, start, end) {
      const at = kernel.inputOf(end - start)
      kernel.bytes().set(next.subarray(start, end), at)
      bytes = next
      shift = at - start
    },
    rootStack: frame => kernel.childOf(0, frame) + NONE,
    start(root, table) {
      lines = table === javaLines ? javaLines : plainLines
      kernel.start(root - NONE, lines === javaLines ? 1 : 0)
    },
    addUsual: (start, end) => kernel.run(shift + start, shift + end) - shift,
    add(group, next = NONE) {
      tellGroups()
      kernel.add(group, next === NONE ? 0 : shift + next)
    },
    // The next `addUsual` does it.
    addSame: () => NONE,
    otherLine: kernel.otherLine,
    placeLast(source) {
      kernel.otherLine()
      const group = kernel.lastGroup()
      if (source <= 0 || group === NONE) return
      const placed = groups.withSource(group, source)
      tellGroups()
      kernel.replaceLast(placed)
    },
    length: kernel.depth,
    close: (blankLine = NONE) => kernel.close(blankLine === NONE ? 0 : shift + blankLine) + NONE,
    unknownFrames: kernel.unknowns,
    hiddenFrames: kernel.hidden,
    addresses: kernel.addresses,
    finish: profile => ({ ...profile, stacks: stacksOf(kernel) }),
  }
}
