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
