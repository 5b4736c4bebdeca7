import { expect, test } from 'vitest'
import { encoded, HEADER_BYTES, jfrBytes, type Chunk } from '../../../scripts/make-fixtures/jfrBytes.mjs'
import { BASE_TYPES, event, JVM_TYPES, poolsOf, PROFILER_TYPES, SAMPLE_TYPES, type } from '../../../scripts/make-fixtures/jfrShop.mjs'
import { STATE, MAIN, CLASS, EXECUTION_SAMPLE, STACK, RUN, PRICE, ran, setting, weightsOf, notesOf, errorOf } from '../../testing/jfrChunks'
import { foldedOf, profileOf } from '../../testing/reading'
import { frameKind, FLAG_INLINED } from '../profile/profile'

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

test('names functions as Java does and puts the outermost first', () => {
  expect(foldedOf(jfrBytes(jvm([ran(STACK.price), ran(STACK.tax), ran(STACK.tax)])))).toEqual([`${PRICE} 1`, `${PRICE};shop.Orders.tax 2`])
})

test('knows lines, inlined frames, native and kernel code, packages and libraries', () => {
  const { frames, functions, strings } = profileOf(jfrBytes(profilers([ran(STACK.read), ran(STACK.tax)])))
  const described = Array.from(frames.fn, (fn, frame) =>
    [
      strings[functions.name[fn]],
      frames.line[frame],
      frameKind(frames.flags[frame]),
      (frames.flags[frame] & FLAG_INLINED) === 0 ? '' : 'inlined',
      strings[functions.module[fn]] ?? '',
    ].join(' '),
  )
  expect(described.sort()).toEqual([
    '__read -1 native  libc.so.6',
    'shop.Database.query 61 jit  shop',
    'shop.Orders.price 21 jit inlined shop',
    'shop.Server.run 11 jit  shop',
    'shop.Server.run 12 jit  shop',
    // Native code has no class: what stands for one is its library.
    'tax 31 native  shop.Orders',
    'vfs_read -1 kernel  ',
  ])
})

test('reads integers of full size where a chunk says they are not packed', () => {
  const chunk = jvm([ran(STACK.tax, 5), ['jdk.JavaMonitorEnter', 3, 5000, MAIN, STACK.price, CLASS.string]])
  expect(sampleTypes({ ...chunk, isPacked: false })).toEqual(sampleTypes(chunk))
  expect(foldedOf(jfrBytes({ ...chunk, isPacked: false }))).toEqual([`${PRICE};shop.Orders.tax 1`])
})

test('reads fields in whatever order the chunk has them, and steps over those it does not know', () => {
  const odd = [
    type(60, 'jdk.types.Place', 'x:double y:float names:String[]'),
    event(
      61,
      'profiler.WallClockSample',
      'place:Place samples:short on:boolean stackTrace:@StackTrace many:Place[] sampledThread:@Thread timeSpan:long/MILLISECONDS startTime:long',
    ),
  ]
  const place = [1.5, 2.5, ['a', 'b']]
  const events: Chunk['events'] = [['profiler.WallClockSample', place, 7, true, STACK.price, [place, place], MAIN, 3, 9]]
  expect(sampleTypes({ types: [...BASE_TYPES, ...odd], checkpoints: [poolsOf(true)], events })).toEqual({ wall: 7, 'wall-ns': 3e6 })
})

test('looks every name up in the pools of its own chunk', () => {
  const renamed = { ...poolsOf(false), 'jdk.types.Symbol': { 1: ['other/Main'], 2: ['start'] } }
  expect(foldedOf(jfrBytes(jvm([ran(STACK.run)]), jvm([ran(STACK.run)], { checkpoints: [renamed] })))).toEqual([
    'other.Main.start 1',
    `${RUN} 1`,
  ])
})

test('follows checkpoints backwards, the newest first', () => {
  const { 'jdk.types.Symbol': symbols, ...rest } = poolsOf(false)
  const old = { 'jdk.types.Symbol': { ...symbols, 1: ['stale/Name'] } }
  const chunk = jvm([ran(STACK.price)], { checkpoints: [old, rest, { 'jdk.types.Symbol': { 1: ['shop/Server'] } }] })
  expect(foldedOf(jfrBytes(chunk))).toEqual([`${PRICE} 1`])
})

