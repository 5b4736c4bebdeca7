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

test('the labels of one axis have equally many decimals, thousands apart and a true minus sign', () => {
  expect(ticks(0, 1e9, 0, 500).map(({ text }) => text)).toEqual(['0', '0.2 s', '0.4 s', '0.6 s', '0.8 s', '1.0 s'])
  expect(ticks(1999e9, 2001e9, 0, 300).map(({ text }) => text)).toEqual(['1,999 s', '2,000 s', '2,001 s'])
  expect(ticks(-1e6, 1e6, 0, 300).map(({ text }) => text)).toEqual(['−1 ms', '0', '1 ms'])
})
