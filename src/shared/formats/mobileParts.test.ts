import { expect, test } from 'vitest'
import { message, number, text } from '../../../scripts/make-fixtures/protobufBytes.mjs'
import { readingText } from '../../testing/readingText'
import { bytesOf } from '../base/utf8'

const record = (...body: readonly number[]) => [body.length & 255, body.length >> 8, 0, 0, ...body]
const SIMPLEPERF = [...bytesOf('SIMPLEPERF'), 1, 0]
const frame = (file: number, symbol: number, kind = 0) =>
  message(3, [...number(1, 9), ...number(2, file), ...number(3, symbol), ...number(4, kind)])
const taken = (ns: number, thread: number, count: number, event: number, ...chain: readonly number[][]) =>
  record(...message(1, [...number(1, ns), ...number(2, thread), ...chain.flat(), ...number(4, count), ...number(5, event)]))
const FILES = [
  ...record(...message(3, [...number(1, 1), ...text(2, '/data/libshop.so'), ...text(3, 'main'), ...text(3, 'rate')])),
  ...record(...message(3, [...number(1, 2), ...text(2, '/lib/modules/disk.ko')])),
  ...record(...message(3, [...number(1, 3), ...text(2, '[vdso]')])),
  ...record(...message(4, [...number(1, 7), ...number(2, 5), ...text(3, 'shop')])),
  ...record(...message(4, [...number(1, 8), ...number(2, 5)])),
  ...record(...message(5, [...text(1, 'task-clock:u'), ...text(1, 'cycles'), ...text(2, 'com.shop')])),
]
const simpleperf = (...parts: readonly (readonly number[])[]) => readingText(Uint8Array.from([...SIMPLEPERF, ...parts.flat()]))

test('simpleperf: places without a symbol are their file; kinds are by the number, the kernel by its file', () => {
  expect(
    simpleperf(
      taken(3000, 7, 250, 0, frame(1, 1, 2), frame(1, 0)),
      taken(2000, 8, 7, 1, frame(2, -1), frame(3, -1, 1), frame(9, -1, 3), frame(1, 5, 9)),
      taken(4000, 9, 1, 2),
      FILES,
      record(...message(2, [...number(1, 12), ...number(2, 4)])),
      [0, 0, 0, 0, 1, 2, 3],
    ),
  ).toEqual([
    'simpleperf: task-clock:u in nanoseconds, weight period, event task-clock:u; task-clock:u:samples in samples, weight samples, event task-clock:u; cycles in count, weight period, event cycles; cycles:samples in samples, weight samples, event cycles; event 2 in count, weight period, event event 2; event 2:samples in samples, weight samples, event event 2; 3 samples',
    'fact app: com.shop',
    'thread shop, 5/7',
    'thread thread 8, 5/8',
    'thread thread 9, -/9',
    'main [/data/libshop.so] native; rate [/data/libshop.so] jit | thread 0 | at 1000 | 250 1 0 0 0 0',
    '[libshop.so] [/data/libshop.so]; [unknown] native; [vdso] [[vdso]] interpreted; [disk.ko] [/lib/modules/disk.ko] kernel | thread 1 | at 0 | 0 0 7 1 0 0',
    '(no stack) | thread 2 | at 2000 | 0 0 0 0 1 1',
    'note: frames without a symbol, 4',
    'note: samples that simpleperf lost, 4',
    'note: samples without a stack, shown as (no stack), 1',
  ])
})

