// The WebAssembly that walks plain lines of a large folded file (kernels/folded), as functions with types.

import { kernelExports, kernelMemory, type KernelStacks } from '../kernels'
import { KERNEL_BYTES } from './kernelBytes'

export type FoldedKernel = KernelStacks & {
  start(onlySums: number): void
  inputOf(size: number): number
  /** How many lines from `from` on it took; then it `stopped`. */
  run(from: number, end: number): number
  stopped(): number
  /** One stack, with what it weighs: its row, or NONE. */
  walk(from: number, end: number, count: number): number
  rootFrame(): number
  emptyCount(): number
  /** Of the last `run`: by line its stack, its root frame, its count. */
  linesAt(): number
  close(): void
  sumsAt(): number
  sumsRoom(): number
  total(): number
  size(): number
}

type Exports = Omit<FoldedKernel, 'bytes'> & { readonly memory: WebAssembly.Memory }

/** It is of our own source. */
function isKernel(exports: object): exports is Exports {
  return 'run' in exports && 'memory' in exports
}

/** `idOf`: the frame or function of a name, whose bytes are in the kernel's memory. Null where no WebAssembly may run. */
export function foldedKernel(idOf: (start: number, size: number) => number): FoldedKernel | null {
  const exports = kernelExports(KERNEL_BYTES, { idOf })
  if (exports === null || !isKernel(exports)) return null
  return { ...exports, ...kernelMemory(exports.memory) }
}
