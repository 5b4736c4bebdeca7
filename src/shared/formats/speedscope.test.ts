import { expect, test } from 'vitest'
import { foldedLines } from '../../testing/foldedLines'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE, type Profile } from '../profile/profile'
import { textOf } from '../base/utf8'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { writeSpeedscope } from './speedscope/write'

const SCHEMA = 'https://www.speedscope.app/file-format-schema.json'
const FRAMES = [{ name: 'main', file: 'main.py', line: 3 }, { name: 'work' }, { name: 'idle' }]

function fileOf(profiles: readonly object[], fields: object = {}): string {
  return JSON.stringify({ $schema: SCHEMA, profiles, shared: { frames: FRAMES }, ...fields })
}

function sampled(samples: readonly (readonly number[])[], weights: readonly number[], more: object = {}): object {
  return { type: 'sampled', name: 'p', unit: 'none', startValue: 0, endValue: 9, samples, weights, ...more }
}

/** `O0@5` opens frame 0 at 5, `C0@7` closes it at 7. */
function evented(events: string, more: object = {}): object {
  const list = events
    .split(' ')
    .map(event => ({ type: event[0], frame: Number(event.slice(1, event.indexOf('@'))), at: Number(event.slice(event.indexOf('@') + 1)) }))
  return { type: 'evented', name: 'p', unit: 'microseconds', startValue: 0, endValue: 20, events: list, ...more }
}

function notesOf(input: string) {
  return profileOf(input).meta.notes.map(({ what, count }) => [what, count])
}

test('takes further units together when there are too many to choose among', () => {
  const input = fileOf(Array.from({ length: 100 }, (_, at) => sampled([[0]], [2], { unit: `u${at}` })))
  expect(profileOf(input).meta.sampleTypes).toHaveLength(65)
  expect(foldedOf(input, 'other units')).toEqual(['main 72'])
})

test('keeps fractions of nanoseconds, and counts samples of a profile without weights', () => {
  expect(foldedOf(fileOf([sampled([[0], [0, 1]], [2.5, 0.25], { unit: 'nanoseconds' })]))).toEqual(['main 2.5', 'main;work 0.25'])
  const input = fileOf([sampled([[0], [0, 1], [0]], [])])
  expect(foldedOf(input)).toEqual(['main 2', 'main;work 1'])
  expect(notesOf(input)).toEqual([['samples of a profile without weights, each taken for one', 3]])
})

test('reads sampled stacks with their weights, root first: fractions of counts kept, times in nanoseconds', () => {
  expect(foldedOf(fileOf([sampled([[0], [0, 1], [0, 1]], [2, 0.5, 1.25])]))).toEqual(['main 2', 'main;work 1.75'])
  const input = fileOf([sampled([[0], [0, 1], [0, 1]], [2, 0.5, 1.25], { unit: 'seconds' })])
  expect(foldedOf(input)).toEqual(['main 2000000000', 'main;work 1750000000'])
  const { meta, strings, functions } = profileOf(input)
  expect(meta.sampleTypes).toEqual([{ name: 'time', unit: 'nanoseconds', weight: null, event: null }])
  expect([strings[functions.file[0]], functions.startLine[0]]).toEqual(['main.py', 3])
})

test('reads opened and closed frames as the time between events', () => {
  const input = fileOf([evented('O0@5 O1@6 C1@9 O2@9 C2@10 C0@12', { startValue: 2 })])
  expect(foldedOf(input)).toEqual(['main 3000', 'main;idle 1000', 'main;work 3000'])
  expect(profileOf(input).samples.timeNs).toEqual(Float64Array.of(3000, 4000, 7000, 8000))
  expect(profileOf(input).meta).toMatchObject({ durationNs: 18_000, notes: [] })
})

test('reads frames that are closed late, never or without having been open, and says so', () => {
  expect(foldedOf(fileOf([evented('O0@0 O1@1 C0@4 C1@6')]))).toEqual(['main 1000', 'main;work 3000'])
  expect(notesOf(fileOf([evented('O0@0 O1@1 C0@4 C1@6')]))).toEqual([
    ['frames closed with the one that called them', 1],
    ['frames closed that were not open', 1],
  ])
  expect(foldedOf(fileOf([evented('O0@5 O1@6')]))).toEqual(['main 1000', 'main;work 14000'])
  expect(notesOf(fileOf([evented('O0@5 O1@6')]))).toEqual([['frames still open at the end', 2]])
  expect(foldedOf(fileOf([evented('O0@5 O1@8 C1@7 C0@9')]))).toEqual(['main 4000'])
})

test('takes profiles that measure alike for threads, and others for sample types', () => {
  const alike = profileOf(fileOf([sampled([[0]], [1], { name: 'T1' }), sampled([[1]], [2], { name: 'T2' })]))
  expect(alike.threads.map(thread => thread.name)).toEqual(['T1', 'T2'])
  expect(alike.meta).toMatchObject({ sampleTypes: [{ name: 'samples', unit: 'count' }], sampleCount: 2 })
  const others = fileOf([sampled([[0]], [1]), sampled([[1]], [64], { unit: 'bytes' })], { activeProfileIndex: 1 })
  expect(foldedOf(others)).toEqual(['work 64'])
  expect(foldedOf(others, 'samples')).toEqual(['main 1'])
})

test('takes the lines that samplers write for lines of calls, and does not part functions by them', () => {
  const frames = [
    { name: 'price', file: 'a.py', line: 4 },
    { name: 'price', file: 'a.py', line: 9 },
  ]
  const input = JSON.stringify({ exporter: 'py-spy@0.4.2', shared: { frames }, profiles: [sampled([[0], [1]], [1, 2])] })
  const { functions, frames: rows } = profileOf(input)
  expect([functions.name.length, Array.from(rows.line), functions.startLine[0]]).toEqual([1, [4, 9], NONE])
})

