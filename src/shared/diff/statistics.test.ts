import { expect, test } from 'vitest'
import { binomialTail, discoveries, median } from './statistics'

test('the exact tail is what counting all outcomes says', () => {
  // Of 10 throws of a coin 8, 9, 10 or 0, 1, 2 heads: 2 · (45 + 10 + 1) of 1024.
  expect(binomialTail(8, 10, 0.5)).toBeCloseTo(112 / 1024, 12)
  expect(binomialTail(5, 10, 0.5)).toBeCloseTo(1, 12)
  // Of 3 throws of a die 3 sixes, and nothing is as unlikely.
  expect(binomialTail(3, 3, 1 / 6)).toBeCloseTo(1 / 216, 12)
  expect(binomialTail(0, 3, 1 / 6)).toBeCloseTo(1, 12)
})

test('the exact tail holds where single outcomes are smaller than any number', () => {
  expect(binomialTail(49, 49, 1 - 1e-12)).toBeCloseTo(1, 9)
  expect(binomialTail(0, 49, 1 - 1e-12)).toBe(0)
})

test('many tests need smaller chances, and those that were left out count too', () => {
  expect(discoveries([0.001, 0.004, 0.5], 0.01)).toEqual([true, true, false])
  expect(discoveries([0.001, 0.004, 0.5], 0.01, 100)).toEqual([false, false, false])
  expect(median([3, 1, 2, 10])).toBe(2.5)
})
