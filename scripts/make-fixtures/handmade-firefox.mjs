// Firefox profiles in both of their forms, by the Firefox Profiler's own types (profile.ts, gecko-profile.ts).
import { fixtureFolder } from './fixtureFolder.mjs'

const APP = 'https://shop.example/app.js'
const CATEGORIES = [
  { name: 'Other', color: 'grey', subcategories: ['Other'] },
  { name: 'JavaScript', color: 'yellow', subcategories: ['Other'] },
  { name: 'Idle', color: 'transparent', subcategories: ['Other'] },
  { name: 'GC / CC', color: 'orange', subcategories: ['Other'] },
]
const META = {
  interval: 1,
  startTime: 1_700_000_000_000,
  processType: 0,
  product: 'Firefox',
  stackwalk: 1,
  categories: CATEGORIES,
  markerSchema: [],
}

/** @param {readonly (number | null)[]} stack @param {object} more */
function samples(stack, more) {
  return { stack, weight: null, weightType: 'samples', length: stack.length, ...more }
}

const STRINGS = ['(root)', 'XREMain', 'price', 'lookupTaxRate', 'poll', 'libxul.so', APP, 'js::GCRuntime::collect', '0x21af0']

/** Functions and frames as in version 60 and later, where files are sources. */
const TABLES = {
  stringArray: STRINGS,
  sources: { length: 1, id: [null], filename: [6] },
  resourceTable: { length: 1, lib: [0], name: [5], host: [null], type: [1] },
  funcTable: {
    length: 7,
    name: [0, 1, 2, 3, 4, 7, 8],
    isJS: [false, false, true, true, false, false, false],
    relevantForJS: [false, false, false, false, false, false, false],
    resource: [-1, 0, -1, -1, 0, 0, 0],
    source: [null, null, 0, 0, null, null, null],
    lineNumber: [null, null, 12, 40, null, null, null],
    columnNumber: [null, null, 3, 18, null, null, null],
  },
  frameTable: {
    length: 7,
    address: [-1, 4096, -1, -1, 8200, 9000, 137_968],
    inlineDepth: [0, 0, 0, 0, 0, 1, 0],
    category: [0, 0, 1, 1, 2, 3, 0],
    subcategory: [0, 0, 0, 0, 0, 0, 0],
    func: [0, 1, 2, 3, 4, 5, 6],
    nativeSymbol: [null, null, null, null, null, null, null],
    innerWindowID: [0, 0, 9, 9, 0, 0, 0],
    line: [null, null, 14, 44, null, null, null],
    column: [null, null, 5, 9, null, null, null],
  },
  stackTable: { length: 7, frame: [0, 1, 2, 3, 4, 5, 6], prefix: [null, 0, 1, 2, 1, 3, 4] },
}

/** Before version 59 a function had its file itself, before 56 a thread its strings. */
const { sources: _, ...OLD_TABLES } = {
  ...TABLES,
  funcTable: { ...TABLES.funcTable, source: undefined, fileName: [null, null, 6, 6, null, null, null] },
}

/** @param {string} name @param {number} tid @param {object} table @param {object} [more] */
function thread(name, tid, table, more = {}) {
  return {
    name,
    processName: 'Parent Process',
    processType: 'default',
    processStartupTime: 0,
    pid: '812',
    tid,
    isMainThread: name === 'GeckoMain',
    samples: table,
    markers: { length: 0 },
    ...more,
  }
}

const SHARED = {
  meta: { ...META, version: 33, preprocessedProfileVersion: 62, sampleUnits: { time: 'ms', eventDelay: 'ms', threadCPUDelta: 'µs' } },
  libs: [],
  threads: [
    thread(
      'GeckoMain',
      812,
      samples([2, 3, 3, 5, 4, null, 6], { timeDeltas: [1.5, 1, 1, 1.25, 1, 1, 1], threadCPUDelta: [0, 900, 1000, 1200, 10, null, 20] }),
    ),
    thread('Worker', 830, samples([4, 3], { timeDeltas: [2, 4] })),
  ],
  shared: TABLES,
}

const { lib: _lib, ...RESOURCES } = TABLES.resourceTable

/** Since version 66 the caller is said by how many rows above it stands, since 70 the library by the frame. */
const NEWEST = {
  meta: { ...META, version: 36, preprocessedProfileVersion: 70, sampleUnits: { time: 'ms', eventDelay: 'ms', threadCPUDelta: 'µs' } },
  libs: [{ arch: 'x86_64', name: 'libxul.so', path: '/usr/lib/firefox/libxul.so', debugName: 'libxul.so', breakpadId: '4C4C44' }],
  threads: [
    thread('GeckoMain', 812, samples([2, 3, 3, 5, 4, null, 6], { timeDeltas: [1.5, 1, 1, 1.25, 1, 1, 1] })),
    thread('Worker', 830, samples([4, 3], { timeDeltas: [2, 4] })),
  ],
  shared: {
    ...TABLES,
    resourceTable: RESOURCES,
    funcTable: { ...TABLES.funcTable, resource: TABLES.funcTable.resource.map(() => -1) },
    frameTable: { ...TABLES.frameTable, lib: [-1, 0, -1, -1, 0, 0, 0] },
    stackTable: { length: 7, frame: [0, 1, 2, 3, 4, 5, 6], prefixOffset: [0, 1, 1, 1, 3, 2, 2] },
  },
}

