import { expect, test } from 'vitest'
import type { BenchRow, BenchSheet } from '../../../shared/questions/benchSheet'
import { benchColumns, benchRows, benchText } from './benchTable'

const row = (isMain: boolean, ...cells: readonly string[]): BenchRow => ({
  cells,
  label: cells[0],
  isMain,
  base: null,
  current: null,
  direction: null,
  verdict: null,
  remarks: [],
})
const sheetOf = (heading: readonly string[], rows: readonly BenchRow[], overall: BenchSheet['overall'] = []): BenchSheet => ({
  headline: [],
  environment: [],
  warnings: [],
  heading,
  rows,
  overall,
  remarks: [],
  warmUps: 0,
})

const ALONE = sheetOf(
  ['benchmark', 'n', 'unit', 'median', '95 % of it', 'max', 'p95', 'MAD'],
  [
    row(true, 'load', '12 (3 × 4)', 'ms', '1.500', '1.400 … 1.600', '2.000', '= max', '0.100 (6.7 %)'),
    row(false, 'load · allocated', '12', 'B', '4,096', '≥ 6 needed', '4,096', '= max', '0'),
    row(true, 'parse', '12', 'µs', '900', '880 … 910', '950', '940', '10 (1.1 %)'),
  ],
)

test('rows are sorted across prefixes of a unit, and further measures stay under their benchmark', () => {
  expect(benchRows(ALONE, null)).toEqual([0, 1, 2])
  expect(benchRows(ALONE, { by: 'median', isDescending: false })).toEqual([2, 0, 1])
  expect(benchRows(ALONE, { by: 'median', isDescending: true })).toEqual([0, 1, 2])
  expect(benchRows(ALONE, { by: 'name', isDescending: true })).toEqual([2, 0, 1])
})

test('what a program gets is plain numbers, an interval as two; what a person gets is the cells', () => {
  const columns = benchColumns(ALONE, true).filter(({ id }) => id !== 'n')
  expect(benchText(ALONE, columns, [2, 0, 1], 'csv', 9).text).toBe(
    'benchmark,unit,median,95 % of it low,95 % of it high,max,p95,MAD\n' +
      'parse,µs,900,880,910,950,940,10\nload,ms,1.5,1.4,1.6,2,2,0.1\nload · allocated,B,4096,,,4096,4096,0\n',
  )
  expect(benchText(ALONE, columns, [0], 'markdown', 9).text.split('\n')[2]).toBe(
    '| `load` | ms | 1.500 | 1.400 … 1.600 | 2.000 | = max | 0.100 (6.7 %) |',
  )
})

test('a comparison has its changes in percent, what was not shown beside the verdict, and its sums below', () => {
  const sheet = sheetOf(
    ['benchmark', 'base', 'current', 'unit', 'change', '95 %', 'p (Holm)', 'n', 'verdict', ''],
    [
      row(true, 'load', '1.000', '0.900', 'ms', '−10.0 %', '−12.0 … −8.0 %', '<0.0001', '20', 'faster', ''),
      row(true, 'parse', '1.000', '1.010', 'ms', '+1.0 %', '', '0.300', '20/19', 'no change shown', 'would have seen ±4.0 %'),
      row(true, 'zero', '0', '3.000', 'ms', '+3.000', '', '', '20', 'no change shown', ''),
    ],
    [['geometric mean of 2 (time)', '', '', '', '−4.5 %', '', '', '', '', '']],
  )
  const columns = benchColumns(sheet, false)
  expect(benchRows(sheet, { by: 'change', isDescending: false })[0]).toBe(0)
  expect(benchText(sheet, columns, [0, 1, 2], 'csv', 9).text.split('\n').slice(0, 5)).toEqual([
    'benchmark,baseline,current,unit,change (%),95 % low (%),95 % high (%),p (Holm),n,verdict',
    'load,1,0.9,ms,-10,-12,-8,0.0001,20,faster',
    'parse,1,1.01,ms,1,,,0.3,20,no change shown would have seen ±4.0 %',
    'zero,0,3,ms,,,,,20,no change shown',
    'geometric mean of 2 (time),,,,-4.5,,,,,',
  ])
})
