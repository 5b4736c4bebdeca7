import { expect, test } from 'vitest'
import { ticks } from './ticks'

test('marks round times that can be read beside each other', () => {
  expect(ticks(0, 10e9, 0, 1000).map(({ ns, xPx }) => [ns / 1e9, xPx])).toEqual(Array.from({ length: 11 }, (_, i) => [i, i * 100]))
  expect(ticks(0, 10e9, 0, 300).map(({ ns }) => ns / 1e9)).toEqual([0, 5, 10])
})

test('counts from where the recording began, wherever the window stands', () => {
  expect(ticks(103e6, 106e6, 100e6, 400).map(({ ns }) => ns / 1e6)).toEqual([3, 4, 5, 6])
})

test('has no marks for a stretch without length', () => {
  expect(ticks(5, 5, 0, 100)).toEqual([])
})
