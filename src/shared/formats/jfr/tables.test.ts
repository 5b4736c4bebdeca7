import { expect, test } from 'vitest'
import { HEADER_BYTES, jfrBytes, type Chunk } from '../../../../scripts/make-fixtures/jfrBytes.mjs'
import { BASE_TYPES, event, JVM_TYPES, poolsOf, SAMPLE_TYPES } from '../../../../scripts/make-fixtures/jfrShop.mjs'
import { errorOf, EXECUTION_SAMPLE, MAIN, notesOf, PRICE, ran, setting, STACK, weightsOf } from '../../../testing/jfrChunks'
import { foldedOf, profileOf } from '../../../testing/reading'
import { float64Column } from '../../base/columns'
import { NONE } from '../../profile/profile'
import { recordingFamilies } from './families'
import { repeats } from './repeats'
import { rowFinder } from './rowFinder'

function finderOf(...keys: readonly number[]): (key: number) => number {
  const column = float64Column()
  for (const key of keys) column.push(key)
  return rowFinder(column)
}

test.each([
  ['near to each other', [5, 6, 8, 6]],
  ['far from each other', [5, 2 ** 40, 8, 2 ** 40]],
  ['that differ in their upper half alone', [7, 2 ** 32 + 7, 2 ** 33 + 7, 2 ** 32 + 7]],
  ['below zero', [-5, -6, 2 ** 40, -6]],
  ['just so far that a list holds them', [0, 1, 31, 1]],
  ['just too far for one', [0, 1, 32, 1]],
])('constants with keys %s are found, the first of two with one key', (_, keys) => {
  const find = finderOf(...keys)
  expect(keys.map(find)).toEqual([0, 1, 2, 1])
  for (const other of [keys[0] - 1, keys[2] + 1, keys[0] + 2 ** 32]) if (!keys.includes(other)) expect(find(other) ?? NONE).toBe(NONE)
})

test('of no constants none is found', () => {
  expect(finderOf()(0)).toBe(NONE)
})

test('an answer is remembered for just these keys, until a chunk begins', () => {
  const known = repeats()
  const keys = [3, 70, 2, 9, 1] as const
  expect(known.find(...keys)).toBe(NONE)
  known.remember(42)
  expect(known.find(...keys)).toBe(42)
  for (const [place] of keys.entries()) {
    const [event, stack, thread, leaf, state] = keys.map((key, at) => (at === place ? key + 1 : key))
    expect(known.find(event, stack, thread, leaf, state)).toBe(NONE)
  }
  expect(known.find(...keys)).toBe(42)
  known.remember(43)
  expect(known.find(...keys)).toBe(43)
  known.startChunk()
  expect(known.find(...keys)).toBe(NONE)
})

/** What is said of events that were skipped: so many of each type. */
function skipped(counts: Readonly<Record<string, number>>): string[] {
  const families = recordingFamilies()
  for (const [name, count] of Object.entries(counts)) families.skip(name, count)
  const said: string[] = []
  families.report((what, _, count) => said.push(`${count} ${what}`))
  return said
}

test('events that were left out are named: the program’s own first, then the most, then by name', () => {
  const left = 'events without a stack, left out'
  expect(skipped({ 'jdk.B': 2, 'jdk.A': 2, 'profiler.C': 5, 'shop.Tick': 1 })).toEqual([`10 ${left}: shop.Tick, profiler.C, jdk.A, jdk.B`])
  expect(skipped({ g: 1, f: 1, e: 1, d: 1, c: 1, b: 1 })).toEqual([`6 ${left}: b, c, d, e, f, g`])
  expect(skipped({ g: 1, f: 1, e: 1, d: 1, c: 1, b: 1, a: 1 })).toEqual([`7 ${left}: a, b, c, d, e, f and 1 other type`])
  expect(skipped({ h: 1, g: 1, f: 1, e: 1, d: 1, c: 1, b: 1, a: 1 })).toEqual([`8 ${left}: a, b, c, d, e, f and 2 other types`])
  expect(skipped({ ['x'.repeat(80)]: 1, ['y'.repeat(81)]: 1 })).toEqual([`2 ${left}: ${'x'.repeat(80)}, ${'y'.repeat(79)}…`])
  expect(skipped({ a: 0 })).toEqual([])
})

