import { expect, test } from 'vitest'
import { buildCallTree } from '../shared/analysis/callTree'
import { functionWeights } from '../shared/analysis/functionTable'
import { stackView } from '../shared/analysis/stackView'
import { profileBuilder } from '../shared/profile/builder'
import { NONE, type Profile } from '../shared/profile/profile'
import { CONVERSIONS, convertProfile } from '../shared/report/convert'
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
  const profile = profileOf(convertProfile(deepProfile(DEEP), format, 0, 'deep').bytes)
  const view = stackView(profile, 0)
  const tree = buildCallTree(profile, view)
  expect([tree.height, tree.totalValue]).toEqual([DEEP, 7])
  expect(Array.from(functionWeights(profile, view).total)).toEqual(Array.from({ length: 10 }, () => 7))
})

test('opens opened and closed frames a hundred thousand deep', () => {
  const frame = (type: string, at: number) => `{"type":"${type}","frame":0,"at":${at}}`
  const events = [...Array.from({ length: DEEP }, () => frame('O', 0)), ...Array.from({ length: DEEP }, () => frame('C', 1))]
  const file = `{"shared":{"frames":[{"name":"f"}]},"profiles":[{"type":"evented","name":"p","unit":"none","startValue":0,"endValue":1,"events":[${events.join(',')}]}]}`
  expect(profileOf(file).stacks.parent).toHaveLength(DEEP)
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
    expect(profileOf(convertProfile(profile, format, 0, 'x').bytes).strings).toEqual(expect.arrayContaining(['__proto__', 'constructor']))
  }
})
