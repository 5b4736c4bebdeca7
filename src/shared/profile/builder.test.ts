import { expect, test } from 'vitest'
import { profileBuilder } from './builder'
import { findSampleType } from './defaultSampleType'
import { frameFlags, frameKind, functionName, NONE, stringAt, type SampleType } from './profile'
import { profileFault } from './validate'

const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds', weight: null, event: null }

test('a name is one row however often it comes, and __proto__ is a name like any other', () => {
  const builder = profileBuilder('test')
  expect(['main', '__proto__', 'main', '__proto__', 'constructor', ''].map(builder.string)).toEqual([0, 1, 0, 1, 2, 3])
  expect(builder.finish().strings).toEqual(['main', '__proto__', 'constructor', ''])
})

test('sample types under one name can each be asked for', () => {
  const builder = profileBuilder('test')
  for (const name of ['time', 'calls', 'time', 'time']) builder.sampleType({ ...CPU, name })
  expect(builder.finish().meta.sampleTypes.map(({ name }) => name)).toEqual(['time', 'calls', 'time 2', 'time 3'])
})

test('functions are one row where all that is known of them is alike', () => {
  const builder = profileBuilder('test')
  const whole = { name: 'f', systemName: '_f', file: 'a.c', startLine: 3, module: 'app' }
  const row = builder.fn(whole)
  expect(builder.fn({ ...whole })).toBe(row)
  const others = [
    { ...whole, name: 'g' },
    { ...whole, systemName: '_g' },
    { ...whole, file: 'b.c' },
    { ...whole, startLine: 4 },
    { ...whole, startColumn: 9 },
    { ...whole, module: 'lib' },
  ].map(builder.fn)
  expect(new Set([row, ...others]).size).toBe(7)
  expect(builder.finish().functions.name).toHaveLength(7)
})

test('what is empty or not known of a function is no row', () => {
  const builder = profileBuilder('test')
  builder.fn({ name: 'f', systemName: '', file: null })
  const { functions } = builder.finish()
  const { systemName, file, startLine, startColumn, module } = functions
  expect([systemName, file, startLine, startColumn, module].map(column => column[0])).toEqual([NONE, NONE, NONE, NONE, NONE])
})

test('frames are one row at one place, and their function can be asked for', () => {
  const builder = profileBuilder('test')
  const f = builder.fn({ name: 'f' })
  const g = builder.fn({ name: 'g' })
  const row = builder.frame(f, 3, 5, 0)
  expect(builder.frame(f, 3, 5, 0)).toBe(row)
  const others = [
    builder.frame(g, 3, 5, 0),
    builder.frame(f, 4, 5, 0),
    builder.frame(f, 3, 6, 0),
    builder.frame(f, 3, 5, frameFlags('jit')),
  ]
  expect(new Set([row, ...others]).size).toBe(5)
  expect(others.map(builder.fnOfFrame)).toEqual([g, f, f, f])
})

test('frames at different addresses are different, and without one a frame stands at 0', () => {
  const builder = profileBuilder('test')
  const fn = builder.fn({ name: 'f' })
  const rows = [0xffff_ffff_8100_0000n, 0x10n, 0n, 0x10n].map(address => builder.frameAt(fn, 1, 1, 0, address))
  expect(rows).toEqual([0, 1, 2, 1])
  expect(builder.frame(fn, 1, 1, 0)).toBe(2)
  expect(builder.finish().frames.address).toEqual(BigUint64Array.of(0xffff_ffff_8100_0000n, 0x10n, 0n))
})

test('there is no column of addresses where no frame has one', () => {
  const builder = profileBuilder('test')
  builder.frameAt(builder.fn({ name: 'f' }), 1, 1, 0, 0n)
  expect(builder.finish().frames.address).toBeNull()
})

test('threads are one row where process, number and name are alike', () => {
  const builder = profileBuilder('test')
  const thread = { name: 'worker', processId: 1, threadId: 2 }
  const rows = [thread, { ...thread }, { ...thread, name: 'x' }, { ...thread, processId: null }, { ...thread, threadId: 3 }].map(
    builder.thread,
  )
  expect(rows).toEqual([0, 0, 1, 2, 3])
  expect(builder.finish().threads).toHaveLength(4)
})

test('weights add up in their row and sample type, also in a type that came after the row', () => {
  const builder = profileBuilder('test')
  builder.sampleType(CPU)
  const first = builder.sample(NONE)
  const second = builder.sample(NONE)
  const late = builder.sampleType({ ...CPU, name: 'late' })
  builder.weigh(first, 0, 2)
  builder.weigh(first, 0, 3)
  builder.weigh(second, late, 7)
  builder.weigh(first, 9, 1)
  const { values } = builder.finish().samples
  expect(values.map(column => [...column])).toEqual([
    [5, 0],
    [0, 7],
  ])
})

test('samples have times, threads and labels where one of them has, and else no such column', () => {
  const builder = profileBuilder('test')
  builder.sample(NONE)
  expect(builder.finish().samples).toMatchObject({ timeNs: null, thread: null, labelSet: null })
  const thread = builder.thread({ name: 'worker', processId: null, threadId: null })
  const labelSet = builder.labelSet([{ key: 'route', text: '/' }])
  builder.sample(NONE, { timeNs: 0, thread, labelSet })
  const { samples } = builder.finish()
  expect([samples.timeNs, samples.thread, samples.labelSet]).toEqual([Float64Array.of(0, 0), Int32Array.of(NONE, 0), Int32Array.of(0, 1)])
})

