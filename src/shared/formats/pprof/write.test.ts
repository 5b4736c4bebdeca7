import { expect, test } from 'vitest'
import { pprofText } from '../../../testing/pprofText'
import { foldedOf, profileOf } from '../../../testing/reading'
import { frameFlags, NONE, type Profile } from '../../profile/profile'
import { profileBuilder } from '../../profile/builder'
import { writePprof } from './write'

const EVERYTHING = `
  type samples count
  type cpu nanoseconds
  default samples
  mapping 1 /srv/bin/shop
  mapping 2 /lib/libc.so.6
  period_type cpu nanoseconds
  period 10000000
  function tax _Ztax tax.cc:7
  location 1 0x4010 @1 round:3 tax:12
  location 2 0x4020 @1 main:40
  location 3 0x7f0010 @2
  location 4 0xdead
  sample 1 2 = 5 50 endpoint=/tax bytes=64:kilobytes
  sample 3 1 2 = 1 -10 pprof::base=true
  sample 4 2 = 2 9007199254740991
  time 1700000000123000000
  duration 2500000000
  comment before the release
`

/** All that a profile says, without row numbers: they may differ. */
function told({ meta, samples, stacks, frames, functions, strings, labels }: Profile): unknown {
  const text = (row: number) => (row === NONE ? null : strings[row])
  const told = Array.from(samples.stack, (stack, row) => {
    const path: unknown[] = []
    for (let at = stack; at !== NONE; at = stacks.parent[at]) {
      const { [at]: frame } = stacks.frame
      const { [frame]: fn } = frames.fn
      const place = [frames.line[frame], frames.column[frame], frames.flags[frame], String(frames.address?.[frame])]
      path.push([...place, text(functions.name[fn]), text(functions.systemName[fn]), text(functions.file[fn]), text(functions.module[fn])])
    }
    const set = samples.labelSet?.[row] ?? 0
    const labelled = Array.from(labels.key.slice(labels.start[set], labels.start[set + 1]), (key, at) => {
      const label = labels.start[set] + at
      return [text(key), text(labels.text[label]), labels.number[label], text(labels.unit[label])]
    })
    return { path, labelled, values: samples.values.map(values => values[row]) }
  })
  return { meta: { ...meta, notes: [] }, told }
}

test('keeps stacks, inlined frames, labels, modules, addresses, types, times and comments', () => {
  const profile = profileOf(pprofText(EVERYTHING))
  expect(told(profileOf(writePprof(profile)))).toEqual(told(profile))
})

test('keeps where a profile is explained, and says nothing of it where that is not known', () => {
  const { meta, ...rest } = profileOf(pprofText(EVERYTHING))
  const facts = [['documentation', 'https://shop.example/profiles'], ...meta.facts] as const
  const explained = profileOf(writePprof({ ...rest, meta: { ...meta, facts } }))
  expect(explained.meta.facts).toContainEqual(['documentation', 'https://shop.example/profiles'])
  expect(explained.meta.facts).toContainEqual(['comment', 'before the release'])
  expect(profileOf(writePprof({ ...rest, meta })).meta.facts.map(([name]) => name)).not.toContain('documentation')
})

test('writes the same bytes for the same profile', () => {
  const profile = profileOf(pprofText(EVERYTHING))
  expect(writePprof(profileOf(writePprof(profile)))).toEqual(writePprof(profile))
})

test('adds up samples that differ in time only', () => {
  const profile = profileOf('main;tax 3\nmain 2\nmain;tax 4\nmain 5\n')
  const written = profileOf(writePprof(profile))
  expect(written.meta.sampleCount).toBe(2)
  expect(foldedOf(writePprof(profile))).toEqual(['main 7', 'main;tax 7'])
})

test('keeps mappings with their ranges, also two of one file, and who is in which', () => {
  const mapping = { file: '/lib/libc.so.6', buildId: 'abc', start: '7f0000', limit: '7f1000', offset: '1000', symbolFlags: 1 }
  const second = { ...mapping, start: '7f2000', limit: '7f3000' }
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  for (const address of [0x7f2010n, 0x7f0010n]) {
    const fn = builder.fn({ name: `f${address}`, module: 'libc.so.6' })
    builder.weigh(builder.sample(builder.stack(NONE, builder.frameAt(fn, NONE, NONE, frameFlags('native'), address))), type, 1)
  }
  const bytes = writePprof(builder.finish({ mappings: [mapping, second] }))
  expect(profileOf(bytes).meta.mappings).toEqual([mapping, second])
  expect(writePprof(profileOf(bytes))).toEqual(bytes)
})

test('writes the most that pprof can hold for what is more', () => {
  expect(foldedOf(writePprof(profileOf('a 18446744073709551615\nb 7\n')))).toEqual(['a 9223372036854774784', 'b 7'])
})

test('shares fractions out, so that sums stay, where the unit has no smaller one', () => {
  const profile = profileOf('a 1.5\nb 0.25\nc 0.25\nd 7\n')
  expect(foldedOf(writePprof(profile))).toEqual(['a 2', 'd 7'])
  expect(foldedOf(writePprof(profileOf('a 0.5\nb 0.5\nc 0.5\nd 0.5\ne -1.5\n')))).toEqual(['a 1', 'b 1', 'c 1', 'e -2'])
})

test('keeps fractions of a time as nanoseconds', () => {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'wall', unit: 'milliseconds', weight: null, event: null })
  const frame = builder.frame(builder.fn({ name: 'main' }), NONE, NONE, frameFlags('unknown'))
  builder.weigh(builder.sample(builder.stack(NONE, frame)), type, 1.25)
  const written = profileOf(writePprof(builder.finish()))
  expect(written.meta.sampleTypes[0]).toMatchObject({ name: 'wall', unit: 'nanoseconds' })
  expect(written.samples.values[0]).toEqual(Float64Array.of(1_250_000))
})

test('tells threads by labels', () => {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const frame = builder.frame(builder.fn({ name: 'main' }), NONE, NONE, frameFlags('unknown'))
  const stack = builder.stack(NONE, frame)
  for (const [name, threadId] of [
    ['worker', 7],
    ['io', 8],
  ] as const) {
    builder.weigh(builder.sample(stack, { thread: builder.thread({ name, processId: 5, threadId }) }), type, 1)
  }
  const { labels, strings } = profileOf(writePprof(builder.finish()))
  const written = Array.from(
    labels.key,
    (key, row) => `${strings[key]}=${labels.text[row] === NONE ? labels.number[row] : strings[labels.text[row]]}`,
  )
  expect(written).toEqual(['thread=worker', 'thread_id=7', 'process_id=5', 'thread=io', 'thread_id=8', 'process_id=5'])
})
