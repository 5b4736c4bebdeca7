import { beforeEach, expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { openProfile } from '../testing/sheets'
import { everything } from '../../shared/questions/selected'
import {
  chartThread,
  chooseSampleType,
  chooseThreads,
  chooseTime,
  dropLabel,
  FIRST_VIEW,
  followShown,
  forgetLabel,
  keepLabel,
  search,
  select,
  selectionIn,
  setInverted,
  showTab,
  stepThread,
  takeAllBack,
  transform,
  undo,
  useView,
} from './view'
import { viewOf } from './views'

const ONE = openProfile(profileOf('main;a 6\n'), 1)
const OTHER = openProfile(profileOf('main;b 6\n'), 2)
const NOTHING = { current: null, sides: null }

beforeEach(() => useView.setState(FIRST_VIEW, true))

const chosen = () => selectionIn(useView.getState())

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
  const { selection, insideFn, query } = useView.getState()
  expect([selection, insideFn, chosen()]).toEqual([null, null, everything(0)])
  expect(query.text).toBe('tax')
})

test('the same profiles compared in another way keep their transforms; other ones, and swapped ones, do not', () => {
  const sides = { baseline: [ONE], current: [OTHER] }
  const before = { current: ONE, sides }
  lookHard()
  followShown({ current: OTHER, sides: { ...sides } }, before)
  expect(chosen().transforms).toHaveLength(1)
  expect(useView.getState().selection).toBeNull()
  followShown({ current: OTHER, sides: { baseline: sides.current, current: sides.baseline } }, before)
  expect(chosen().transforms).toEqual([])
})

test('a view that is not offered any more gives way to the graph', () => {
  showTab('changes')
  followShown({ current: ONE, sides: null }, NOTHING)
  expect(useView.getState().tab).toBe('flame')
  showTab('tree')
  followShown({ current: OTHER, sides: null }, NOTHING)
  expect(useView.getState().tab).toBe('tree')
})

test('steps through the threads in the order of their list, and back to all of them together', () => {
  const steps = [1, 1, 1, -1, -1] as const
  const seen = steps.map(step => {
    stepThread(step, [1, 0])
    return chosen().threads
  })
  expect(seen).toEqual([[1], [0], null, [0], [1]])
})

test('every view exports the table that it shows', () => {
  expect((['flame', 'changes', 'sandwich', 'tree'] as const).map(id => viewOf(id).table)).toEqual(['top', 'changes', 'top', 'tree'])
})

test('of one label one value is kept, and what is dropped is not kept', () => {
  const of = (value: string) => ({ key: 'endpoint', value })
  keepLabel(of('/a'))
  keepLabel(of('/b'))
  expect(chosen().labels).toEqual([of('/b')])
  dropLabel(of('/b'))
  dropLabel(of('/c'))
  expect([chosen().labels, chosen().withoutLabels]).toEqual([[], [of('/b'), of('/c')]])
  forgetLabel(of('/b'))
  expect(chosen().withoutLabels).toEqual([of('/c')])
  keepLabel(of('/a'))
  expect([chosen().labels, chosen().withoutLabels]).toEqual([[of('/a')], []])
})

test('a thread that is charted is one that is looked at', () => {
  chooseThreads([1, 2])
  chartThread(2)
  expect(chosen().threads).toEqual([1, 2])
  chartThread(0)
  expect(chosen().threads).toEqual([0])
  chooseThreads([])
  expect(chosen().threads).toBeNull()
})

test('everything is shown again at once, in the same measure, and that can be undone', () => {
  chooseSampleType(1)
  lookHard()
  setInverted(true)
  const before = chosen()
  takeAllBack()
  expect(chosen()).toEqual(everything(1))
  undo()
  expect(chosen()).toBe(before)
})
