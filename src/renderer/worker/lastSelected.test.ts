import { expect, test } from 'vitest'
import type { TreeChoice } from '../../shared/analysis/selectStacks'
import { recordingOf } from '../../shared/questions/subject'
import { profileOf } from '../../testing/reading'
import { lastSelected } from './lastSelected'

const SHOP = recordingOf(profileOf('main;order;tax 6\nmain;order;log 2\nmain;idle 1\n'))
const ALL: TreeChoice = { sampleType: 0, threads: null, timeNs: null, transforms: [], isInverted: false, order: 'heaviest' }

/** One line for everything that can be chosen, so that a new choice without one does not compile. */
const OTHERWISE: Readonly<Record<Exclude<keyof TreeChoice, 'isInverted' | 'order'>, Partial<TreeChoice>>> = {
  sampleType: { sampleType: 1 },
  threads: { threads: [] },
  timeNs: { timeNs: [0, 5] },
  labels: { labels: [{ key: 'endpoint', value: '/' }] },
  withoutLabels: { withoutLabels: [{ key: 'endpoint', value: '/' }] },
  withoutIdle: { withoutIdle: true },
  groupBy: { groupBy: ['endpoint'] },
  transforms: { transforms: [{ kind: 'drop-function', fn: 1 }] },
}

test.each(Object.entries(OTHERWISE))('another %s is chosen anew, and so is going back', (_, change) => {
  const last = lastSelected()
  const before = last.of(SHOP, ALL)
  const other = last.of(SHOP, { ...ALL, ...change })
  expect(other).not.toBe(before)
  expect(other.selection).toMatchObject(change)
  expect(last.of(SHOP, { ...ALL, ...change })).toBe(other)
  expect(last.of(SHOP, ALL).selection).toEqual(before.selection)
})

test('two stretches of time are two choices, open ends too', () => {
  const last = lastSelected()
  const kept = new Set(
    [
      [0, 5],
      [0, 6],
      [1, 6],
      [1, Infinity],
      [-Infinity, Infinity],
    ].map(([from, to]) => last.of(SHOP, { ...ALL, timeNs: [from, to] })),
  )
  expect(kept.size).toBe(5)
})

test('the way a tree is drawn is no other choice', () => {
  const last = lastSelected()
  const before = last.of(SHOP, ALL)
  expect(last.of(SHOP, { ...ALL, isInverted: true, order: 'name' })).toBe(before)
  const { isInverted: _, order: __, ...stacks } = ALL
  expect(last.of(SHOP, stacks)).toBe(before)
})

test('another profile, or the same number opened anew, is chosen anew', () => {
  const last = lastSelected()
  const before = last.of(SHOP, ALL)
  expect(last.of(recordingOf(SHOP.profile), ALL)).not.toBe(before)
})

test('what was closed is not kept', () => {
  const last = lastSelected()
  const before = last.of(SHOP, ALL)
  last.forget(recordingOf(SHOP.profile))
  expect(last.of(SHOP, ALL)).toBe(before)
  last.forget(SHOP)
  expect(last.of(SHOP, ALL)).not.toBe(before)
})
