// What all WebAssembly kernels of readers (kernels/*) have in common.

import { takeRoom } from '../base/room'
import { NONE, type StackTable } from '../profile/profile'

/** A smaller file is read before a kernel is there. */
export const KERNEL_BYTES_LEAST = 1 << 20

export type KernelMemory = {
  /** All memory there is: another array whenever it has grown. */
  bytes(): Uint8Array
}

export type KernelStacks = KernelMemory & {
  /** Where the stacks are in the memory, and how many. */
  stacksAt(): number
  stackCount(): number
}

type HostFunction = (...args: number[]) => number

/** `host`: what the reader does for the kernel. Null where no WebAssembly may run: a page's policy may forbid it. */
export function kernelExports(code: string, host: Readonly<Record<string, HostFunction>>): object | null {
  try {
    const bytes = Uint8Array.from(atob(code), char => char.charCodeAt(0))
    return new WebAssembly.Instance(new WebAssembly.Module(bytes), { host: { ...host, takeRoom } }).exports
  } catch {
    return null
  }
}

export function kernelMemory(memory: WebAssembly.Memory): KernelMemory {
  let bytes = new Uint8Array(memory.buffer)
  return {
    bytes() {
      if (bytes.buffer !== memory.buffer) bytes = new Uint8Array(memory.buffer)
      return bytes
    },
  }
}

export function stacksOf(kernel: KernelStacks): StackTable {
  const length = kernel.stackCount()
  const parent = new Int32Array(length)
  const frame = new Int32Array(length)
  const cells = new Int32Array(kernel.bytes().buffer, kernel.stacksAt())
  // Row 0 of the kernel stands for all.
  for (let row = 0; row < length; row++) {
    parent[row] = cells[4 * row + 4] + NONE
    frame[row] = cells[4 * row + 5]
  }
  return { parent, frame }
}
