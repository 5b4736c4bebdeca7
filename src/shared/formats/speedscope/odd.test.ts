import { expect, test } from 'vitest'
import { foldedOf, profileOf } from '../../../testing/reading'
import { bytesOf } from '../../base/utf8'
import { FLAG_INLINED, frameFlags, frameKind, stringAt } from '../../profile/profile'
import { speedscope } from '../speedscope'

const FRAMES = [{ name: 'main' }, { name: 'work' }]

function fileOf(profiles: readonly object[], fields: object = {}): string {
  return JSON.stringify({ shared: { frames: FRAMES }, profiles, ...fields })
}

function sampled(more: object = {}): object {
  return { type: 'sampled', name: 'p', unit: 'none', startValue: 0, endValue: 9, samples: [[0], [0, 1]], weights: [1, 2], ...more }
}

test.each([
  ['shared frames', { shared: { frames: [] } }, 'yes'],
  ['profiles with samples', { profiles: [{ samples: [] }] }, 'yes'],
  ['profiles with events', { profiles: [{ events: [] }] }, 'yes'],
  ['profiles with a type', { profiles: [{ type: 'sampled' }] }, 'yes'],
  ['profiles and a schema', { $schema: 'x', profiles: [] }, 'yes'],
  ['a schema alone', { $schema: 'x' }, 'no'],
  ['profiles alone', { profiles: [{ name: 'x' }] }, 'no'],
  ['shared strings', { shared: { strings: [] } }, 'no'],
])('%s', (_, json, verdict) => {
  expect(speedscope.looksLike(bytesOf(JSON.stringify(json)), true)).toBe(verdict)
})

test('what the file says of itself is kept, and the profile that was active is shown', () => {
  const input = fileOf([sampled(), sampled({ unit: 'bytes', weights: [16, 32] })], {
    name: 'shop',
    exporter: 'py-spy',
    activeProfileIndex: 1,
  })
  const { meta } = profileOf(input)
  expect(meta.facts).toEqual([
    ['name', 'shop'],
    ['exporter', 'py-spy'],
  ])
  expect([meta.defaultSampleType, meta.sampleCount, meta.durationNs]).toEqual([1, 2, null])
  expect(profileOf(fileOf([sampled()])).meta.facts).toEqual([])
  expect(profileOf(fileOf([sampled()], { activeProfileIndex: 7 })).meta.defaultSampleType).toBe(0)
})

test.each([
  ['nanoseconds', 1],
  ['microseconds', 1e3],
  ['milliseconds', 1e6],
  ['seconds', 1e9],
])('%s are nanoseconds times %d', (unit, nsPer) => {
  const profile = profileOf(fileOf([sampled({ unit, startValue: 4 })]))
  expect(profile.meta.durationNs).toBe(5 * nsPer)
  expect([...profile.samples.values[0]]).toEqual([nsPer, 2 * nsPer])
  expect(profile.meta.sampleTypes).toEqual([{ name: 'time', unit: 'nanoseconds', weight: null, event: null }])
})

test('is as long as its longest profile, and times count from the earliest', () => {
  const evented = (startValue: number, endValue: number) => ({
    type: 'evented',
    name: `from ${startValue}`,
    unit: 'nanoseconds',
    startValue,
    endValue,
    events: [
      { type: 'O', frame: 0, at: startValue + 1 },
      { type: 'C', frame: 0, at: endValue },
    ],
  })
  const profile = profileOf(fileOf([evented(100, 110), evented(50, 90), evented(95, 96)]))
  expect(profile.meta.durationNs).toBe(40)
  expect(profile.samples.timeNs).toEqual(Float64Array.of(51, 1))
  expect(profile.threads.map(({ name }) => name)).toEqual(['from 100', 'from 50', 'from 95'])
  expect(profile.meta.sampleCount).toBe(2)
})

test('events without a time, of another type or out of order are said', () => {
  const events = [
    { type: 'O', frame: 0, at: 5 },
    { type: 'O', frame: 1 },
    { type: 'X', frame: 1, at: 6 },
    { type: 'O', frame: 1, at: 7 },
    { type: 'C', frame: 1, at: 6 },
    { type: 'C', frame: 0, at: 9 },
  ]
  const input = fileOf([{ type: 'evented', name: 'p', unit: 'nanoseconds', startValue: 0, endValue: 9, events }])
  expect(foldedOf(input)).toEqual(['main 4'])
  expect(profileOf(input).meta.notes).toEqual([
    { what: 'events that are not read', count: 2, where: null },
    { what: 'events earlier than the one before, taken for the same time', count: 1, where: null },
  ])
})

test('a function that calls itself is open as often as it was opened', () => {
  const event = (type: string, frame: number, at: number) => ({ type, frame, at })
  const events = [event('O', 0, 0), event('O', 0, 1), event('C', 0, 3), event('C', 0, 7), event('C', 0, 8)]
  const input = fileOf([{ type: 'evented', name: 'p', unit: 'nanoseconds', startValue: 0, endValue: 9, events }])
  expect(foldedOf(input)).toEqual(['main 5', 'main;main 2'])
  expect(profileOf(input).meta.notes).toMatchObject([{ what: 'frames closed that were not open', count: 1 }])
})

test('fields of ours are read where they are, and give types, threads and kinds', () => {
  const own = (thread: object | null, more: object = {}) => ({
    sampleType: 'cpu',
    unit: 'nanoseconds',
    weight: 'period',
    event: 'cycles',
    ...(thread === null ? {} : { thread }),
    ...more,
  })
  const flags = frameFlags('kernel', true)
  const frames = [{ name: 'main', file: 'a.c', line: 3, col: 2, flamewise: { flags, module: 'app', line: 9, column: 4 } }, { name: 'work' }]
  const profiles = [
    sampled({ unit: 'nanoseconds', flamewise: own({ name: 'T1', processId: 5, threadId: 7 }) }),
    sampled({ unit: 'nanoseconds', flamewise: own({ name: 'T2', processId: null, threadId: 8 }) }),
  ]
  const profile = profileOf(JSON.stringify({ exporter: 'flamewise', shared: { frames }, profiles }))
  expect(profile.meta.sampleTypes).toEqual([{ name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cycles' }])
  expect(profile.threads).toEqual([
    { name: 'T1', processId: 5, threadId: 7 },
    { name: 'T2', processId: null, threadId: 8 },
  ])
  expect(profile.meta.durationNs).toBeNull()
  const { functions, frames: rows } = profile
  expect([functions.startLine[0], stringAt(profile, functions.module[0]), rows.line[0], rows.column[0]]).toEqual([3, 'app', 9, 4])
  expect([frameKind(rows.flags[0]), rows.flags[0] & FLAG_INLINED]).toEqual(['kernel', FLAG_INLINED])
  // A weight that is none of ours is none; without a name of the type they are no fields of ours.
  const odd = profileOf(JSON.stringify({ shared: { frames }, profiles: [sampled({ flamewise: own(null, { weight: 'heavy' }) })] }))
  expect(odd.meta.sampleTypes).toEqual([{ name: 'cpu', unit: 'nanoseconds', weight: null, event: 'cycles' }])
  expect(odd.threads).toEqual([])
  const unnamed = profileOf(JSON.stringify({ shared: { frames }, profiles: [sampled({ flamewise: own(null, { sampleType: '' }) })] }))
  expect(unnamed.meta.sampleTypes).toEqual([{ name: 'samples', unit: 'count', weight: null, event: null }])
})
