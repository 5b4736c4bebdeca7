import { expect, test } from 'vitest'
import { guessedSides, isReversed, olderFirst } from './sortSides'

const file = (name: string, modifiedMs: number | null) => ({ name, modifiedMs })

test('the older of two files is the baseline, whichever way they come', () => {
  const [old, young] = [file('z', 5_000), file('a', 9_000)]
  expect(olderFirst(old, young)).toEqual([old, young])
  expect(olderFirst(young, old)).toEqual([old, young])
})

test('dates that are missing, or so close that the files were copied together, tell nothing', () => {
  expect(olderFirst(file('a', null), file('b', 9_000))).toBe(null)
  expect(olderFirst(file('a', 9_000), file('b', 9_000))).toBe(null)
  expect(olderFirst(file('a', 9_000), file('b', null))).toBe(null)
  expect(olderFirst(file('a', 9_000), file('b', 9_999))).toBe(null)
  expect(olderFirst(file('a', 10_000), file('b', 9_000))?.map(({ name }) => name)).toEqual(['b', 'a'])
})

test('sorts runs by what their names say, else the older half as baseline', () => {
  expect(guessedSides([file('branch1.pb', 1), file('main1.pb', 2), file('main2.pb', 3)])).toEqual(['current', 'baseline', 'baseline'])
  expect(guessedSides([file('domain.pb', 9), file('x.pb', 3), file('y.pb', 1), file('z.pb', null)])).toEqual([
    'current',
    'current',
    'baseline',
    'baseline',
  ])
})

test('names that all say baseline tell nothing, and of dates that are alike the first half is the baseline', () => {
  expect(guessedSides([file('main.pb', 9), file('base.pb', 3)])).toEqual(['current', 'baseline'])
  expect(guessedSides([file('x.pb', null), file('y.pb', null), file('z.pb', null)])).toEqual(['baseline', 'current', 'current'])
  expect(guessedSides([file('x.pb', 9), file('y.pb', 9)])).toEqual(['baseline', 'current'])
})

test('warns of a baseline that is newer than all it is compared with, and of no other', () => {
  expect(isReversed([file('b', 9_000)], [file('c', 5_000)])).toBe(true)
  expect(isReversed([file('b', 5_000)], [file('c', 9_000)])).toBe(false)
  expect(isReversed([file('b1', 1_000), file('b2', 9_000)], [file('c1', 5_000)])).toBe(false)
  expect(isReversed([file('b', 9_000)], [file('c', null)])).toBe(false)
  expect(isReversed([file('b', 9_000)], [file('c1', 5_000), file('c2', 9_500)])).toBe(false)
  expect(isReversed([file('b', 6_000)], [file('c', 5_000)])).toBe(true)
  expect(isReversed([file('b', 5_999)], [file('c', 5_000)])).toBe(false)
})
