import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { message, number as varint, text } from '../../../scripts/make-fixtures/protobufBytes.mjs'
import { readingText } from '../../testing/readingText'

const FOLDER = join(import.meta.dirname, '../../../fixtures/otlp-profiles')
const fixture = (name: string) => new Uint8Array(readFileSync(join(FOLDER, name)))

test('stacks are leaf first, inlined functions stand on their caller, a place without a name is its file', () => {
  expect(foldedOf(fixture('message.pb'), 'cpu')).toEqual(['main;price;round 40', 'main;price;round;[libc.so.6] 7'])
})

test('samples without values count one for each time', () => {
  expect(foldedOf(fixture('message.pb'), 'samples')).toEqual(['main;price;round 2'])
})

test('times, threads and the resource are kept', () => {
  const { samples, threads, meta } = profileOf(fixture('message.pb'))
  expect(threads).toEqual([{ name: 'worker-1', processId: null, threadId: null }])
  expect(Array.from(samples.values[0])).toEqual([10, 30, 7, 0, 0])
  expect(meta.facts).toEqual([
    ['service.name', 'shop'],
    ['process.executable.name', 'shop'],
  ])
  expect([meta.startMs, meta.durationNs]).toEqual([1795917297000, 2e9])
})

test('protobuf and JSON say the same', () => {
  for (const type of ['cpu', 'samples']) expect(foldedOf(fixture('json.json'), type)).toEqual(foldedOf(fixture('message.pb'), type))
})

test('messages with their lengths before them add up', () => {
  expect(foldedOf(fixture('lengths.otlp'), 'cpu')).toEqual(['main;price;round 80', 'main;price;round;[libc.so.6] 14'])
})

test('older layouts are refused by name: several sample types, a list of locations, no list of stacks', () => {
  const valueType = [0x08, 1, 0x10, 2]
  const data = (profile: readonly number[]) => Uint8Array.from(message(1, [...message(1, []), ...message(2, message(2, profile))]))
  for (const profile of [[...message(1, valueType), ...message(1, valueType)], message(3, [1, 2]), message(1, valueType)]) {
    expect(read(data(profile))).toMatchObject({
      ok: false,
      error: { kind: 'unsupported', what: expect.stringContaining('before version 1.8') },
    })
  }
  expect(read('{"resourceProfiles":[{"scopeProfiles":[{"profiles":[{"sampleType":[]}]}]}]}')).toMatchObject({
    ok: false,
    error: { kind: 'unsupported' },
  })
})

test('a wrapped pprof is read', () => {
  const pprof = [
    ...message(1, [8, 1, 16, 2]),
    ...message(2, [8, 1, 16, 5]),
    ...message(4, [8, 1, 34, 2, 8, 1]),
    ...message(5, [8, 1, 16, 3]),
    ...['', 'cpu', 'ns', 'main'].flatMap(name => text(6, name)),
  ]
  const profile = [...message(1, []), ...text(9, 'pprof'), ...message(10, pprof)]
  const dictionary = [...message(5, []), ...message(7, [])]
  const data = [...message(1, [...message(1, []), ...message(2, message(2, profile))]), ...message(2, dictionary)]
  expect(foldedOf(Uint8Array.from(data))).toEqual(['main 5'])
})

const strings = [
  ...['', 'cpu', 'nanoseconds', 'main', 'rate', '_ZN4rateE', 'shop.py', 'libc.so.6', '/usr/lib/libshop.so'],
  ...['profile.frame.type', 'thread.name', 'thread.id', 'size', 'bytes', 'alloc'],
]
const at = (name: string) => strings.indexOf(name)
const dictionary = {
  stringTable: strings,
  mappingTable: [{}, { filenameStrindex: at('/usr/lib/libshop.so') }],
  functionTable: [
    {},
    { nameStrindex: at('main'), systemNameStrindex: at('main'), filenameStrindex: at('shop.py'), startLine: '9' },
    { nameStrindex: at('rate'), systemNameStrindex: at('_ZN4rateE') },
    { systemNameStrindex: at('_ZN4rateE') },
  ],
  locationTable: [
    {},
    { lines: [{ functionIndex: 1, line: '31', column: 2 }], attributeIndices: [1] },
    { mappingIndex: 1, address: '4096', lines: [{ functionIndex: 2, line: 7 }, { functionIndex: 3 }], attributeIndices: [5, 2] },
    { mappingIndex: 1, address: '18446744073709551615' },
    { address: '31', lines: [{ functionIndex: 0 }] },
  ],
  attributeTable: [
    {},
    { keyStrindex: at('profile.frame.type'), value: { stringValue: 'cpython' } },
    { keyStrindex: at('profile.frame.type'), value: { stringValue: 'kernel' } },
    { keyStrindex: at('thread.name'), value: { stringValue: 'worker' } },
    { keyStrindex: at('thread.id'), value: { intValue: '31' } },
    { keyStrindex: at('size'), value: { doubleValue: 1.5 }, unitStrindex: at('bytes') },
    { keyStrindex: at('alloc'), value: { boolValue: true } },
  ],
  stackTable: [{}, { locationIndices: [2, 1] }, { locationIndices: [4, 3, 1] }, { locationIndices: [99, 1] }, { locationIndices: [1] }],
}
const CPU = { typeStrindex: at('cpu'), unitStrindex: at('nanoseconds') }
const attributes = (values: Readonly<Record<string, object>>) => Object.entries(values).map(([key, value]) => ({ key, value }))
const SHOP = { attributes: attributes({ 'service.name': { stringValue: 'shop' }, 'process.pid': { intValue: '7' } }) }
const inJson = (...profiles: readonly object[]) =>
  JSON.stringify({ resourceProfiles: [{ resource: SHOP, scopeProfiles: [{ profiles }] }], dictionary })