test('simpleperf: another version, a broken record and a cut one are said', () => {
  expect(readingText(Uint8Array.from([...bytesOf('SIMPLEPERF'), 2, 0, 0, 0, 0, 0]))).toEqual([
    'refused: broken simpleperf file: version 2, where 1 is known at byte 0',
  ])
  const good = taken(1, 7, 1, 0, frame(1, 0))
  expect(simpleperf(good, record(10, 99))).toEqual(['refused: broken simpleperf file: a record that cannot be read at byte 36'])
  expect(simpleperf(good, record(...message(1, [26, 99])))).toEqual([
    'refused: broken simpleperf file: a record that cannot be read at byte 36',
  ])
  expect(simpleperf(good, record(...message(1, message(3, [8]))))).toEqual([
    'refused: broken simpleperf file: a record that cannot be read at byte 36',
  ])
  expect(simpleperf(good, [9, 0, 0, 0, 1]).slice(-2)).toEqual([
    'note: a record that the end of the file cuts off, left out, 1',
    'note: frames without a symbol, 1',
  ])
  expect(simpleperf([0, 0, 0, 0])).toEqual(['refused: a simpleperf file with no samples in it'])
})

const ART_TABLES = (clock: string, methods = '') =>
  `*version\n3\nclock=${clock}\nelapsed-time-usec=9\nother=1\npid=42\n*threads\n1\tmain\n*methods\n0x10\tcom/shop/Main\tonCreate\t()V\tMain.java\n0x20\t\trate\n${methods}*end\n`
function artTrace(
  clock: string,
  version: number,
  recordBytes: number,
  events: readonly (readonly number[])[],
  rest: readonly number[] = [],
): Uint8Array {
  const head = bytesOf(ART_TABLES(clock).replace('\n3\n', `\n${version}\n`))
  const start = Buffer.alloc(version >= 3 ? 18 : 32)
  start.write('SLOW')
  start.writeUInt16LE(version, 4)
  start.writeUInt16LE(start.length, 6)
  if (version >= 3) start.writeUInt16LE(recordBytes, 16)
  const records = events.map(([thread, method, first, second]) => {
    const bytes = Buffer.alloc(recordBytes)
    const threadBytes = version === 1 ? 1 : 2
    bytes.writeUIntLE(thread, 0, threadBytes)
    bytes.writeUInt32LE(method, threadBytes)
    bytes.writeUInt32LE(first, threadBytes + 4)
    if (second !== undefined) bytes.writeUInt32LE(second, threadBytes + 8)
    return bytes
  })
  return Uint8Array.from([...head, ...start, ...records.flatMap(bytes => [...bytes]), ...rest])
}

test('Android: methods have their class, file and package; both clocks count, each from where it was', () => {
  const events = [
    ...[
      [1, 0x10, 10, 100],
      [1, 0x20, 60, 200],
      [2, 0x30, 5, 250],
      [1, 0x21, 160, 500],
      [2, 0x21, 7, 260],
    ],
    ...[
      [2, 0x31, 9, 280],
      [1, 0x20, 170, 510],
      [1, 0x11, 200, 1000],
    ],
  ]
  expect(readingText(artTrace('dual', 3, 14, events, [1, 0]))).toEqual([
    'android-trace: wall in nanoseconds; cpu in nanoseconds; 6 samples',
    'lasts 900000 ns',
    'fact clock: dual',
    'fact elapsed-time-usec: 9',
    'fact pid: 42',
    'thread main, -/1',
    'thread thread 2, -/2',
    'com.shop.Main.onCreate (Main.java) [com.shop] jit | thread 0 | at 0 | 100000 50000',
    'com.shop.Main.onCreate (Main.java) [com.shop] jit; rate jit | thread 0 | at 100000 | 300000 100000',
    '0x30 jit | thread 1 | at 150000 | 10000 2000',
    '0x30 jit | thread 1 | at 160000 | 20000 2000',
    'com.shop.Main.onCreate (Main.java) [com.shop] jit | thread 0 | at 400000 | 10000 10000',
    'com.shop.Main.onCreate (Main.java) [com.shop] jit; rate jit | thread 0 | at 410000 | 490000 30000',
    'note: methods that are not in the file, 1',
    'note: exits of methods that were not entered, 1, byte 214',
    'note: methods without an exit, ended with their caller, 1, byte 256',
    'note: a record that the end of the file cuts off, 1, byte 270',
  ])
})

