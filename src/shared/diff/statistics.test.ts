import { expect, test } from 'vitest'
import { binomialTail, discoveries, erfc, median, normalTail, welchTail } from './statistics'

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

// Reference values by SciPy 1.17.1 (Python 3); each table says the call that gave its last column.

/** scipy.special.erfc(x) */
test.each([
  [-2.5, 1.999593047982555],
  [-0.3, 1.3286267594591274],
  [0, 1],
  [0.1, 0.8875370839817152],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028516],
  [1.5, 0.03389485352468927],
  [2, 0.004677734981047266],
  [3, 2.2090496998585445e-5],
  [5, 1.5374597944280347e-12],
  [8, 1.1224297172982928e-29],
])('erfc(%s) is %s', (x, value) => {
  expect(erfc(x) / value).toBeCloseTo(1, 6)
})

/** 2 * scipy.stats.norm.sf(abs(z)) */
test.each([
  [0, 1],
  [0.5, 0.6170750774519738],
  [1, 0.31731050786291415],
  [1.959963984540054, 0.05],
  [2.5758293035489004, 0.01],
  [3.29, 0.0010018738275714444],
  [-6, 1.973175290075389e-9],
])('both tails beyond a z of %s hold %s', (z, value) => {
  expect(normalTail(z) / value).toBeCloseTo(1, 6)
})

/** scipy.stats.binomtest(hits, trials, p).pvalue */
test.each([
  [8, 10, 0.5, 0.109375],
  [5, 10, 0.5, 1],
  [3, 3, 1 / 6, 0.0046296296296296285],
  [0, 3, 1 / 6, 1],
  [12, 12, 0.5, 0.00048828125],
  [7, 40, 0.3, 0.11859576263214822],
  [20, 40, 0.3, 0.008815400443342825],
  [0, 49, 0.05, 0.17802745724629995],
  [9, 49, 0.05, 0.0006484488403738984],
  [30, 49, 0.777, 0.009170987244637552],
  [49, 49, 0.9, 0.013731388785039194],
  [1, 25, 0.5, 1.5497207641601562e-6],
  [25, 25, 0.9999, 1],
])('%s hits of %s at a chance of %s are as unlikely as %s', (hits, trials, p, value) => {
  expect(binomialTail(hits, trials, p) / value).toBeCloseTo(1, 8)
})

/** scipy.stats.ttest_ind(a, b, equal_var=False).pvalue; ours takes Wallace's normal deviate for Student's t, which is good to some percent. */
test.each([
  [[10.1, 10.4, 9.8, 10.0, 10.2, 9.9, 10.3, 10.1], [10.6, 10.9, 10.3, 10.8, 10.5, 10.7, 10.9, 10.4], 0.00019162661765472253],
  [[0.101, 0.099, 0.102, 0.1, 0.098, 0.103, 0.1, 0.099], [0.1, 0.101, 0.1, 0.099, 0.102, 0.1, 0.098, 0.101], 0.8678479955115566],
  [[1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 9, 9, 1, 12, 3, 10], 0.41815311370599945],
])("Welch's t of %j and %j is as unlikely as %s", (a, b, value) => {
  expect(Math.abs(welchTail(a, b) / value - 1)).toBeLessThan(0.05)
})

/** scipy.stats.false_discovery_control(chances) <= q */
test.each([
  [
    [0.001, 0.004, 0.5],
    [0.003, 0.006, 0.5],
  ],
  [
    [0.02, 0.001, 0.03, 0.2, 0.0005, 0.04],
    [0.04, 0.003, 0.045, 0.2, 0.003, 0.048],
  ],
  [
    [0.01, 0.011, 0.012, 0.013],
    [0.013, 0.013, 0.013, 0.013],
  ],
  [
    [0.0001, 0.0002, 0.9, 0.8, 0.0099],
    [0.0005, 0.0005, 0.9, 0.9, 0.0165],
  ],
])('of %j those are kept whose corrected chance is small: %j', (chances, corrected) => {
  for (const q of [0.001, 0.004, 0.01, 0.014, 0.02, 0.05, 0.5]) expect(discoveries(chances, q)).toEqual(corrected.map(p => p <= q))
})
