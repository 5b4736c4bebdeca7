// A trend in words and in files: what changed, since when, and what carries it.

import { expect, test } from 'vitest'
import { shopTrends } from '../../testing/trends'
import { trendCsv, trendJson } from './trendData'
import { othersSentence, receiptSentences, sparkline, trendFunctions, trendLines, trendMarkdown } from './trendText'

const [SHOP] = shopTrends()
const CHANGE = 'CPU time 602 ms → 809 ms, +34.4 %; slower, p = 0.0010, since 9 deployments. tax: 102 ms → 309 ms, 100.0 % of the change'

test('blocks go from nothing to the largest, for the newest forty', () => {
  expect(sparkline(Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8))).toBe('▁▂▃▄▅▆▇██')
  expect(sparkline(Float64Array.of(0, 0))).toBe('▁▁')
  expect(sparkline(Float64Array.from({ length: 50 }, (_, at) => (at < 10 ? 800 : 8)))).toBe('█'.repeat(40))
})

test('says what a trend is of, its total, and each change with what carries it', () => {
  expect(trendLines(SHOP)).toEqual([
    '14 deployments, CPU time (cpu), ordered by version: 1.0 … 1.13',
    'total  ▆▆▆▆▆█████████  600 ms (1.0) … 813 ms (1.13)',
    '',
    'changes',
    `  1.5 (after 1.4): ${CHANGE}`,
  ])
})

test('says why nothing was found: nothing changed, too few deployments, or one', () => {
  const linesOf = (options: Parameters<typeof shopTrends>[0]) => trendLines(shopTrends(options)[0])
  expect(linesOf({ last: 8 }).slice(-2)).toEqual(['', 'no change found'])
  const two = '1.1 against 1.0: CPU time 600 ms → 601 ms, +0.2 %; too few runs to say whether that is more than chance'
  expect(linesOf({ versions: 2 })).toEqual([
    '2 deployments, CPU time (cpu), ordered by version: 1.0 … 1.1',
    '8 deployments are needed for a trend; only the last two are compared',
    'total  ██  600 ms (1.0) … 601 ms (1.1)',
    '',
    `${two} (4 a deployment are needed); most: tax: 100 ms → 101 ms, 100.0 % of the change`,
  ])
  expect(linesOf({ versions: 1 })).toEqual([
    '1 deployment, CPU time (cpu), ordered by version: shop-1.0.folded',
    'one deployment is no trend',
    '',
  ])
})

test('lists the functions that moved most, in shares or in what they take', () => {
  expect(trendFunctions(SHOP, 0)).toEqual({
    heading: ['moved', 'first', 'latest', 'share of the total', 'function', 'file'],
    rows: [
      ['21.4 %', '16.7 %', '38.5 %', '▄▄▄▄▄█████████', 'tax', 'shop/tax.go'],
      ['21.4 %', '83.3 %', '61.5 %', '█████▆▆▆▆▆▆▆▆▆', 'serve', ''],
    ],
  })
  const [total] = shopTrends({ per: 'total' })
  expect(trendFunctions(total, 1)).toEqual({
    heading: ['moved', 'first', 'latest', 'self', 'function', 'file'],
    rows: [['209 ms', '100 ms', '313 ms', '▃▃▃▃▃█████████', 'tax', 'shop/tax.go']],
  })
})

test('is a table under a pull request: changes, else that there is none, and what moved', () => {
  expect(trendMarkdown(SHOP, 1).split('\n')).toEqual([
    '### Trend',
    '',
    '14 deployments, CPU time (cpu), ordered by version: 1.0 … 1.13',
    '',
    '| deployment | after | what | change | verdict | since | carried by |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    '| 1.5 | 1.4 | CPU time | 602 ms → 809 ms, +34.4 % | slower, p = 0.0010 | since 9 deployments | tax: 102 ms → 309 ms, 100.0 % of the change |',
    '',
    '| function | moved | latest | share of the total |',
    '| --- | ---: | ---: | --- |',
    '| `tax` | 21.4 % | 38.5 % | ▄▄▄▄▄█████████ |',
  ])
  const [still] = shopTrends({ last: 8, per: 'total' })
  expect(trendMarkdown(still, 0).split('\n')).toEqual([
    '### Trend',
    '',
    '8 deployments, CPU time (cpu), ordered by version: 1.6 … 1.13',
    '',
    'under 12 deployments a change is only suspected',
    '',
    '**No change found.**',
    '',
    '| function | moved | latest | self |',
    '| --- | ---: | ---: | --- |',
    '| `tax` | 3.00 ms | 313 ms | ████████ |',
    '| `serve` | 0 ns | 500 ms | ████████ |',
  ])
  expect(trendMarkdown(shopTrends({ versions: 2 })[0], 1)).toMatch(/^1\.1 against 1\.0: CPU time 600 ms → 601 ms, \+0\.2 %/m)
})