/** As the JVM writes it. */
function jvm(events: Chunk['events'], more: Partial<Chunk> = {}): Chunk {
  return { types: [...BASE_TYPES, ...SAMPLE_TYPES, ...JVM_TYPES], checkpoints: [poolsOf(false)], events, ...more }
}

/** Places in the header. */
const CHECKPOINT_FIELD = 16
const METADATA_FIELD = 24

test('a chunk whose tables would stand outside of it is broken, and named', () => {
  const bytes = jfrBytes(jvm([ran(STACK.tax)]))
  for (const field of [CHECKPOINT_FIELD, METADATA_FIELD]) {
    for (const place of [HEADER_BYTES - 1, bytes.length, bytes.length + 1]) {
      const broken = bytes.slice()
      new DataView(broken.buffer).setBigUint64(field, BigInt(place))
      expect(errorOf(broken)).toBe('broken jfr file: a chunk whose tables stand outside of it at byte 0')
    }
  }
})

/** The chunk as it stands on disk while it is written: without a size and without places. */
const unfinished = (chunk: Chunk) => jfrBytes({ ...chunk, isFlushed: true }).fill(0, 8, 32)

test('what was flushed of a chunk lasts as long as its events, within what its header says', () => {
  const lasts = (durationNs: number, ...ticks: readonly number[]) =>
    profileOf(
      unfinished(
        jvm(
          ticks.map(at => ran(STACK.tax, at)),
          { durationNs },
        ),
      ),
    ).meta.durationNs
  expect(lasts(0, 500, 1000, 700)).toBe(1000)
  expect(lasts(2000, 500, 1000, 700)).toBe(1000)
  expect(lasts(1000, 500, 1000, 700)).toBe(1000)
  expect(lasts(800, 500, 1000, 700)).toBe(700)
})

test('of a chunk that is cut off in the middle of an event, whole events count', () => {
  const whole = jfrBytes(jvm([ran(STACK.tax), ran(STACK.price)], { isFlushed: true }))
  for (const left of [1, 2, 3]) {
    const cut = whole.slice(0, whole.length - left)
    const result = profileOf(jfrBytes(jvm([ran(STACK.tax)])))
    expect(result.samples.stack.length).toBe(1)
    expect(errorOf(cut)).not.toBe('')
  }
})

test('the interval of the JVM’s sampler is its own, unless async-profiler says which event it sampled', () => {
  const period = setting(EXECUTION_SAMPLE, 'period', '20 ms')
  expect(weightsOf(jfrBytes(jvm([period, ran(STACK.tax)])))).toEqual({ cpu: 1, 'cpu-ns': 20e6 })
  const facts = (...events: Chunk['events']) => Object.fromEntries(profileOf(jfrBytes(jvm([...events, ran(STACK.tax)]))).meta.facts)
  expect(facts(period)).toMatchObject({ 'sampling period': '20 ms' })
  expect(facts(setting(EXECUTION_SAMPLE, 'event', 'cpu'), setting(EXECUTION_SAMPLE, 'version', '3.0'))).toMatchObject({
    'sampled event': 'cpu',
    'async-profiler version': '3.0',
  })
  expect(facts(setting(EXECUTION_SAMPLE, 'other', '3.0'))).not.toHaveProperty('async-profiler version')
})

test('events of a type whose stacks are no stacks are left out', () => {
  const odd = [
    event(301, 'shop.NotPooled', 'startTime:long stackTrace:String'),
    event(302, 'shop.OfThreads', 'startTime:long stackTrace:@Thread'),
    event(303, 'shop.Fine', 'startTime:long stackTrace:@StackTrace'),
  ]
  const types = [...BASE_TYPES, ...SAMPLE_TYPES, ...JVM_TYPES, ...odd]
  const bytes = jfrBytes(
    jvm([ran(STACK.tax), ['shop.NotPooled', 1, 'x'], ['shop.OfThreads', 2, MAIN], ['shop.Fine', 3, STACK.price]], { types }),
  )
  expect(profileOf(bytes).meta.sampleTypes.map(({ name }) => name)).toEqual(['cpu', 'shop.Fine'])
  expect(foldedOf(bytes, 'shop.Fine')).toEqual([`${PRICE} 1`])
  expect(notesOf(bytes)).toEqual([
    '2 events without a stack, left out: shop.NotPooled, shop.OfThreads, null',
    expect.stringContaining('cut off'),
  ])
})
