import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { buildCallTree } from '../../shared/analysis/callTree'
import { stackView } from '../../shared/analysis/stackView'
import { NONE } from '../../shared/profile/profile'
import { clamped, extentOf, panned, revealing, zoomedAbout, zoomedToNode, type Viewport } from './viewport'

const ROW_PX = 20
const profile = profileOf('a;b;c;d;e;f;g;h 60\na;x 30\nz 10\n')
const tree = buildCallTree(profile, stackView(profile, 0))
const extent = extentOf(tree, ROW_PX)
const ALL: Viewport = { startValue: 0, endValue: 100, topPx: 0, widthPx: 1000, heightPx: 100 }

test('keeps what is under the pointer where it is while zooming', () => {
  const zoomed = zoomedAbout(ALL, extent, 25, 0.5)
  expect(zoomed).toMatchObject({ startValue: 12.5, endValue: 62.5 })
  expect((25 - zoomed.startValue) / (zoomed.endValue - zoomed.startValue)).toBe(0.25)
})

test('never shows more than there is, nor beyond an edge', () => {
  expect(zoomedAbout(ALL, extent, 10, 100)).toMatchObject({ startValue: 0, endValue: 100 })
  const corner = panned({ ...ALL, startValue: 40, endValue: 60 }, extent, 9999, 9999)
  expect([Math.round(corner.startValue), corner.endValue, corner.topPx]).toEqual([80, 100, 80])
  expect(panned(ALL, extent, -50, -50)).toEqual(ALL)
  expect(clamped({ ...ALL, startValue: 5, endValue: 5 }, extent).endValue).toBeGreaterThan(5)
})

test('zooms to a node with its callers above it, and back to everything', () => {
  const node = 4
  expect(zoomedToNode(ALL, extent, tree, node, ROW_PX)).toMatchObject({ startValue: 0, endValue: 60, topPx: ROW_PX })
  expect(zoomedToNode({ ...ALL, startValue: 3 }, extent, tree, NONE, ROW_PX)).toMatchObject({ startValue: 0, endValue: 100, topPx: 0 })
})

test('moves only as far as needed to bring a frame into sight', () => {
  expect(revealing(ALL, extent, tree, 1, ROW_PX)).toEqual(ALL)
  const deepest = revealing(ALL, extent, tree, 7, ROW_PX)
  expect(deepest.topPx).toBe(7 * ROW_PX + 2 * ROW_PX - 100)
  const beside = revealing({ ...ALL, startValue: 0, endValue: 20 }, extent, tree, 9, ROW_PX)
  expect(beside.startValue).toBeLessThanOrEqual(90)
  expect(beside.endValue).toBeGreaterThanOrEqual(100)
})
