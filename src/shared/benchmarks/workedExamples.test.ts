import { expect, test } from 'vitest'
import { changeOf } from './change'
import { figuresOf } from './figures'
import { holm } from './compare'
import { smallestP } from './mannWhitney'
import { distributionOf } from './distribution'
import { medianInterval } from './medianInterval'
import type { Measure } from './suite'

const A = [10.2, 10.0, 10.4, 10.1, 10.3, 10.0, 14.9, 10.2]
const B = [11.0, 11.2, 10.9, 11.4, 11.1, 11.0, 11.3, 15.8]

test('two outliers do not hide a change of nine per cent', () => {
  const change = changeOf(timed(A), timed(B), 1)
  expect(change.baseMedian).toBe(10.2)
  expect(change.currentMedian).toBeCloseTo(11.15, 12)
  expect(change.ratio).toBeCloseTo(0.0931, 4)
  expect(change.test).toMatchObject({ kind: 'ranks', u: 7 })
  expect(change.test.kind === 'ranks' && change.test.p).toBeCloseTo(0.0059, 4)
  // Of all resamples 2.37 % lie at +6.37 % or below, and the next possible value is +6.72 %: which of the two is the 2.5 % point of ten
  // thousand draws depends on their seed. Endlessly many say +6.7 %.
  expect(change.interval?.low).toBeCloseTo(0.0673, 4)
  expect(within(change.interval?.low, 0.063)).toBe(true)
  expect(within(change.interval?.high, 0.124)).toBe(true)
})

test('six noisy runs a side show no change', () => {
  const small = changeOf(timed([234.2, 239.8, 180.9, 205.8, 240.8, 223.9]), timed([275.2, 202.5, 298.9, 202.8, 191.6, 223.0]), 1)
  expect([small.baseMedian, small.currentMedian]).toEqual([229.05, 212.9])
  expect(small.ratio).toBeCloseTo(-0.0705, 4)
  expect(small.test.kind === 'ranks' && small.test.p).toBeCloseTo(0.937, 3)
  expect(small.interval?.low).toBeCloseTo(-0.16, 2)
  expect(small.interval?.high).toBeCloseTo(0.29, 2)
})

test('the same values say exactly nothing', () => {
  const change = changeOf(timed(A), timed(A), 1)
  expect(change.ratio).toBe(0)
  expect(change.test).toMatchObject({ kind: 'ranks', p: 1 })
})

test('too few values never speak', () => {
  expect(changeOf(timed([1, 1.1, 1.2]), timed([2, 2.1, 2.2]), 1).test).toEqual({ kind: 'too-few', n: 3, m: 3 })
  expect([smallestP(3, 3), smallestP(4, 4), smallestP(5, 5)].map(p => p.toFixed(3))).toEqual(['0.100', '0.029', '0.008'])
})

test.each([
  [6, 1, 0.969],
  [8, 1, 0.992],
  [10, 2, 0.979],
  [12, 3, 0.961],
  [20, 6, 0.959],
  [30, 10, 0.957],
])('the median of %d values lies between the %dth from both ends', (n, k, coverage) => {
  const interval = medianInterval(distributionOf(Array.from({ length: n }, (_, i) => i + 1)))
  expect(interval).toMatchObject({ low: k, high: n - k + 1 })
  expect(interval?.coverage).toBeCloseTo(coverage, 3)
})

test('under six values a median has no interval', () => {
  expect(medianInterval(distributionOf([1, 2, 3, 4, 5]))).toBeNull()
})

test('the figures keep outliers, and p95 is a value that was seen', () => {
  const figures = figuresOf(timed(Array.from({ length: 20 }, (_, i) => i + 1).concat(100)), { isWarmedUp: true })
  expect(figures).toMatchObject({ n: 21, median: 11, min: 1, max: 100, p95: 20, p99: 100, outliers: { low: 0, high: 1 } })
  expect(figures?.mean).toBeCloseTo(310 / 21, 12)
  expect(figuresOf(timed([3]), { isWarmedUp: false })).toMatchObject({ n: 1, mean: 3, median: 3, stdev: null, p95: 3, interval: null })
})

test('twenty tests share one chance of a false alarm', () => {
  expect(holm([0.01, 0.04, 0.03, 0.005]).map(p => p.toFixed(3))).toEqual(['0.030', '0.060', '0.060', '0.020'])
})

function timed(values: readonly number[]): Measure {
  return {
    name: 'time',
    unit: 'ms',
    better: 'lower',
    kind: 'time',
    unusable: 0,
    data: { kind: 'values', values, order: 'unknown', groups: null },
  }
}

/** The bootstrap's own noise. */
function within(value: number | undefined, expected: number): boolean {
  return value !== undefined && Math.abs(value - expected) <= 0.005
}

test('of a base that has nothing among its values there is no share, and no interval of one', () => {
  const bytes = (values: readonly number[]) => ({ ...timed(values), kind: 'bytes' as const })
  const none = changeOf(bytes([0, 0, 0, 0, 0, 0]), bytes([0, 0, 0, 0, 0, 8]), 1)
  expect(none).toMatchObject({ ratio: 0, interval: null, atLeast: null })
  const some = changeOf(timed([0, 0, 1, 1, 1, 1, 1]), timed([2, 2, 2, 2, 3, 3, 3]), 1)
  expect(some).toMatchObject({ ratio: 1, interval: null, atLeast: null })
})
