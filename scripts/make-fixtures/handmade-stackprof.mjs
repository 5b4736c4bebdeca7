// stackprof's JSON in its modes, by its README and `stackprof.c`.
import { fixtureFolder } from './fixtureFolder.mjs'

const FILE = '/srv/shop/lib/shop'
const FRAMES = {
  140217: {
    name: '<main>',
    file: '/srv/shop/shop.rb',
    line: 1,
    total_samples: 10,
    samples: 1,
    edges: { 140233: 9 },
    lines: { 14: [9, 0], 15: [1, 1] },
  },
  140233: { name: 'Shop::Order#price', file: `${FILE}/order.rb`, line: 12, total_samples: 9, samples: 2, edges: { 140265: 7 } },
  140249: { name: 'Integer#times', file: '<internal:numeric>', line: null, total_samples: 4, samples: 4 },
  140265: { name: 'Shop::Tax#rate', file: `${FILE}/tax.rb`, line: 3, total_samples: 7, samples: 3, edges: { 140249: 4 } },
  140281: { name: '(garbage collection)', file: '', line: null, total_samples: 2, samples: 2 },
}
const RAW = [2, 140217, 140233, 2, 3, 140217, 140233, 140265, 3, 4, 140217, 140233, 140265, 140249, 4, 1, 140281, 2, 1, 140217, 1]
const RAW_LINES = [2, 14, 15, 2, 3, 14, 19, 5, 3, 4, 14, 19, 6, 231, 4, 1, 0, 2, 1, 15, 1]
const DELTAS = [0, 1003, 998, 1001, 1000, 2500, 999, 1000, 1001, 15, 40, 3000]

/** @param {string} mode @param {number} interval @param {object} more */
function file(mode, interval, more) {
  return { version: 1.2, mode, interval, samples: 12, gc_samples: 2, missed_samples: 0, metadata: {}, frames: FRAMES, ...more }
}

const CASES = [
  {
    case: 'cpu-raw',
    about: 'cpu mode with stacks: samples are worth the interval',
    file: file('cpu', 1000, { raw: RAW, raw_lines: RAW_LINES, raw_timestamp_deltas: DELTAS }),
  },
  {
    case: 'wall-raw',
    about: 'wall mode with stacks: samples are worth the time they took',
    file: file('wall', 1000, { raw: RAW, raw_timestamp_deltas: DELTAS }),
  },
  { case: 'object-raw', about: 'object mode: every tenth allocation', file: file('object', 10, { raw: RAW }) },
  { case: 'cpu-no-raw', about: 'without stacks: functions, and who called whom', file: file('cpu', 1000, {}) },
]

export function writeStackprofsByHand() {
  const folder = fixtureFolder('stackprof')
  for (const { case: name, about, file: content } of CASES) {
    const command = 'node scripts/make-fixtures.mjs handmade-stackprof'
    folder.add({
      case: name,
      extension: 'json',
      about,
      tool: 'by hand',
      version: 'stackprof 0.2.26',
      command,
      bytes: Buffer.from(`${JSON.stringify(content)}\n`),
    })
  }
}