test('Android: one clock is the wall’s or the thread’s; counters go on at 2^32, and back is nothing', () => {
  const events = [
    [1, 0x10, 2 ** 32 - 10],
    [1, 0x20, 20],
    [1, 0x21, 15],
    [1, 0x11, 115],
  ]
  expect(readingText(artTrace('wall', 2, 10, events))).toEqual([
    'android-trace: wall in nanoseconds; 2 samples',
    'lasts 125000 ns',
    'fact clock: wall',
    'fact elapsed-time-usec: 9',
    'fact pid: 42',
    'thread main, -/1',
    'com.shop.Main.onCreate (Main.java) [com.shop] jit | thread 0 | at 0 | 30000',
    'com.shop.Main.onCreate (Main.java) [com.shop] jit | thread 0 | at 25000 | 100000',
  ])
  expect(readingText(artTrace('thread-cpu', 1, 9, events))).toEqual([
    'android-trace: cpu in nanoseconds; 2 samples',
    'lasts 125000 ns',
    'fact clock: thread-cpu',
    'fact elapsed-time-usec: 9',
    'fact pid: 42',
    'thread main, -/1',
    'com.shop.Main.onCreate (Main.java) [com.shop] jit | thread 0 | at 0 | 30000',
    'com.shop.Main.onCreate (Main.java) [com.shop] jit | thread 0 | at 25000 | 100000',
  ])
})

test('Android: tables without an end, no records and records of no size are said by their place', () => {
  const tables = ART_TABLES('dual')
  expect(readingText(tables.replace('*end', '*and'))).toEqual(['refused: broken android-trace file: tables that have no end at byte 140'])
  expect(readingText(`${tables}SLOV${'x'.repeat(20)}`)).toEqual([
    'refused: broken android-trace file: no records after the tables at byte 140',
  ])
  expect(readingText(`${tables}SLOW`)).toEqual(['refused: broken android-trace file: no records after the tables at byte 140'])
  expect(readingText(artTrace('dual', 3, 8, []))).toEqual(['refused: broken android-trace file: records of 8 bytes at byte 140'])
  expect(readingText(artTrace('dual', 3, 14, []))).toEqual(['refused: a android-trace file with no samples in it'])
})

const safari = (recording: object, version = 1) => readingText(JSON.stringify({ version, recording }))
const at = (name: string, line: number, column: number, inner?: number) => ({
  name,
  url: 'shop.js',
  line,
  column,
  ...(inner === undefined ? {} : { expressionLocation: { line: inner, column: 1 } }),
})

test('Safari: functions are told apart by where they begin, and frames by where they are', () => {
  const sampleStackTraces = [
    { timestamp: 1.5, stackFrames: [at('rate', 7, 2, 9), at('', 1, 0, 3)] },
    { timestamp: 1.4, stackFrames: [at('rate', -1, -1)] },
    { timestamp: 3, stackFrames: [] },
    { timestamp: 3.5, stackFrames: [at('rate', 7, 2, 9)] },
  ]
  expect(safari({ displayName: 'Monday', sampleStackTraces, sampleDurations: [0.5, 0.25, 1, -1] }, 2)).toEqual([
    'safari: cpu in nanoseconds, weight period, event cpu; samples in count, weight samples, event cpu; 3 samples',
    'lasts 2500000000 ns',
    'fact recording: Monday',
    '(anonymous) (shop.js:3, from 1) jit; rate (shop.js:9, from 7:2) jit | at 0 | 500000000 1',
    'rate (shop.js) jit | at 150000000 | 250000000 1',
    '(no stack) | at 1000000000 | 1000000000 1',
    'note: version 2 of the format, where 1 is known: read as that, 1',
    'note: samples whose time is no number that can be added up, left out, 1, sample 4',
    'note: samples without a stack, shown as (no stack), 1',
  ])
  expect(safari({ sampleStackTraces, sampleDurations: [0.5] })).toEqual([
    'refused: broken safari file: another number of durations than of samples at sample 2',
  ])
  expect(safari({ sampleStackTraces: [], sampleDurations: [] })).toEqual(['refused: a safari file with no samples in it'])
})
