import { expect, test } from 'vitest'
import { bytesOf } from '../../base/utf8'
import { sinceNs, timeOf, traceTime } from './traceTime'

test.each<[string, number, number]>([
  ['0', 0, 0],
  ['12', 12, 0],
  ['12.5', 12, 500],
  ['12.001', 12, 1],
  ['12.0005', 12, 0.5],
  ['-12', -12, 0],
  ['-12.25', -12, -250],
  ['1832107141551429.079', 1_832_107_141_551_429, 79],
  ['9007199254740991', 9_007_199_254_740_991, 0],
  ['12e3', 12_000, 0],
  ['1.5e1', 15, 0],
  ['1.25e0', 1, 250],
  ['12.', NaN, NaN],
  ['.5', NaN, NaN],
  ['', NaN, NaN],
  ['-', NaN, NaN],
  ['12x', NaN, NaN],
  ['x12', NaN, NaN],
  ['soon', NaN, NaN],
  ['1.5.5', NaN, NaN],
])('`%s` is %d µs and %d ns', (text, wholeUs, fractionNs) => {
  for (const around of ['', '7', '.', '-', 'e5']) {
    const bytes = bytesOf(around + text + around)
    const { wholeUs: whole, fractionNs: fraction } = traceTime(bytes, around.length, around.length + text.length)
    expect([whole, Math.round(fraction * 1e6) / 1e6 + 0]).toEqual([wholeUs, fractionNs])
  }
})

test('a number is whole microseconds and the rest', () => {
  expect([timeOf(12.5), timeOf(-0.25), timeOf(NaN)]).toEqual([
    { wholeUs: 12, fractionNs: 500 },
    { wholeUs: -1, fractionNs: 750 },
    { wholeUs: NaN, fractionNs: NaN },
  ])
})

test('nanoseconds count from the beginning', () => {
  expect(sinceNs(1_832_107_141_551_429, 79, 1_832_107_141_551_400)).toBe(29_079)
})
