// A trend whose numbers can be read off: 14 versions of a program, in which one function gets slower in 1.5.

import { trendsAsked } from '../shared/questions/trend'
import { runTables } from '../shared/trend/runTable'
import type { Per } from '../shared/trend/series'
import type { Trend } from '../shared/trend/trend'

const VERSIONS = 14
const SLOWER_FROM = 5

/** The first function weighs 100 ms more per version, and 200 more than that from 1.5 on; the second 500 ms always. */
export type TrendOptions = {
  readonly names?: readonly [string, string]
  readonly versions?: number
  readonly per?: Per
  readonly last?: number
}

export function shopTrends({
  names = ['tax', 'serve'],
  versions = VERSIONS,
  per = 'share',
  last = 0,
}: TrendOptions = {}): readonly Trend[] {
  const tables = runTables(null)
  for (let version = 0; version < versions; version++) {
    const self = [1e6 * ((version < SLOWER_FROM ? 100 : 300) + version), 5e8]
    tables.add({
      id: String(version),
      name: `shop-1.${version}.folded`,
      modifiedMs: null,
      labels: {},
      summary: {
        format: 'folded',
        startMs: null,
        durationNs: null,
        samples: 600,
        program: null,
        labels: {},
        defaultType: 0,
        types: [{ name: 'cpu', unit: 'nanoseconds', measure: 'cpu', total: self[0] + self[1], self, cumulative: self, rest: 0 }],
        functions: { name: names, file: ['shop/tax.go', null], role: ['own', 'own'] },
      },
    })
  }
  const asked = trendsAsked(tables.finish(), { nowMs: 0, commits: new Map(), isGiven: false, per, last })
  return asked.ok ? asked.value : []
}
