import { expect, test } from 'vitest'
import { digits, shownIn, shownValue, unitFactor } from './units'

test('units of one kind are converted, others are refused', () => {
  expect(unitFactor('us/op', 'ns/op')).toBe(1000)
  expect(unitFactor('ops/us', 'ops/s')).toBeCloseTo(1e6, 6)
  expect(unitFactor('ops/us', 'us/op')).toBeNull()
  expect(unitFactor('B/op', 'ns/op')).toBeNull()
  expect(unitFactor('ms', 's')).toBeCloseTo(0.001, 12)
  expect(unitFactor('MB/s', 'MB/sec')).toBe(1)
  expect(unitFactor('allocs/op', 'allocs/op')).toBe(1)
})

test.each([
  [0.0102, 's', '10.20 ms'],
  [11.15, 'ms', '11.15 ms'],
  [229.05, 'ns/op', '229.1 ns/op'],
  [0.489, 'ops/us', '489 ops/ms'],
  [2.828, 'ops/us', '2.828 ops/µs'],
  [3, 'ops/s', '3 ops/s'],
  [8262, 'B/op', '8,262 B/op'],
  [0, 'ns', '0 ns'],
  [5, '', '5'],
])('%d %s is shown as %s', (value, unit, text) => {
  expect(shownValue(value, shownIn(unit, value))).toBe(text)
})

test('numbers keep four digits and no exponent that is not needed', () => {
  expect([digits(1234567.8), digits(0.00012345), digits(-12.5), digits(NaN), digits(1e-9)]).toEqual([
    '1,234,568',
    '0.0001234',
    '−12.50',
    '–',
    '1.000e-9',
  ])
})
