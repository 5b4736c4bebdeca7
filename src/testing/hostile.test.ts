import { expect, test } from 'vitest'
import { buildCallTree } from '../shared/analysis/callTree'
import { functionWeights } from '../shared/analysis/functionTable'
import { stackView } from '../shared/analysis/stackView'
import { profileBuilder } from '../shared/profile/builder'
import { NONE, type Profile } from '../shared/profile/profile'
import { CONVERSIONS, convertProfile } from '../shared/report/convert'
import { convertedBytes } from './convertedBytes'
import { profileOf, read } from './reading'

const DEEP = 100_000
const MILLION = 1_000_000
const CHUNK_BYTES = 1 << 20
/** A million strings take a while on a machine that does other things beside. */
const PATIENCE_MS = 300_000

/** One sample, whose stack is `depth` frames deep, of functions that call each other in turn. */
function deepProfile(depth: number): Profile {
  const builder = profileBuilder('folded')
  const samples = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  let stack = NONE
  for (let at = 0; at < depth; at++) stack = builder.stack(stack, builder.frame(builder.fn({ name: `f${at % 10}` }), NONE, NONE, 0))
  builder.weigh(builder.sample(stack), samples, 7)
  return builder.finish()
}

test.each(CONVERSIONS)('opens a stack a hundred thousand deep from %s, and shows it', format => {
  const profile = profileOf(convertedBytes(convertProfile(deepProfile(DEEP), format, 0, 'deep')))
  const view = stackView(profile, 0)
  const tree = buildCallTree(profile, view)
  expect([tree.height, tree.totalValue]).toEqual([DEEP, 7])
  expect(Array.from(functionWeights(profile, view).total)).toEqual(Array.from({ length: 10 }, () => 7))
})

function eachDepth<T>(make: (at: number) => T): T[] {
  return Array.from({ length: DEEP }, (_, at) => make(at))
}

