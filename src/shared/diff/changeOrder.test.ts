import { expect, test } from 'vitest'
import { mostChanged, rankedChanges, sortedChanges, type ChangeColumn } from './changeOrder'

const before = Float64Array.of(10, 0, 50, 40, 0)
const after = Float64Array.of(30, 5, 20, 41, 0)

const CHANGES = {
  base: { total: before },
  current: { total: after },
  before,
  after,
  delta: Float64Array.of(0.2, 0.05, -0.3, 0.01, 0),
  significant: Uint8Array.of(1, 0, 1, 0, 0),
  valueFactor: 1,
}
const NAMES = ['tax', 'query', 'log', 'render', 'unused']

function order(by: ChangeColumn, isDescending: boolean): string {
  return sortedChanges(CHANGES, { by, isDescending }, fn => NAMES[fn])
    .map(fn => NAMES[fn])
    .join(' ')
}

test('puts what is more than noise first, then what changed most, and leaves out what is on neither side', () => {
  expect(order('sure', true)).toBe('log tax query render')
  expect(rankedChanges(CHANGES).map(fn => NAMES[fn])).toEqual(['log', 'tax', 'query', 'render'])
})

test('sorts by any column, both ways', () => {
  expect(order('baseline', true)).toBe('log render tax query')
  expect(order('current', false)).toBe('query log tax render')
  expect(order('difference', true)).toBe('tax query render log')
  expect(order('relative', true)).toBe('query tax render log')
  expect(order('name', false)).toBe('log query render tax')
})

test('what grew and what shrank most is taken from what is more than noise, as many as asked for', () => {
  const delta = Float64Array.of(0.2, 0.5, -0.3, 0.1, -0.05, 0.3)
  const six = new Float64Array(6).fill(1)
  const changes = { ...CHANGES, base: { total: six }, current: { total: six }, delta, significant: Uint8Array.of(1, 0, 1, 1, 1, 1) }
  expect(mostChanged(changes, 2)).toEqual({ grew: [5, 0], shrank: [2, 4] })
  expect(mostChanged(changes, 9)).toEqual({ grew: [5, 0, 3], shrank: [2, 4] })
})

test('what changed as much stands in the order of the profile', () => {
  const total = new Float64Array(3).fill(1)
  const alike = { ...CHANGES, base: { total }, current: { total }, delta: Float64Array.of(-0.1, 0.1, 0.1), significant: new Uint8Array(3) }
  expect(rankedChanges(alike)).toEqual([0, 1, 2])
})
