import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { buildCallTree } from '../../shared/analysis/callTree'
import { deepestBelow } from '../../shared/analysis/deepestBelow'
import { stackView } from '../../shared/analysis/stackView'
import { functionName } from '../../shared/profile/profile'
import { blockAt, blockContents } from './mergedBlock'
import type { Viewport } from './viewport'

// At 100 pixels a box needs 10 of 1000: wide has one, a, b and c have none, and other stands behind them.
const PROFILE = profileOf('main;wide 950\nmain;a 9\nmain;b;deep;deeper 6\nmain;b;deep 1\nmain;c 4\nother 30\n')
const TREE = buildCallTree(PROFILE, stackView(PROFILE, 0))
const DRAWN = { tree: TREE, deepest: deepestBelow(TREE) }
const VIEW: Viewport = { startValue: 0, endValue: 1000, topPx: 0, widthPx: 100, heightPx: 100 }

const at = (xPx: number, depth: number, view = VIEW) => blockAt(DRAWN, view, xPx, depth, 1)

test('neighbours that are too narrow are one block, up to the next box', () => {
  const block = at(95, 1)
  expect(block).toMatchObject({ startValue: 950, endValue: 970 })
  expect(at(96.5, 1)).toEqual(block)
  if (block === null) throw new Error('no block')
  const { heaviestFn, ...counts } = blockContents(TREE, block, PROFILE.functions.name.length)
  expect(counts).toEqual({ functions: 5, frames: 5, totalValue: 20 })
  expect(functionName(PROFILE, heaviestFn)).toBe('a')
})

test('reaches as far down as the deepest of what falls on a pixel', () => {
  expect(at(95.5, 3)).toMatchObject({ startValue: 950 })
  expect(at(95.5, 4)).toBeNull()
})

test('is not where boxes are, nor where nothing is', () => {
  expect(at(50, 1)).toBeNull()
  expect(at(98, 0)).toBeNull()
  expect(at(99, 1)).toBeNull()
  // A hand's breadth beside it still counts.
  expect(at(97.5, 1)).not.toBeNull()
  expect(at(10, 2)).toBeNull()
  expect(at(10, 0, { ...VIEW, widthPx: 0 })).toBeNull()
})

test('falls apart as soon as there is room for boxes', () => {
  expect(at(50, 1, { ...VIEW, startValue: 950, endValue: 970 })).toBeNull()
})