test('frames have their places, modules, kinds and addresses; inlined ones stand on what they are inlined into', () => {
  const samples = [1, 2, 3, 8].map(stackIndex => ({ stackIndex, values: ['5'] }))
  expect(readingText(inJson({ sampleType: CPU, samples }))).toEqual([
    'otlp-profiles: cpu in nanoseconds; 4 samples',
    'fact service.name: shop',
    'fact process.pid: 7',
    'main (shop.py:31:2, from 9) interpreted; _ZN4rateE of _ZN4rateE [/usr/lib/libshop.so] kernel @1000; rate of _ZN4rateE (7) [/usr/lib/libshop.so] kernel inlined @1000 | 5',
    'main (shop.py:31:2, from 9) interpreted; [libshop.so] [/usr/lib/libshop.so] @ffffffffffffffff; 0x1f @1f | 5',
    'main (shop.py:31:2, from 9) interpreted | 5',
    '(no stack) | 5',
    'note: places without a symbol, 2',
    'note: places that are not in the file, left out, 1',
    'note: stacks that are not in the file, 1',
    'note: the format of OpenTelemetry’s profiles is an alpha, which still changes, 1',
    'note: samples without a stack, shown as (no stack), 1',
  ])
})

test('a sample has its thread, its labels with units, and its times from the start on', () => {
  const profile = {
    sampleType: CPU,
    timeUnixNano: '1000000000',
    durationNano: '500',
    samples: [
      { stackIndex: 4, values: [5], attributeIndices: [3, 4, 5], timestampsUnixNano: ['1000000100'] },
      { stackIndex: 4, values: [6], attributeIndices: [4, 6, 99], timestampsUnixNano: ['1000000200'] },
      { stackIndex: 4, values: [7, 8], timestampsUnixNano: ['1000000300', '1000000301'] },
      { stackIndex: 4, timestampsUnixNano: ['1000000400'] },
      { stackIndex: 4, values: [9, 10], timestampsUnixNano: ['1000000500'] },
      { stackIndex: 4, values: [1], attributeIndices: [3] },
    ],
  }
  expect(readingText(inJson(profile))).toEqual([
    'otlp-profiles: cpu in nanoseconds; 7 samples',
    'lasts 500 ns',
    'from 1000 ms',
    'fact service.name: shop',
    'fact process.pid: 7',
    'thread worker, 7/31',
    'thread thread 31, 7/31',
    'thread worker, 7/-',
    'main (shop.py:31:2, from 9) interpreted | thread 0 | at 100 | size=1.5 bytes | 5',
    'main (shop.py:31:2, from 9) interpreted | thread 1 | at 200 | alloc=true | 6',
    'main (shop.py:31:2, from 9) interpreted | at 300 | 7',
    'main (shop.py:31:2, from 9) interpreted | at 301 | 8',
    'main (shop.py:31:2, from 9) interpreted | at 400 | 1',
    'main (shop.py:31:2, from 9) interpreted | at 500 | 9',
    'main (shop.py:31:2, from 9) interpreted | thread 2 | at 0 | 1',
    'note: samples with another number of values than times, 1',
    'note: the format of OpenTelemetry’s profiles is an alpha, which still changes, 1',
  ])
})

