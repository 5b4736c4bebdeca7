import { expect, test } from 'vitest'
import { bytesOf, textOf } from '../../base/utf8'
import { countStart, numberAt } from './counts'

/** A line is one of many in a buffer: what stands around it, even what would go on with it, changes nothing. */
const AROUND = ['', '7', ' ', 'a', '.', '-', 'e', '+', 'e5', ' 7', '\t']

/** The text before the number and the number, or null. */
function countOf(line: string): unknown {
  const results = AROUND.flatMap(before =>
    AROUND.map(after => {
      const bytes = bytesOf(`${before}${line}${after}`)
      const end = bytes.length - after.length
      const start = countStart(bytes, before.length, end)
      return start === -1 ? null : [textOf(bytes.subarray(before.length, start)), numberAt(bytes, start, end)]
    }),
  )
  return new Set(results.map(result => JSON.stringify(result))).size === 1 ? results[0] : results
}

test.each([
  ['a;b 12', ['a;b ', 12]],
  ['a;b\t12', ['a;b\t', 12]],
  ['a;b 12 \t', ['a;b ', 12]],
  ['a;b 0.1', ['a;b ', 0.1]],
  ['a;b 12.', ['a;b ', 12]],
  ['a;b -3', ['a;b ', -3]],
  ['a;b -0.25', ['a;b ', -0.25]],
  ['a;b 1e3', ['a;b ', 1000]],
  ['a;b 4E1', ['a;b ', 40]],
  ['a;b 1.5e+06', ['a;b ', 1_500_000]],
  ['a;b 1e-05', ['a;b ', 0.00001]],
  ['a;b -2e2', ['a;b ', -200]],
  ['a;b 9007199254740991', ['a;b ', 9_007_199_254_740_991]],
  ['a;b 9007199254740993', ['a;b ', 9_007_199_254_740_992]],
  ['a;b 18446744073709551615', ['a;b ', 18_446_744_073_709_552_000]],
  ['a;b -18446744073709551615', ['a;b ', -18_446_744_073_709_552_000]],
  ['a;b 0.123456789012345678', ['a;b ', 0.123456789012345678]],
  ['a;b 1 2', ['a;b 1 ', 2]],
  ['a;b12', null],
  ['a;b-12', null],
  ['a;b .5', null],
  ['a;b -', null],
  ['a;b +5', null],
  ['a;b 1.2.3', null],
  ['a;b 1e', null],
  ['a;b e5', null],
  ['a;b 1e+', null],
  ['a;b 1x5', null],
  ['a;b', null],
  ['12', null],
  ['-12', null],
  [' 12', [' ', 12]],
  ['', null],
])('`%s` ends in a count: %j', (line, expected) => {
  expect(countOf(line)).toEqual(expected)
})
