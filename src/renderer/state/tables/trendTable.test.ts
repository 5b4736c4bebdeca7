import { expect, test } from 'vitest'
import { FIRST_TREND_SORT, trendColumns, trendRows, trendText } from './trendTable'

const SHEET = {
  headline: '',
  remarks: [],
  unit: 'ns',
  per: 'share',
  totalTitle: '',
  deployments: [],
  total: { value: new Float64Array(), low: new Float64Array(), high: new Float64Array(), runs: new Int32Array() },
  changes: [],
  lastStep: null,
  order: Int32Array.of(2, 0, 1),
  names: ['order', 'tax', 'query'],
  files: [null, null, null],
  moved: Float64Array.of(0.1, 0, 0.2),
  latest: Float64Array.of(0.5, 0.25, 0.25),
} as const

test('what moved most is first, until a person sorts; equal ones stay in that order', () => {
  expect(trendRows(SHEET, '', FIRST_TREND_SORT)).toEqual([2, 0, 1])
  expect(trendRows(SHEET, '', { by: 'latest', isDescending: false })).toEqual([2, 1, 0])
  expect(trendRows(SHEET, '', { by: 'name', isDescending: false })).toEqual([0, 2, 1])
  expect(trendRows(SHEET, 'ER', FIRST_TREND_SORT)).toEqual([2, 0])
})

test('is written as it is shown, without the charts', () => {
  const written = (form: 'csv' | 'markdown') => trendText(SHEET, trendColumns(SHEET), [2, 0], new Map([[2, 0.05]]), form, 9).text
  expect(written('csv')).toBe('Function,Moved (share),First (share),Latest (share)\nquery,0.2,0.05,0.25\norder,0.1,,0.5\n')
  expect(written('markdown').split('\n')[2]).toBe('| `query` | 20.0 % | 5.0 % | 25.0 % |')
})
