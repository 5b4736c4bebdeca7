// The WebAssembly that walks plain lines of a large folded file (kernels/folded), as functions with types.

import { takeRoom } from '../../base/room'
import { KERNEL_BYTES } from './kernelBytes'

export type FoldedKernel = {
  /** All memory there is: another array whenever it has grown. */
  bytes(): Uint8Array
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
  stacksAt(): number
  stackCount(): number
  close(): void
  sumsAt(): number
  sumsRoom(): number
  total(): number
  size(): number
}

type Exports = Omit<FoldedKernel, 'bytes'> & { readonly memory: WebAssembly.Memory }

/** A page's policy may forbid WebAssembly. */
function kernelExports(imports: Readonly<Record<string, Readonly<Record<string, (...args: number[]) => number | void>>>>): object | null {
  try {
    const code = Uint8Array.from(atob(KERNEL_BYTES), char => char.charCodeAt(0))
    return new WebAssembly.Instance(new WebAssembly.Module(code), imports).exports
  } catch {
    return null
  }
}

/** It is of our own source. */
function isKernel(exports: object): exports is Exports {
  return 'run' in exports && 'memory' in exports
}

/** `idOf`: the frame or function of a name, whose bytes are in the kernel's memory. Null where no WebAssembly may run. */
export function foldedKernel(idOf: (start: number, size: number) => number): FoldedKernel | null {
  const exports = kernelExports({ host: { idOf, takeRoom } })
  if (exports === null || !isKernel(exports)) return null
  let bytes = new Uint8Array(exports.memory.buffer)
  return {
    ...exports,
    bytes() {
      if (bytes.buffer !== exports.memory.buffer) bytes = new Uint8Array(exports.memory.buffer)
      return bytes
    },
  }
}
