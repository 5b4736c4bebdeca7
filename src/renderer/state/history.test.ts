import { expect, test } from 'vitest'
import type { Selection } from '../../shared/analysis/selectStacks'
import { everything } from '../../shared/questions/selected'
import {
  canRedo,
  canUndo,
  chosenOf,
  freshHistory,
  hasSwitch,
  redone,
  undone,
  withChosen,
  withoutTransform,
  withSelection,
  withSwitch,
  withTransform,
  type Chosen,
  type History,
} from './history'

const FOCUS = { kind: 'focus-function', fn: 1 } as const
const MERGE = { kind: 'merge-function', fn: 2 } as const
const ALL = freshHistory(0)

const transformsOf = (history: History) => chosenOf(history).selection.transforms

/** One change of every part of what can be chosen. */
const CHANGES: readonly Partial<Selection>[] = [
  { sampleType: 1 },
  { threads: [1, 2] },
  { timeNs: [0, 5] },
  { labels: [{ key: 'endpoint', value: '/' }] },
  { withoutLabels: [{ key: 'endpoint', value: '/health' }] },
  { transforms: [FOCUS] },
  { transforms: [FOCUS, { kind: 'merge-foreign' }] },
  { transforms: [FOCUS, { kind: 'merge-foreign' }, { kind: 'keep-matching', query: { text: 'a', isRegex: false, matchesCase: false } }] },
]

test('undo and redo walk every part of what was chosen, one change at a time', () => {
  const states: Chosen[] = [chosenOf(ALL)]
  let history = ALL
  for (const change of CHANGES) {
    history = withSelection(history, change)
    states.push(chosenOf(history))
  }
  history = withChosen(history, { ...chosenOf(history), isInverted: true })
  states.push(chosenOf(history))
  for (const before of states.slice(0, -1).reverse()) {
    history = undone(history)
    expect(chosenOf(history)).toBe(before)
  }
  expect(canUndo(history)).toBe(false)
  expect(undone(history)).toBe(history)
  for (const after of states.slice(1)) {
    history = redone(history)
    expect(chosenOf(history)).toBe(after)
  }
  expect(canRedo(history)).toBe(false)
})

test('choosing what is chosen already is no change, and keeps what can be redone', () => {
  const once = withSelection(ALL, { threads: [1] })
  expect(withSelection(once, { threads: [1] })).toBe(once)
  const back = undone(once)
  expect(withSelection(back, { threads: null })).toBe(back)
})

test('what goes on step by step is one change', () => {
  const moved = [5, 4, 3].reduce((history, end) => withSelection(history, { timeNs: [0, end] }, 'end'), ALL)
  expect(chosenOf(moved).selection.timeNs).toEqual([0, 3])
  expect(chosenOf(undone(moved))).toBe(chosenOf(ALL))
  const other = withSelection(moved, { timeNs: [1, 3] }, 'start')
  expect(chosenOf(undone(other)).selection.timeNs).toEqual([0, 3])
  const later = withSelection(undone(other), { timeNs: [0, 2] }, 'end')
  expect(chosenOf(undone(later)).selection.timeNs).toEqual([0, 3])
})

test('something new after an undo replaces what was undone', () => {
  const changed = withTransform(undone(withTransform(ALL, FOCUS)), MERGE)
  expect(transformsOf(changed)).toEqual([MERGE])
  expect(canRedo(changed)).toBe(false)
})

test('takes one step back from the middle, as a step of its own that can be undone', () => {
  const without = withoutTransform(withTransform(withTransform(ALL, FOCUS), MERGE), 0)
  expect(transformsOf(without)).toEqual([MERGE])
  expect(transformsOf(undone(without))).toEqual([FOCUS, MERGE])
})

test('collapsed recursion and own code are steps among the others, there or not', () => {
  const both = withSwitch(withSwitch(withTransform(ALL, FOCUS), 'merge-recursion', true), 'merge-foreign', true)
  expect(transformsOf(both)).toEqual([FOCUS, { kind: 'merge-recursion' }, { kind: 'merge-foreign' }])
  expect([hasSwitch(chosenOf(both), 'merge-foreign'), hasSwitch(chosenOf(ALL), 'merge-foreign')]).toEqual([true, false])
  expect(transformsOf(withSwitch(both, 'merge-recursion', false))).toEqual([FOCUS, { kind: 'merge-foreign' }])
})

test('the first look leaves idle time out where that is asked for, and else says nothing of it', () => {
  expect(chosenOf(freshHistory(2, true))).toEqual({ selection: { ...everything(2), withoutIdle: true }, isInverted: false })
  expect(chosenOf(freshHistory(2)).selection).toEqual(everything(2))
})

test('forgets the oldest steps, not the newest', () => {
  let history = ALL
  for (let fn = 0; fn < 500; fn++) history = withSelection(history, { transforms: [{ kind: 'focus-function', fn }] })
  expect(history.entries.length).toBeLessThanOrEqual(100)
  expect(transformsOf(history)).toEqual([{ kind: 'focus-function', fn: 499 }])
})
