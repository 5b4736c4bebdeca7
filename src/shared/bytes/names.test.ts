import { expect, test } from 'vitest'
import { seededRandom } from '../../testing/random'
import { bytesOf, textOf } from '../base/utf8'
import { byteNames } from './names'

const STOP = 59
const OTHER_STOP = 10

test('gives equal bytes one row, whether their end is known or looked for', () => {
  const random = seededRandom(3)
  const names = byteNames()
  const rows = new Map<string, number>()
  const words = Array.from(
    { length: 5000 },
    () => 'xyz\u00e9'.repeat(8).slice(0, Math.floor(random() * 12)) + String(Math.floor(random() * 900)),
  )
  const text = words.map(word => word + (random() < 0.5 ? ';' : '\n')).join('')
  const bytes = bytesOf(text)
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const row = names.internUntil(bytes, at, bytes.length, STOP, OTHER_STOP)
    const end = names.lastEnd()
    expect(textOf(bytes.subarray(at, end))).toBe(words[i])
    expect(row).toBe(rows.get(words[i]) ?? names.length() - 1)
    expect(names.intern(bytes, at, end)).toBe(row)
    expect(names.endIfAt(row, bytes, at, bytes.length)).toBe(end)
    rows.set(words[i], row)
    at = end + 1
  }
  expect(names.length()).toBe(rows.size)
  for (const [word, row] of rows) expect(names.text(row)).toBe(word)
})

test('ends a name at the end of what it may look at', () => {
  const names = byteNames()
  const bytes = bytesOf('abcdefgh;i')
  for (let end = 0; end <= bytes.length; end++) {
    names.internUntil(bytes, 0, end, STOP)
    expect(names.lastEnd()).toBe(Math.min(end, 8))
  }
  expect(names.endIfAt(names.intern(bytes, 0, 8), bytes, 4, bytes.length)).toBe(-1)
})

test('looks for stops of any byte, and is not misled by bytes beside them', () => {
  const names = byteNames()
  for (const stop of [0, 1, 127, 128, 254, 255]) {
    for (let length = 0; length < 12; length++) {
      const bytes = new Uint8Array(16).fill(stop ^ 1)
      bytes[length] = stop
      names.internUntil(bytes, 0, 16, stop)
      expect([stop, names.lastEnd()]).toEqual([stop, length])
    }
  }
})

test('starts anew when it has forgotten everything, in a buffer with other content', () => {
  const names = byteNames()
  const buffer = bytesOf('one;two')
  expect([names.intern(buffer, 0, 3), names.intern(buffer, 4, 7)]).toEqual([0, 1])
  names.clear()
  buffer.set(bytesOf('six'))
  expect([names.intern(buffer, 4, 7), names.intern(buffer, 0, 3), names.text(0), names.text(1)]).toEqual([0, 1, 'two', 'six'])
  expect(names.sizeBytes()).toBe(6)
})

test('gives the same rows one by one and many at a time', () => {
  const random = seededRandom(7)
  const bytes = Uint8Array.from({ length: 20_000 }, () => Math.floor(random() * 2))
  const from = Int32Array.from({ length: 4000 }, () => Math.floor(random() * 19_900))
  const to = from.map(start => start + Math.floor(random() * 12))
  const [single, many] = [byteNames(), byteNames()]
  const rows = new Int32Array(100)
  for (let batch = 0; batch < from.length; batch += rows.length) {
    many.internAll(bytes, from.subarray(batch), to.subarray(batch), rows.length, rows)
    expect(Array.from(rows)).toEqual(Array.from(rows, (_, i) => single.intern(bytes, from[batch + i], to[batch + i])))
  }
  expect(many.length()).toBeGreaterThan(1000)
  expect(many.view(17)).toEqual(single.view(17))
})
