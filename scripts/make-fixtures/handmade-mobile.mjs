// Android's and Apple's forms: Perfetto, simpleperf's protobuf, ART's method traces, Safari's recordings, old DevTools of Firefox; from what is documented of them.
import zlib from 'node:zlib'
import { DEVTOOLS, SAFARI } from './browserRecordings.mjs'
import { fixtureFolder } from './fixtureFolder.mjs'
import { message, number, packed, text } from './protobufBytes.mjs'

const COMMAND = 'node scripts/make-fixtures.mjs handmade-mobile'
const form = { tool: 'by hand', command: COMMAND }

/** @param {readonly number[]} body */
const packet = body => message(1, body)
/** @param {number} id @param {string} string */
const interned = (id, string) => [...number(1, id), ...text(2, string)]

const NAMES = message(12, [
  ...message(5, interned(1, 'main')),
  ...message(5, interned(2, 'shop::price(int)')),
  ...message(17, interned(1, 'data')),
  ...message(17, interned(2, 'libshop.so')),
  ...message(19, [...number(1, 1), ...number(3, 4096), ...packed(7, [1, 2])]),
  ...message(6, [...number(1, 1), ...number(2, 1), ...number(3, 1), ...number(4, 0x1010)]),
  ...message(6, [...number(1, 2), ...number(2, 2), ...number(3, 1), ...number(4, 0x1020)]),
  ...message(6, [...number(1, 3), ...number(3, 1), ...number(4, 0x1030)]),
  ...message(7, [...number(1, 1), ...packed(2, [1, 2])]),
  ...message(7, [...number(1, 2), ...number(2, 1), ...number(2, 2), ...number(2, 3)]),
])
const TREE = message(2, [
  ...message(1, [...number(1, 100), ...text(3, '/system/bin/shop'), ...text(3, '--all')]),
  ...message(2, [...number(1, 101), ...text(2, 'RenderThread'), ...number(3, 100)]),
])
/** @param {number} ns @param {number} thread @param {number} callstack @param {readonly number[]} [more] */
const perfSample = (ns, thread, callstack, more = []) =>
  packet([
    ...number(8, ns),
    ...number(10, 3),
    ...message(66, [...number(1, 0), ...number(2, 100), ...number(3, thread), ...number(4, callstack), ...more]),
  ])

const CPU = [
  ...packet([...number(3, 1000), ...number(10, 1), ...TREE]),
  ...packet([...number(10, 3), ...number(13, 1), ...NAMES]),
  ...perfSample(5_000_000, 100, 1),
  ...perfSample(6_000_000, 101, 2),
  ...perfSample(7_000_000, 100, 1, number(18, 1)),
  ...packet([...number(10, 3), ...message(50, [...zlib.deflateSync(Buffer.from(perfSample(9_000_000, 100, 2)))])]),
  // Numbers begin again: 1 is another name now.
  ...packet([
    ...number(10, 3),
    ...number(13, 1),
    ...message(12, [
      ...message(5, interned(1, 'idle')),
      ...message(6, [...number(1, 1), ...number(2, 1)]),
      ...message(7, [...number(1, 1), ...number(2, 1)]),
    ]),
  ]),
  ...perfSample(10_000_000, 100, 1),
]
const STREAMED = [
  ...packet([
    ...number(3, 1000),
    ...number(10, 4),
    ...number(13, 1),
    ...message(44, [...number(1, 100), ...number(2, 100), ...number(6, 500)]),
    ...NAMES,
  ]),
  ...packet([...number(10, 4), ...message(54, [...packed(1, [1, 2, 1]), ...packed(2, [100, 1000, 1000])])]),
]
/** @param {number} callstack @param {readonly number[]} counts */
const heapSample = (callstack, [allocated, freed, allocations, frees]) =>
  message(2, [...number(1, callstack), ...number(2, allocated), ...number(3, freed), ...number(5, allocations), ...number(6, frees)])
const HEAP = [
  ...packet([...number(3, 1000), ...number(10, 5), ...number(13, 1), ...TREE]),
  ...packet([...number(10, 5), ...NAMES]),
  ...packet([
    ...number(10, 5),
    ...message(37, message(5, [...number(1, 100), ...heapSample(1, [4096, 0, 1, 0]), ...text(11, 'libc.malloc')])),
  ]),
  ...packet([
    ...number(10, 5),
    ...message(
      37,
      message(5, [...number(1, 100), ...heapSample(1, [8192, 4096, 2, 1]), ...heapSample(2, [64, 0, 4, 0]), ...text(11, 'libc.malloc')]),
    ),
  ]),
]

