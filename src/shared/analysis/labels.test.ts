import { expect, test } from 'vitest'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import { filteredProfile, profileWithGaps } from './filteredProfile'
import { labelTexts, stackView, type LabelChoice, type SampleFilter } from './stackView'
import type { Selection } from './selectStacks'

type Labels = Parameters<ReturnType<typeof profileBuilder>['labelSet']>[0]

/** One stack; the first sample weighs 1, the second 2, the third 4, and so on. */
function labelled(sets: readonly (Labels | null)[]): Profile {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'cpu', unit: 'count', weight: null, event: null })
  const stack = builder.stack(NONE, builder.frame(builder.fn({ name: 'main' }), NONE, NONE, 0))
  sets.forEach((labels, at) => {
    const row = builder.sample(stack, { timeNs: 10 * at, ...(labels === null ? {} : { labelSet: builder.labelSet(labels) }) })
    builder.weigh(row, type, 2 ** at)
  })
  return builder.finish({ durationNs: 10 * sets.length })
}

const REQUESTS = labelled([
  [
    { key: 'route', text: '/cart' },
    { key: 'size', number: 512, unit: 'bytes' },
  ],
  [{ key: 'route', text: '/pay' }],
  [{ key: 'size', number: 512, unit: null }],
  null,
  [
    { key: 'route', text: '/cart' },
    { key: 'user', text: '/pay' },
  ],
])

function weightOf(profile: Profile, filter: SampleFilter): number {
  return stackView(profile, 0, filter).self[0]
}

const of = (key: string, value: string): LabelChoice => ({ key, value })

test.each<readonly [readonly LabelChoice[], number]>([
  [[of('route', '/cart')], 1 + 16],
  [[of('route', '/pay')], 2],
  // A value belongs to its key.
  [[of('user', '/pay')], 16],
  // A number with its unit, or without.
  [[of('size', '512')], 1 + 4],
  [[of('size', '512bytes')], 1],
  [[of('size', '512 bytes')], 1],
  [[of('size', '51')], 0],
  // All of them.
  [[of('route', '/cart'), of('size', '512')], 1],
  [[of('route', '/cart'), of('route', '/pay')], 0],
  [[of('nothing', '')], 0],
  [[], 31],
])('samples that have %j weigh %s', (labels, weight) => {
  expect(weightOf(REQUESTS, { labels })).toBe(weight)
})

test('samples that have any of these labels are left out, and others never', () => {
  expect(weightOf(REQUESTS, { withoutLabels: [of('route', '/cart')] })).toBe(2 + 4 + 8)
  expect(weightOf(REQUESTS, { withoutLabels: [of('route', '/cart'), of('size', '512')] })).toBe(2 + 8)
  expect(weightOf(REQUESTS, { withoutLabels: [of('nothing', '')] })).toBe(31)
  expect(weightOf(REQUESTS, { labels: [of('route', '/cart')], withoutLabels: [of('user', '/pay')] })).toBe(1)
})

test('where no sample has labels none is found, and none is left out', () => {
  const plain = labelled([null, null])
  expect(plain.samples.labelSet).toBeNull()
  expect([weightOf(plain, { labels: [of('a', 'b')] }), weightOf(plain, { withoutLabels: [of('a', 'b')] })]).toEqual([0, 3])
})

test('a label is called by its text, or by its number and that with its unit', () => {
  const texts = Array.from(REQUESTS.labels.key, (_, at) => labelTexts(REQUESTS.labels, REQUESTS.strings, at))
  expect(texts).toContainEqual(['/cart'])
  expect(texts).toContainEqual(['512', '512bytes', '512 bytes'])
  expect(texts).toContainEqual(['512'])
})

const ALL: Selection = { sampleType: 0, threads: null, timeNs: null, transforms: [] }

test.each<readonly [readonly [number, number] | null, number | null, number | null]>([
  [null, 50, 50],
  [[10, 30], 50, 20],
  [[-10, 30], 50, 30],
  [[10, 90], 50, 40],
  [[60, 90], 50, 0],
  [[10, 30], null, null],
])('of the time %j of a recording of %s ns, %s are left', (timeNs, durationNs, left) => {
  const profile = { ...REQUESTS, meta: { ...REQUESTS.meta, durationNs } }
  expect(filteredProfile(profile, { ...ALL, timeNs }).meta.durationNs).toBe(left)
})

test('samples that were not chosen keep their rows and times where a gap must be seen', () => {
  expect(profileWithGaps(REQUESTS, ALL)).toBe(REQUESTS)
  const gaps = profileWithGaps(REQUESTS, { ...ALL, timeNs: [10, 30] })
  expect([...gaps.samples.stack]).toEqual([NONE, 0, 0, NONE, NONE])
  expect(gaps.samples.timeNs).toEqual(REQUESTS.samples.timeNs)
})
