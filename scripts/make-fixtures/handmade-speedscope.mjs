// speedscope files as other tools write them, by speedscope's own description of the format (file-format-spec.ts).
import { fixtureFolder } from './fixtureFolder.mjs'

const SCHEMA = 'https://www.speedscope.app/file-format-schema.json'

const PYTHON = [
  { name: '<module>', file: 'shop/server.py', line: 80 },
  { name: 'serve', file: 'shop/server.py', line: 41 },
  { name: 'price', file: 'shop/pricing.py', line: 12 },
  { name: 'price', file: 'shop/pricing.py', line: 17 },
  { name: 'lookup_tax_rate', file: 'shop/tax.py', line: 9 },
  { name: 'flush', file: 'shop/log.py', line: 3 },
]

const DOTNET = [
  { name: 'Process64 Process(812) (812)' },
  { name: 'Shop!Program.Main(class System.String[])' },
  { name: 'Shop!Orders.Price(int64)' },
  { name: 'UNMANAGED_CODE_TIME' },
]

/** `O2@1.5` opens frame 2 at 1.5, `C2@3` closes it. @param {string} events */
function eventList(events) {
  return events.split(' ').map(event => {
    const [frame, at] = event.slice(1).split('@').map(Number)
    return { type: event[0], frame, at }
  })
}

/** @param {string} name @param {string} unit @param {number} endValue @param {string} events */
function evented(name, unit, endValue, events, startValue = 0) {
  return { type: 'evented', name, unit, startValue, endValue, events: eventList(events) }
}

/** @param {string} name @param {string} unit @param {readonly (readonly number[])[]} samples @param {readonly number[]} weights */
function sampled(name, unit, samples, weights) {
  return { type: 'sampled', name, unit, startValue: 0, endValue: weights.reduce((sum, weight) => sum + weight, 0), samples, weights }
}

/** @param {readonly object[]} frames @param {readonly object[]} profiles @param {object} more */
function file(frames, profiles, more) {
  return { $schema: SCHEMA, profiles, shared: { frames }, ...more }
}

/** @type {readonly { readonly case: string, readonly about: string, readonly file: object }[]} */
const CASES = [
  {
    case: 'sampled-threads',
    about: 'as py-spy writes it: a profile for each thread, seconds, profiles before the frames they name',
    file: file(
      PYTHON,
      [
        sampled(
          'Process 7 Thread 0x1 "MainThread"',
          'seconds',
          [
            [0, 1, 2],
            [0, 1, 3, 4],
            [0, 1, 3, 4],
            [0, 1],
          ],
          [0.01, 0.01, 0.02, 0.01],
        ),
        sampled('Process 7 Thread 0x2 "log"', 'seconds', [[5], []], [0.03, 0.01]),
      ],
      { activeProfileIndex: null, exporter: 'py-spy@0.4.0', name: 'py-spy profile' },
    ),
  },
  {
    case: 'evented',
    about: 'as dotnet-trace writes it: frames that open and close, fractions of milliseconds, a start after zero',
    file: file(
      DOTNET,
      [
        evented(
          'Thread (812)',
          'milliseconds',
          112.75,
          'O0@100.25 O1@100.25 O2@101.5 O3@104.125 C3@107 C2@107 O2@108.5 C2@111 C1@112.75 C0@112.75',
          100.25,
        ),
      ],
      { activeProfileIndex: 0, exporter: 'speedscope@1.3.2', name: 'trace.speedscope.json' },
    ),
  },
  {
    case: 'unbalanced',
    about: 'frames closed late, closed without having been open, never closed, and events out of order',
    file: file(DOTNET, [evented('t', 'microseconds', 40, 'O0@0 O1@2 O2@5 C1@9 C2@10 O1@12 O2@11 C2@20 C3@21')], {}),
  },
  {
    case: 'several-units',
    about: 'time, bytes and counts beside each other: sample types; the second one is active',
    file: file(
      PYTHON,
      [
        sampled(
          'wall',
          'microseconds',
          [
            [0, 1],
            [0, 1, 2],
          ],
          [1500, 2500.5],
        ),
        sampled(
          'allocated',
          'bytes',
          [
            [0, 1, 3],
            [0, 5],
          ],
          [4096, 128],
        ),
        sampled(
          'calls',
          'none',
          [
            [0, 1],
            [0, 1, 2],
            [0, 5],
          ],
          [1, 40, 2],
        ),
      ],
      { activeProfileIndex: 1 },
    ),
  },
  {
    case: 'broken-indices',
    about: 'frames that are not listed, and weights that do not go with the samples',
    file: file(PYTHON.slice(0, 2), [sampled('main', 'none', [[0, 1], [0, 9], [-1], [0]], [3, 2, 1])], {}),
  },
]

export function writeSpeedscopesByHand() {
  const folder = fixtureFolder('speedscope')
  for (const { case: name, about, file: content } of CASES) {
    folder.add({
      case: name,
      extension: 'speedscope.json',
      about,
      tool: 'by hand',
      version: 'speedscope file format 0.6.0',
      command: 'node scripts/make-fixtures.mjs handmade-speedscope',
      bytes: Buffer.from(`${JSON.stringify(content)}\n`),
    })
  }
}