/** Files with one stack that is DEEP frames deep, or that many calls below each other. */
const DEEP_FILES: Readonly<Record<string, () => string>> = {
  'perf script': () => `app 1 1.0: cycles:\n${eachDepth(at => `\t${(at + 4096).toString(16).padStart(16)} f (/x)\n`).join('')}\n`,
  'evented speedscope'() {
    const frame = (type: string, at: number) => `{"type":"${type}","frame":0,"at":${at}}`
    const events = [...eachDepth(() => frame('O', 0)), ...eachDepth(() => frame('C', 1))]
    return `{"shared":{"frames":[{"name":"f"}]},"profiles":[{"type":"evented","name":"p","unit":"none","startValue":0,"endValue":1,"events":[${events.join(',')}]}]}`
  },
  'a Chrome trace': () => `[${eachDepth(at => `{"name":"f","ph":"X","ts":${at},"dur":${2 * (DEEP - at)},"pid":1,"tid":1}`).join(',')}]`,
  '.heapprofile': () =>
    `{"head":${eachDepth(at => `{"callFrame":{"functionName":"f"},"selfSize":${at === DEEP - 1 ? 1 : 0},"id":${at},"children":[`).join('')}${']}'.repeat(DEEP)}}`,
  'a Firefox profile': () =>
    JSON.stringify({
      meta: { interval: 1, version: 27, preprocessedProfileVersion: 47 },
      libs: [],
      threads: [
        {
          stringArray: ['f'],
          funcTable: { length: 1, name: [0] },
          frameTable: { length: 1, func: [0] },
          stackTable: {
            length: DEEP,
            frame: eachDepth(() => 0),
            prefix: eachDepth(at => (at === 0 ? null : at - 1)),
          },
          samples: { length: 1, stack: [DEEP - 1], time: [0] },
        },
      ],
    }),
  callgrind: () =>
    `events: Ir\n${eachDepth(at => `fn=f${at}\n1 1\ncfn=f${at + 1}\ncalls=1 1\n1 ${DEEP - at}\n`).join('')}fn=f${DEEP}\n1 1\n`,
  stackprof: () =>
    `{"version":1.2,"mode":"wall","interval":1000,"samples":1,"frames":{"1":{"name":"f","total_samples":1,"samples":1}},"raw":[${DEEP},${'1,'.repeat(DEEP)}1]}`,
  Pyroscope: () =>
    `{"flamebearer":{"names":["total","f"],"levels":[[0,1,0,0]${eachDepth(at => `,[0,1,${at === DEEP - 1 ? 1 : 0},1]`).join('')}],"numTicks":1,"maxSelf":1},"metadata":{"format":"single","units":"objects"}}`,
  'jfr print': () =>
    `jdk.ExecutionSample {\n  startTime = 10:00:00.000\n  stackTrace = [\n${'    shop.Deep.f() line: 1\n'.repeat(DEEP)}  ]\n}\n`,
}

test.each(Object.entries(DEEP_FILES))('opens a hundred thousand frames below each other in %s', (_, file) => {
  const profile = profileOf(file())
  const depth = Int32Array.from(profile.stacks.parent, () => 1)
  profile.stacks.parent.forEach((parent, stack) => (depth[stack] += parent === NONE ? 0 : depth[parent]))
  expect(depth.reduce((most, at) => Math.max(most, at), 0)).toBeGreaterThanOrEqual(DEEP)
})

test(
  'opens a million functions',
  () => {
    const lines = Array.from({ length: MILLION }, (_, i) => `main;f${i} 1\n`)
    const result = read(lines.join(''), CHUNK_BYTES)
    expect(result.ok && result.value.functions.name.length).toBe(MILLION + 1)
  },
  PATIENCE_MS,
)

test.each([
  ['folded stacks', (long: string) => `main;${long} 1\n`],
  ['.cpuprofile', (long: string) => `{"nodes":[{"id":1,"callFrame":{"functionName":"${long}"},"hitCount":1}]}`],
  [
    'a .cpuprofile field that nobody reads',
    (long: string) => `{"nodes":[{"id":1,"callFrame":{"functionName":"f"},"hitCount":1}],"other":"${long}"}`,
  ],
])('opens 50 MB on one line of %s', (_, file) => {
  expect(read(file('x'.repeat(50 * 2 ** 20)), CHUNK_BYTES).ok).toBe(true)
})

test('reads names made to keep a reader busy', () => {
  const names = ['(a '.repeat(30_000), 'a:1'.repeat(30_000), `${' '.repeat(90_000)})`, 'node_modules/'.repeat(7_000), '; '.repeat(40_000)]
  const nodes = names.map((name, i) => ({ id: i, callFrame: { functionName: name, url: name }, hitCount: 1 }))
  const stringTable = names.flatMap(name => [name, `${name} (x:1:2)`])
  const rows = (row: (i: number) => readonly (number | null)[]) => ({ data: stringTable.map((_, i) => row(i)) })
  const threads = [{ stringTable, frameTable: rows(i => [i]), stackTable: rows(i => [null, i]), samples: rows(i => [i, i]) }]
  const bars = names.map((name, i) => `<g><title>${name} (1 samples, 20%)</title><rect x="${i}" y="1" width="1"/></g>`)
  for (const file of [
    JSON.stringify({ nodes }),
    JSON.stringify({ meta: { interval: 1 }, threads }),
    `${'main;work 1\n'.repeat(3)}${names.map(name => `${name.trim()} 1\n`).join('')}`,
    `events: Ir\n${names.map(name => `fn=${name}\n1 5\n`).join('')}`,
    `<svg xmlns:fg="x">${bars.join('')}</svg>`,
  ]) {
    const result = read(file, CHUNK_BYTES)
    expect(result.ok && result.value.functions.name.length).toBeGreaterThanOrEqual(names.length)
  }
})

test.each([
  [
    'threads of Firefox',
    `{"meta":{"version":27,"interval":1},"threads":[${'{"":0},'.repeat(300_000)}{}],"processes":[${'{"":0},'.repeat(300_000)}{}]}`,
  ],
  ['lines of rbspy', `rbspy02\n${'x\n'.repeat(300_000)}`],
])('does not make much of little: %s by the hundred thousand', (_, file) => {
  const result = read(file, CHUNK_BYTES)
  expect(!result.ok && ['empty', 'malformed']).toContain(!result.ok && result.error.kind)
})

test('says of 50 MB without a line end that it is no profile', () => {
  const result = read('x'.repeat(50 * 2 ** 20), CHUNK_BYTES)
  expect(result).toMatchObject({ ok: false, error: { kind: 'unknown-format' } })
})

test.each([
  ['a pprof field that ends after the file', Uint8Array.of(0x0a, 4, 8, 1, 16, 2, 0x32, 0, 0x32, 0xff, 0xff, 0xff, 0xff, 0x0f, 1)],
  ['a JFR chunk that is larger than the file', jfrHeader(2n ** 40n)],
  ['a JFR chunk of no size', jfrHeader(0n)],
])('answers %s with an error', (_, bytes) => {
  expect(read(bytes).ok).toBe(false)
})

/** A recording's first 68 bytes, whose chunk says that it is `sizeBytes` long and has its tables at the end. */
function jfrHeader(sizeBytes: bigint): Uint8Array {
  const view = new DataView(new ArrayBuffer(68))
  for (const [at, byte] of [0x46, 0x4c, 0x52, 0].entries()) view.setUint8(at, byte)
  view.setUint16(4, 2)
  view.setBigInt64(8, sizeBytes)
  view.setBigInt64(16, sizeBytes - 10n)
  view.setBigInt64(24, sizeBytes - 20n)
  view.setBigInt64(56, 1_000_000_000n)
  return new Uint8Array(view.buffer)
}

test('takes names that JavaScript gives a meaning for names', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', '']
  const nodes = names.map((functionName, i) => ({ id: i, callFrame: { functionName, url: '__proto__' }, hitCount: 1 }))
  const profile = profileOf(JSON.stringify({ nodes }))
  expect(profile.functions.name).toHaveLength(names.length)
  for (const format of CONVERSIONS) {
    expect(profileOf(convertedBytes(convertProfile(profile, format, 0, 'x'))).strings).toEqual(
      expect.arrayContaining(['__proto__', 'constructor']),
    )
  }
})
