// jemalloc's heap profiles: `heap_v2/524288`, then for each stack its addresses and below them what its threads hold of it together (`t*`).
// Rules: jemalloc's src/prof_data.c, and jeprof, which adjusts the samples as pprof does.

import { eachAddress } from './hexAddresses'
import { BARE_HEADER } from './header'
import { heapTypes, unsampled } from './legacyHeap'
import { NOT_A_SAMPLE, type LegacyOpener } from './legacyForm'

const HEADER = /^heap_v2\/(\d{1,15})$/
/** In use, and allocated since the start (0 unless `prof_accum` was set), as count and bytes each. */
const ALL_THREADS = /^t\*: (\d{1,18}): (\d{1,18}) \[(\d{1,18}): (\d{1,18})\]/
/** One thread's part of it, which is in `t*` already. */
const ONE_THREAD = /^t\d{1,18}: /

export const openJemalloc: LegacyOpener = (firstLine, stacks) => {
  const [, rateText] = HEADER.exec(firstLine) ?? []
  if (rateText === undefined) return null
  const rate = Number(rateText)
  let addresses: number[] | null = null
  let isTotal = true
  let hasAllocated = false
  let missing = 0
  return {
    hasMemoryMap: () => true,
    line(text) {
      if (text.startsWith('@')) {
        const found: number[] = []
        if (!eachAddress(text.slice(1), (low, high) => found.push(stacks.location(low, high, 1)))) return NOT_A_SAMPLE
        addresses = found
        return null
      }
      if (ONE_THREAD.test(text)) return null
      const sample = ALL_THREADS.exec(text)
      if (sample === null) return NOT_A_SAMPLE
      const [inUse, inUseBytes, allocated, allocatedBytes] = sample.slice(1).map(Number)
      // The first such line is the sum of all stacks, as they were sampled.
      if (isTotal) {
        isTotal = false
        hasAllocated = allocated > 0
        missing = inUse
        return null
      }
      if (addresses === null) return NOT_A_SAMPLE
      missing -= inUse
      const values = unsampled(inUse, inUseBytes, rate)
      stacks.add(
        addresses,
        hasAllocated ? [...unsampled(allocated, allocatedBytes, rate), ...values] : values,
        inUse > 0 ? Math.trunc(inUseBytes / inUse) : 0,
      )
      addresses = null
      return null
    },
    missing: () => missing,
    header: () => ({
      ...BARE_HEADER,
      sampleTypes: [...(hasAllocated ? heapTypes('alloc_') : []), ...heapTypes('inuse_')],
      periodType: { type: 'space', unit: 'bytes' },
      period: rate,
    }),
  }
}
