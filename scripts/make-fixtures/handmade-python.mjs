// Files of samplers that this script writes itself, from what is documented of them: Python's own sampler (3.15) and rbspy's raw form.
import { fixtureFolder } from './fixtureFolder.mjs'
import { run } from './tools.mjs'

const COMMAND = 'node scripts/make-fixtures.mjs handmade-python'
const FRAMES = [
  ['/srv/shop/app.py', '<module>', 40],
  ['/srv/shop/app.py', 'main', 31],
  ['/srv/shop/tax.py', 'rate', 7],
  ['~', '<GC>', -1],
]

/** @param {number} value */
function varint(value) {
  const bytes = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left]
    bytes.push((left % 128) | 128)
  }
}

/** @param {number} value */
const zigzag = value => varint(value < 0 ? -value * 2 - 1 : value * 2)

/** @param {bigint} id @param {number} kind @param {number[]} rest */
function record(id, kind, rest) {
  const head = Buffer.alloc(13)
  head.writeBigUInt64LE(id)
  head[12] = kind
  return Buffer.from([...head, ...rest])
}

/**
 * Frames count leaf first: full stack, twice the same, one more on top, one for another, a second thread.
 * @param {{ readonly isOld?: boolean, readonly isPacked?: boolean }} form
 */
function tachyon({ isOld = false, isPacked = false }) {
  const texts = [...new Set(FRAMES.flatMap(([file, name]) => [String(file), String(name)]))]
  const plain = Buffer.concat([
    record(7n, 1, [...varint(1000), 3, 2, 1, 0]),
    record(7n, 0, [2, ...varint(1000), 3, ...varint(1100), 2]),
    record(7n, 2, [...varint(1000), 3, 2, 1, 2]),
    record(140573428924480n, 1, [...varint(900), 8, 1, 0]),
    record(7n, 3, [...varint(1000), 1, 1, 1, 3]),
  ])
  const samples = isPacked ? run('zstd -q -c', { input: plain }) : plain
  const strings = Buffer.concat(texts.map(text => Buffer.from([...varint(Buffer.byteLength(text)), ...Buffer.from(text)])))
  const frames = Buffer.concat(
    FRAMES.map(([file, name, line]) =>
      Buffer.from([
        ...varint(texts.indexOf(String(file))),
        ...varint(texts.indexOf(String(name))),
        ...zigzag(Number(line)),
        0,
        ...zigzag(4),
        0,
        255,
      ]),
    ),
  )
  const header = Buffer.alloc(64)
  header.writeUInt32LE(0x54414348, 0)
  header.writeUInt32LE(1, 4)
  header.set([3, 15, 0, 0], 8)
  header.writeBigUInt64LE(1795917297000000n, 12)
  header.writeBigUInt64LE(1000n, 20)
  header.writeUInt32LE(6, 28)
  const shift = isOld ? -4 : 0
  header.writeUInt32LE(2, 36 + shift)
  header.writeBigUInt64LE(BigInt(64 + samples.length), 40 + shift)
  header.writeBigUInt64LE(BigInt(64 + samples.length + strings.length), 48 + shift)
  header.writeUInt32LE(isPacked ? 1 : 0, 56 + shift)
  if (!isOld) header.writeUInt32LE(1, 60)
  const footer = Buffer.alloc(32)
  footer.writeUInt32LE(texts.length, 0)
  footer.writeUInt32LE(FRAMES.length, 4)
  footer.writeBigUInt64LE(BigInt(64 + samples.length + strings.length + frames.length + 32), 8)
  return Buffer.concat([header, samples, strings, frames, footer])
}

/** @param {string} name @param {number | null} line @param {string} [file] */
const frame = (name, line, file = 'lib/order.rb') => ({
  name,
  relative_path: file,
  absolute_path: line === null ? null : `/srv/shop/${file}`,
  lineno: line,
})
/** @param {readonly object[]} trace @param {number} ms */
const sample = (trace, ms) => ({
  trace,
  pid: 12,
  thread_id: 77,
  time: { secs_since_epoch: 1795917297, nanos_since_epoch: ms * 1e6 },
  on_cpu: true,
})
const MAIN = frame('<main>', 9, 'shop.rb')
const RBSPY = [
  { sample_rate: 100, rbspy_version: '0.34.1', start_time: { secs_since_epoch: 1795917297, nanos_since_epoch: 0 } },
  sample([frame('price', 12), frame('block in price_all', 20), MAIN], 10),
  sample([frame('price', 12), frame('block in price_all', 20), MAIN], 20),
  sample([frame('(unknown) [c function]', null, '(unknown)'), frame('price', 14), MAIN], 30),
]

