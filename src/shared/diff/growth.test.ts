import { expect, test } from 'vitest'
import { changeTexts, countedText } from './growth'

const counted = (before: number, after: number, baseSelf: number, currentSelf: number) =>
  countedText(
    {
      before: Float64Array.of(before),
      after: Float64Array.of(after),
      base: { self: Float64Array.of(baseSelf) },
      current: { self: Float64Array.of(currentSelf) },
      valueFactor: 2,
    },
    'count',
    0,
  )

test.each([
  [40, 50, 40, 50, ''],
  [400, 0, 40, 0, 'with all that it calls'],
  [0, 300, 0, 0, 'with all that it calls'],
  // Baseline as it is shown: at current's size.
  [0, 50, 40, 50, 'beside 80 in what is gone'],
  [40, 20, 40, 50, 'beside 30 in what is new'],
  [30, 20, 40, 50, 'beside 20 in what is gone and 30 in what is new'],
  // Less than a hundredth is not worth words.
  [999, 1000, 1000, 1000, ''],
])('%d → %d counts of %d → %d: %s', (before, after, baseSelf, currentSelf, words) => {
  expect(counted(before, after, baseSelf, currentSelf)).toBe(words)
})

test.each([
  // Means of runs and scaled values: nobody counted their decimals, and the difference is of what is shown.
  [1541.47, 1816.67, '', '1,541', '1,817', '+276'],
  [99.4, 100.4, '', '99.40', '100', '+0.60'],
  [250.6, 0, '', '251', '0', '−251'],
  [0, 0, 'nanoseconds', '0 ns', '0 ns', '0 ns'],
])('%d and %d %s', (expected, after, unit, baseline, current, difference) => {
  expect(changeTexts(expected, after, unit)).toEqual({ baseline, current, difference })
})
