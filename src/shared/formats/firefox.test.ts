import { expect, test } from 'vitest'
import { foldedLines } from '../../testing/foldedLines'
import { bytesOf } from '../base/utf8'
import { profileReading } from './reading'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { frameKind, NONE } from '../profile/profile'

const CATEGORIES = [{ name: 'Other' }, { name: 'JavaScript' }, { name: 'Idle' }, { name: 'GC / CC' }]
const META = {
  interval: 2,
  startTime: 1_700_000_000_000,
  product: 'Firefox',
  preprocessedProfileVersion: 60,
  categories: CATEGORIES,
  sampleUnits: { threadCPUDelta: 'µs' },
}

const TABLES = {
  stringArray: ['main', 'render', 'poll', 'https://shop.example/app.js', 'libxul.so', '0x1a2b'],
  funcTable: {
    length: 4,
    name: [0, 1, 2, 5],
    isJS: [false, true, false, false],
    resource: [0, -1, 0, 0],
    fileName: [null, 3, null, null],
    lineNumber: [null, 7, null, null],
    columnNumber: [null, 3, null, null],
  },
  frameTable: {
    length: 4,
    func: [0, 1, 2, 3],
    address: [4096, -1, 4200, 6699],
    inlineDepth: [0, 0, 1, 0],
    category: [0, 1, 2, 0],
    line: [null, 12, null, null],
    column: [null, null, null, null],
  },
  resourceTable: { length: 1, name: [4], lib: [0], type: [1] },
  stackTable: { length: 4, prefix: [null, 0, 0, 1], frame: [0, 1, 2, 3] },
}

function thread(samples: object, tables: object = TABLES, more: object = {}): object {
  return {
    name: 'GeckoMain',
    processName: 'Parent Process',
    pid: '812',
    tid: 813,
    ...tables,
    samples: { weightType: 'samples', ...samples },
    ...more,
  }
}

function processed(threads: readonly object[], more: object = {}): string {
  return JSON.stringify({ meta: META, libs: [], threads, ...more })
}

test('reads a processed profile: samples, their time by the interval, threads, modules and kinds', () => {
  const input = processed([thread({ stack: [1, 3, 2, null], time: [0, 2, 4, 6], weight: null })])
  expect(foldedOf(input)).toEqual(['(no stack) 2000000', 'main;poll 2000000', 'main;render 2000000', 'main;render;0x1a2b 2000000'])
  expect(foldedOf(input, 'samples')).toEqual(['(no stack) 1', 'main;poll 1', 'main;render 1', 'main;render;0x1a2b 1'])
  const { meta, threads, functions, frames, strings } = profileOf(input)
  expect(meta).toMatchObject({
    sampleCount: 4,
    startMs: 1_700_000_000_000,
    durationNs: 6_000_000,
    facts: [['product', 'Firefox']],
    notes: [{ what: 'samples without a stack, shown as (no stack)', count: 1, where: null }],
  })
  expect(threads).toEqual([{ name: 'Parent Process – GeckoMain', processId: 812, threadId: 813 }])
  const text = (row: number) => (row === NONE ? null : strings[row])
  expect(
    Array.from(functions.name, (name, fn) => [text(name), text(functions.file[fn]), functions.startLine[fn], text(functions.module[fn])]),
  ).toEqual([
    ['main', null, NONE, 'libxul.so'],
    ['render', 'https://shop.example/app.js', 7, null],
    ['poll', null, NONE, 'libxul.so'],
    ['0x1a2b', null, NONE, 'libxul.so'],
    ['(no stack)', null, NONE, null],
  ])
  expect(Array.from(frames.flags, flags => [frameKind(flags), flags & 1])).toEqual([
    ['unknown', 0],
    ['unknown', 0],
    ['idle', 1],
    ['native', 0],
    ['unknown', 0],
  ])
  expect([frames.address?.[0], frames.line[1]]).toEqual([4096n, 12])
})

