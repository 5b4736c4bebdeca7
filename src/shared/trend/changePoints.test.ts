import { expect, test } from 'vitest'
import { changePoints } from './changePoints'
import { withoutSpikes } from './changeStatistics'
import { pooledTail, studentTail } from './studentT'

const BEFORE = [100, 102, 99, 101, 100, 103, 98, 101]
const AFTER = [109, 111, 108, 110, 112, 109]

test('a step of nine per cent in 14 deployments is found where it is', () => {
  const [change, ...more] = changePoints([...BEFORE, ...AFTER])
  expect(more).toEqual([])
  expect(change).toMatchObject({ at: 8, from: 0, to: 14, before: 100.5, after: 109.5, sureness: 'sure' })
  expect(change.ratio).toBeCloseTo(0.0896, 4)
  expect(change.p).toBeCloseTo(0.00067, 5)
  expect(change.interval?.low).toBeGreaterThan(0.06)
  expect(pooledTail(BEFORE, AFTER)).toBeCloseTo(1.1e-7, 8)
})

test('a spike hides no step, but makes it a suspicion', () => {
  const spiked = [...BEFORE, ...AFTER].map((value, at) => (at === 3 ? 140 : value))
  expect(withoutSpikes(spiked)[3]).toBe(102)
  const [change] = changePoints(spiked)
  expect(change).toMatchObject({ at: 8, sureness: 'suspected' })
  expect(change.p).toBeCloseTo(0.02, 3)
})

test('with 18 deployments it is sure in spite of the spike', () => {
  const values = [100, 102, 99, 140, 100, 103, 98, 101, 100, 102, 99, 109, 111, 108, 110, 112, 109, 110]
  const [change, ...more] = changePoints(values)
  expect(more).toEqual([])
  expect(change).toMatchObject({ at: 11, sureness: 'sure' })
  expect(change.p).toBeCloseTo(0.0028, 4)
})

test('what was fixed later is two changes', () => {
  const values = [100, 101, 99, 100, 130, 131, 129, 130, 132, 128, 100, 101, 99, 100.5]
  expect(changePoints(values).map(({ at, sureness }) => [at, sureness])).toEqual([
    [4, 'sure'],
    [10, 'sure'],
  ])
})

test('under twelve deployments nothing is sure, under eight nothing is said', () => {
  const eleven = [100, 101, 99, 100, 101, 100, 120, 121, 119, 120, 121]
  expect(changePoints(eleven)).toMatchObject([{ at: 6, sureness: 'suspected' }])
  expect(changePoints(eleven.slice(3, 10))).toEqual([])
})

test('a change too small to matter, equal values and none at all are no change', () => {
  const step = (by: number) => Array.from({ length: 20 }, (_, i) => (i < 10 ? 100 : 100 + by) + (i % 3) * 0.01)
  expect(changePoints(step(1.5))).toEqual([])
  expect(changePoints(step(2.5))).toHaveLength(1)
  expect(changePoints(step(2.5), { minRatio: 0, minDifference: 3 })).toEqual([])
  expect(changePoints(Array.from({ length: 20 }, () => 7))).toEqual([])
  expect(changePoints([])).toEqual([])
})

test('a function that was not there before has no ratio', () => {
  expect(changePoints(Array.from({ length: 14 }, (_, i) => (i < 7 ? 0 : 5)))).toMatchObject([
    { at: 7, ratio: null, interval: null, after: 5 },
  ])
})

test('tails of t as tables have them', () => {
  expect(studentTail(2.228, 10)).toBeCloseTo(0.05, 4)
  expect(studentTail(12.706, 1)).toBeCloseTo(0.05, 4)
  expect(studentTail(-3.551, 60)).toBeCloseTo(0.00075, 5)
  expect(studentTail(0, 5)).toBe(1)
  expect([pooledTail([1, 1], [1, 1]), pooledTail([1, 1], [2, 2]), pooledTail([1], [2])]).toEqual([1, 0, 1])
})
