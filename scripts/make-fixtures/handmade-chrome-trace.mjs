// Traces in the forms that other writers leave behind, by the "Trace Event Format".
import { fixtureFolder } from './fixtureFolder.mjs'

/** @param {string} ph @param {string} name @param {number} ts in microseconds @param {object} [more] */
function event(ph, name, ts, more = {}) {
  return { name, cat: 'shop', ph, ts, pid: 812, tid: 812, args: {}, ...more }
}

const CALL_FRAMES = [
  { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 },
  { functionName: 'main', scriptId: '7', url: 'https://shop.example/app.js', lineNumber: 3, columnNumber: 20 },
  { functionName: 'price', scriptId: '7', url: 'https://shop.example/app.js', lineNumber: 11, columnNumber: 15 },
]

const WHOLE_PROFILE = {
  nodes: CALL_FRAMES.map((callFrame, i) => ({ id: i + 1, callFrame, hitCount: 0, children: i < 2 ? [i + 2] : [] })),
  startTime: 1_000,
  endTime: 6_000,
  samples: [2, 3, 3, 2],
  timeDeltas: [500, 1000, 1100, 900],
}

const UNBALANCED = [
  event('E', 'before the recording', 90),
  event('B', 'request', 100),
  event('X', 'parse', 120, { dur: 80 }),
  event('X', 'late', 180, { dur: 60 }),
  event('B', 'price', 300),
  event('E', 'price', 450),
  event('E', 'request', 500),
  event('B', 'never ends', 600),
  event('X', 'last', 650, { dur: 100.5 }),
  event('i', 'a mark', 660, { s: 't' }),
  event('C', 'queue', 670, { args: { length: 3 } }),
]

const NAMED_THREADS = [
  event('M', 'process_name', 0, { pid: 'shop', tid: 'main', args: { name: 'shop-server' } }),
  event('M', 'thread_name', 0, { pid: 'shop', tid: 'log', args: { name: 'log writer' } }),
  event('X', 'serve (server.py:41)', 10, { pid: 'shop', tid: 'main', dur: 100 }),
  event('X', 'price (pricing.py:12)', 20, { pid: 'shop', tid: 'main', dur: 30 }),
  event('X', 'flush (log.py:3)', 15, { pid: 'shop', tid: 'log', dur: 5.25 }),
]

/** As PyTorch writes them: microseconds since 1970, three decimals, kernels that follow each other by nanoseconds. */
function kernels() {
  const at = (/** @type {number} */ ns) => `17900000000${String(12_345_678 + ns).replace(/(\d{3})$/, '.$1')}`
  const line = (/** @type {string} */ name, /** @type {number} */ ns, /** @type {number} */ lengthNs) =>
    `{"ph":"X","name":"${name}","pid":4,"tid":9,"ts":${at(ns)},"dur":${(lengthNs / 1000).toFixed(3)}}`
  return [line('train', 0, 20_000), ...Array.from({ length: 12 }, (_, i) => line(`kernel_${i % 3}`, 1000 + i * 1187, 1180))]
}

/** @param {number} ts @param {number} sf @param {string} tid */
function hermesSample(ts, sf, tid) {
  return { cpu: '-1', name: '', ts: String(ts), pid: 81, tid, weight: '1', sf }
}

/** @param {string} name @param {number} [parent] */
function hermesFrame(name, parent) {
  return { name, category: parent === undefined ? 'root' : 'JavaScript', ...(parent === undefined ? {} : { parent }) }
}

const HERMES = {
  traceEvents: [{ ...event('M', 'thread_name', 0, { args: { name: 'mqt_js' } }), pid: 81, tid: '45', ts: '0' }],
  samples: [
    ...[1000, 2000, 3100, 4000].map((ts, i) => hermesSample(ts, [4, 4, 5, 3][i], '45')),
    ...[1500, 2500].map(ts => hermesSample(ts, 1, '46')),
  ],
  stackFrames: {
    1: hermesFrame('[root]'),
    3: hermesFrame('render(index.bundle.js:9:1)', 1),
    4: hermesFrame('sum(index.bundle.js:20:1)', 3),
    5: hermesFrame('(index.bundle.js:30:1)', 3),
  },
}

/** @type {readonly { readonly case: string, readonly about: string, readonly text: string }[]} */
const CASES = [
  {
    case: 'whole-profile',
    about: 'a CpuProfile event, as older DevTools wrote it, beside a task',
    text: JSON.stringify({
      traceEvents: [
        event('X', 'RunTask', 900, { dur: 5_200 }),
        event('I', 'CpuProfile', 6_000, { args: { data: { cpuProfile: WHOLE_PROFILE } } }),
      ],
    }),
  },
  {
    case: 'unbalanced',
    about: 'events that begin or end outside of the recording, and one that outlasts what it is in',
    text: JSON.stringify(UNBALANCED),
  },
  {
    case: 'named-threads',
    about: 'as viztracer and others write it: ids that are texts, a comma before the end',
    text: `[\n${NAMED_THREADS.map(line => `${JSON.stringify(line)},\n`).join('')}]\n`,
  },
  { case: 'since-1970', about: 'as PyTorch writes it: times since 1970 to the nanosecond', text: `[\n${kernels().join(',\n')}\n]\n` },
  {
    case: 'hermes',
    about: 'as Hermes writes it: samples and stack frames beside the events, times as texts',
    text: `${JSON.stringify(HERMES)}\n`,
  },
  {
    case: 'backslashes',
    about: 'as PyTorch writes it on Windows: backslashes that are not escaped, so that it is no JSON',
    text: String.raw`{"traceEvents":[
{"ph":"X","name":"shop\orders.py(12): load","pid":2,"tid":4,"ts":10,"dur":60},
{"ph":"X","name":"shop\cart\__init__.py(219): price","pid":2,"tid":4,"ts":20,"dur":30.5}
]}
`,
  },
  {
    case: 'open-end',
    about: 'a list that was never closed, which the format allows',
    text: `[\n${NAMED_THREADS.map(line => `${JSON.stringify(line)},\n`).join('')}`,
  },
]

export function writeChromeTracesByHand() {
  const folder = fixtureFolder('chrome-trace')
  for (const { case: name, about, text } of CASES) {
    const command = 'node scripts/make-fixtures.mjs handmade-chrome-trace'
    folder.add({ case: name, extension: 'json', about, tool: 'by hand', version: 'Trace Event Format', command, bytes: Buffer.from(text) })
  }
}
