import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commRecord, forkRecord, mapRecord, perfRecording, ROUND, sampleOf } from '../../testing/perfRecording'
import { foldedOf, profileOf, profileWithSymbols, read } from '../../testing/reading'
import { foldedLines } from '../../testing/foldedLines'
import { bytesOf } from '../base/utf8'
import { readFileHeader } from './perfData/fileHeader'

const SHOP = [
  commRecord(1, 7, 7, 'shop'),
  mapRecord(2, 7, 0x10000, 0x1000, 0, '/srv/shop'),
  mapRecord(3, 7, 0x20000, 0x1000, 0, '/lib/libc.so.6'),
]
const USER = -512n
const KERNEL = -128n

test.each([true, false])('reads either byte order (little: %s)', isLittle => {
  const recording = perfRecording(
    [...SHOP, sampleOf(5, 7, 7, [USER, 0x20010, 0x10010], 1000), sampleOf(9, 7, 7, [USER, 0x10020], 500)],
    isLittle,
  )
  expect(foldedOf(recording)).toEqual(['shop;[shop] 500', 'shop;[shop];[libc.so.6] 1000'])
  expect(profileOf(recording).samples.timeNs).toEqual(Float64Array.of(0, 4))
})

test('records take effect in the order of their times, not in that of the file', () => {
  const recording = perfRecording([sampleOf(5, 7, 7, [USER, 0x10010]), ...SHOP, ROUND, sampleOf(6, 7, 7, [USER, 0x20010]), ROUND])
  expect(foldedOf(recording)).toEqual(['shop;[libc.so.6] 1', 'shop;[shop] 1'])
})

test('a child has what its parent had, and a program that is started has nothing of it', () => {
  const recording = perfRecording([
    ...SHOP,
    forkRecord(4, 8, 7),
    sampleOf(5, 8, 8, [USER, 0x10010]),
    mapRecord(6, 8, 0x10000, 0x1000, 0, '/srv/other'),
    sampleOf(7, 8, 8, [USER, 0x10010]),
    sampleOf(8, 7, 7, [USER, 0x10010]),
    commRecord(9, 8, 8, 'next', true),
    sampleOf(10, 8, 8, [USER, 0x10010]),
    forkRecord(11, 7, 7, 9),
    sampleOf(12, 7, 9, [USER, 0x20010]),
    sampleOf(13, 7, 99, [USER, 0x20010]),
  ])
  expect(foldedOf(recording)).toEqual([':99;[libc.so.6] 1', 'next;[unknown] 1', 'shop;[libc.so.6] 1', 'shop;[other] 1', 'shop;[shop] 2'])
})

test('a stack goes through the kernel and the program, each with its own addresses', () => {
  const recording = perfRecording([...SHOP, sampleOf(5, 7, 7, [KERNEL, 0xffffffff81000010n, USER, 0x10010])])
  expect(foldedOf(recording)).toEqual(['shop;[shop];[kernel] 1'])
})

test('names of the kernel come from its list, wherever it was loaded', () => {
  const recording = perfRecording([
    ...SHOP,
    {
      ...mapRecord(4, -1, 0, 0x1000, 0, '[kernel.kallsyms]_text'),
      misc: 1,
      fields: [
        ['u32', 0xffffffff],
        ['u32', 0],
        ['u64', 0xffffffff91000000n],
        ['u64', 0x1000],
        ['u64', 0xffffffff91000000n],
        ['text', '[kernel.kallsyms]_text'],
      ],
    },
    sampleOf(5, 7, 7, [KERNEL, 0xffffffff91000110n, USER, 0x10010]),
  ])
  const names = bytesOf('ffffffff81000000 T _text\nffffffff81000100 t do_brk\nffffffff81000200 T other\n')
  expect(foldedLines(profileWithSymbols(recording, /kallsyms/, names), 0)).toEqual(['shop;[shop];do_brk 1'])
})

test('code made at run time has the names that its compiler wrote down', () => {
  const recording = perfRecording([
    ...SHOP,
    mapRecord(4, 7, 0x30000, 0x1000, 0, '//anon'),
    sampleOf(5, 7, 7, [USER, 0x30210, 0x30010, 0x10010]),
  ])
  const names = bytesOf('30000 100 LazyCompile:~main /srv/shop.js:9\n30200 40 LazyCompile:*price /srv/shop.js:4\n')
  expect(foldedLines(profileWithSymbols(recording, /^\/tmp\/perf-7\.map$/, names), 0)).toEqual([
    'shop;[shop];LazyCompile:~main /srv/shop.js:9;LazyCompile:*price /srv/shop.js:4 1',
  ])
  expect(foldedOf(recording)).toEqual(['shop;[shop];[perf-7.map];[perf-7.map] 1'])
})

const FIXTURES = join(import.meta.dirname, '../../../fixtures/perf-data')
const PROGRAM = new Uint8Array(readFileSync(join(FIXTURES, 'order_service_debug.elf')))
const RECORDING = new Uint8Array(readFileSync(join(FIXTURES, 'c-small.data')))

test('takes no names from another build of a program, and says so', () => {
  const other = PROGRAM.slice()
  const note = bytesOf('GNU\0')
  const id = other.findIndex((_, at) => note.every((byte, i) => other[at + i] === byte) && other[at - 4] === 3)
  other[id + 4] ^= 1
  const named = profileWithSymbols(RECORDING, /order_service_debug$/, PROGRAM)
  const unnamed = profileWithSymbols(RECORDING, /order_service_debug$/, other)
  expect(named.strings).toContain('calculate_tax')
  expect(unnamed.strings).not.toContain('calculate_tax')
  expect(unnamed.meta.notes.map(({ what }) => what)).toContain(
    'no names of /srv/app/bin/order_service_debug: the file there is of another build than the recorded one',
  )
})

test('reads a recording that was cut off, and says what is missing', () => {
  const cut = read(RECORDING.subarray(0, RECORDING.length / 4))
  expect(cut.ok && cut.value.meta.notes.map(({ what }) => what)).toContain('the recording is cut off: what it says about itself is missing')
  expect(read(RECORDING.subarray(0, 90))).toMatchObject({ ok: false, error: { kind: 'malformed', format: 'perf-data' } })
})

test('events that all say the same ids are theirs have no more of them than the file', () => {
  const HEADER = 104
  const ATTR = 64
  const ENTRY = ATTR + 16
  const [ids, events] = [1000, 500]
  const bytes = new Uint8Array(HEADER + ids * 8 + events * ENTRY)
  const view = new DataView(bytes.buffer)
  bytes.set(bytesOf('PERFILE2'))
  const words = [HEADER, ENTRY, HEADER + ids * 8, events * ENTRY, bytes.length, 0]
  words.forEach((word, at) => view.setUint32(8 + at * 8, word, true))
  for (let event = 0; event < events; event++) {
    const at = HEADER + ids * 8 + event * ENTRY + ATTR
    view.setUint32(at, HEADER, true)
    view.setUint32(at + 8, ids * 8, true)
  }
  const read = readFileHeader(bytes)
  const attrs = 'header' in read ? (read.header.file?.attrs ?? []) : []
  expect(attrs).toHaveLength(events)
  expect(attrs[0].ids).toHaveLength(ids)
  expect(attrs.reduce((sum, attr) => sum + attr.ids.length, 0)).toBeLessThanOrEqual(bytes.length / 8)
})
