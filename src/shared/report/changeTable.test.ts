import { expect, test } from 'vitest'
import { compared } from '../../testing/comparisons'
import { FIRST_SORT } from '../diff/changeOrder'
import { cellsOfChanges, changeCells, changesText, moveLines } from './changeTable'
import { changeReport } from './changeRows'
import { rankedChanges } from '../diff/changeOrder'

const REST = 'm;b 4000\nm;c 3000\nm;d 2000\n'
const CHANGES = compared(`${REST}m;tax 300\nm;gone 900\n`, `${REST}m;tax 1300\nm;fresh 10\n`)

test('a row says both sides at one size, the difference, its part of baseline, and how sure it is', () => {
  expect(cellsOfChanges(CHANGES, rankedChanges(CHANGES).slice(0, 3))).toEqual([
    ['300', '1,300', '+1,000', '+9.8 %', '×4.33', 'tax', 'regressed ± 0.9'],
    ['900', '0', '−900', '−8.8 %', 'gone', 'gone', 'gone ± 0.6'],
    ['0', '10', '+10', '+0.1 %', 'new', 'fresh', 'too small to matter'],
  ])
  const scaled = compared('m;b 400\nm;c 300\nm;d 200\nm;tax 100\n', 'm;b 800\nm;c 600\nm;d 400\nm;tax 500\n')
  expect(cellsOfChanges(scaled, rankedChanges(scaled).slice(0, 1))[0].slice(0, 5)).toEqual(['200', '500', '+300', '+15.0 %', '×2.50'])
})

test('what is sure is always there, of the rest as many as fit, and without a limit every function', () => {
  const names = (limit: number) => changeCells(CHANGES, limit).map(cells => cells[5])
  expect([names(1), names(3)]).toEqual([
    ['tax', 'gone'],
    ['tax', 'gone', 'fresh'],
  ])
  expect(names(100)).toEqual(['tax', 'gone', 'fresh', 'b', 'c', 'd'])
  // The root has no work of its own.
  expect(names(0).toSorted()).toEqual(['b', 'c', 'd', 'fresh', 'gone', 'm', 'tax'])
})

test('what only moved or took another name is a sentence each', () => {
  const stays = 'm;b 4000\nm;c 3000\nm;x 10\nm;y 10\n'
  expect(moveLines(compared(`${stays}m;sum 900\nm;x;hash 1000\n`, `${stays}m;total 900\nm;y;hash 1000\n`))).toEqual([
    'sum was probably renamed to total (10.1 % of current).',
    'hash moved from x to y (11.2 % of current).',
  ])
  expect(moveLines(compared(`${stays}hash 1000\n`, `${stays}m;x;hash 1000\n`))).toEqual([
    'hash moved from the root to x (12.5 % of current).',
  ])
  expect(moveLines(CHANGES)).toEqual([])
})

test('as text: bare numbers for programs, the cells of the table for readers, in the order and number that is wanted', () => {
  const byName = { by: 'name', isDescending: false } as const
  const { text, rowCount, shownRows } = changesText(CHANGES, null, FIRST_SORT, 'csv', 3)
  expect([rowCount, shownRows]).toEqual([7, 3])
  expect(text.split('\n').slice(0, 4)).toEqual([
    'Change (% of baseline),Error (% of baseline),Baseline self (count),Current self (count),Baseline total (count),Current total (count),Verdict,Function',
    expect.stringMatching(/^9\.80,0\.\d\d,300,1300,300,1300,regressed,tax$/),
    expect.stringMatching(/^-8\.82,0\.\d\d,900,0,900,0,gone,gone$/),
    expect.stringMatching(/^0\.10,0\.\d\d,0,10,0,10,too small to matter,fresh$/),
  ])
  const markdown = changesText(CHANGES, null, byName, 'markdown', 2).text.split('\n')
  expect(markdown.slice(0, 3)).toEqual([
    '| baseline | current | Δ | of baseline | × | function | how sure |',
    '| ---: | ---: | ---: | ---: | ---: | --- | --- |',
    '| 4,000 | 4,000 | 0 | 0.0 % | ×1.00 | `b` | within noise |',
  ])
  expect(markdown.at(-2)).toBe('… and 5 more rows')
  const matched = Uint8Array.from(CHANGES.change, change => (change === 'gone' ? 1 : 0))
  expect(changesText(CHANGES, matched, FIRST_SORT, 'tsv', 9).text.split('\n')[1]).toMatch(/\tgone\tgone$/)
  expect(changesText(CHANGES, matched, FIRST_SORT, 'tsv', 9).rowCount).toBe(1)
  const bytes = { ...CHANGES, comparison: { ...CHANGES.comparison, unit: 'bytes' } }
  expect(changesText(bytes, null, FIRST_SORT, 'csv', 1).text).toContain(',Baseline self (bytes),Current self (bytes),')
})

test('for scripts what waits is a part of every total, and comes last', () => {
  const idle = compared(`${REST}swapper;do_idle;halt 900\n`, `${REST}swapper;do_idle;halt 100\n`)
  const { rows, ...totals } = changeReport(idle)
  expect(totals).toEqual({
    ...{ sampleType: { name: 'samples', unit: 'count' }, baseTotal: 9900, currentTotal: 9100 },
    ...{ scale: 'absolute', sizeFactor: 1 },
  })
  expect(rows.at(-1)).toEqual({
    ...{ name: 'halt', baseSelf: 900, currentSelf: 100, baseTotal: 900, currentTotal: 100, significant: false, change: 'same' },
  })
})
