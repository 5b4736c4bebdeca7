import { expect, test } from 'vitest'
import { jfrBytes, type Chunk } from '../../../../scripts/make-fixtures/jfrBytes.mjs'
import { BASE_TYPES, event, JVM_TYPES, poolsOf, PROFILER_TYPES, SAMPLE_TYPES } from '../../../../scripts/make-fixtures/jfrShop.mjs'
import { STATE, MAIN, CLASS, EXECUTION_SAMPLE, STACK, PRICE, ran, setting, weightsOf, notesOf, errorOf } from '../../../testing/jfrChunks'
import { foldedOf, profileOf } from '../../../testing/reading'

/** As the JVM writes it. */
function jvm(events: Chunk['events'], more: Partial<Chunk> = {}): Chunk {
  return { types: [...BASE_TYPES, ...SAMPLE_TYPES, ...JVM_TYPES], checkpoints: [poolsOf(false)], events, ...more }
}

/** As async-profiler writes it. */
function profilers(events: Chunk['events'], more: Partial<Chunk> = {}): Chunk {
  return { types: [...BASE_TYPES, ...SAMPLE_TYPES, ...PROFILER_TYPES], checkpoints: [poolsOf(true)], events, ...more }
}

/** Name, and what all samples weigh. */
function sampleTypes(...chunks: readonly Chunk[]): Record<string, number> {
  return weightsOf(jfrBytes(...chunks))
}

test('knows of every family by itself how many of its stacks were cut off', () => {
  const alloc = ['jdk.ObjectAllocationSample', 1, MAIN, STACK.price, CLASS.string, 100] as const
  const { meta } = profileOf(jfrBytes(jvm([ran(STACK.tax), ran(STACK.price), ...Array.from({ length: 98 }, () => alloc)])))
  expect(meta.sampleTypes.map(({ name, cutShare }) => [name, cutShare])).toEqual([
    ['cpu', 0.5],
    ['alloc-bytes', undefined],
    ['alloc', undefined],
  ])
})

test('offers any event with a stack, and says which it left out', () => {
  const own = [
    event(301, 'shop.Order', 'startTime:long duration:long/TICKS eventThread:@Thread stackTrace:@StackTrace id:String'),
    event(302, 'shop.Tick', 'startTime:long eventThread:@Thread stackTrace:@StackTrace n:int'),
    event(303, 'cpu', 'startTime:long stackTrace:@StackTrace'),
  ]
  const events: Chunk['events'] = [
    ['shop.Order', 1, 30, MAIN, STACK.price, 'first'],
    ['shop.Order', 2, 12, MAIN, 0, 'second'],
    ['shop.Tick', 3, MAIN, 0, 7],
    ['jdk.GarbageCollection', 4],
    ['jdk.GarbageCollection', 5],
    ['cpu', 6, STACK.run],
  ]
  const types = [...BASE_TYPES, ...SAMPLE_TYPES, ...JVM_TYPES, ...own]
  const bytes = jfrBytes(jvm([...events, ran(STACK.tax)], { types }))
  expect(sampleTypes(jvm([...events, ran(STACK.tax)], { types }))).toEqual({
    ...{ cpu: 1, 'cpu event': 1 },
    ...{ 'shop.Order': 2, 'shop.Order-ns': 42 },
  })
  expect(foldedOf(bytes, 'shop.Order')).toEqual(['(no stack) 1', `${PRICE} 1`])
  expect(profileOf(bytes).meta).toMatchObject({ sampleCount: 4, defaultSampleType: 0 })
  expect(notesOf(bytes)).toContain('3 events without a stack, left out: shop.Tick, jdk.GarbageCollection, null')
  expect(errorOf(jfrBytes(jvm([['shop.Tick', 3, MAIN, 0, 7]], { types })))).toBe('a jfr file with no samples in it')
})

test('counts an error once, though the JVM writes an event for each constructor that it passes', () => {
  const thrown = event(301, 'jdk.JavaExceptionThrow', 'startTime:long eventThread:@Thread stackTrace:@StackTrace thrownClass:@Class')
  const error = event(302, 'jdk.JavaErrorThrow', 'startTime:long eventThread:@Thread stackTrace:@StackTrace thrownClass:@Class')
  const pools = poolsOf(false)
  const checkpoints = [
    {
      ...pools,
      'jdk.types.Symbol': { ...pools['jdk.types.Symbol'], 11: ['java/lang/Error'], 12: ['<init>'] },
    },
  ]
  const types = [...BASE_TYPES, ...SAMPLE_TYPES, ...JVM_TYPES, thrown, error]
  const events: Chunk['events'] = [
    ['jdk.JavaExceptionThrow', 1, MAIN, STACK.price, CLASS.string],
    ['jdk.JavaErrorThrow', 2, MAIN, STACK.query, CLASS.string],
    ['jdk.JavaExceptionThrow', 2, MAIN, STACK.query, CLASS.string],
  ]
  expect(sampleTypes(jvm(events, { types, checkpoints }))).toEqual({ exceptions: 1, errors: 1 })
  expect(notesOf(jfrBytes(jvm(events, { types, checkpoints })))).toEqual(['1 second events of errors that are counted already, sample 3'])
})

test('offers the running part of a wall-clock recording as cpu, and shows the wall clock first', () => {
  const wall = (stack: number, state: number, samples: number) => ['profiler.WallClockSample', 1, MAIN, stack, state, samples] as const
  const chunk = profilers([
    setting(EXECUTION_SAMPLE, 'wall', '20000000'),
    wall(STACK.query, STATE.sleeping, 12),
    wall(STACK.tax, STATE.runnable, 3),
  ])
  expect(sampleTypes(chunk)).toEqual({ cpu: 3, 'cpu-ns': 60e6, wall: 15, 'wall-ns': 300e6 })
  const { sampleTypes: types, defaultSampleType } = profileOf(jfrBytes(chunk)).meta
  expect(types[defaultSampleType].name).toBe('wall')
  // Where running threads were sampled by themselves, those samples are the CPU time.
  expect(sampleTypes(profilers([wall(STACK.tax, STATE.runnable, 3), ran(STACK.tax, 0, STATE.default)]))).toEqual({ cpu: 1, wall: 3 })
})

test('lasts from the earliest chunk to the end of the latest, in whatever order they were joined', () => {
  const early = jvm([ran(STACK.tax, 1_000)], { durationNs: 1e9 })
  const late = jvm([ran(STACK.query, 500)], { startNs: 1_700_000_005_000_000_000n, durationNs: 1e9 })
  const { samples, meta } = profileOf(jfrBytes(late, early))
  expect(Array.from(samples.timeNs ?? [])).toEqual([1_000, 5e9 + 500])
  expect(meta).toMatchObject({ startMs: 1_700_000_000_000, durationNs: 6e9 })
  expect(profileOf(jfrBytes(early, late)).meta).toMatchObject({ startMs: 1_700_000_000_000, durationNs: 6e9 })
})