test('reads strings in every encoding', () => {
  const symbols = { 1: [encoded('latin1', 'shop/Café')], 2: [encoded('chars', 'größe')], 3: [encoded('pooled', 9)], 4: [encoded('empty')] }
  const pools = { ...poolsOf(false), 'jdk.types.Symbol': symbols, 'java.lang.String': { 9: ['shop/Ordérs'] } }
  expect(foldedOf(jfrBytes(jvm([ran(STACK.price)], { checkpoints: [pools] })))).toEqual(['shop.Café.größe;shop.Ordérs 1'])
})

test('keeps the families apart and offers what each can be weighed by', () => {
  const events: Chunk['events'] = [
    setting(EXECUTION_SAMPLE, 'period', '20 ms'),
    ran(STACK.tax),
    ['jdk.ObjectAllocationInNewTLAB', 1, MAIN, STACK.price, CLASS.string, 24, 2048],
    ['jdk.ObjectAllocationOutsideTLAB', 1, MAIN, STACK.price, CLASS.ints, 9000],
    ['jdk.ObjectAllocationSample', 1, MAIN, STACK.price, CLASS.string, 100],
    ['jdk.JavaMonitorEnter', 1, 5000, MAIN, STACK.query, CLASS.database],
    ['jdk.ThreadPark', 1, 7000, MAIN, STACK.query, CLASS.database],
    ['jdk.CPUTimeSample', 1, STACK.tax, MAIN, false, 4000, false],
    ['jdk.MethodTrace', 1, 600, MAIN, STACK.run, 2],
  ]
  const all = {
    ...{ cpu: 1, 'cpu-ns': 20e6, 'cpu-time': 1, 'cpu-time-ns': 4000 },
    ...{ alloc: 2, 'alloc-bytes': 11048, 'alloc-sampled': 1, 'alloc-sampled-bytes': 100 },
    ...{ lock: 1, 'lock-ns': 5000, park: 1, 'park-ns': 7000, method: 1, 'method-ns': 600 },
  }
  expect(sampleTypes(jvm(events))).toEqual(all)
  const bytes = jfrBytes(jvm(events))
  expect(profileOf(bytes).meta.sampleTypes.filter(({ event }) => event === 'alloc')).toEqual([
    { name: 'alloc-bytes', unit: 'bytes', event: 'alloc', weight: 'period' },
    { name: 'alloc', unit: 'count', event: 'alloc', weight: 'samples' },
  ])
  expect(foldedOf(bytes, 'alloc-bytes')).toEqual([`${PRICE};int[][] 9000`, `${PRICE};java.lang.String 2048`])
  expect(foldedOf(bytes, 'lock-ns')).toEqual([`${PRICE};shop.Database.query;shop.Database 5000`])
  // The JVM leaves the traced method out of the stack.
  expect(foldedOf(bytes, 'method')).toEqual([`${PRICE} 1`])
})

test('counts sampled allocations as allocations where there are no others', () => {
  const sampled = ['jdk.ObjectAllocationSample', 1, MAIN, STACK.price, CLASS.string, 100] as const
  expect(sampleTypes(jvm([sampled, sampled]))).toEqual({ 'alloc-bytes': 200, alloc: 2 })
})

test('counts parks as locks in recordings of async-profiler, which records no others', () => {
  const park = ['jdk.ThreadPark', 1, 7000, MAIN, STACK.query, CLASS.database] as const
  expect(sampleTypes(profilers([park]))).toEqual({ 'lock-ns': 7000, lock: 1 })
})

test('leaves sleeping threads out of cpu and keeps all in wall', () => {
  const events = [ran(STACK.tax), ran(STACK.tax), ran(STACK.query, 0, STATE.sleeping)]
  expect(sampleTypes(profilers(events))).toEqual({ cpu: 2, wall: 3 })
})

test('tells cpu from wall samples where a recording has both as the same event', () => {
  const events = [ran(STACK.tax, 0, STATE.default), ran(STACK.price), ran(STACK.query, 0, STATE.sleeping)]
  const bytes = jfrBytes(profilers(events))
  expect(foldedOf(bytes, 'cpu')).toEqual([`${PRICE};tax 1`])
  expect(foldedOf(bytes, 'wall')).toEqual([`${PRICE} 1`, `${PRICE};query 1`])
})

