import { beforeEach, expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { openProfile } from '../testing/sheets'
import { everything } from '../../shared/questions/selected'
import {
  chartThread,
  chooseSampleType,
  chooseThreads,
  chooseTime,
  clearSearch,
  countIdle,
  dropLabel,
  FIRST_VIEW,
  followShown,
  forgetLabel,
  groupBy,
  isInvertedIn,
  keepLabel,
  look,
  lookInside,
  redo,
  replaceStep,
  search,
  select,
  selectionIn,
  setInverted,
  setSwitch,
  showTab,
  sortChanges,
  sortSides,
  sortTop,
  stepThread,
  takeAllBack,
  takeBack,
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
  const { selectedFrame, insideFn, query } = useView.getState()
  expect([selectedFrame, insideFn, chosen()]).toEqual([null, null, everything(0)])
  expect(query.text).toBe('tax')
})

test('the same profiles compared in another way keep their transforms; other ones, and swapped ones, do not', () => {
  const sides = { baseline: [ONE], current: [OTHER] }
  const before = { current: ONE, sides }
  lookHard()
  followShown({ current: OTHER, sides: { ...sides } }, before)
  expect(chosen().transforms).toHaveLength(1)
  expect(useView.getState().selectedFrame).toBeNull()
  followShown({ current: OTHER, sides: { baseline: sides.current, current: sides.baseline } }, before)
  expect(chosen().transforms).toEqual([])
})

test('another run on either side is another pair, and so is the first comparison', () => {
  const before = { current: ONE, sides: { baseline: [ONE], current: [OTHER] } }
  const { baseline, current } = before.sides
  for (const sides of [
    { baseline: [ONE], current },
    { baseline, current: [OTHER] },
  ]) {
    lookHard()
    followShown({ current: OTHER, sides }, before)
    expect(chosen()).toEqual(everything(0))
  }
  lookHard()
  followShown(before, { current: ONE, sides: null })
  expect(chosen()).toEqual(everything(0))
})

test('what was looked at stays until something else is shown', () => {
  lookHard()
  showTab('changes')
  const before = useView.getState()
  followShown(NOTHING, { current: ONE, sides: null })
  expect(useView.getState()).toBe(before)
})

test('a new profile is looked at in its own measure, and without idle time where it holds some', () => {
  const names = { ...ONE.names, meta: { ...ONE.names.meta, defaultSampleType: 1 } }
  lookInside(3)
  chartThread(2)
  followShown({ current: { ...ONE, names }, sides: null }, NOTHING)
  expect(useView.getState()).toMatchObject({ insideFn: null, chartThread: null })
  expect(chosen()).toEqual(everything(1))
  followShown({ current: { ...ONE, holdsIdle: true }, sides: null }, NOTHING)
  expect(chosen()).toEqual({ ...everything(0), withoutIdle: true })
  countIdle(true)
  expect(chosen().withoutIdle).toBe(false)
  countIdle(false)
  expect(chosen().withoutIdle).toBe(true)
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

test('a label of one key leaves those of another alone', () => {
  const [endpoint, tenant] = [
    { key: 'endpoint', value: '/a' },
    { key: 'tenant', value: '/a' },
  ]
  keepLabel(endpoint)
  keepLabel(tenant)
  expect(chosen().labels).toEqual([endpoint, tenant])
  dropLabel(tenant)
  expect([chosen().labels, chosen().withoutLabels]).toEqual([[endpoint], [tenant]])
  dropLabel({ key: 'tenant', value: '/b' })
  keepLabel({ key: 'endpoint', value: '/b' })
  expect(chosen().withoutLabels).toEqual([tenant, { key: 'tenant', value: '/b' }])
  forgetLabel(endpoint)
  expect(chosen().labels).toEqual([{ key: 'endpoint', value: '/b' }])
})

test('a label can be forgotten or dropped before any other was chosen', () => {
  const label = { key: 'endpoint', value: '/a' }
  dropLabel(label)
  expect([chosen().labels, chosen().withoutLabels]).toEqual([[], [label]])
  undo()
  forgetLabel(label)
  expect([chosen().labels, chosen().withoutLabels]).toEqual([[], []])
  groupBy(['endpoint', 'tenant'])
  expect(chosen().groupBy).toEqual(['endpoint', 'tenant'])
})

test('a slider that is moved is one change of the time', () => {
  chooseTime([0, 5])
  chooseTime([0, 4], 'end')
  chooseTime([0, 3], 'end')
  expect(chosen().timeNs).toEqual([0, 3])
  undo()
  expect(chosen().timeNs).toEqual([0, 5])
  redo()
  expect(chosen().timeNs).toEqual([0, 3])
})

test('a step takes the place of the one of its kind, and else stands at the end', () => {
  const query = { text: 'a', isRegex: false, matchesCase: false }
  transform({ kind: 'focus-function', fn: 1 })
  replaceStep({ kind: 'keep-matching', query })
  transform({ kind: 'merge-function', fn: 2 })
  replaceStep({ kind: 'keep-matching', query: { ...query, text: 'b' } })
  expect(chosen().transforms).toEqual([
    { kind: 'focus-function', fn: 1 },
    { kind: 'keep-matching', query: { ...query, text: 'b' } },
    { kind: 'merge-function', fn: 2 },
  ])
  takeBack(0)
  expect(chosen().transforms.map(({ kind }) => kind)).toEqual(['keep-matching', 'merge-function'])
  setSwitch('merge-recursion', true)
  expect(chosen().transforms.map(({ kind }) => kind)).toEqual(['keep-matching', 'merge-function', 'merge-recursion'])
})

test('what was sent is looked at as one change that can be taken back', () => {
  chooseThreads([1])
  look({ selection: { ...everything(0), threads: [2], timeNs: [1, 5] }, isInverted: true })
  expect([chosen().threads, isInvertedIn(useView.getState())]).toEqual([[2], true])
  undo()
  expect([chosen().threads, isInvertedIn(useView.getState())]).toEqual([[1], false])
})

test('turning the stacks over keeps what is looked at', () => {
  lookHard()
  const before = chosen()
  setInverted(true)
  expect([chosen(), isInvertedIn(useView.getState())]).toEqual([before, true])
  takeAllBack()
  expect(isInvertedIn(useView.getState())).toBe(false)
})

test('tables are sorted and searched as they were told, and the search that is cleared keeps how it looks', () => {
  sortTop({ by: 'name', isDescending: false })
  sortChanges({ by: 'name', isDescending: false })
  sortSides({ by: 'self-baseline', isDescending: false })
  search({ text: 'tax', matchesCase: true })
  clearSearch()
  expect(useView.getState()).toMatchObject({
    sort: { by: 'name', isDescending: false },
    changeSort: { by: 'name', isDescending: false },
    sideSort: { by: 'self-baseline', isDescending: false },
    query: { text: '', isRegex: false, matchesCase: true },
  })
})

test('a thread that is charted is one that is looked at', () => {
  chooseThreads([1, 2])
  chartThread(2)
  expect([chosen().threads, useView.getState().chartThread]).toEqual([[1, 2], 2])
  chartThread(0)
  expect(chosen().threads).toEqual([0])
  chooseThreads([])
  expect(chosen().threads).toBeNull()
  chartThread(1)
  expect([chosen().threads, useView.getState().chartThread]).toEqual([null, 1])
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
