import { expect, test } from 'vitest'
import { seededRandom } from '../../testing/random'
import { byteCursor } from './cursor'

/** As flight recordings pack them: seven bits a byte, but eight in the ninth. */
function packed(value: bigint): number[] {
  const bytes: number[] = []
  let left = BigInt.asUintN(64, value)
  for (; bytes.length < 8 && left >= 0x80n; left >>= 7n) bytes.push(Number(left & 0x7fn) | 0x80)
  return [...bytes, Number(left)]
}

const EDGES = [0n, 1n, 0x7fn, 0x80n, 0x3fffn, 0x4000n, 2n ** 28n - 1n, 2n ** 28n, 2n ** 55n, 2n ** 56n, 2n ** 62n, -1n, -(2n ** 63n), -2n]

test('steps over as many packed integers as it would read', () => {
  const random = seededRandom(3)
  const below = (limit: number) => Math.floor(random() * limit)
  for (let round = 0; round < 300; round++) {
    // Long and negative ones among short ones, in runs of their own as well.
    const isLong = below(3)
    const values = Array.from({ length: 1 + below(40) }, () => (below(3) < isLong ? EDGES[below(EDGES.length)] : BigInt(below(300))))
    const bytes = Uint8Array.from(values.flatMap(packed))
    const from = below(values.length)
    const count = below(values.length - from + 1)
    const reader = byteCursor(bytes, true)
    const skipper = byteCursor(bytes, true)
    for (let i = 0; i < from; i++) reader.long()
    skipper.seek(reader.at())
    for (let i = 0; i < count; i++) reader.long()
    skipper.skipPacked(count)
    expect(skipper.at()).toBe(reader.at())
  }
})

test.each([
  ['more integers than bytes', [1, 2, 3], 4],
  ['an integer without its end', [1, 0x80, 0x80, 0x80, 0x80, 0x80], 2],
  ['integers that take more bytes than there are', [0x80, 1, 0x80, 1, 0x80, 1, 0x80, 1], 5],
])('is past the end after %s', (_, bytes, count) => {
  const cursor = byteCursor(Uint8Array.from(bytes), true)
  cursor.skipPacked(count)
  expect(cursor.isPastEnd()).toBe(true)
})
