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
