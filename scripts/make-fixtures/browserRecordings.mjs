// What Safari and the old DevTools of Firefox save, from what is documented of them.

/** @param {string} name @param {number} line @param {number} at */
const safariFrame = (name, line, at) => ({
  sourceID: '8',
  name,
  line,
  column: 15,
  url: 'https://shop.example/shop.js',
  expressionLocation: { line: at, column: 10 },
})
export const SAFARI = {
  version: 1,
  recording: {
    displayName: 'Timeline Recording 1',
    startTime: 4.1,
    endTime: 4.6,
    instrumentTypes: ['timeline-record-type-script'],
    records: [],
    sampleStackTraces: [
      { timestamp: 4.501, stackFrames: [safariFrame('price', 20, 22), safariFrame('', 1, 28)] },
      { timestamp: 4.5025, stackFrames: [safariFrame('price', 20, 23), safariFrame('', 1, 28)] },
      { timestamp: 4.52, stackFrames: [safariFrame('', 1, 29)] },
    ],
    sampleDurations: [0.001, 0.0015, 0.002],
  },
}

const GECKO_THREAD = {
  name: 'GeckoMain',
  tid: 7,
  pid: 7,
  samples: {
    schema: { stack: 0, time: 1, responsiveness: 2 },
    data: [
      [1, 10.5],
      [2, 11.5],
      [2, 12.5],
    ],
  },
  markers: { schema: { name: 0, time: 1, data: 2 }, data: [] },
  stackTable: {
    schema: { prefix: 0, frame: 1 },
    data: [
      [null, 0],
      [0, 1],
      [1, 2],
    ],
  },
  frameTable: {
    schema: { location: 0, implementation: 1, optimizations: 2, line: 3, category: 4 },
    data: [[0], [1, null, null, 12, 16], [2, 3, null, 30, 16]],
  },
  stringTable: ['(root)', 'main (https://shop.example/shop.js:10)', 'price (https://shop.example/shop.js:28)', 'baseline'],
}
export const DEVTOOLS = {
  label: 'shop',
  duration: 49.4,
  markers: [{ start: 1, end: 2, name: 'Styles', processType: 2, isOffMainThread: false, stack: null, endStack: null, index: 0 }],
  frames: [],
  memory: [],
  ticks: [],
  allocations: { sites: [], timestamps: [], frames: [], sizes: [] },
  profile: {
    libs: [],
    meta: { version: 9, startTime: 1523985024593.6, interval: 1, product: 'Firefox' },
    threads: [GECKO_THREAD],
    pausedRanges: [],
    processes: [],
  },
  configuration: {},
  systemHost: {},
  systemClient: {},
  fileType: 'Recorded Performance Data',
  version: 2,
}