/** @param {readonly number[]} body */
const record = body => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return [...length, ...body]
}
/** @param {number} ns @param {number} thread @param {number} count @param {number} event @param {readonly (readonly number[])[]} chain */
const simpleSample = (ns, thread, count, event, chain) =>
  record(
    message(1, [
      ...number(1, ns),
      ...number(2, thread),
      ...chain.flatMap(([file, symbol, kind]) =>
        message(3, [...number(1, 0x1000), ...number(2, file), ...number(3, symbol), ...(kind === 0 ? [] : number(4, kind))]),
      ),
      ...number(4, count),
      ...number(5, event),
    ]),
  )
const SIMPLEPERF = [
  ...Buffer.from('SIMPLEPERF'),
  ...[1, 0],
  ...simpleSample(1_000, 7, 250_000, 0, [
    [1, 1, 0],
    [2, 0, 2],
    [1, 0, 0],
  ]),
  ...simpleSample(2_000, 8, 250_000, 0, [
    [3, -1, 0],
    [1, 0, 0],
  ]),
  ...simpleSample(3_000, 7, 1200, 1, [[1, 0, 0]]),
  ...record(message(2, [...number(1, 12), ...number(2, 4)])),
  ...record(message(3, [...number(1, 1), ...text(2, '/data/app/libshop.so'), ...text(3, 'main'), ...text(3, 'shop::price(int)')])),
  ...record(message(3, [...number(1, 2), ...text(2, '/data/app/base.apk'), ...text(3, 'com.shop.Order.total')])),
  ...record(message(3, [...number(1, 3), ...text(2, '[kernel.kallsyms]')])),
  ...record(message(4, [...number(1, 7), ...number(2, 7), ...text(3, 'main')])),
  ...record(message(4, [...number(1, 8), ...number(2, 7), ...text(3, 'RenderThread')])),
  ...record(message(5, [...text(1, 'cpu-clock'), ...text(1, 'cache-misses'), ...text(2, 'com.shop')])),
  ...[0, 0, 0, 0],
]

/** @type {readonly (readonly [number, number, number, number])[]} thread, method and action, own clock, wall clock */
const ART_EVENTS = [
  [1, 0x10, 10, 100],
  [1, 0x20, 60, 200],
  [9, 0x20, 5, 250],
  [1, 0x21, 160, 500],
  [9, 0x22, 25, 600],
  [9, 0x21, 26, 610],
  [1, 0x11, 200, 1000],
]

/** @param {'dual' | 'wall'} clock */
function artTrace(clock) {
  const isDual = clock === 'dual'
  const head = `*version\n${isDual ? 3 : 2}\ndata-file-overflow=false\nclock=${clock}\nelapsed-time-usec=900\nnum-method-calls=${ART_EVENTS.length}\nclock-call-overhead-nsec=30\nvm=art\npid=42\n*threads\n1\tmain\n9\tRenderThread\n*methods\n0x10\tcom/shop/Main\tonCreate\t()V\tMain.java\n0x20\tcom/shop/Tax\trate\t(I)I\tTax.java\n*end\n`
  const start = Buffer.alloc(32)
  start.write('SLOW')
  start.writeUInt16LE(isDual ? 3 : 2, 4)
  start.writeUInt16LE(32, 6)
  start.writeUInt16LE(isDual ? 14 : 0, 16)
  const records = ART_EVENTS.map(([thread, method, own, wall]) => {
    const bytes = Buffer.alloc(isDual ? 14 : 10)
    bytes.writeUInt16LE(thread)
    bytes.writeUInt32LE(method, 2)
    bytes.writeUInt32LE(isDual ? own : wall, 6)
    if (isDual) bytes.writeUInt32LE(wall, 10)
    return bytes
  })
  return Buffer.concat([Buffer.from(head), start, ...records])
}

