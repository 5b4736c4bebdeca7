// The WebAssembly that walks the usual frame lines of a large `perf script` (kernels/perfScript), as functions with types. Places are those
// of the kernel's memory, nodes are rows of stacks with 0 for none.

import { kernelExports, kernelMemory, type KernelStacks } from '../kernels'
import { KERNEL_BYTES } from './kernelBytes'

export type PerfScriptKernel = KernelStacks & {
  inputOf(size: number): number
  /** Tells of the next group: its frames, outermost first, and then its traits. */
  member(frame: number): void
  group(traits: number): void
  childOf(node: number, frame: number): number
  /** An event begins, on top of a node. */
  start(node: number, isJava: number): void
  /** Adds frames from `from` on, and gives where it stopped. */
  run(from: number, end: number): number
  /** `next` is 0 where the frame has no line of its own. */
  add(group: number, next: number): void
  otherLine(): void
  lastGroup(): number
  replaceLast(group: number): void
  depth(): number
  /** The node of the event's stack; `blankLine` is 0 where none ends it. */
  close(blankLine: number): number
  /** Of the stack closed last. */
  unknowns(): number
  hidden(): number
  addresses(): number
}

type Exports = Omit<PerfScriptKernel, 'bytes'> & { readonly memory: WebAssembly.Memory }

/** It is of our own source. */
function isKernel(exports: object): exports is Exports {
  return 'run' in exports && 'memory' in exports
}

/** `groupOf`: the group of a line, which is told of before it is given; NONE where it must be looked at. Null where no WebAssembly may run. */
export function perfScriptKernel(groupOf: (start: number, end: number) => number): PerfScriptKernel | null {
  const exports = kernelExports(KERNEL_BYTES, { groupOf })
  if (exports === null || !isKernel(exports)) return null
  return { ...exports, ...kernelMemory(exports.memory) }
}