test('finds tables that all threads share, behind the threads', () => {
  const { stackTable, ...rest } = TABLES
  const sources = {
    ...rest,
    funcTable: { ...rest.funcTable, fileName: undefined, source: [null, 0, null, null] },
    sources: { filename: [3] },
  }
  const samples = { stack: [1], timeDeltas: [5] }
  const all = processed([thread(samples, {}), thread(samples, {}, { name: 'worker', tid: 900 })], { shared: { ...sources, stackTable } })
  expect(foldedOf(all, 'samples')).toEqual(['main;render 2'])
  const { functions, strings, samples: rows, threads } = profileOf(all)
  expect(strings[functions.file[1]]).toBe('https://shop.example/app.js')
  expect([threads.length, rows.timeNs]).toEqual([2, Float64Array.of(5_000_000, 5_000_000)])
})

test('reads version 70: callers by how far above they stand, libraries by frame', () => {
  const shared = {
    ...TABLES,
    stackTable: { length: 4, prefixOffset: [0, 1, 2, 2], frame: [0, 1, 2, 3] },
    funcTable: { ...TABLES.funcTable, resource: [-1, -1, -1, -1] },
    frameTable: { ...TABLES.frameTable, lib: [0, -1, 0, -1] },
  }
  const meta = { ...META, preprocessedProfileVersion: 70 }
  const file = { meta, libs: [{ name: 'libxul.so', debugName: 'libxul.so' }], shared }
  const profile = profileOf(JSON.stringify({ ...file, threads: [thread({ stack: [1, 3, 2], timeDeltas: [0, 1, 1] }, {})] }))
  expect(foldedLines(profile, 1)).toEqual(['main;poll 1', 'main;render 1', 'main;render;0x1a2b 1'])
  expect(Array.from(profile.functions.module, row => profile.strings[row] ?? null)).toEqual(['libxul.so', null, 'libxul.so', null])
  expect(profile.meta.notes).toEqual([])
})

test('says so when the file is of a version that is not known yet', () => {
  const notes = profileOf(processed([thread({ stack: [1], time: [0] })], { meta: { ...META, preprocessedProfileVersion: 71 } })).meta.notes
  expect(notes).toMatchObject([{ what: expect.stringContaining('version 71'), count: 1 }])
})

test('weighs by what the file says: negative counts of a comparison, milliseconds, bytes', () => {
  expect(foldedOf(processed([thread({ stack: [0, 1], time: [0, 1], weight: [-3, 5] })]), 'samples')).toEqual(['main -3', 'main;render 5'])
  expect(foldedOf(processed([thread({ stack: [0, 1], time: [0, 1], weight: [1.5, 2], weightType: 'tracing-ms' })]))).toEqual([
    'main 1500000',
    'main;render 2000000',
  ])
  expect(foldedOf(processed([thread({ stack: [0], time: [0], weight: [64], weightType: 'bytes' })]))).toEqual(['main 64'])
})

test('has processor time and allocations as sample types of their own', () => {
  const allocations = { time: [1, 2], weight: [128, -128], weightType: 'bytes', stack: [1, 1], length: 2 }
  const input = processed([
    thread({ stack: [0, 1, 1], time: [0, 2, 4], threadCPUDelta: [999, 1500, null] }, TABLES, {
      jsAllocations: { ...allocations, weight: [128, 64] },
      nativeAllocations: allocations,
    }),
  ])
  expect(profileOf(input).meta.sampleTypes.map(({ name }) => name)).toEqual([
    'time',
    'samples',
    'cpu',
    'native-allocations',
    'js-allocations',
  ])
  expect(foldedOf(input, 'cpu')).toEqual(['main;render 1500000'])
  expect(foldedOf(input, 'js-allocations')).toEqual(['main;render 192'])
  expect(foldedOf(input, 'native-allocations')).toEqual([])
})

