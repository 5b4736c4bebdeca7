import { expect, test } from 'vitest'
import { compareSuites } from './compare'
import { figuresOf } from './figures'
import type { Measure, Series, Suite } from './suite'
import { warmUps, withoutWarmUp } from './withoutWarmUp'
import { seriesRemarks } from './words'

const STEADY = [10, 10.2, 9.9, 10.1, 10, 10.3, 9.8, 10.1, 10, 10.2, 9.9, 10, 10.1, 10.2, 9.9, 10]
const SLOW_START = [30, 28, 26, 24, 22, ...STEADY]

const timeOf = (values: readonly number[], groups: readonly (readonly number[])[] | null = null): Measure => ({
  name: 'time',
  unit: 'ms',
  better: 'lower',
  kind: 'time',
  data: { kind: 'values', values, order: 'yes', groups },
  unusable: 0,
})
const suiteOf = (...series: readonly Series[]): Suite => ({
  tool: 'numbers',
  version: null,
  moment: null,
  environment: {},
  commit: null,
  warnings: [],
  notes: [],
  series,
})
const seriesOf = (name: string, measure: Measure): Series => ({ name, params: {}, measures: [measure], isWarmedUp: false })
const remarksOf = ({ measures, ...series }: Series) => {
  const figures = figuresOf(measures[0], series)
  return figures === null ? [] : seriesRemarks(figures, measures[0])
}

test('leaves out the slow start, says how much that was, and keeps what has none', () => {
  const suite = suiteOf(seriesOf('parse', timeOf(SLOW_START)), seriesOf('sort', timeOf(STEADY)))
  expect(warmUps(suite)).toBe(1)
  const left = withoutWarmUp(suite)
  const [parse, sort] = left.series
  expect(figuresOf(parse.measures[0], parse)).toMatchObject({ n: 16, median: 10, max: 10.3, warmUp: null })
  expect(remarksOf(parse)).toContain('the first 5 values are left out as warm-up')
  expect(sort).toBe(suite.series[1])
  expect(warmUps(left)).toBe(0)
})

test('compares what is left: a slow start of one side is no regression', () => {
  const base = suiteOf(seriesOf('parse', timeOf(STEADY)))
  const current = suiteOf(seriesOf('parse', timeOf([...Array.from({ length: 12 }, () => 30), ...STEADY])))
  expect(compareSuites(base, current).rows[0].verdict).toBe('worse')
  expect(compareSuites(base, withoutWarmUp(current)).rows[0].verdict).toBe('none')
})

test('takes the same values out of the processes that they are of', () => {
  const measure = timeOf(SLOW_START, [SLOW_START.slice(0, 4), SLOW_START.slice(4, 10), SLOW_START.slice(10)])
  const [left] = withoutWarmUp(suiteOf(seriesOf('parse', measure))).series
  expect(left.measures[0].data).toMatchObject({ values: STEADY, groups: [STEADY.slice(0, 5), STEADY.slice(5)] })
})
