// heapprofd's dumps: what each callstack has allocated and freed since the start. Of several dumps the last counts.

import type { ProfileBuilder } from '../../profile/builder'

export type HeapCounts = { readonly allocated: number; readonly freed: number; readonly allocations: number; readonly frees: number }

export type PerfettoHeap = {
  set(stack: number, thread: number, heapName: string, counts: HeapCounts): void
  finish(): void
}

export function perfettoHeap(builder: ProfileBuilder): PerfettoHeap {
  const dumps = new Map<string, { readonly stack: number; readonly thread: number; readonly heapName: string; counts: HeapCounts }>()
  return {
    set(stack, thread, heapName, counts) {
      const key = `${thread}:${stack}:${heapName}`
      const known = dumps.get(key)
      if (known === undefined) dumps.set(key, { stack, thread, heapName, counts })
      else known.counts = counts
    },
    finish() {
      if (dumps.size === 0) return
      const pair = (name: string) =>
        [
          builder.sampleType({ name: `${name}-bytes`, unit: 'bytes', weight: 'period', event: name }),
          builder.sampleType({ name, unit: 'count', weight: 'samples', event: name }),
        ] as const
      const [bytes, blocks] = pair('in-use')
      const [allBytes, all] = pair('alloc')
      for (const { stack, thread, heapName, counts } of dumps.values()) {
        const labelSet = heapName === '' ? 0 : builder.labelSet([{ key: 'heap', text: heapName }])
        const row = builder.sample(stack, { thread, labelSet })
        builder.weigh(row, bytes, Math.max(0, counts.allocated - counts.freed))
        builder.weigh(row, blocks, Math.max(0, counts.allocations - counts.frees))
        builder.weigh(row, allBytes, counts.allocated)
        builder.weigh(row, all, counts.allocations)
      }
    },
  }
}
