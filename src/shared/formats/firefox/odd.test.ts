import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../../testing/reading'
import { bytesOf } from '../../base/utf8'
import { frameKind } from '../../profile/profile'
import { firefox } from '../firefox'

test.each([
  ['a processed version', { meta: { preprocessedProfileVersion: 60 } }, 'yes'],
  ['an interval', { meta: { interval: 1 } }, 'yes'],
  ['meta data of something else', { meta: { product: 'x' } }, 'no'],
  ['libraries', { libs: [{ debugName: 'x', breakpadId: 'y' }] }, 'yes'],
  ['libraries without an id', { libs: [{ debugName: 'x' }] }, 'no'],
  ['ids without a library', { libs: [{ breakpadId: 'x' }] }, 'no'],
  ['a recording of old DevTools', { label: '', duration: 1, markers: [] }, 'yes'],
  ['a recording without markers', { label: '', duration: 1 }, 'no'],
  ['a trace with markers', { label: '', duration: 1, markers: [], traceEvents: [] }, 'no'],
  ['threads with stacks', { threads: [{ stackTable: {} }] }, 'yes'],
  ['threads with samples', { threads: [{ samples: {} }] }, 'yes'],
  ['threads alone', { threads: [{ name: 'x' }] }, 'no'],
])('%s', (_, json, verdict) => {
  expect(firefox.looksLike(bytesOf(JSON.stringify(json)), true)).toBe(verdict)
})

const TABLES = {
  stringArray: ['main', 'render', '0xff', '[unknown]'],
  funcTable: { length: 3, name: [0, 1, 2], resource: [-1, -1, -1], fileName: [null, null, null], lineNumber: [null, null, null] },
  frameTable: { length: 3, func: [0, 1, 2], category: [0, 1, null], line: [null, null, null] },
  stackTable: { length: 3, prefix: [null, 0, 1], frame: [0, 1, 2] },
}

function thread(samples: object, more: object = {}): object {
  return { name: 'GeckoMain', pid: 'none', tid: 1, ...TABLES, samples, ...more }
}

function fileOf(threads: readonly object[], meta: object = {}, more: object = {}): string {
  return JSON.stringify({ meta: { preprocessedProfileVersion: 60, interval: 1, ...meta }, threads, ...more })
}

test('each kind of code that Gecko and others name has its kind', () => {
  const names = ['Idle', 'GC / CC', 'Kernel', 'JIT', 'Interpreter', 'User', 'Native', 'Other']
  const profile = profileOf(
    fileOf(
      [
        thread(
          { stack: names.map((_, at) => at), time: names.map((_, at) => at) },
          {
            stringArray: names,
            funcTable: { length: 8, name: names.map((_, at) => at) },
            frameTable: { length: 8, func: names.map((_, at) => at), category: names.map((_, at) => at) },
            stackTable: { length: 8, prefix: names.map(() => null), frame: names.map((_, at) => at) },
          },
        ),
      ],
      { categories: names.map(name => ({ name })) },
    ),
  )
  expect(Array.from(profile.frames.flags, frameKind)).toEqual(['idle', 'gc', 'kernel', 'jit', 'interpreted', 'native', 'native', 'unknown'])
})

test('an address for a name is native code, a function without a name is said to have none', () => {
  const profile = profileOf(fileOf([thread({ stack: [2], time: [0] }, { stringArray: ['', 'render', '0xff'] })]))
  expect(Array.from(profile.functions.name, row => profile.strings[row])).toEqual(['(unnamed)', 'render', '0xff'])
  expect(Array.from(profile.frames.flags, frameKind)).toEqual(['unknown', 'unknown', 'native'])
})

test('time passes by the interval, and the processor’s in its unit, but for what was before the recording', () => {
  const cpu = (unit: string) =>
    profileOf(
      fileOf([thread({ stack: [0, 1, 1], time: [0, 1, 3], threadCPUDelta: [900, 2, 0] })], { sampleUnits: { threadCPUDelta: unit } }),
    )
  expect(cpu('µs').meta.sampleTypes.map(({ name }) => name)).toEqual(['time', 'samples', 'cpu'])
  expect([...cpu('µs').samples.values[2]]).toEqual([0, 2000, 0])
  expect([...cpu('ns').samples.values[2]]).toEqual([0, 2, 0])
  expect(cpu('variable CPU cycles').meta.sampleTypes).toHaveLength(2)
  expect([...cpu('ns').samples.values[0]]).toEqual([1e6, 1e6, 1e6])
  const without = profileOf(fileOf([thread({ stack: [0], time: [0] })], { interval: 0 }))
  expect(without.meta.sampleTypes.map(({ name }) => name)).toEqual(['samples'])
  expect([without.meta.durationNs, without.meta.startMs, without.meta.facts]).toEqual([null, null, []])
})

