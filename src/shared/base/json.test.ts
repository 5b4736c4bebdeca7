import { expect, test } from 'vitest'
import { isRecord, textsIn } from './json'

test('an object of JSON is a record, whatever it holds; a list, null and what is no object are none', () => {
  expect([{}, { a: null }].map(isRecord)).toEqual([true, true])
  expect([[], [{}], null, undefined, 'a', 1, true].some(isRecord)).toBe(false)
})

test('of what should be a list of texts, its texts count', () => {
  expect(textsIn(['a', 1, null, '', ['b'], {}])).toEqual(['a', ''])
  expect([undefined, null, 'a', { 0: 'a', length: 1 }].map(textsIn)).toEqual([[], [], [], []])
})
