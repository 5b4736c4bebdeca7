// A shop's profiles as a fleet pushes them over a day: two versions beside each other, of which the later one prices orders twice.

import { seededRandom } from './random'
import type { Pushed } from './pyroscopeStore'

export const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds'
export const INUSE = 'memory:inuse_space:bytes:space:bytes'
/** What the later version does twice. */
export const REGRESSED = 'shop.priceOf'

const EVERY_MS = 300_000
const DAY_MS = 86_400_000
/** One sample of a profiler that takes a hundred a second. */
const SAMPLE_NS = 10_000_000

/** Samples of one push of the first version. */
const WORK: Readonly<Record<string, number>> = {
  'main;shop.serve;shop.parseOrder': 180,
  'main;shop.serve;shop.priceOf;shop.taxOf': 60,
  'main;shop.serve;shop.priceOf': 120,
  'main;shop.serve;shop.render': 220,
  'main;shop.serve;shop.stockOf': 90,
  'main;shop.log': 50,
  'main;shop.gc': 80,
  'main;shop.serve;shop.cache': 70,
  'main;shop.serve;shop.auth': 60,
}

/** `endMs` is when the last was pushed. The regressed version took over half of the pods at `deployedMs`, of the others none. */
export function shopFleet(endMs: number, days = 1): readonly Pushed[] {
  const random = seededRandom(7)
  // What chance alone adds and takes away: as a count of independent samples scatters.
  const counted = (mean: number) => Math.max(0, Math.round(mean + Math.sqrt(mean) * (random() + random() + random() - 1.5) * 2))
  const pushed: Pushed[] = []
  for (let timeMs = endMs - days * DAY_MS + EVERY_MS; timeMs <= endMs; timeMs += EVERY_MS) {
    const isAfter = timeMs > endMs - DAY_MS / 2
    for (const pod of ['shop-a', 'shop-b']) {
      const version = pod === 'shop-b' && isAfter ? '1.3' : '1.2'
      const stacks = Object.fromEntries(
        Object.entries(WORK).map(([stack, mean]) => {
          const isSlow = version === '1.3' && stack.endsWith(REGRESSED)
          return [stack, counted(isSlow ? mean * 2 : mean) * SAMPLE_NS] as const
        }),
      )
      const labels = { service_name: 'shop', pod, version, zone: pod === 'shop-a' ? 'north' : 'south' }
      pushed.push({ timeMs, type: CPU, labels, stacks })
      pushed.push({ timeMs, type: INUSE, labels, stacks: { 'main;shop.serve;shop.cache': 4096 * 1024, 'main;shop.serve': 1024 * 1024 } })
    }
    pushed.push({
      timeMs,
      type: CPU,
      labels: { service_name: 'cart', pod: 'cart-a', version: '7' },
      stacks: { 'main;cart.add': counted(40) * SAMPLE_NS },
    })
  }
  return pushed
}