const PER_THREAD = {
  meta: { ...META, version: 25, preprocessedProfileVersion: 49 },
  libs: [],
  threads: [
    thread('GeckoMain', 812, samples([2, 3, 3, 5], { time: [1, 2, 3, 4] }), {
      ...OLD_TABLES,
      jsAllocations: {
        length: 2,
        time: [1.5, 2.5],
        className: ['Array', 'Object'],
        typeName: ['JSObject', 'JSObject'],
        coarseType: ['Object', 'Object'],
        weight: [4096, 256],
        weightType: 'bytes',
        inNursery: [true, true],
        stack: [2, 3],
      },
    }),
    thread('Renderer', 840, samples([1, 4], { time: [1, 3] }), OLD_TABLES),
  ],
}

const COMPARISON = {
  meta: { ...META, preprocessedProfileVersion: 49 },
  libs: [],
  threads: [
    thread('Diff between 1 and 2', 0, samples([2, 3, 3, 5, 1, 4], { time: [1, 2, 3, 4, 5, 6], weight: [-4, 7, -1, 2, 3, 1] }), OLD_TABLES),
  ],
}

/** A process as Gecko writes it: rows with a schema. @param {string} name @param {number} startTime @param {readonly object[]} processes */
function gecko(name, startTime, processes) {
  return {
    meta: { ...META, version: 30, startTime },
    libs: [],
    threads: [
      {
        name,
        processType: 'default',
        pid: startTime % 1000,
        tid: startTime % 1000,
        registerTime: 0,
        unregisterTime: null,
        markers: {
          schema: { name: 0, startTime: 1, endTime: 2, phase: 3, category: 4, data: 5 },
          data: [[1, 2.5, null, 0, 0, { type: 'Text', name: 'a mark' }]],
        },
        samples: {
          schema: { stack: 0, time: 1, eventDelay: 2 },
          data: [
            [3, 10.25, 0],
            [3, 11.25, 0.5],
            [4, 12.25],
            [null, 13.25, 0],
          ],
        },
        frameTable: {
          schema: { location: 0, relevantForJS: 1, innerWindowID: 2, implementation: 3, line: 4, column: 5, category: 6, subcategory: 7 },
          data: [
            [0, false],
            [1, false, null, null, null, null, 0, 0],
            [2, false, 9, 3, 14, 5, 1, 0],
            [4, false, 9, null, 44, 9, 1, 0],
            [5, false],
          ],
        },
        stackTable: {
          schema: { prefix: 0, frame: 1 },
          data: [
            [null, 0],
            [0, 1],
            [1, 2],
            [2, 3],
            [2, 4],
          ],
        },
        stringTable: ['(root)', 'XREMain', `price (${APP}:12:3)`, 'Baseline', `(${APP}:40:18)`, '0x7f2214a09c11'],
      },
    ],
    processes,
    pausedRanges: [],
  }
}

/** @type {readonly { readonly case: string, readonly about: string, readonly file: object }[]} */
const CASES = [
  {
    case: 'processed-shared',
    about: 'version 62: tables shared by all threads, files as sources, time as deltas, processor time',
    file: SHARED,
  },
  {
    case: 'processed-offsets',
    about: 'version 70: callers as distances between rows, libraries of frames',
    file: NEWEST,
  },
  { case: 'processed-threads', about: 'version 49, as samply writes it too: tables of each thread, allocations', file: PER_THREAD },
  { case: 'processed-comparison', about: 'a comparison of two profiles: weights below nothing', file: COMPARISON },
  {
    case: 'gecko',
    about: "Gecko's own form: rows with a schema, places in names, a subprocess",
    file: gecko('GeckoMain', 1_700_000_000_812, [gecko('Web Content', 1_700_000_000_904, [])]),
  },
]

export function writeFirefoxProfilesByHand() {
  const folder = fixtureFolder('firefox')
  for (const { case: name, about, file } of CASES) {
    const command = 'node scripts/make-fixtures.mjs handmade-firefox'
    folder.add({
      case: name,
      extension: 'json',
      about,
      tool: 'by hand',
      version: 'Firefox Profiler, src/types',
      command,
      bytes: Buffer.from(`${JSON.stringify(file)}\n`),
    })
  }
}
