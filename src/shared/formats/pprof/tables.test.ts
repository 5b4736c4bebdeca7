import { expect, test } from 'vitest'
import { NONE } from '../../profile/profile'
import { byteRange } from './byteRange'
import { idTable } from './idTable'
import { mappingsOf, type Mapping } from './mappings'
import { memoryMap } from './memoryMap'
import type { RangeRows } from './rangeRows'

/** What a run of pieces is handed on as. */
function runOf(add: (range: ReturnType<typeof byteRange>) => void): number[] {
  const range = byteRange()
  add(range)
  let run: number[] = []
  const rows = { add: (bytes: Uint8Array, start: number, end: number) => (run = [...bytes.subarray(start, end)]), flush() {} }
  // Of rows only these are used.
  range.addTo(rows as unknown as RangeRows, 0)
  return run
}

const bytes = (from: number, count: number) => Uint8Array.from({ length: count }, (_, i) => (from + i) % 251)

test('pieces of bytes are one run, whether they follow each other or not, however many', () => {
  const source = bytes(1, 40)
  expect(runOf(range => range.add(source, 3, 5))).toEqual([4, 5])
  expect(runOf(range => (range.add(source, 3, 5), range.add(source, 5, 8)))).toEqual([4, 5, 6, 7, 8])
  expect(runOf(range => (range.add(source, 3, 5), range.add(source, 6, 8)))).toEqual([4, 5, 7, 8])
  expect(runOf(range => (range.add(source, 3, 5), range.add(source.slice(), 5, 8)))).toEqual([4, 5, 6, 7, 8])
  expect(runOf(range => (range.add(source, 3, 5), range.clear(), range.add(source, 8, 9)))).toEqual([9])
  const large = bytes(7, 200)
  const expected = [...large, ...large, ...large, ...source.subarray(0, 2)]
  expect(runOf(range => (range.add(large, 0, 200), range.add(large, 0, 200), range.add(large, 0, 200), range.add(source, 0, 2)))).toEqual(
    expected,
  )
  const range = byteRange()
  expect(range.isEmpty()).toBe(true)
  range.add(source, 3, 5)
  expect(range.isEmpty()).toBe(false)
})

test.each([
  ['counted up from one', [1, 2, 3], 1],
  ['counted up from another number', [70, 71, 72], 70],
  ['counted up with a gap', [1, 2, 4], NONE],
  ['counted down', [3, 2, 1], NONE],
  ['at the end of the list by id', [1023, 1024, 1025, 1026, 1027, 1028], 1023],
  ['behind the list by id', [1, 5000, 2], NONE],
  ['just in the list that grows with them', [1, 1027, 1032, 1036, 4000], NONE],
  ['above 31 bits', [-1, -2], NONE],
])('ids that are %s are found', (_, ids, first) => {
  const table = idTable()
  for (const id of ids) expect(table.define(id, 0)).toBe(true)
  for (const [row, id] of ids.entries()) expect([table.find(id, 0), table.find(id, 1), table.define(id, 0)]).toEqual([row, NONE, false])
  expect([table.firstOfRun(), table.length(), table.find(999, 0)]).toEqual([first, ids.length, NONE])
})

test('ids that differ in their upper half are others, and then no run', () => {
  const table = idTable()
  expect([table.define(1, 0), table.define(2, 1), table.define(2, 0)]).toEqual([true, true, true])
  expect([table.find(1, 0), table.find(2, 1), table.find(2, 0), table.firstOfRun()]).toEqual([0, 1, 2, NONE])
})

const mapping = (start: number, limit: number, more: Partial<Mapping> = {}): Mapping => ({
  start: BigInt(start),
  limit: BigInt(limit),
  offset: 0n,
  file: '',
  buildId: '',
  ...more,
})

test('pieces of one file are one mapping where they follow each other in memory and in the file', () => {
  const joined = (...found: Mapping[]) => mappingsOf(found).kept.map(({ file, start, limit }) => `${file} ${start}-${limit}`)
  const file = '/usr/bin/shop'
  expect(joined(mapping(0x1000, 0x2000, { file }), mapping(0x2000, 0x3000, { file, offset: 0x1000n }))).toEqual([`${file} 1000-3000`])
  expect(joined(mapping(0x1000, 0x2000, { file, offset: 0x500n }), mapping(0x2000, 0x3000, { offset: 0x1500n }))).toEqual([
    `${file} 1000-3000`,
  ])
  expect(joined(mapping(0x1000, 0x2000), mapping(0x2000, 0x3000, { file }))).toEqual([`${file} 1000-3000`])
  expect(joined(mapping(0x1000, 0x2000, { file }), mapping(0x2001, 0x3000, { file }))).toHaveLength(2)
  expect(joined(mapping(0x1000, 0x2000, { file }), mapping(0x2000, 0x3000, { file: '/lib/x.so' }))).toHaveLength(2)
  expect(joined(mapping(0x1000, 0x2000, { file, offset: 0x500n }), mapping(0x2000, 0x3000, { file, offset: 0x1501n }))).toHaveLength(2)
  const builds = (a: string, b: string) =>
    joined(mapping(0x1000, 0x2000, { file, buildId: a }), mapping(0x2000, 0x3000, { file, buildId: b })).length
  expect([builds('aa', 'aa'), builds('aa', ''), builds('', 'bb'), builds('aa', 'bb')]).toEqual([1, 1, 1, 2])
})

