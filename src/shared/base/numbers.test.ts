import { expect, test } from 'vitest'
import { fail, ok } from './result'
import {
  formatBytes,
  formatCount,
  formatDurationNs,
  formatShare,
  formatValue,
  isAll,
  nsPerUnit,
  plusMinus,
  shareOf,
  signedValue,
} from './quantity'
import { cutEnd, cutMiddle, cutStart } from './text/cut'
import { csvCell, tsvCell } from './text/csv'
import { codeCell, codeSpan, escapedMarkdown } from './text/markdown'
import { unreachable } from './unreachable'
import { bytesOf, compareUtf8, textOf } from './utf8'

test('three digits are shown on either side of each power of ten, and whole units have no decimals', () => {
  const shown = [1, 12, 999, 1000, 9995, 10_000, 99_950, 100_000, 999_999, 1e6, 59.9e9, 60e9, 3600e9].map(formatDurationNs)
  expect(shown).toEqual([
    '1 ns',
    '12 ns',
    '999 ns',
    '1.00 µs',
    '9.99 µs',
    '10.0 µs',
    '100.0 µs',
    '100 µs',
    '1.00 ms',
    '1.00 ms',
    '59.9 s',
    '1.00 min',
    '1.00 h',
  ])
  expect([-1500, 1.5, -12.25, 0].map(formatDurationNs)).toEqual(['−1.50 µs', '1.50 ns', '−12.3 ns', '0 ns'])
  expect([1023, 1024, 2 ** 20, 1.5 * 2 ** 30, 2 ** 40].map(formatBytes)).toEqual(['1023 B', '1.00 KiB', '1.00 MiB', '1.50 GiB', '1.00 TiB'])
})

test('a value is shown in its unit, whatever a profile calls that', () => {
  const values = [
    formatValue(2, 's'),
    formatValue(2, 'milliseconds'),
    formatValue(3, 'kb'),
    formatValue(2, 'megabytes'),
    formatValue(7, ''),
    formatValue(7, 'count'),
    formatValue(7, 'cycles'),
  ]
  expect(values).toEqual(['2.00 s', '2.00 ms', '3.00 KiB', '2.00 MiB', '7', '7', '7 cycles'])
  expect([signedValue(5, ''), signedValue(0, ''), signedValue(-5, ''), signedValue(5, 'ms')]).toEqual(['+5', '0', '−5', '+5.00 ms'])
  expect(['ns', 'us', 'seconds', 'bytes', ''].map(nsPerUnit)).toEqual([1, 1000, 1e9, null, null])
})

test('a count has thousands and two decimals where it is not whole', () => {
  const shown = [0, 999, 1000, 1234567, -1000, 0.5, 12.004, 1234.567, -0.5, 100, 5.1, NaN, Infinity].map(formatCount)
  expect(shown).toEqual(['0', '999', '1,000', '1,234,567', '−1,000', '0.50', '12', '1,234.57', '−0.50', '100', '5.10', 'NaN', 'Infinity'])
})

test('a share that is too small to show is not nothing, and nothing has no sign', () => {
  const shown = [0.0004, 0.0005, -0.0004, -0.0005, -0.342, 1, 0].map(formatShare)
  expect(shown).toEqual(['<0.1 %', '0.1 %', '>−0.1 %', '−0.1 %', '−34.2 %', '100.0 %', '0.0 %'])
  expect([shareOf(1, 4), shareOf(0, 4), shareOf(1, 0)]).toEqual(['25.0 %', '0.0 %', '–'])
})

test('an interval that would be printed as nothing is not printed, and all but nothing is everything', () => {
  expect([null, 0, 0.0003, 0.0005, 0.0123].map(plusMinus)).toEqual(['', '', '', ' ± 0.1', ' ± 1.2'])
  expect([0.9994, 0.9995, 1].map(isAll)).toEqual([false, true, true])
})

test('text that just fits is whole, and what is cut keeps whole characters next to the cut', () => {
  expect([cutMiddle, cutEnd, cutStart].map(cut => cut('abcd', 4))).toEqual(['abcd', 'abcd', 'abcd'])
  expect([cutMiddle('abcd', 3), cutEnd('abcd', 3), cutStart('abcd', 3), cutMiddle('abcd', 2)]).toEqual(['…cd', 'ab…', '…cd', '…d'])
  // Half a character at the cut goes away whole: never a unit more, and never a neighbour of it.
  expect([cutEnd('ab🔥cd', 4), cutStart('ab🔥cd', 4), cutMiddle('ab🔥cdef🔥g', 4)]).toEqual(['ab…', '…cd', 'a…g'])
  expect([cutEnd('ab🔥cd', 5), cutStart('ab🔥cd', 5), cutMiddle('ab🔥cdef🔥g', 9)]).toEqual(['ab🔥…', '…🔥cd', 'ab…ef🔥g'])
  expect([cutEnd('a\ue000bc', 3), cutStart('ab\uffffc', 3)]).toEqual(['a\ue000…', '…\uffffc'])
})

test('only what a spreadsheet would take for a formula is defused', () => {
  expect(['a=1', 'a-b', '-5', '=1', '\t=1', 'a\tb'].map(csvCell)).toEqual(['a=1', 'a-b', '-5', "'=1", "' =1", 'a b'])
  expect(['a=1', 'a\r\n\tb', '-5', '@x'].map(tsvCell)).toEqual(['a=1', 'a b', '-5', "'@x"])
})

test('a name in Markdown is code as long as it needs, and a line is no formatting', () => {
  expect([codeSpan('a_b'), codeSpan('a`b'), codeSpan('a``b`c'), codeCell('a|b  c\n\td')]).toEqual([
    '`a_b`',
    '`` a`b ``',
    '``` a``b`c ```',
    '`a\\|b c d`',
  ])
  expect(escapedMarkdown('a_b*c [d](e) `f` <g> h|i \\ j')).toBe('a\\_b\\*c \\[d\\](e) \\`f\\` \\<g\\> h\\|i \\\\ j')
})

test('strings stand as their bytes do: surrogates after what they precede in UTF-16', () => {
  const inOrder = ['', 'a', 'aa', 'ab', 'b', 'é', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}']
  for (let at = 1; at < inOrder.length; at++) {
    expect([compareUtf8(inOrder[at - 1], inOrder[at]) < 0, compareUtf8(inOrder[at], inOrder[at - 1]) > 0]).toEqual([true, true])
    expect(compareUtf8(inOrder[at], inOrder[at])).toBe(0)
  }
  expect([textOf(bytesOf('naïve 🔥')), textOf(Uint8Array.of(97, 0xff, 98))]).toEqual(['naïve 🔥', 'a\ufffdb'])
})

test('results say which they are, and what cannot be says what it was', () => {
  expect([ok(5), fail('no')]).toEqual([
    { ok: true, value: 5 },
    { ok: false, error: 'no' },
  ])
  expect(() => unreachable({ kind: 'odd' } as never)).toThrow('unreachable: {"kind":"odd"}')
})
