import { expect, test } from 'vitest'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import { withMarks } from '../profile/markColumns'
import { selected } from './selected'
import { recordingOf } from './subject'
import { marks as marksOf } from './marks'

/** A sample of 10 a second, from 0 s to 9 s. */
function served() {
  const builder = profileBuilder('test')
  builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: null, event: null })
  const stack = builder.stack(NONE, builder.frame(builder.fn({ name: 'serve' }), NONE, NONE, 0))
  for (let second = 0; second < 10; second++) builder.weigh(builder.sample(stack, { timeNs: second * 1e9 }), 0, 10)
  return withMarks(builder.finish(), [
    { name: 'order', startNs: 1e9, endNs: 3e9 },
    { name: 'order', startNs: 5e9, endNs: 9e9, track: 'Orders' },
    { name: 'ready', startNs: 2e9, endNs: 2e9 },
  ])
}

const CHOICE = { sampleType: 0, threads: null, timeNs: null, transforms: [] } as const

test('gives every mark its name and track, and sums up names with what is inside', () => {
  const sheet = marksOf(selected(recordingOf(served()), CHOICE))
  const marks = Array.from(
    sheet.name,
    (row, at) => `${sheet.names[row]} on ${sheet.tracks[sheet.track[at]]} ${sheet.startNs[at] / 1e9}–${sheet.endNs[at] / 1e9}`,
  )
  expect(marks).toEqual(['order on Marks and measures 1–3', 'ready on Marks and measures 2–2', 'order on Orders 5–9'])
  expect(sheet.spans.map(({ name, track, count, inside }) => [name, track, count, inside])).toEqual([
    ['order', 'Orders', 1, 40],
    ['order', null, 1, 20],
  ])
  expect(sheet.moments).toEqual([{ name: 'ready', track: null, count: 1 }])
})

test('counts inside what is chosen alone', () => {
  const sheet = marksOf(selected(recordingOf(served()), { ...CHOICE, timeNs: [2e9, 6e9] }))
  expect(sheet.spans.map(({ inside }) => inside)).toEqual([10, 10])
  expect(sheet.name).toHaveLength(3)
})