test('labels samples with the state of their thread, where it differs', () => {
  const { samples, labels, strings } = profileOf(jfrBytes(profilers([ran(STACK.tax, 1), ran(STACK.query, 2, STATE.sleeping)])))
  const textOfSet = (set: number) => strings[labels.text[labels.start[set]]]
  expect(Array.from(samples.labelSet ?? [], textOfSet)).toEqual(['runnable', 'sleeping'])
  expect(profileOf(jfrBytes(jvm([ran(STACK.tax)]))).samples.labelSet).toBeNull()
})

test.each([
  ['cpu', '0', 10e6],
  ['itimer', '5000000', 5e6],
])('takes the time of a sample from async-profiler’s interval for %s', (engine, interval, periodNs) => {
  const events = [setting(EXECUTION_SAMPLE, 'event', engine), setting(EXECUTION_SAMPLE, 'interval', interval), ran(STACK.tax)]
  expect(sampleTypes(profilers(events))).toEqual({ cpu: 1, 'cpu-ns': periodNs })
})

test('offers no time where the interval counts something else', () => {
  const events = [setting(EXECUTION_SAMPLE, 'event', 'cache-misses'), setting(EXECUTION_SAMPLE, 'interval', '1000'), ran(STACK.tax)]
  expect(sampleTypes(profilers(events))).toEqual({ cpu: 1 })
})

test('shows first what the recording was made for', () => {
  const live = ['profiler.LiveObject', 1, MAIN, STACK.price, CLASS.string, 48, 0] as const
  const malloc = ['profiler.Malloc', 1, MAIN, STACK.read, 4096, 64] as const
  const wall = ['profiler.WallClockSample', 1, MAIN, STACK.query, STATE.sleeping, 12] as const
  const shown = (events: Chunk['events']) => {
    const { sampleTypes: types, defaultSampleType } = profileOf(jfrBytes(profilers(events))).meta
    return types[defaultSampleType].name
  }
  expect([shown([live, ran(STACK.tax)]), shown([live, wall]), shown([live, malloc, malloc])]).toEqual(['cpu', 'wall', 'malloc-bytes'])
})

test('orders samples of all chunks by time from the start, with their threads', () => {
  const first = jvm([ran(STACK.tax, 3_000), ran(STACK.price, 1_000)], { ticksPerSecond: 1e6, durationNs: 2e9 })
  const next = jvm([ran(STACK.query, 500)], { startNs: 1_700_000_002_000_000_000n, durationNs: 1e9, startTicks: 400 })
  const { samples, threads, meta } = profileOf(jfrBytes(first, next))
  expect(Array.from(samples.timeNs ?? [])).toEqual([1e6, 3e6, 2e9 + 100])
  expect(meta).toMatchObject({ startMs: 1_700_000_000_000, durationNs: 3e9, sampleCount: 3 })
  expect(threads).toContainEqual({ name: 'main', processId: null, threadId: 1001 })
})

test('says how many stacks were cut off, were missing, and how many samples were lost', () => {
  const events: Chunk['events'] = [
    ran(STACK.tax),
    ran(STACK.tax),
    ran(99),
    ['jdk.CPUTimeSamplesLost', 1, MAIN, 30],
    ['jdk.CPUTimeSamplesLost', 1, MAIN, 12],
  ]
  expect(notesOf(jfrBytes(jvm(events)))).toEqual([
    '42 samples that the recorder lost, null',
    '2 cpu samples whose stack was cut off, sample 1',
    '1 samples without a stack, shown as (no stack), null',
  ])
})

test('reads what was written of a recording that is still being written, and says so', () => {
  const whole = jfrBytes(jvm([ran(STACK.tax)]))
  const unfinished = jfrBytes(jvm([ran(STACK.tax)])).fill(0, 8, 32)
  const both = join(whole, unfinished)
  expect(foldedOf(both)).toEqual([`${PRICE};shop.Orders.tax 2`])
  expect(notesOf(both)).toContain(`1 chunks that were still being written, read as far as they go, byte ${both.length}`)
  expect(errorOf(unfinished.subarray(0, 300))).toMatch(/still being written; end it with `jcmd PID JFR.stop`/)
})