test('the program stands first: no library, nothing of the kernel’s own, deleted or not', () => {
  const first = (...files: readonly string[]) =>
    mappingsOf(files.map((file, i) => mapping(0x1000 * (i + 1), 0x1000 * (i + 1) + 1, { file }))).files[0]
  expect(first('/lib/libc.so.6', '[vdso]', '/usr/bin/shop')).toBe('/usr/bin/shop')
  expect(first('/lib/libc.so', '', '(deleted)', '/usr/bin/shop (deleted)')).toBe('/usr/bin/shop (deleted)')
  expect(first('/lib/libc_so.x', '/usr/bin/shop')).toBe('/lib/libc_so.x')
  expect(first('/lib/libc.so', '[vdso]')).toBe('/lib/libc.so')
})

test('an address is in the mapping around it, or in the one that reaches down to it, until one is nowhere', () => {
  const found = mappingsOf([
    mapping(0x5000, 0x6000, { file: '/a', offset: 0x1000n }),
    mapping(0x9000, 0xa000, { file: '/b', offset: 0x1000n }),
  ])
  expect([found.find(0x5000, 0), found.find(0x5fff, 0), found.find(0x6000, 0), found.find(0, 0)]).toEqual([0, 0, NONE, NONE])
  // What is nowhere was asked for: nothing reaches down any more.
  expect([found.find(0x4000, 0), found.find(0x8000, 0)]).toEqual([NONE, NONE])
  const other = mappingsOf([
    mapping(0x5000, 0x6000, { file: '/a', offset: 0x1000n }),
    mapping(0x9000, 0xa000, { file: '/b', offset: 0x1000n }),
  ])
  expect([other.find(0x4000, 0), other.find(0x3fff, 0), other.find(0x4fff, 0), other.find(0x8000, 0)]).toEqual([0, NONE, 0, NONE])
})

function mapped(...lines: readonly string[]): unknown {
  const said: string[] = []
  const map = memoryMap(what => said.push(what))
  lines.forEach((line, at) => map.line(line, at + 1))
  return [...map.mappings().map(({ start, limit, offset, file, buildId }) => [start, limit, offset, file, buildId].join(' ')), ...said]
}

test('lines of a memory map in each form that tools print, code alone', () => {
  expect(mapped('00400000-00fcb000 r-xp 00001000 fd:01 1234 /usr/bin/app')).toEqual(['4194304 16560128 4096 /usr/bin/app '])
  expect(mapped('00400000-00fcb000 rw-p 00001000 fd:01 1234 /usr/bin/app')).toEqual([])
  expect(mapped('0x40000-0x80000 /usr/bin/app (@FF00) abc123456')).toEqual(['262144 524288 65280 /usr/bin/app abc123456'])
  expect(mapped('  40000 80000: r-xp /usr/bin/app')).toEqual(['262144 524288 0 /usr/bin/app '])
  expect(mapped('40000-80000')).toEqual(['262144 524288 0  '])
  expect(mapped('I0102 file.cc:42] 40000-80000 /a')).toEqual(['262144 524288 0 /a '])
  expect(mapped('build = /home/x ', '40000-80000 $build/app', '40000-80000 $other/app')).toEqual([
    '262144 524288 0 /home/x/app ',
    '262144 524288 0 $other/app ',
  ])
  expect(mapped('words of a log')).toEqual([])
})

test('a line of a memory map is as long as a path can be, also with what its names stand for', () => {
  const path = (chars: number) => `40000-80000 /${'x'.repeat(chars - '40000-80000 /'.length)}`
  expect(mapped(path(8192))).toHaveLength(1)
  expect(mapped(path(8192))).not.toEqual(['lines of the memory map that are too long'])
  expect(mapped(path(8193))).toEqual(['lines of the memory map that are too long'])
  expect(mapped(`a=${'x'.repeat(5000)}`, '40000-80000 /$a$a')).toEqual(['lines of the memory map that are too long'])
})