test('a thread is named after its process where that is another name, and its ids are numbers where they are', () => {
  const more = [
    { processName: 'GeckoMain', pid: '12', tid: 'x' },
    { processName: 'Web Content', pid: 13, tid: 14 },
    { pid: '1234567890123456' },
  ]
  const { threads } = profileOf(fileOf(more.map(fields => thread({ stack: [0], time: [0] }, fields))))
  expect(threads).toEqual([
    { name: 'GeckoMain', processId: 12, threadId: null },
    { name: 'Web Content – GeckoMain', processId: 13, threadId: 14 },
    { name: 'GeckoMain', processId: null, threadId: 1 },
  ])
})

test('user timing is kept: measures as stretches, marks as moments, other markers not', () => {
  const markers = {
    data: [
      { type: 'UserTiming', name: 'order', entryType: 'measure' },
      { type: 'UserTiming', name: 1, entryType: 'mark' },
      { type: 'Paint', name: 'x', entryType: 'measure' },
      null,
      { type: 'UserTiming', name: 'late', entryType: 'measure' },
      { type: 'UserTiming', name: 'never', entryType: 'measure' },
    ],
    startTime: [2, 3, 4, 5, 9, null],
    endTime: [6, 8, 7, 8, 8, 10],
  }
  const { marks, strings } = profileOf(fileOf([thread({ stack: [0], time: [0] }, { markers })]))
  const rows = Array.from(marks?.name ?? [], (name, row) => [strings[name], marks?.startNs[row], marks?.endNs[row]])
  expect(rows).toEqual([
    ['order', 2e6, 6e6],
    ['render', 3e6, 3e6],
    ['late', 9e6, 9e6],
  ])
})

test('the profile that old DevTools wrapped is read, and so is one in which nothing was sampled refused', () => {
  const profile = JSON.parse(fileOf([thread({ stack: [1], time: [0] })])) as object
  expect(foldedOf(JSON.stringify({ label: '', duration: 1, markers: [], profile }), 'samples')).toEqual(['main;render 1'])
  expect(read(fileOf([]))).toMatchObject({ ok: false, error: { kind: 'empty', format: 'firefox' } })
})

test('callers that do not stand before, frames and stacks that are not there are said', () => {
  const odd = { stackTable: { length: 4, prefix: [null, 3, -2, 0], frame: [0, 1, 1, 9] } }
  const input = fileOf([thread({ stack: [1, 2, 3, 7], time: [0, 1, 2, 3] }, odd)])
  expect(foldedOf(input, 'samples')).toEqual(['(no stack) 1', 'main 1', 'render 2'])
  expect(profileOf(input).meta.notes.map(({ what, count }) => [what, count])).toEqual([
    ['stacks whose caller does not stand before them, taken for roots', 2],
    ['stacks of frames that are not in the file', 1],
    ['samples of stacks that are not in the file', 1],
    ['samples without a stack, shown as (no stack)', 1],
  ])
})

/** The rows of one thread as Gecko writes them; `schema` may stand behind them or nowhere. */
function geckoThread(tables: Readonly<Record<string, object>>): object {
  const stringTable = ['(root)', 'order', 'serve (https://shop.example/app.js:12:4)']
  const frameTable = { data: [[0], [1, true, 9, null, 14, 2, 1], [2]] }
  const stackTable = {
    data: [
      [null, 0],
      [0, 1],
      [1, 2],
    ],
  }
  const samples = {
    schema: { stack: 0, time: 1 },
    data: [
      [2, 1],
      [1, 2],
    ],
  }
  return { name: 'GeckoMain', pid: 7, tid: 8, stringTable, frameTable, stackTable, samples, ...tables }
}

const geckoFile = (tables: Readonly<Record<string, object>>) =>
  JSON.stringify({ meta: { version: 30, interval: 1, categories: [{ name: 'Other' }, { name: 'JIT' }] }, threads: [geckoThread(tables)] })

test('rows of Gecko have their usual order where no schema says another', () => {
  const { frames, strings, functions } = profileOf(geckoFile({}))
  expect(foldedOf(geckoFile({}), 'samples')).toEqual(['(root);order 1', '(root);order;serve 1'])
  expect(
    Array.from(frames.fn, (fn, row) => [strings[functions.name[fn]], frames.line[row], frames.column[row], frameKind(frames.flags[row])]),
  ).toEqual([
    ['(root)', -1, -1, 'unknown'],
    ['order', 14, 2, 'jit'],
    ['serve', -1, -1, 'unknown'],
  ])
  const other = {
    frameTable: {
      schema: { category: 0, line: 1, location: 2 },
      data: [
        [1, 3, 1],
        [0, 5, 2],
        [0, null, 0],
      ],
    },
  }
  const odd = profileOf(geckoFile(other))
  expect(Array.from(odd.frames.line)).toEqual([3, 5, -1])
  expect(foldedOf(geckoFile(other), 'samples')).toEqual(['order;serve 1', 'order;serve;(root) 1'])
})

