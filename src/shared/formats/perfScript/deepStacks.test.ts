import { expect, test } from 'vitest'
import { foldedOf } from '../../../testing/reading'
import { isCpuOrTime } from './cpuOrTime'

/** Frames leaf first, as perf prints them. */
function eventOf(frames: readonly string[], at: number): string {
  const lines = frames.map((name, i) => `\t${(0x400000 + i * 16).toString(16).padStart(16)} ${name}+0x${i.toString(16)} (/srv/shop)\n`)
  return `shop 7 [000] ${at}.000000:     250000 cycles:\n${lines.join('')}\n`
}

const names = (count: number, prefix = 'f') => Array.from({ length: count }, (_, i) => `${prefix}_${i}`)
const folded = (frames: readonly string[], count: number) => `shop;${frames.toReversed().join(';')} ${count * 250000}`

test('stacks of many hundred frames are whole, whatever stood before them', () => {
  const deep = names(700)
  const other = ['leaf', ...deep.slice(1)]
  const deeper = [...names(300, 'g'), ...deep]
  const events = [deep, other, ['a'], deeper, deep, deeper]
  const text = events.map((frames, at) => eventOf(frames, at + 1)).join('')
  const expected = [folded(deep, 2), folded(other, 1), folded(['a'], 1), folded(deeper, 2)].sort()
  expect(foldedOf(text).sort()).toEqual(expected)
})

test('a stack that goes on like the one before, and then ends or goes on, is its own', () => {
  const tail = names(6)
  const events = [
    ['x', ...tail],
    ['y', ...tail],
    ['y', ...tail, 'root'],
    ['y', ...tail.slice(0, 5)],
    ['z', 'f_2', ...tail],
    ['x', ...tail],
    tail,
    tail.slice(3),
  ]
  const text = events.map((frames, at) => eventOf(frames, at + 1)).join('')
  const sums = new Map<string, number>()
  for (const frames of events) sums.set(frames.join(), (sums.get(frames.join()) ?? 0) + 1)
  const expected = Array.from(sums, ([key, count]) => folded(key.split(','), count))
  expect(foldedOf(text).sort()).toEqual(expected.sort())
})

test.each([
  ['[003]', true],
  ['[1234]', true],
  ['[03]', false],
  ['[003', false],
  ['[003]x', false],
  ['[0a3]', false],
  ['1.123456:', true],
  ['1234.123456789:', true],
  ['1.12345:', false],
  ['1.1234567:', false],
  ['1.123456', false],
  ['1.123456:x', false],
  ['1:123456:', false],
  ['12', false],
  ['.123456:', false],
  ['x.123456:', false],
  ['', false],
])('`%s` as a processor or a time: %s', (text, expected) => {
  const bytes = new TextEncoder().encode(` ${text}9 `)
  expect(isCpuOrTime(bytes, 1, 1 + text.length)).toBe(expected)
})