test('keeps all stacks that were written before a recording was cut off, and counts the samples of those that were not', () => {
  const { 'jdk.types.StackTrace': stacks, ...rest } = poolsOf(false)
  const flushed = [{ ...rest, 'jdk.types.StackTrace': { [STACK.tax]: stacks[STACK.tax] } }, { 'jdk.types.StackTrace': stacks }]
  const whole = jfrBytes(jvm([ran(STACK.tax), ran(STACK.query), ran(STACK.tax, 3)], { checkpoints: flushed, isFlushed: true }))
  const cut = whole.subarray(0, whole.length - 2)
  expect(foldedOf(whole)).toHaveLength(2)
  expect(foldedOf(cut)).toEqual([`${PRICE};shop.Orders.tax 2`])
  expect(notesOf(cut)).toEqual([
    '1 samples left out, whose stacks were not written before the end, sample 2',
    `1 chunks cut off by the end of the file, read as far as they go, byte ${cut.length}`,
    '2 cpu samples whose stack was cut off, sample 1',
  ])
})

test('reads what comes before a chunk that is cut off, and says where the file ends', () => {
  const whole = jfrBytes(jvm([ran(STACK.tax)]))
  const cut = join(whole, whole.subarray(0, 300))
  expect(foldedOf(cut)).toEqual([`${PRICE};shop.Orders.tax 1`])
  expect(notesOf(cut)).toContain(`300 bytes of a chunk that ends before its metadata or its names, not read, byte ${whole.length}`)
  expect(errorOf(whole.subarray(0, 300))).toBe('broken jfr file: the file ends before its first chunk does at byte 300')
  expect(errorOf(whole.subarray(0, 20))).toMatch(/ends within its header at byte/)
})

test('says what stands behind the last chunk', () => {
  const whole = jfrBytes(jvm([ran(STACK.tax)]))
  const noise = new Uint8Array(HEADER_BYTES + 5).fill(7)
  expect(notesOf(join(whole, noise))).toContain(`1 rest of the file after its last chunk, not read, byte ${whole.length}`)
})

test('refuses recordings of Oracle’s JDK 7 and 8, and those of versions to come, by name', () => {
  const of = (major: number, minor: number) => errorOf(jfrBytes(jvm([ran(STACK.tax)], { version: [major, minor] })))
  expect(of(0, 9)).toMatch(/^a flight recording of version 0.9, from Oracle JDK 7 or 8; record again/)
  expect(of(3, 0)).toBe('a flight recording of version 3.0; versions 1 and 2 can be read')
  expect(of(1, 0)).toBe('no error')
})

test.each([
  ['a frame', [0x04, 0x22, 0x4d, 0x18]],
  ['blocks', [...'LZ4Block'].map(character => character.charCodeAt(0))],
])('answers a recording packed as LZ4, in %s, with the command that unpacks it', (_, mark) => {
  expect(errorOf(Uint8Array.from([...mark, 0x64, 0x40, 0xa7]))).toBe('data packed as LZ4; unpack it first: `lz4 -d FILE`')
})

test('says from what length on waits are in the file', () => {
  const settings = ['jdk.JavaMonitorEnter', 'jdk.ThreadPark'].flatMap(name => {
    const id = [...SAMPLE_TYPES, ...JVM_TYPES].find(each => each.name === name)?.id ?? 0
    return [setting(id, 'enabled', 'true'), setting(id, 'threshold', '20 ms')]
  })
  expect(notesOf(jfrBytes(jvm([ran(STACK.run), ...settings])))).toEqual([
    '2 types of event that were recorded from 20 ms on, shorter ones are not in the file: jdk.JavaMonitorEnter, jdk.ThreadPark, null',
  ])
})

test('has a word for a recording without samples', () => {
  expect(errorOf(jfrBytes(jvm([setting(EXECUTION_SAMPLE, 'period', '20 ms')])))).toBe('a jfr file with no samples in it')
})

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(part => [...part]))
}