test('shows stacks of frames that the file does not list, and counts them', () => {
  const input = fileOf([sampled([[0, 7], [-1], [1.5]], [1, 2, 3])])
  expect(foldedOf(input)).toEqual(['(unknown frame) 5', 'main;(unknown frame) 1'])
  expect(notesOf(input)).toEqual([['frames that the file does not list', 2]])
})

test('says when weights and stacks do not match', () => {
  expect(notesOf(fileOf([sampled([[0], [1]], [1])]))).toEqual([['samples without a weight, or weights without a sample', 1]])
  expect(notesOf(fileOf([sampled([[0]], [1]), { ...sampled([[1]], []), weights: ['x'] }]))).toEqual([
    ['weights that are no numbers, taken for 0', 1],
  ])
})

test('is empty without samples, and broken where the JSON breaks off', () => {
  expect(read(fileOf([]))).toMatchObject({ ok: false, error: { kind: 'empty', format: 'speedscope' } })
  expect(read(fileOf([sampled([[0]], [1])]).slice(0, -2))).toMatchObject({ ok: false, error: { kind: 'malformed' } })
})

/** Two sample types, two threads, an inlined frame and a module. */
function writtenProfile(): Profile {
  const builder = profileBuilder('pprof')
  const alloc = builder.sampleType({ name: 'alloc_space', unit: 'bytes', weight: null, event: null })
  const cpu = builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cpu' })
  const main = builder.frame(builder.fn({ name: 'main "x"', file: 'a.go', startLine: 3, module: 'app' }), 9, NONE, frameFlags('unknown'))
  const inlined = builder.frame(builder.fn({ name: 'leaf' }), 12, NONE, frameFlags('native', true))
  const [t1, t2] = [1, 2].map(id => builder.thread({ name: `T${id}`, processId: 5, threadId: id }))
  const root = builder.stack(NONE, main)
  for (const [stack, thread, bytes, ns] of [
    [root, t1, 8, 0],
    [builder.stack(root, inlined), t2, 16, 2.5],
    [root, t2, 1, 3],
    [root, t2, 1, 4],
  ]) {
    const sample = builder.sample(stack, { thread })
    builder.weigh(sample, alloc, bytes)
    builder.weigh(sample, cpu, ns)
  }
  return builder.finish({ defaultSampleType: 'cpu' })
}

test('writes what speedscope reads: a profile for each sample type and thread, the default one active', () => {
  const file: unknown = JSON.parse(textOf(writeSpeedscope(writtenProfile(), 'shop.pb.gz')))
  expect(file).toMatchObject({
    $schema: SCHEMA,
    name: 'shop.pb.gz',
    activeProfileIndex: 2,
    shared: { frames: [{ name: 'main "x"', file: 'a.go', line: 3 }, { name: 'leaf' }] },
    profiles: [
      { type: 'sampled', name: 'alloc_space – T1', unit: 'bytes', startValue: 0, endValue: 8, samples: [[0]], weights: [8] },
      { type: 'sampled', name: 'alloc_space – T2', unit: 'bytes', startValue: 0, endValue: 18, samples: [[0, 1], [0]], weights: [16, 2] },
      { type: 'sampled', name: 'cpu – T2', unit: 'nanoseconds', startValue: 0, endValue: 9.5, samples: [[0, 1], [0]], weights: [2.5, 7] },
    ],
  })
})

test('reads back what it wrote: sample types, threads, modules and kinds of frames', () => {
  const before = writtenProfile()
  const after = profileOf(writeSpeedscope(before, 'x'))
  expect(after.meta.sampleTypes).toEqual(before.meta.sampleTypes)
  expect(after.meta.defaultSampleType).toBe(before.meta.defaultSampleType)
  expect(after.threads).toEqual(before.threads)
  expect(after.frames.flags).toEqual(before.frames.flags)
  expect(after.strings[after.functions.module[0]]).toBe('app')
  for (const type of before.meta.sampleTypes.keys()) expect(foldedLines(after, type)).toEqual(foldedLines(before, type))
})

test('of a profile where nothing weighs the stacks are written all the same, so that it opens again', () => {
  const weightless = profileOf(new TextEncoder().encode('main;load 0\nmain;store 0\n'))
  const again = profileOf(writeSpeedscope(weightless, 'x'))
  expect([again.samples.stack.length, [...again.samples.values[0]], again.functions.name.length]).toEqual([2, [0, 0], 3])
})

test('reads a function that was met on several lines as one, and functions that begin in other columns as several', () => {
  const file = (frames: readonly object[]) =>
    JSON.stringify({
      shared: { frames },
      profiles: [
        { type: 'sampled', name: 'm', unit: 'none', startValue: 0, endValue: 3, samples: [[2, 0], [2, 1], [3]], weights: [1, 1, 1] },
      ],
    })
  const python = [
    { name: 'total', file: 'cart.py', line: 4 },
    { name: 'total', file: 'cart.py', line: 5 },
    { name: 'main', file: 'm.py', line: 8 },
  ]
  const profile = profileOf(file([...python, { name: 'total', file: 'tax.py', line: 4 }]))
  expect(profile.functions.name.length).toBe(3)
  expect([...profile.frames.line]).toEqual([4, 5, -1, -1])
  const script = python.map((frame, i) => ({ ...frame, name: 'get', file: 'a.js', col: i + 1 }))
  expect(profileOf(file([...script, { name: 'x', file: 'a.js', line: 4 }])).functions.name.length).toBe(4)
})