test('knows how many samples were merged into its rows when it is told, and else counts the rows', () => {
  const builder = profileBuilder('test')
  builder.sample(NONE)
  expect([builder.finish().meta.sampleCount, builder.finish({ sampleCount: 8 }).meta.sampleCount]).toEqual([1, 8])
})

test('has no period, mappings, facts, start or duration where the file has none', () => {
  expect(profileBuilder('test').finish().meta).toEqual({
    format: 'test',
    sampleTypes: [],
    defaultSampleType: 0,
    sampleCount: 0,
    durationNs: null,
    startMs: null,
    facts: [],
    notes: [],
  })
  const period = { value: 1, type: 'cpu', unit: 'ns' }
  const mapping = { file: 'app', buildId: '', start: '0', limit: '1', offset: '0', symbolFlags: 0 }
  expect(profileBuilder('test').finish({ period, mappings: [mapping] }).meta).toMatchObject({ period, mappings: [mapping] })
})

test('the default sample type is the one that the file names, else the first', () => {
  const builder = profileBuilder('test')
  for (const name of ['samples', 'cpu']) builder.sampleType({ ...CPU, name })
  const defaults = ['cpu', 'nowhere', null].map(defaultSampleType => builder.finish({ defaultSampleType }).meta.defaultSampleType)
  expect(defaults).toEqual([1, 0, 0])
})

test('a sample type is found by its name, and its sibling of the same event by the weight that is asked for', () => {
  const types: readonly SampleType[] = [
    { name: 'alone', unit: 'count', weight: 'samples', event: null },
    { name: 'other', unit: 'bytes', weight: 'period', event: 'alloc' },
    { name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cpu' },
    { name: 'cpu-samples', unit: 'count', weight: 'samples', event: 'cpu' },
  ]
  const found = (name: string, weight: 'samples' | 'period' | null) => findSampleType(types, name, weight)
  expect([found('cpu', null), found('cpu', 'period'), found('cpu', 'samples'), found('cpu-samples', 'period')]).toEqual([2, 2, 3, 2])
  // No sibling: the named one is better than none.
  expect([found('alone', 'period'), found('other', 'samples'), found('nowhere', 'samples'), found('nowhere', null)]).toEqual([0, 1, -1, -1])
})

test('a label set is one row in whatever order its labels come; the empty set is row 0', () => {
  const builder = profileBuilder('test')
  const route = { key: 'route', text: '/' }
  const size = { key: 'size', number: 4, unit: 'bytes' }
  const rows = [[], [route, size], [size, route], [route, route], [{ ...size, unit: null }]].map(builder.labelSet)
  expect(rows).toEqual([0, 1, 1, 2, 3])
  const profile = builder.finish()
  const { start, key, text, number, unit } = profile.labels
  expect([...start]).toEqual([0, 0, 2, 4, 5])
  const labels = Array.from(key, (_, row) =>
    [key[row], text[row], unit[row]].map(cell => stringAt(profile, cell)).concat(String(number[row])),
  )
  expect(labels).toEqual([
    ['route', '/', null, '0'],
    ['size', null, 'bytes', '4'],
    ['route', '/', null, '0'],
    ['route', '/', null, '0'],
    ['size', null, null, '4'],
  ])
})

test('a cell without a string has none, and a function without a name has an empty one', () => {
  const builder = profileBuilder('test')
  builder.fn({ name: 'main' })
  const profile = builder.finish()
  expect([stringAt(profile, 0), stringAt(profile, NONE), stringAt(profile, undefined), stringAt(profile, 5)]).toEqual([
    'main',
    null,
    null,
    null,
  ])
  expect([functionName(profile, 0), functionName(profile, 7)]).toEqual(['main', ''])
})

test('the flags of a frame say its kind, inlined or not', () => {
  expect([frameKind(frameFlags('kernel')), frameKind(frameFlags('kernel', true)), frameKind(0), frameKind(0x7f << 1)]).toEqual([
    'kernel',
    'kernel',
    'unknown',
    'unknown',
  ])
  expect([frameFlags('native') & 1, frameFlags('native', true) & 1]).toEqual([0, 1])
})

test('a tree of thousands of stacks has each once, parents first', () => {
  const builder = profileBuilder('test')
  const frames = Array.from({ length: 40 }, (_, i) => builder.frame(builder.fn({ name: `f${i}` }), NONE, NONE, 0))
  const grow = () =>
    frames.flatMap(root => frames.flatMap(middle => [0, 1, 2].map(leaf => [root, middle, leaf].reduce(builder.stack, NONE))))
  const stacks = grow()
  expect(new Set(stacks).size).toBe(40 * 40 * 3)
  expect(grow()).toEqual(stacks)
  const profile = builder.finish()
  expect(profile.stacks.parent).toHaveLength(40 + 40 * 40 + 40 * 40 * 3)
  expect(profileFault(profile)).toBeNull()
  // Each leads back to the frames it was made of.
  const pathOf = (stack: number): number[] => (stack === NONE ? [] : [...pathOf(profile.stacks.parent[stack]), profile.stacks.frame[stack]])
  expect(pathOf(stacks[3 * (40 * 17 + 23) + 1])).toEqual([frames[17], frames[23], 1])
  expect(stacks.map(pathOf).map(path => path.join())).toEqual(
    frames.flatMap(root => frames.flatMap(middle => [0, 1, 2].map(leaf => [root, middle, leaf].join()))),
  )
})
