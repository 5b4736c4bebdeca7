import { expect, test } from 'vitest'
import type { SpanRow } from '../../../shared/analysis/spans'
import { markRows } from './markRows'

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