/** The same events as ART streams them: what is new is named among the records, how it was recorded stands at the end. */
function artStream() {
  const start = Buffer.alloc(32)
  start.write('SLOW')
  start.writeUInt16LE(0xf3, 4)
  start.writeUInt16LE(32, 6)
  start.writeUInt16LE(14, 16)
  /** @param {number} kind @param {readonly number[]} before @param {number} sizeBytes @param {string} line */
  const said = (kind, before, sizeBytes, line) => {
    const size = Buffer.alloc(sizeBytes)
    size.writeUIntLE(line.length, 0, sizeBytes)
    return Buffer.concat([Buffer.from([0, 0, kind, ...before]), size, Buffer.from(line)])
  }
  const method = [
    said(1, [], 2, '0x10\tcom/shop/Main\tonCreate\t()V\tMain.java\n'),
    said(1, [], 2, '0x20\tcom/shop/Tax\trate\t(I)I\tTax.java\n'),
  ]
  const records = ART_EVENTS.map(([thread, id, own, wall], row) => {
    const bytes = Buffer.alloc(14)
    bytes.writeUInt16LE(thread)
    bytes.writeUInt32LE(id, 2)
    bytes.writeUInt32LE(own, 6)
    bytes.writeUInt32LE(wall, 10)
    const named = [method[row], row === 0 ? said(2, [1, 0], 2, 'main') : row === 2 ? said(2, [9, 0], 2, 'RenderThread') : null]
    return Buffer.concat([...named.flatMap(part => (part === null || part === undefined ? [] : [part])), bytes])
  })
  const summary = `*version\n3\nclock=dual\nelapsed-time-usec=900\nnum-method-calls=${ART_EVENTS.length}\nclock-call-overhead-nsec=30\nvm=art\npid=42\n*threads\n*methods\n*end\n`
  return Buffer.concat([start, ...records, said(3, [], 4, summary)])
}

export function writeMobileByHand() {
  const perfetto = fixtureFolder('perfetto')
  /** As the classes decode it that Python's perfetto 0.59.1 has from the schema. @param {Record<string, number>} sums */
  const oracle = sums => ({ tool: 'perfetto 0.59.1 for Python', sums })
  const trace = { ...form, extension: 'pftrace', version: 'Perfetto 50' }
  perfetto.add({
    ...trace,
    case: 'linux-perf',
    about: 'samples of the kernel’s perf: interned names that begin again, packed packets, a sample that was skipped',
    bytes: Buffer.from(CPU),
    oracle: oracle({ samples: 4 }),
  })
  perfetto.add({
    ...trace,
    case: 'streamed',
    about: 'samples that a program streams of itself',
    bytes: Buffer.from(STREAMED),
    oracle: oracle({ samples: 3 }),
  })
  perfetto.add({
    ...trace,
    case: 'heapprofd',
    about: 'two dumps of a heap, of which the second counts',
    bytes: Buffer.from(HEAP),
    oracle: oracle({ 'alloc-bytes': 8256, 'in-use-bytes': 4160 }),
  })
  perfetto.add({
    ...trace,
    case: 'packed',
    about: 'two dumps of a heap, packed as a whole: nothing but packets of packed packets',
    bytes: Buffer.from([...packet(message(50, [...zlib.deflateSync(Buffer.from(HEAP))]))]),
    oracle: oracle({ 'alloc-bytes': 8256, 'in-use-bytes': 4160 }),
  })
  const report = { ...form, extension: 'proto', version: 'simpleperf 1.3' }
  fixtureFolder('simpleperf').add({
    ...report,
    case: 'two-events',
    about: 'two events, a compiled method, a kernel frame without a symbol, lost samples',
    bytes: Buffer.from(SIMPLEPERF),
  })
  const art = fixtureFolder('android-trace')
  art.add({
    ...form,
    extension: 'trace',
    version: 'ART, version 3',
    case: 'dual',
    about: 'both clocks, two threads, a method that unwinds, an exit without an entry',
    bytes: artTrace('dual'),
  })
  art.add({ ...form, extension: 'trace', version: 'ART, version 2', case: 'wall', about: 'one clock', bytes: artTrace('wall') })
  art.add({
    ...form,
    extension: 'trace',
    version: 'ART, version 3',
    case: 'streamed',
    about: 'as it is written while the program runs: names among the records, a summary at the end',
    bytes: artStream(),
  })
  fixtureFolder('safari').add({
    ...form,
    extension: 'json',
    version: 'Safari 17',
    case: 'recording',
    about: 'three samples leaf first, one without a name',
    bytes: Buffer.from(JSON.stringify(SAFARI)),
  })
  fixtureFolder('firefox').add({
    ...form,
    extension: 'json',
    version: 'Firefox 59',
    case: 'devtools-59',
    about: 'what the old DevTools saved: Gecko’s profile under one key',
    bytes: Buffer.from(JSON.stringify(DEVTOOLS)),
  })
}
