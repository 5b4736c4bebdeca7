import { expect, test } from 'vitest'
import { float64Column, grown, int32Column, sumOf, sumOfSizes } from './columns'

test.each([
  ['whole numbers', int32Column, Int32Array],
  ['numbers', float64Column, Float64Array],
])('a column of %s grows with what is pushed, and is trimmed at its end', (_, column, array) => {
  const cells = column()
  const rows = Array.from({ length: 1000 }, (_cell, at) => cells.push(3 * at))
  expect(rows).toEqual(Array.from({ length: 1000 }, (_row, at) => at))
  cells.add(999, 4)
  cells.add(0, 5)
  cells.set(500, -7)
  expect([cells.length(), cells.get(0), cells.get(999), cells.get(500), cells.get(1), cells.get(100_000)]).toEqual([
    1000, 5, 3001, -7, 3, 0,
  ])
  const expected = Array.from({ length: 1000 }, (_cell, at) => 3 * at)
    .with(0, 5)
    .with(999, 3001)
    .with(500, -7)
  const finished = cells.finish()
  expect(finished).toEqual(array.from(expected))
  // No spare room is kept alive behind it.
  expect(finished.buffer.byteLength).toBe(1000 * array.BYTES_PER_ELEMENT)
})

test('sums, sizes, and larger cells with what was there', () => {
  expect([sumOf(Float64Array.of(1.5, -2, 4)), sumOf(Uint8Array.of(200, 200)), sumOf(new Int32Array())]).toEqual([3.5, 400, 0])
  expect([sumOfSizes(Float64Array.of(1.5, -2, 4)), sumOfSizes(new Float64Array())]).toEqual([7.5, 0])
  expect(grown(Int32Array.of(1, 2), new Int32Array(4))).toEqual(Int32Array.of(1, 2, 0, 0))
})