/** As Firefox itself writes it: rows with a schema, a place in the name, a profile for each process. */
function gecko(name: string, startTime: number, processes: readonly object[] = []): object {
  return {
    meta: { version: 30, interval: 1, startTime, stackwalk: 1, categories: CATEGORIES },
    libs: [],
    threads: [
      {
        name,
        processType: 'default',
        pid: 7,
        tid: startTime % 100,
        stringTable: ['(root)', 'main', 'render (https://shop.example/app.js:12:4)', '(https://shop.example/app.js:3:1)', '0x7f00aa'],
        frameTable: {
          schema: { location: 0, relevantForJS: 1, innerWindowID: 2, implementation: 3, line: 4, column: 5, category: 6, subcategory: 7 },
          data: [[0, false], [1, false, null, null, null, null, 0, 0], [2, true, 9, null, 14, 2, 1], [3], [4]],
        },
        stackTable: {
          schema: { prefix: 0, frame: 1 },
          data: [
            [null, 0],
            [0, 1],
            [1, 2],
            [1, 3],
            [2, 4],
          ],
        },
        samples: {
          schema: { stack: 0, time: 1, eventDelay: 2 },
          data: [
            [2, 10.5, 0],
            [3, 11.5],
            [4, 12.5, 0],
            [null, 13.5, 0],
          ],
        },
      },
    ],
    processes,
  }
}

test("reads Gecko's own rows, in the order of their schema", () => {
  const input = JSON.stringify(gecko('GeckoMain', 1_700_000_000_007))
  expect(foldedOf(input, 'samples')).toEqual([
    '(no stack) 1',
    '(root);main;(anonymous app.js:3) 1',
    '(root);main;render 1',
    '(root);main;render;0x7f00aa 1',
  ])
  const { frames, functions } = profileOf(input)
  expect([frames.line[2], functions.startLine[2]]).toEqual([14, 12])
})

test('puts the threads of subprocesses on the same time axis', () => {
  const input = JSON.stringify(gecko('GeckoMain', 1_700_000_000_007, [gecko('Web Content', 1_700_000_000_107)]))
  const { threads, samples } = profileOf(input)
  expect(threads.map(({ name }) => name)).toEqual(['GeckoMain', 'Web Content'])
  expect(samples.timeNs).toEqual(
    Float64Array.of(10_500_000, 11_500_000, 12_500_000, 13_500_000, 110_500_000, 111_500_000, 112_500_000, 113_500_000),
  )
})

test('reads on where tables refer to what is not there, and says so', () => {
  const tables = { ...TABLES, stackTable: { prefix: [null, 7, 0], frame: [0, 1, 99] } }
  const input = processed([thread({ stack: [1, 2, 50], time: [0, 1, 2] }, tables)])
  expect(foldedOf(input, 'samples')).toEqual(['(no stack) 1', 'main 1', 'render 1'])
  expect(profileOf(input).meta.notes.map(({ what, count }) => [what, count])).toEqual([
    ['stacks whose caller does not stand before them, taken for roots', 1],
    ['stacks of frames that are not in the file', 1],
    ['samples of stacks that are not in the file', 1],
    ['samples without a stack, shown as (no stack)', 1],
  ])
})

test('half a row of a table is none', () => {
  const tables = { ...TABLES, stackTable: { prefix: [null, 0.5, 0], frame: [0, 1, 1.5] } }
  const input = processed([thread({ stack: [1, 2, 0.5], time: [0, 1, 2] }, tables)])
  expect(foldedOf(input, 'samples')).toEqual(['(no stack) 1', 'main 1', 'render 1'])
})

test('is empty without samples', () => {
  expect(read(processed([]))).toMatchObject({ ok: false, error: { kind: 'empty', format: 'firefox' } })
})

test('asks for the programs of code that has an address and no name, by path and build id', () => {
  const needsOf = (library: object) => {
    const reading = profileReading()
    const libs = [{ name: 'libxul.so', path: '/usr/lib/libxul.so', codeId: 'AB'.repeat(20), ...library }]
    reading.push(bytesOf(processed([thread({ stack: [3], time: [0] })], { libs })))
    return reading.needs()
  }
  expect(needsOf({})).toEqual([{ kind: 'program', path: '/usr/lib/libxul.so', buildId: 'ab'.repeat(20) }])
  // A build that is not known cannot be held to, and another system's file is no ELF file.
  expect(needsOf({ codeId: null })).toEqual([])
  expect(needsOf({ codeId: '63F0E5D52D6000' })).toEqual([])
  expect(needsOf({ path: 'C:\\Windows\\xul.dll' })).toEqual([])
})
