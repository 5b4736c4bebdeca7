import { beforeEach, expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { openProfile } from '../testing/sheets'
import { lensOf } from './lens'
import { chooseThreads, chooseTime, FIRST_VIEW, followShown, search, select, showTab, stepThread, transform, useView } from './view'
import { viewOf } from './views'

const ONE = openProfile(profileOf('main;a 6\n'), 1)
const OTHER = openProfile(profileOf('main;b 6\n'), 2)
const NOTHING = { current: null, sides: null }

beforeEach(() => useView.setState(FIRST_VIEW, true))

function lookHard(): void {
  chooseThreads([2])
  chooseTime([1, 5])
  transform({ kind: 'focus-function', fn: 1 })
  select({ fn: 1, path: null })
  search({ text: 'tax' })
}

test('a new profile is looked at from the start: rows of the old one mean nothing in it. The search stays', () => {
  lookHard()
  followShown({ current: OTHER, sides: null }, { current: ONE, sides: null })
  const { threads, timeNs, lens, selection, insideFn, query } = useView.getState()
  expect({ threads, timeNs, selection, insideFn }).toEqual({ threads: null, timeNs: null, selection: null, insideFn: null })
  expect(lensOf(lens).transforms).toEqual([])
  expect(query.text).toBe('tax')
})

test('the same profiles compared in another way keep their transforms; other ones, and swapped ones, do not', () => {
  const sides = { baseline: [ONE], current: [OTHER] }
  const before = { current: ONE, sides }
  lookHard()
  followShown({ current: OTHER, sides: { ...sides } }, before)
  expect(lensOf(useView.getState().lens).transforms).toHaveLength(1)
  expect(useView.getState().selection).toBeNull()
  followShown({ current: OTHER, sides: { baseline: sides.current, current: sides.baseline } }, before)
  expect(lensOf(useView.getState().lens).transforms).toEqual([])
})

test('a view that is not offered any more gives way to the graph', () => {
  showTab('changes')
  followShown({ current: ONE, sides: null }, NOTHING)
  expect(useView.getState().tab).toBe('flame')
  showTab('tree')
  followShown({ current: OTHER, sides: null }, NOTHING)
  expect(useView.getState().tab).toBe('tree')
})

test('steps through all threads and back to all of them together', () => {
  const steps = [1, 1, 1, -1, -1] as const
  const seen = steps.map(step => {
    stepThread(step, 2)
    return useView.getState().threads
  })
  expect(seen).toEqual([[0], [1], null, [1], [0]])
})

test('every view exports the table that it shows', () => {
  expect((['flame', 'changes', 'sandwich', 'tree'] as const).map(id => viewOf(id).table)).toEqual(['top', 'changes', 'top', 'tree'])
})