test('profiles of one name in two units are two sample types; several resources are labels', () => {
  const one = (typeStrindex: number, unitStrindex: number, value: number) => ({
    sampleType: { typeStrindex, unitStrindex },
    samples: [{ stackIndex: 4, values: [value] }],
  })
  const other = { attributes: attributes({ 'service.name': { stringValue: 'till' }, '': { stringValue: 'x' } }) }
  const profiles = [
    one(at('cpu'), at('nanoseconds'), 1),
    one(at('cpu'), at('bytes'), 2),
    one(0, 0, 4),
    one(at('cpu'), at('nanoseconds'), 8),
  ]
  const resourceProfiles = [
    { resource: SHOP, scopeProfiles: [{ profiles }] },
    { resource: other, scopeProfiles: [{ profiles: [one(at('cpu'), at('bytes'), 16)] }] },
  ]
  expect(readingText(JSON.stringify({ resourceProfiles, dictionary }))).toEqual([
    'otlp-profiles: cpu in nanoseconds; cpu (bytes) in bytes; samples in count; 5 samples',
    'main (shop.py:31:2, from 9) interpreted | service.name=shop | process.pid=7 | 1 0 0',
    'main (shop.py:31:2, from 9) interpreted | service.name=shop | process.pid=7 | 0 2 0',
    'main (shop.py:31:2, from 9) interpreted | service.name=shop | process.pid=7 | 0 0 4',
    'main (shop.py:31:2, from 9) interpreted | service.name=shop | process.pid=7 | 8 0 0',
    'main (shop.py:31:2, from 9) interpreted | service.name=till | 0 16 0',
    'note: the format of OpenTelemetry’s profiles is an alpha, which still changes, 1',
  ])
})

test('where the message does not say when it began, the first sample is its begin', () => {
  const samples = [200, 150].map(ms => ({ stackIndex: 4, values: [1], timestampsUnixNano: [`${ms}000000`] }))
  expect(readingText(inJson({ sampleType: CPU, samples, durationNano: '1000' }))).toEqual([
    'otlp-profiles: cpu in nanoseconds; 2 samples',
    'lasts 1000 ns',
    'from 150 ms',
    'fact service.name: shop',
    'fact process.pid: 7',
    'main (shop.py:31:2, from 9) interpreted | at 50000000 | 1',
    'main (shop.py:31:2, from 9) interpreted | at 0 | 1',
    'note: the format of OpenTelemetry’s profiles is an alpha, which still changes, 1',
  ])
})

test('messages stand on lines of JSON, and a line that is none is said by its number', () => {
  const one = inJson({ sampleType: CPU, samples: [{ stackIndex: 4, values: [5] }] })
  const two = readingText(`${one}\n\n${one}\n`)
  expect(two[0]).toBe('otlp-profiles: cpu in nanoseconds; 2 samples')
  expect(readingText(`${one}\n{"resourceProfiles":7}\n`)).toEqual(['refused: broken otlp-profiles file: no message of profiles at line 2'])
  expect(readingText(`${one}\n${one.slice(0, -9)}`)).toEqual(['refused: broken otlp-profiles file: no message of profiles at line 2'])
  expect(readingText(inJson({ sampleType: CPU, samples: [] }))).toEqual(['refused: a otlp-profiles file with no samples in it'])
})

test('layouts of before 1.8 are known in JSON by lists in the profile, and by what the dictionary has not', () => {
  const old =
    'refused: OpenTelemetry profiles in a layout of before version 1.8; update the profiler and the Collector, or have the profiler write pprof'
  expect(readingText(inJson({ sampleType: [CPU], samples: [] }))).toEqual([old])
  expect(readingText(inJson({ sampleType: CPU, stringTable: [], samples: [] }))).toEqual([old])
  const bare = { resourceProfiles: [{ scopeProfiles: [{ profiles: [{ sampleType: CPU }] }] }] }
  expect(readingText(JSON.stringify(bare))).toEqual([old])
  expect(readingText(JSON.stringify({ ...bare, dictionary: { stringTable: [''] } }))).toEqual([old])
})

test('what a message wraps is read as what the profiler wrote, and refused by name where it is something else', () => {
  const wrapped = (originalPayloadFormat: string, originalPayload: string) =>
    readingText(inJson({ sampleType: CPU, originalPayloadFormat, originalPayload }))
  const pprof = Buffer.from([
    ...[...message(1, [8, 1, 16, 2]), ...message(2, [10, 1, 1, 16, 5]), ...message(4, [8, 1, 34, 2, 8, 1]), ...message(5, [8, 1, 16, 3])],
    ...['', 'cpu', 'ns', 'ma~in'].flatMap(name => text(6, name)),
  ]).toString('base64')
  expect(wrapped('pprof', pprof)).toEqual(['pprof: cpu in ns; 1 samples', 'ma~in | 5'])
  expect(wrapped('pprof', pprof.replaceAll('+', '-').replaceAll('/', '_'))).toEqual(wrapped('pprof', pprof))
  expect(wrapped('linux_perf', 'UEVSRg==')).toEqual([
    'refused: OpenTelemetry profiles that wrap "linux_perf"; have the profiler write pprof or a flight recording',
  ])
  expect(wrapped('jfr', 'RkxSAAAC')).toEqual(['refused: broken jfr file: the file ends within its header at byte 0'])
  expect(wrapped('jfr', 'no base64!')).toEqual(['refused: a otlp-profiles file with no samples in it'])
})

