// What the usual actions gain, cost and risk: one table, so that the same action promises the same everywhere.

import type { TradeOff } from './draft'

/** `factor` is the low end of the range: a promise that is usually kept. */
export type Action = { readonly by: string; readonly factor: number; readonly tradeOff: TradeOff }

export const CACHING: Action = {
  by: 'caching',
  factor: 10,
  tradeOff: {
    gain: '10–100× on what is cached',
    cost: 'memory',
    risk: 'stale data, so choose an invalidation: TTL if stale is acceptable, write-through for strong consistency, invalidate on write, a version key, or stale-while-revalidate where reads are many',
  },
}

export const QUERY: Action = {
  by: 'a better query',
  factor: 10,
  tradeOff: { gain: '10–1000× on the query', cost: 'development time', risk: 'schema changes' },
}

export const ALGORITHM: Action = {
  by: 'a better algorithm',
  factor: 10,
  tradeOff: { gain: '10–100× on the function', cost: 'code complexity', risk: 'bugs' },
}

export const ASYNC: Action = {
  by: 'async or batched I/O',
  factor: 2,
  tradeOff: { gain: '2–5× throughput', cost: 'code complexity', risk: 'harder debugging' },
}

export const COMPRESSION: Action = {
  by: 'a lower level or a faster codec',
  factor: 2,
  tradeOff: { gain: '2–5× bandwidth where compression stays', cost: 'CPU', risk: 'client compatibility' },
}
