// The small texts of pprof's legacy forms, and the bytes that a profile in protobuf is known by.

import { expect, test } from 'vitest'
import { addressOf, firstRangeAt } from './addressRanges'
import { looksLikeProtobufProfile } from './detectProtobuf'
import { eachAddress } from './hexAddresses'
import { memoryMap } from './memoryMap'

/** `start-limit+offset file (build id)` in hexadecimal, one for each mapping of code. */
function mapped(...lines: readonly string[]): string[] {
  const notes: string[] = []
  const map = memoryMap(what => notes.push(what))
  lines.forEach((line, at) => {
    map.line(line, at + 1)
  })
  const shown = map.mappings().map(({ start, limit, offset, file, buildId }) => {
    const [from, to, by] = [start, limit, offset].map(value => value.toString(16))
    return `${from}-${to}+${by} ${file}${buildId === '' ? '' : ` (${buildId})`}`
  })
  return [...shown, ...notes]
}

test.each([
  ['00400000-00fcb000 r-xp 00001000 fd:01 1234 /usr/bin/app', ['400000-fcb000+1000 /usr/bin/app']],
  ['7f00aa0000-7f00ab0000 r-xp 00000000 00:00 0', ['7f00aa0000-7f00ab0000+0 ']],
  ['00400000-00fcb000 r--p 00001000 fd:01 1234 /usr/bin/app', []],
  ['00400000-00fcb000 rw-p 00001000 fd:01 1234 /usr/bin/app', []],
  ['0x40000-0x80000 /usr/bin/app (@FF00) abc123456', ['40000-80000+ff00 /usr/bin/app (abc123456)']],
  ['0x40000-0x80000 /usr/bin/app', ['40000-80000+0 /usr/bin/app']],
  ['40000 80000: r-xp /usr/bin/app', ['40000-80000+0 /usr/bin/app']],
  ['40000 80000: rw-p /usr/bin/app', []],
  ['W1220 15:07:15.201776    8272 logger.cc:12033] --- Memory map: ---', []],
  ['main.cc:123] 40000-80000: /usr/bin/app', ['40000-80000+0 /usr/bin/app']],
  ['no map', []],
  ['40000', []],
])('`%s` of a memory map is %j', (line, expected) => {
  expect(mapped(line)).toEqual(expected)
})

test('a name of a memory map stands for its value in the lines after it', () => {
  expect(mapped('build = /home/x', '40000-80000 $build/app', '40000-80000 $other/app')).toEqual([
    '40000-80000+0 /home/x/app',
    '40000-80000+0 $other/app',
  ])
  expect(mapped('a=$b', 'b=/x', '40000-80000 $a/app')).toEqual(['40000-80000+0 $b/app'])
})

test('lines of a memory map that are too long are said, before and after names are put in', () => {
  const long = 'x'.repeat(8100)
  expect(mapped(`40000-80000 /${long}`)).toEqual([`40000-80000+0 /${long}`])
  expect(mapped(`40000-80000 /${long}${long}`)).toEqual(['lines of the memory map that are too long'])
  expect(mapped(`a=${long}`, '40000-80000 $a$a')).toEqual(['lines of the memory map that are too long'])
})

test.each([
  ['0x43a0a5 0x4bd8a1', ['43a0a5', '4bd8a1']],
  ['# 0x0 x', ['0']],
  ['0xffffffffffffffff', ['ffffffffffffffff']],
  ['0x000000000000000000007f00aa10bb20', ['7f00aa10bb20']],
  ['0x80000000', ['80000000']],
  ['0x1ffffffffffffffff 0x1', null],
  ['43a0a5', []],
])('the addresses of `%s` are %j', (text, expected) => {
  const found: string[] = []
  const isRead = eachAddress(text, (low, high) => found.push(addressOf(low, high).toString(16)))
  expect(isRead ? found : null).toEqual(expected)
})

test('an address lies in the first range that covers it', () => {
  const ranges = [
    [10n, 20n],
    [15n, 30n],
    [0n, 100n],
    [40n, 40n],
    [12n, 14n],
  ].map(([start, limit]) => ({ start, limit }))
  const rangeAt = firstRangeAt(ranges)
  expect([0n, 9n, 10n, 13n, 19n, 20n, 29n, 30n, 40n, 99n, 100n, 1000n].map(rangeAt)).toEqual([2, 2, 0, 0, 0, 1, 1, 2, 2, 2, -1, -1])
  expect(firstRangeAt([])(5n)).toBe(-1)
  expect(firstRangeAt([{ start: 5n, limit: 9n }])(4n)).toBe(-1)
})

/** A field of bytes. */
const bytes = (field: number, ...body: readonly number[]) => [field * 8 + 2, body.length, ...body]
/** A field with a number. */
const number = (field: number, value: number) => [field * 8, value]

test.each([
  ['a sample type', bytes(1, ...number(1, 1), ...number(2, 2)), 'yes'],
  ['a sample type without a word', bytes(1), 'maybe'],
  ['three samples', [1, 2, 3].flatMap(() => bytes(2, ...number(1, 1), ...number(2, 5))), 'yes'],
  ['two samples', [1, 2].flatMap(() => bytes(2, ...number(1, 1), ...number(2, 5))), 'maybe'],
  ['samples with packed lists and labels', [1, 2, 3].flatMap(() => bytes(2, ...bytes(1, 1, 2), ...bytes(2, 5), ...bytes(3))), 'yes'],
  ['a sample with a field that samples have not', bytes(2, ...number(7, 1)), 'no'],
  ['a sample whose labels are a number', bytes(2, ...number(3, 1)), 'no'],
  ['a sample that is cut within', bytes(2, 8), 'no'],
  [
    'a mapping, a location and a function',
    [...bytes(3, ...number(1, 1)), ...bytes(4, ...number(1, 1)), ...bytes(5, ...number(1, 1))],
    'yes',
  ],
  ['an empty text and no more', bytes(6), 'maybe'],
  ['a text that is not empty first', bytes(6, 65), 'no'],
  ['numbers alone', [...number(9, 1), ...number(10, 1)], 'no'],
  ['a field that profiles have not', number(15, 1), 'no'],
  ['a field of another kind', number(1, 1), 'no'],
  ['a duration of bytes', bytes(10, 65), 'no'],
  ['nothing', [], 'no'],
])('%s', (_, list, verdict) => {
  expect(looksLikeProtobufProfile(Uint8Array.from(list), true)).toBe(verdict)
})

test('a first sample longer than what is seen may be one', () => {
  const head = Uint8Array.of(0x12, 100, 8, 1)
  expect([looksLikeProtobufProfile(head, false), looksLikeProtobufProfile(head, true)]).toEqual(['maybe', 'no'])
  expect(looksLikeProtobufProfile(Uint8Array.of(0x1a, 100, 8, 1), false)).toBe('no')
})