test('strings of old processed versions stand in an object, among others', () => {
  const stringTable = { _stringToIndex: { main: 0, x: 1 }, _array: ['main', 'render'] }
  expect(foldedOf(fileOf([thread({ stack: [1], time: [0] }, { stringArray: undefined, stringTable })]), 'samples')).toEqual([
    'main;render 1',
  ])
})

test('user timing in Gecko’s rows, whatever else stands in their cells', () => {
  const timing = (name: string, entryType: string) => ({ type: 'UserTiming', name, entryType })
  const markers = {
    schema: { name: 0, startTime: 1, endTime: 2, phase: 3, category: 4, data: 5 },
    data: [
      [0, 2.5, 6.5, 1, 0, timing('order', 'measure')],
      [0, 3, null, 0, 0, timing('ping', 'mark')],
      [0, 4, 5, 1, 0],
      [0, 5, 6, 1, 0, { type: 'Text', name: 'no' }],
      [0, 5, 6, 1, 0, [1, 2]],
      [0, 5, 6, 1, 0, null],
      [0, 5, 6, 1, { type: 'UserTiming', name: 'elsewhere', entryType: 'mark' }, 7],
      ['text', 7, 9, 1, 0, timing('pay', 'measure')],
      [{ type: 'UserTiming' }, 8, 9, true, [0], timing('tax', 'measure')],
      [0, null, 9, 1, 0, timing('never', 'measure')],
    ],
  }
  const { marks, strings } = profileOf(geckoFile({ markers }))
  const rows = Array.from(marks?.name ?? [], (name, row) => [strings[name], marks?.startNs[row], marks?.endNs[row]])
  expect(rows).toEqual([
    ['order', 2.5e6, 6.5e6],
    ['ping', 3e6, 3e6],
    ['pay', 7e6, 9e6],
    ['tax', 8e6, 9e6],
  ])
})

test('marks that name no text are moments without a name', () => {
  const mark = (name: unknown) => ({ type: 'UserTiming', name, entryType: 'mark' })
  const markers = { data: [mark(-1), mark(99), mark(0), mark('')], startTime: [1, 2, 3, 4], endTime: [null, null, null, null] }
  const { marks, strings } = profileOf(fileOf([thread({ stack: [0], time: [0] }, { markers })]))
  expect(Array.from(marks?.name ?? [], name => strings[name])).toEqual(['', '', 'main', ''])
})

test('a column that is shorter than others has nothing in its last rows', () => {
  const short = { stackTable: { length: 3, prefix: [null], frame: [0, 1, 2] } }
  expect(foldedOf(fileOf([thread({ stack: [0, 1, 2], time: [0, 1, 2] }, short)]), 'samples')).toEqual(['0xff 1', 'main 1', 'render 1'])
  const { frames } = profileOf(
    fileOf([thread({ stack: [1], time: [0] }, { frameTable: { length: 3, func: [0, 1, 2], inlineDepth: [1], line: [7] } })]),
  )
  expect(Array.from(frames.line)).toEqual([7, -1, -1])
  expect(Array.from(frames.flags, flags => flags & 1)).toEqual([1, 0, 0])
})

test('what was weighed in bytes is no time and no number of samples', () => {
  const { meta } = profileOf(fileOf([thread({ stack: [0, 1], time: [0, 1], weight: [64, 32], weightType: 'bytes' })]))
  expect(meta.sampleTypes.map(({ name }) => name)).toEqual(['bytes'])
})

test('threads without names, and subprocesses that leave out what the first process says', () => {
  const bare = { ...TABLES, samples: { stack: [0, 1], time: [0, 1], threadCPUDelta: [0, 5] } }
  const own = { meta: { preprocessedProfileVersion: 60, interval: 4, categories: [{ name: 'Kernel' }] }, threads: [bare] }
  const main = { interval: 2, categories: [{ name: 'Idle' }, { name: 'JIT' }], sampleUnits: { threadCPUDelta: 'ns' } }
  const all = profileOf(fileOf([], main, { processes: [{ meta: { interval: 0 }, threads: [bare] }, own] }))
  expect(all.threads.map(({ name }) => name)).toEqual([''])
  expect([...all.samples.values[0]]).toEqual([2e6, 2e6, 4e6, 4e6])
  expect([...all.samples.values[2]]).toEqual([0, 5, 0, 5])
  expect(Array.from(all.frames.flags, frameKind)).toEqual(['idle', 'jit', 'native', 'kernel', 'unknown'])
})