const RUN = { v: 1, run_id: '5c1d3f0e9a7b4d2c8e6f1a2b3c4d5e6f' }
const PLACES = [
  { type: 'meta', ...RUN, sample_interval_usec: 1000, mode: 'wall' },
  {
    type: 'str_def',
    ...RUN,
    defs: ['main', '/srv/shop/app.py', 'rate', '/srv/shop/tax.py', '<GC>', '~'].map((value, at) => ({ str_id: at + 1, value })),
  },
  {
    type: 'frame_def',
    ...RUN,
    defs: [
      { frame_id: 1, path_str_id: 2, func_str_id: 1, line: 31, end_line: 31, col: 4, end_col: 20 },
      { frame_id: 2, path_str_id: 4, func_str_id: 3, line: 7 },
      { frame_id: 3, path_str_id: 4, func_str_id: 3, line: 9 },
      { frame_id: 4, path_str_id: 6, func_str_id: 5, line: 0, synthetic: true },
    ],
  },
  {
    type: 'agg',
    ...RUN,
    kind: 'frame',
    scope: 'final',
    samples_total: 19,
    entries: [
      { frame_id: 1, self: 0, cumulative: 17 },
      { frame_id: 2, self: 12, cumulative: 12 },
      { frame_id: 3, self: 5, cumulative: 5 },
      { frame_id: 4, self: 2, cumulative: 2 },
    ],
  },
  { type: 'end', ...RUN, samples_total: 19 },
]

export function writePythonByHand() {
  const tachyonFolder = fixtureFolder('tachyon')
  const form = { extension: 'bin', tool: 'by hand', version: 'format 1, Python 3.15', command: COMMAND }
  tachyonFolder.add({
    ...form,
    case: 'plain',
    about: 'every way to tell a stack, two threads, a frame of the collector',
    bytes: tachyon({}),
  })
  tachyonFolder.add({ ...form, case: 'zstd', about: 'the same with its samples packed', bytes: tachyon({ isPacked: true }) })
  tachyonFolder.add({
    ...form,
    case: 'old-header',
    about: 'the header of before July 2026: 32 bits of samples',
    bytes: tachyon({ isOld: true }),
  })
  fixtureFolder('tachyon-collapsed').add({
    ...form,
    extension: 'txt',
    case: 'threads',
    about: 'two threads, two lines of one function, the collector',
    bytes: Buffer.from(
      'tid:7;app.py:<module>:40;app.py:main:31;tax.py:rate:7 12\ntid:7;app.py:<module>:40;app.py:main:31;tax.py:rate:9 5\ntid:140573428924480;worker.py:run:5;<GC> 2\n',
    ),
  })
  fixtureFolder('tachyon-jsonl').add({
    ...form,
    extension: 'jsonl',
    case: 'places',
    about: 'two lines of one function, the collector, a place without samples of its own',
    bytes: Buffer.from(PLACES.map(record => `${JSON.stringify(record)}\n`).join('')),
  })
  const lines = RBSPY.map(line => `${JSON.stringify(line)}\n`)
  fixtureFolder('rbspy').add({
    case: 'version-2',
    extension: 'raw',
    about: 'a header, samples leaf first, a function in C',
    tool: 'by hand',
    version: 'rbspy 0.34.1, storage version 2',
    command: COMMAND,
    bytes: Buffer.from(`rbspy02\n${lines.join('')}`),
  })
  fixtureFolder('rbspy').add({
    case: 'version-0',
    extension: 'raw',
    about: 'the oldest form: frames alone',
    tool: 'by hand',
    version: 'rbspy storage version 0',
    command: COMMAND,
    bytes: Buffer.from(`rbspy00\n${JSON.stringify([frame('price', 12), MAIN])}\n`),
  })
}