const fixed = (field: number, ...values: readonly bigint[]) => [
  ...(values.length === 1 ? [field * 8 + 1] : [field * 8 + 2, values.length * 8]),
  ...new Uint8Array(BigUint64Array.from(values).buffer),
]
const pair = (key: string, value: readonly number[]) => message(1, [...text(1, key), ...message(2, value)])
const attribute = (key: number, value: readonly number[], unit = 0) =>
  message(6, [...varint(1, key), ...message(2, value), ...varint(3, unit)])

test('protobuf: times of eight bytes, one or many, values below zero, attributes of each kind', () => {
  const dictionaryBytes = message(2, [
    ...[...message(1, []), ...message(1, varint(4, 8))],
    ...[
      ...message(2, []),
      ...message(2, [
        ...varint(1, 1),
        ...varint(2, 4096),
        ...message(3, [...varint(1, 1), ...varint(2, 7), ...varint(3, 3)]),
        ...varint(4, 1),
      ]),
    ],
    ...[...message(3, []), ...message(3, [...varint(1, 3), ...varint(2, 5), ...varint(3, 6), ...varint(4, 9)])],
    ...strings.flatMap(name => text(5, name)),
    ...[...message(6, []), ...attribute(9, text(1, 'v8js')), ...attribute(10, varint(8, 4)), ...attribute(12, varint(3, 40), 13)],
    ...[...attribute(14, varint(2, 0)), ...attribute(13, [33, 0, 0, 0, 0, 0, 0, 4, 64])],
    ...[...message(7, []), ...message(7, message(1, [1]))],
  ])
  const profile = message(2, [
    ...[...message(1, [...varint(1, 1), ...varint(2, 2)]), ...fixed(3, 5_000_000_000n), ...varint(4, 900)],
    ...message(2, [...varint(1, 1), ...message(2, [2, 3, 4]), ...message(4, [5, 6]), ...fixed(5, 5_000_000_010n, 5_000_000_020n)]),
    ...message(2, [
      ...varint(1, 1),
      ...varint(2, 5),
      ...message(4, [255, 255, 255, 255, 255, 255, 255, 255, 255, 1]),
      ...fixed(5, 5_000_000_030n),
    ]),
  ])
  const resource = message(1, [...pair('service.name', text(1, 'shop')), ...pair('replicas', varint(3, 2)), ...pair('', text(1, 'x'))])
  expect(readingText(Uint8Array.from([...message(1, [...message(2, profile), ...resource]), ...dictionaryBytes]))).toEqual([
    'otlp-profiles: cpu in nanoseconds; 3 samples',
    'lasts 900 ns',
    'from 5000 ms',
    'fact service.name: shop',
    'fact replicas: 2',
    'thread rate, -/-',
    'main of _ZN4rateE (shop.py:7:3, from 9) [/usr/lib/libshop.so] jit @1000 | thread 0 | at 10 | size=40 bytes | alloc=false | 5',
    'main of _ZN4rateE (shop.py:7:3, from 9) [/usr/lib/libshop.so] jit @1000 | thread 0 | at 20 | size=40 bytes | alloc=false | 6',
    'main of _ZN4rateE (shop.py:7:3, from 9) [/usr/lib/libshop.so] jit @1000 | at 30 | bytes=2.5 | -1',
    'note: the format of OpenTelemetry’s profiles is an alpha, which still changes, 1',
  ])
})

test('protobuf: what is broken within is said at the message, by its place in the Collector’s files', () => {
  const whole = fixture('message.pb')
  const length = [0, 0, whole.length >> 8, whole.length & 255]
  const broken = [...message(1, message(2, message(2, message(2, [8])))), ...message(2, message(7, []))]
  expect(readingText(Uint8Array.from([...message(1, message(2, message(2, [10, 9, 1]))), ...message(2, message(7, []))]))).toEqual([
    'refused: broken otlp-profiles file: a message that cannot be read at byte 0',
  ])
  expect(readingText(Uint8Array.from([...length, ...whole, 0, 0, 0, broken.length, ...broken]))).toEqual([
    'refused: broken otlp-profiles file: a message that cannot be read at byte 461',
  ])
})
