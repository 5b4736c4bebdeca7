import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { buildCallTree } from '../../shared/analysis/callTree'
import { stackView } from '../../shared/analysis/stackView'
import { depthIn, moveThumb } from './depth'
import { createFlameView, openSpine, resizeView, showTree } from './flameView'

const ROW_PX = 20

function viewOf(rows: number, heightPx: number, spineRows = 0) {
  const profile = profileOf(`${Array.from({ length: rows }, (_, i) => `f${i}`).join(';')} 1\n`)
  const view = createFlameView()
  resizeView(view, 800, heightPx, ROW_PX)
  showTree(view, buildCallTree(profile, stackView(profile, 0)), spineRows)
  resizeView(view, 800, heightPx, ROW_PX)
  return view
}

test('a graph that fits its window has nothing to scroll', () => {
  expect(depthIn(viewOf(10, 400).getState())).toBe(null)
  expect(depthIn(createFlameView().getState())).toBe(null)
})

test('the thumb is as long as what is seen of all rows, and goes from the root to the last one', () => {
  const view = viewOf(99, 500)
  expect(depthIn(view.getState())).toEqual({ start: 0, length: 0.25, row: 1, rows: 99 })
  moveThumb(view, 1)
  expect(depthIn(view.getState())).toEqual({ start: 0.75, length: 0.25, row: 76, rows: 99 })
  moveThumb(view, 0.5)
  expect(depthIn(view.getState())).toMatchObject({ start: 0.375, row: 38 })
  moveThumb(view, -3)
  expect(depthIn(view.getState())).toMatchObject({ start: 0, row: 1 })
})

test('of 10,000 rows the thumb can still be hit', () => {
  const view = viewOf(10_000, 500)
  expect(depthIn(view.getState())?.length).toBe(0.06)
  moveThumb(view, 1)
  expect(depthIn(view.getState())).toMatchObject({ start: 0.94, row: 9977, rows: 10_000 })
})

test('rows that are folded into one are not scrolled through', () => {
  const view = viewOf(99, 500, 60)
  expect(depthIn(view.getState())).toMatchObject({ start: 0, row: 60 })
  openSpine(view, true)
  expect(depthIn(view.getState())).toMatchObject({ start: 0, row: 1 })
})
