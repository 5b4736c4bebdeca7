import { expect, test } from 'vitest'
import { trendsAsked } from '../../questions/trend'
import { runTables } from '../../trend/runTable'
import { trendSvg } from './trendSvg'

const CONTEXT = { nowMs: 0, commits: new Map(), isGiven: false, per: 'share', last: 0 } as const

/** In 14 versions a function with a name that no XML may hold as it is gets slower in 1.5. */
function trends(names: readonly [string, string]) {
  const tables = runTables(null)
  for (let version = 0; version < 14; version++) {
    const self = [version < 5 ? 100 + version : 300 + version, 500]
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
        functions: { name: names, file: [null, null], role: ['own', 'own'] },
      },
    })
  }
  const asked = trendsAsked(tables.finish(), CONTEXT)
  return asked.ok ? asked.value : []
}

test('names the deployment and the function, and escapes every name', () => {
  const svg = trendSvg(trends(['parse<T>&"quoted"', 'serve']), 'a <folder>', ['3 files are no profiles & left out'])
  expect(svg).toContain('Trend of a &lt;folder&gt;')
  expect(svg).toContain('1: 1.5 (after 1.4): CPU time')
  expect(svg).toContain('3 files are no profiles &amp; left out')
  expect(svg).not.toMatch(/parse<T>|&"/)
  expect(svg.match(/<g[ >]/g)?.length).toBe(svg.match(/<\/g>/g)?.length)
  expect(svg).not.toMatch(/NaN|undefined|Infinity|<script/)
})
