import { expect, test } from 'vitest'
import { event, HAS, perfPipe, record, SHOP, u16, u32, u64, zeros } from '../../testing/perfPipe'
import { commRecord, mapRecord, perfRecording, sampleOf } from '../../testing/perfRecording'
import { readingText } from '../../testing/readingText'
import { bytesOf } from '../base/utf8'

const pipe = (...records: readonly (readonly number[])[]) => readingText(perfPipe(...records))

test('perf.data: stacks that only perf can put together are refused by what they are', () => {
  const has = HAS.tid | HAS.chain
  const sample = record(9, 2, u32(7), u32(7), u64(0))
  expect(pipe(event({ has: has | HAS.userStack, flags: [8, 22] }), ...SHOP, sample)).toEqual([
    'refused: a perf.data recorded with DWARF stacks (--call-graph dwarf), which only perf unwinds; `perf script -i FILE > FILE.txt` makes it readable',
  ])
  expect(pipe(event({ has: has | HAS.userStack }), ...SHOP, sample)[0]).toBe(
    'perf-data: cycles in samples, weight samples, event cycles; 1 samples',
  )
  expect(pipe(event({ has: has | HAS.branches, branches: 1 << 11 }), ...SHOP, sample)).toEqual([
    'refused: a perf.data recorded with stacks of branches (--call-graph lbr), which only perf puts together; `perf script -i FILE > FILE.txt` makes it readable',
  ])
  expect(pipe(event({ has: has | HAS.branches, branches: 1 }), ...SHOP, sample)[0]).toBe(
    'perf-data: cycles in samples, weight samples, event cycles; 1 samples',
  )
  expect(pipe(event({ has }), record(70, 0, u64(1)))).toEqual([
    'refused: a perf.data with a trace of the processor (Intel PT or ARM SPE), which only perf decodes; `perf script --itrace=i100usg -i FILE > FILE.txt` prints samples of it',
  ])
  expect(pipe(event({ has }), ...SHOP)).toEqual(['refused: a perf-data file with no samples in it'])
})

test('perf.data: bytes that belong to no record, records that cannot be, and files that are cut', () => {
  const has = HAS.tid | HAS.chain
  const sample = record(9, 2, u32(7), u32(7), u64(1), u64(0x10010))
  const tracing = [...record(66, 0, u32(5), u32(0)), ...zeros(8)]
  const aux = [...record(71, 0, u64(3), u64(0)), 1, 2, 3]
  expect(pipe(event({ has }), tracing, ...SHOP, aux, sample)[0]).toBe(
    'perf-data: cycles in samples, weight samples, event cycles; 1 samples',
  )
  expect(pipe(event({ has }), ...SHOP, [...u32(9), ...u16(0), ...u16(7), 0])).toEqual([
    'refused: broken perf-data file: a record of 7 bytes at byte 16',
  ])
  expect(pipe(event({ has }), ...SHOP, sample, sample.slice(0, 20)).filter(line => line.includes('cut'))).toEqual([
    'note: a record that is cut off, left out, 1, byte 236',
  ])
  const bytes = (...values: readonly (string | readonly number[])[]) =>
    readingText(Uint8Array.from(values.flatMap(value => (typeof value === 'string' ? [...bytesOf(value)] : value))))
  expect(bytes('PERFFILE', zeros(100))).toEqual(['refused: broken perf-data file: written by perf before Linux 3.0 at byte 0'])
  expect(bytes('PERFILE2', u64(50), zeros(100))).toEqual(['refused: broken perf-data file: a header of an unknown size at byte 0'])
  expect(bytes('PERFILE2', u64(104), zeros(20))).toEqual(['refused: broken perf-data file: the file ends in its header at byte 36'])
  expect(bytes('PERFILE2', u64(104), u64(80), u64(104), u64(80), u64(100), u64(0), zeros(200))).toEqual([
    'refused: broken perf-data file: a list of events that does not stand before the records at byte 0',
  ])
  expect(bytes('PERFILE2', u64(104), u64(70), u64(104), u64(80), u64(184), u64(0), zeros(200))).toEqual([
    'refused: broken perf-data file: a list of events of an unknown size at byte 0',
  ])
  expect(bytes('PERFILE2', u64(104), u64(80), u64(104), u64(0), u64(104), u64(0), zeros(200))).toEqual([
    'refused: broken perf-data file: no events at byte 0',
  ])
})

test('perf.data: times count from the first sample, and a recording that was interrupted has no length', () => {
  const records = [
    commRecord(1, 7, 7, 'shop'),
    mapRecord(2, 7, 0x10000, 0x1000, 0, '/srv/shop'),
    sampleOf(2 ** 32 + 5, 7, 7, [0x10010], 2),
    sampleOf(2 ** 32 - 5, 7, 7, [-512n, 0x10010]),
  ]
  expect(readingText(perfRecording(records))).toEqual([
    'perf-data: cpu-clock in nanoseconds, weight period, event cpu-clock; cpu-clock:samples in samples, weight samples, event cpu-clock; 2 samples',
    'lasts 10 ns',
    'thread shop, 7/7',
    'shop; [shop] [/srv/shop] native | thread 0 | at 0 | 1 1',
    'shop; [shop] [/srv/shop] native | thread 0 | at 10 | 2 1',
    'note: frames without a symbol, 2',
    'note: no names of /srv/shop: it is not on this machine, 1',
  ])
  const endless = perfRecording(records)
  endless.fill(0, 48, 56)
  expect(readingText(endless)).toEqual(readingText(perfRecording(records)))
  const longer = perfRecording(records)
  longer[49] = 4
  expect(readingText(longer).filter(line => line.includes('cut'))).toEqual([
    'note: the recording is cut off: what it says about itself is missing, 1, byte 400',
  ])
})
