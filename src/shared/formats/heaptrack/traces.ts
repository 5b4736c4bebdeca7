// The tables of a heaptrack file: texts, places in code with what was inlined there, and call stacks as a tree of them.

import { int32Column, type Int32Column } from '../../base/columns'
import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'
import type { Report } from '../format'

/** heaptrack shows nothing below these. */
const STOPS: ReadonlySet<string> = new Set(['main', '__libc_start_main', '__static_initialization_and_destruction_0'])
/** What allocates on behalf of its caller, whose allocation it then is. */
const ALLOCATORS: ReadonlySet<string> = new Set([
  'operator new(unsigned long)',
  'operator new[](unsigned long)',
  'operator new(unsigned int)',
  'operator new[](unsigned int)',
])

export type HeaptrackTraces = {
  string(text: string): void
  /** `numbers`: address, module, then function, file and line of each frame, innermost first. Texts count from 1. */
  place(numbers: readonly number[], address: bigint): void
  /** A place called from another trace; 0 is none. */
  trace(place: number, parent: number): void
  /** The builder's stack, from 1; NONE where there is no such trace. */
  stackOf(trace: number): number
}

export function heaptrackTraces(builder: ProfileBuilder, report: Report): HeaptrackTraces {
  const strings: string[] = []
  /** By place: its frames outermost first, and whether one of them is where the program starts, or an allocator. */
  const frames: (readonly number[])[] = []
  const isStop: boolean[] = []
  const isAllocator: boolean[] = []
  const stacks: Int32Column = int32Column()
  /** Of a trace, where it is an allocator's: that of its caller. */
  const shown: Int32Column = int32Column()

  const text = (row: number) => (row > 0 ? (strings[row - 1] ?? null) : null)

  function framesOf(numbers: readonly number[], address: bigint): readonly number[] {
    const module = text(numbers[1] ?? 0)
    const found: number[] = []
    for (let at = 2; at + 2 < numbers.length; at += 3) {
      const name = text(numbers[at])
      if (name === null) continue
      const fn = builder.fn({ name, file: text(numbers[at + 1]), module })
      const line = numbers[at + 2]
      // Innermost first: all but the last are inlined.
      const isInlined = at + 5 < numbers.length
      found.push(builder.frameAt(fn, line > 0 ? line : NONE, NONE, frameFlags('native', isInlined), address))
      if (STOPS.has(name)) break
    }
    if (found.length > 0) return found.reverse()
    report('frames without a symbol', null)
    const fn = builder.fn({ name: `0x${address.toString(16)}`, module })
    return [builder.frameAt(fn, NONE, NONE, frameFlags('unknown'), address)]
  }

  return {
    string: added => void strings.push(added),
    place(numbers, address) {
      const names = numbers.slice(2).filter((_, at) => at % 3 === 0)
      isStop.push(names.some(name => STOPS.has(text(name) ?? '')))
      isAllocator.push(ALLOCATORS.has(text(names[0] ?? 0) ?? ''))
      frames.push(framesOf(numbers, address))
    },
    trace(place, parent) {
      const below = isStop[place - 1] === true ? NONE : parent > 0 && parent <= stacks.length() ? stacks.get(parent - 1) : NONE
      let stack = below
      for (const frame of frames[place - 1] ?? []) stack = builder.stack(stack, frame)
      const row = stacks.push(stack)
      const caller = parent > 0 && parent <= row ? shown.get(parent - 1) : NONE
      shown.push(isAllocator[place - 1] === true && caller !== NONE ? caller : stack)
    },
    stackOf: trace => (trace > 0 && trace <= shown.length() ? shown.get(trace - 1) : NONE),
  }
}
