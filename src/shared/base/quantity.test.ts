import { expect, test } from 'vitest'
import { formatCell, formatBytes, formatCount, formatDurationNs, formatShare, formatValue } from './quantity'

test('keeps three digits and names the unit', () => {
  expect(formatDurationNs(1_320_000_000)).toBe('1.32 s')
  expect(formatDurationNs(95_000_000)).toBe('95.0 ms')
  expect(formatDurationNs(0)).toBe('0 ns')
  expect(formatDurationNs(90 * 60e9)).toBe('1.50 h')
  expect(formatBytes(4.5 * 2 ** 20)).toBe('4.50 MiB')
  expect(formatValue(7, 'microseconds')).toBe('7.00 µs')
  expect(formatValue(12345, 'samples')).toBe('12,345 samples')
  expect(formatValue(12345.5, 'count')).toBe('12,345.50')
})

test('never shows something as nothing', () => {
  expect(formatShare(0.0001)).toBe('<0.1 %')
  expect(formatShare(0)).toBe('0.0 %')
  expect(formatShare(0.3421)).toBe('34.2 %')
  expect(formatCount(-1234567)).toBe('−1,234,567')
})

test('a cell of a column has the unit of time and bytes, and no word for what is counted', () => {
  expect([formatCell(4_136_469, 'samples'), formatCell(1.5e9, 'nanoseconds'), formatCell(2048, 'bytes'), formatCell(3, '')]).toEqual([
    '4,136,469',
    '1.50 s',
    '2.00 KiB',
    '3',
  ])
})

test('what is rounded up to the next prefix has that one', () => {
  expect([2 ** 20 - 1, 2 ** 20 - 1024, 1023, 2 ** 30 - 1].map(formatBytes)).toEqual(['1.00 MiB', '1023 KiB', '1023 B', '1.00 GiB'])
  expect([999_999, 59.99e9, -999_999.9, 3599.9e9].map(formatDurationNs)).toEqual(['1.00 ms', '1.00 min', '−1.00 ms', '1.00 h'])
})

test('what is there but small has digits, never 0', () => {
  expect([0.000025, -0.00001, 0.00000012345, 0.0999, 0.25].map(formatCount)).toEqual(['0.000025', '−0.00001', '1.23e−7', '0.0999', '0.25'])
  expect(formatDurationNs(0.004)).toBe('0.004 ns')
})
