import { expect, test } from 'vitest'
import type { SpanRow } from '../../../shared/analysis/spans'
import { markColumns, markRows, markText } from './markTable'

const row = (name: string, count: number, totalNs: number): SpanRow => ({
  name,
  track: null,
  count,
  totalNs,
  meanNs: totalNs / count,
  p95Ns: totalNs,
  inside: 0,
})
const SPANS = [row('render', 4, 40), row('load', 2, 90), row('parse', 4, 20)]
const names = (rows: readonly number[]) => rows.map(at => SPANS[at].name)

test('measures stand in the order of the column that is sorted by, equal ones by name', () => {
  expect(names(markRows(SPANS, '', { by: 'total', isDescending: true }))).toEqual(['load', 'render', 'parse'])
  expect(names(markRows(SPANS, '', { by: 'count', isDescending: true }))).toEqual(['parse', 'render', 'load'])
  expect(names(markRows(SPANS, '', { by: 'name', isDescending: true }))).toEqual(['render', 'parse', 'load'])
})

test('the search leaves those that are named like it', () => {
  expect(names(markRows(SPANS, 'AR', { by: 'total', isDescending: true }))).toEqual(['parse'])
})

test('is written as it is shown: its columns, its order; with bare numbers for programs', () => {
  const columns = markColumns('CPU time').filter(({ id }) => id === 'name' || id === 'total' || id === 'inside')
  const written = (form: 'csv' | 'markdown') => markText(SPANS, columns, [1, 0], 'ns', form, 9).text
  expect(written('csv')).toBe('Name,Total (ns),CPU time inside (ns)\nload,90,0\nrender,40,0\n')
  expect(written('markdown').split('\n').slice(2, 4)).toEqual(['| `load` | 90 ns | 0 ns |', '| `render` | 40 ns | 0 ns |'])
})
