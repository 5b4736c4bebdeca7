// Heap profiles as text: `heap profile: 13: 1595680 [47130736: 2584596557304] @ heap/1048576`, and tcmalloc's growth and fragmentation.

import { BARE_HEADER, type ValueType } from './header'
import { eachAddress } from './hexAddresses'
import { COUNT, NOT_A_SAMPLE, type LegacyOpener } from './legacyForm'

const HEADER = /^heap profile: *(\d+): *(\d+) *\[ *(\d+): *(\d+) *\] *@ *(heap[_a-z0-9]*|growthz?|fragmentationz?)\/?(\d*)/
/** In use, then allocated since the start, as count and bytes each. */
const SAMPLE = /^(-?\d+): *(-?\d+) *\[ *(\d+): *(\d+) *\] @([ x0-9a-f]*)/

/** Above 1, one block in so many bytes was sampled, and each counts for all those like it. */
type Sampling = { readonly rate: number; readonly isSampled: boolean }

export const openHeap: LegacyOpener = (firstLine, stacks) => {
  const header = HEADER.exec(firstLine)
  if (header === null) return null
  const [, count, bytes, allCount, allBytes, kind = '', rateText = ''] = header
  const sampling = samplingOf(kind, rateText)
  if (sampling === null) return `heap profile of an unknown kind ${kind}`
  const isHeap = kind.startsWith('heap')
  const hasAllocated = isHeap && ((allCount !== count && allCount !== '0') || (allBytes !== bytes && allBytes !== '0'))
  let missing = Number(count)
  return {
    hasMemoryMap: () => true,
    line(text) {
      const sample = SAMPLE.exec(text)
      if (sample === null) return NOT_A_SAMPLE
      const [, inUse, inUseBytes, allocated, allocatedBytes, addresses = ''] = sample
      missing -= Number(inUse)
      const pairs = [[Number(inUse), Number(inUseBytes)] as const]
      if (hasAllocated) pairs.unshift([Number(allocated), Number(allocatedBytes)])
      if (pairs.some(([blocks, size]) => blocks === 0 && size !== 0)) return 'samples of no blocks with bytes'
      const stack: number[] = []
      if (!eachAddress(addresses, (low, high) => stack.push(stacks.location(low, high, 1)))) return NOT_A_SAMPLE
      const [blocks, size] = pairs.findLast(([blockCount]) => blockCount !== 0) ?? [1, 0]
      stacks.add(
        stack,
        pairs.flatMap(([n, sizeBytes]) => (sampling.isSampled ? unsampled(n, sizeBytes, sampling.rate) : [n, sizeBytes])),
        Math.trunc(size / blocks),
      )
      return null
    },
    missing: () => missing,
    header: () => ({
      ...BARE_HEADER,
      sampleTypes: [...(hasAllocated ? heapTypes('alloc_') : []), ...heapTypes(hasAllocated ? 'inuse_' : '')],
      periodType: { type: 'space', unit: 'bytes' },
      period: sampling.rate,
    }),
  }
}

function samplingOf(kind: string, rateText: string): Sampling | null {
  const rate = Number(rateText)
  if (kind === 'heap_v2' || kind === 'heapz_v2') return { rate, isSampled: true }
  // Go writes twice the rate.
  if (kind === 'heap') return { rate: Math.trunc(rate / 2), isSampled: true }
  return kind === 'heapprofile' || !kind.startsWith('heap') ? { rate: 1, isSampled: false } : null
}

export function heapTypes(prefix: string): ValueType[] {
  return [
    { type: `${prefix}objects`, unit: COUNT },
    { type: `${prefix}space`, unit: 'bytes' },
  ]
}

/** Count and bytes of all blocks that these stand for: a block of `size` is sampled with a chance of 1 − e^(−size/rate). */
export function unsampled(count: number, sizeBytes: number, rate: number): [number, number] {
  if (count === 0 || sizeBytes === 0) return [0, 0]
  if (rate <= 1) return [count, sizeBytes]
  const scale = 1 / (1 - Math.exp(-sizeBytes / count / rate))
  return [Math.trunc(count * scale), Math.trunc(sizeBytes * scale)]
}