test('is a row a deployment in CSV, nothing rounded', () => {
  const [heading, first, , , , , slow] = trendCsv(SHOP, 1)
  expect(heading).toBe('time,deployment,version,commit,profiles,total,total_low,total_high,tax')
  expect(first).toBe(`,1.0,1.0,,1,600000000,600000000,600000000,${100 / 600}`)
  expect(slow).toBe(`,1.5,1.5,,1,805000000,805000000,805000000,${305 / 805}`)
  expect([trendCsv(SHOP, 1).length, trendCsv(SHOP, 0)[0].endsWith(',tax,serve')]).toEqual([15, true])
  const dated = { ...SHOP, deployments: SHOP.deployments.map(one => ({ ...one, timeMs: 0, commit: 'abc,1' })) }
  expect(trendCsv(dated, 1)[1]).toBe(`1970-01-01T00:00:00.000Z,1.0,1.0,"abc,1",1,600000000,600000000,600000000,${100 / 600}`)
})

test('is JSON with nothing rounded', () => {
  const { deployments, changes, functions, ...facts } = trendJson(SHOP, 1)
  expect(facts).toEqual({
    ...{ summary: '14 deployments, CPU time (cpu), ordered by version: 1.0 … 1.13', remarks: [], program: null, lastStep: null },
    ...{ sampleType: { name: 'cpu', unit: 'nanoseconds' }, measure: 'cpu', per: 'share', orderedBy: 'version' },
  })
  const value = (total: number) => ({ value: total, low: total, high: total })
  const deployment = { version: '1.0', commit: null, time: null, profiles: ['shop-1.0.folded'] }
  expect(deployments[0]).toEqual({ label: '1.0', ...deployment, ...value(6e8) })
  expect(deployments).toHaveLength(14)
  const [change] = changes
  expect(change).toMatchObject({
    ...{ sentence: `1.5 (after 1.4): ${CHANGE}`, deployment: '1.5', previous: '1.4', commit: null, previousCommit: null },
    ...{ what: 'total', function: null, before: 602e6, after: 809e6, change: 809 / 602 - 1, direction: 'worse', sureness: 'sure' },
    ...{ deploymentsSince: 9, takenBackBy: null },
  })
  expect(change.carriers.under).toBeNull()
  expect(change.carriers.functions[0]).toMatchObject({ name: 'tax', file: 'shop/tax.go', before: 102e6, after: 309e6, explains: 1 })
  expect(functions.map(({ name, file, values }) => [name, file, values.length, values[5]])).toEqual([['tax', 'shop/tax.go', 14, 305 / 805]])
  const { lastStep } = trendJson(shopTrends({ versions: 2 })[0], 0)
  expect(lastStep?.carriers.functions[0]).toMatchObject({ name: 'tax', before: 100e6, after: 101e6 })
})

test('says what is left out: the first five by name, how many more, and files that are no profiles', () => {
  const refused = Array.from({ length: 7 }, (_, at) => ({ name: `${at}.pb`, why: 'cut off' }))
  expect(receiptSentences({ others: ['a.txt'], refused })).toEqual([
    ...['0', '1', '2', '3', '4'].map(at => `${at}.pb: left out: cut off`),
    '2 more profiles are left out',
    '1 file is no profile and left out (a.txt)',
  ])
  expect(receiptSentences({ others: [], refused: refused.slice(0, 5) })).toHaveLength(5)
  expect(othersSentence([])).toBeNull()
  expect(othersSentence(['a', 'b', 'c'])).toBe('3 files are no profiles and left out (a, b, c)')
  expect(othersSentence(Array.from({ length: 1200 }, () => 'x'))).toBe('1,200 files are no profiles and left out (x, x, x, …)')
})
