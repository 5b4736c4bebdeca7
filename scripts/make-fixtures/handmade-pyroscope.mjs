// Pyroscope's flame graphs as JSON, by its flamebearer package.
import { fixtureFolder } from './fixtureFolder.mjs'

const NAMES = ['total', 'main.main', 'net/http.(*conn).serve', 'main.price', 'main.lookupTaxRate', 'main.log', 'other']

/** Where a bar starts behind the one before it, its width, what is its own, its name. */
const LEVELS = [
  [0, 1000, 0, 0],
  [0, 850, 70, 1, 0, 150, 150, 6],
  [70, 700, 100, 2, 0, 80, 80, 5],
  [170, 500, 100, 3, 0, 100, 100, 5],
  [270, 400, 400, 4],
]

/** The same for both sides: left three numbers, right three numbers, name. */
const COMPARED = [
  [0, 100, 0, 0, 140, 0, 0],
  [0, 100, 10, 0, 140, 5, 1],
  [10, 60, 60, 5, 20, 20, 3, 0, 30, 30, 0, 115, 115, 4],
]

/** @param {readonly (readonly number[])[]} levels @param {object} metadata */
function file(levels, metadata) {
  return {
    version: 1,
    flamebearer: { names: NAMES, levels, numTicks: levels[0][1], maxSelf: 400 },
    metadata: { format: 'single', spyName: 'gospy', sampleRate: 100, units: 'samples', name: 'shop.cpu{}', ...metadata },
    timeline: { startTime: 1_700_000_000, samples: [0, 10, 20], durationDelta: 10 },
    groups: null,
    heatmap: null,
  }
}

const CASES = [
  { case: 'cpu', about: 'samples at a rate: time', file: file(LEVELS, {}) },
  { case: 'memory', about: 'bytes', file: file(LEVELS, { units: 'bytes', name: 'shop.alloc_space{}' }) },
  {
    case: 'comparison',
    about: 'two sides of a comparison',
    file: { ...file(COMPARED, { format: 'double' }), leftTicks: 100, rightTicks: 140 },
  },
  {
    case: 'answer',
    about: 'what a page of Pyroscope is answered with: numbers of 64 bits as texts, no unit',
    file: {
      flamegraph: { names: NAMES, levels: LEVELS.map(level => ({ values: level.map(String) })), total: '1000', maxSelf: '400' },
    },
  },
]

export function writePyroscopesByHand() {
  const folder = fixtureFolder('pyroscope')
  for (const { case: name, about, file: content } of CASES) {
    const command = 'node scripts/make-fixtures.mjs handmade-pyroscope'
    folder.add({
      case: name,
      extension: 'json',
      about,
      tool: 'by hand',
      version: 'Pyroscope 1.0, flamebearer',
      command,
      bytes: Buffer.from(`${JSON.stringify(content)}\n`),
    })
  }
}
