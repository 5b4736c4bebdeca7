import { expect, test } from 'vitest'
import {
  canRedo,
  lensOf,
  mergesRecursion,
  PLAIN_LENS,
  redone,
  undone,
  withLens,
  withoutTransform,
  withRecursionMerged,
  withTransform,
} from './lens'

const FOCUS = { kind: 'focus-function', fn: 1 } as const
const MERGE = { kind: 'merge-function', fn: 2 } as const

test('undo and redo walk the changes to the stacks', () => {
  const both = withTransform(withTransform(PLAIN_LENS, FOCUS), MERGE)
  expect(lensOf(both).transforms).toEqual([FOCUS, MERGE])
  expect(lensOf(undone(both)).transforms).toEqual([FOCUS])
  expect(lensOf(redone(undone(both))).transforms).toEqual([FOCUS, MERGE])
  expect(undone(PLAIN_LENS)).toBe(PLAIN_LENS)
})

test('something new after an undo replaces what was undone', () => {
  const changed = withTransform(undone(withTransform(PLAIN_LENS, FOCUS)), MERGE)
  expect(lensOf(changed).transforms).toEqual([MERGE])
  expect(canRedo(changed)).toBe(false)
})

test('takes one step back from the middle, as a step of its own that can be undone', () => {
  const without = withoutTransform(withTransform(withTransform(PLAIN_LENS, FOCUS), MERGE), 0)
  expect(lensOf(without).transforms).toEqual([MERGE])
  expect(lensOf(undone(without)).transforms).toEqual([FOCUS, MERGE])
})

test('inverting keeps the transforms, and collapsed recursion is one of them', () => {
  const inverted = withLens(withTransform(PLAIN_LENS, FOCUS), { transforms: [FOCUS], isInverted: true })
  const merged = withRecursionMerged(inverted, true)
  expect(lensOf(merged)).toEqual({ transforms: [FOCUS, { kind: 'merge-recursion' }], isInverted: true })
  expect(mergesRecursion(lensOf(merged))).toBe(true)
  expect(lensOf(withRecursionMerged(merged, false)).transforms).toEqual([FOCUS])
})

test('forgets the oldest steps, not the newest', () => {
  let history = PLAIN_LENS
  for (let fn = 0; fn < 500; fn++) history = withLens(history, { transforms: [{ kind: 'focus-function', fn }], isInverted: false })
  expect(history.entries.length).toBeLessThanOrEqual(100)
  expect(lensOf(history).transforms).toEqual([{ kind: 'focus-function', fn: 499 }])
})
