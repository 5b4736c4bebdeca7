import { expect, test } from 'vitest'
import { buildCallTree } from '../../shared/analysis/callTree'
import { deepestBelow } from '../../shared/analysis/deepestBelow'
import { stackView } from '../../shared/analysis/stackView'
import { profileOf } from '../../testing/reading'
import { recordingCanvas } from '../../testing/recordingCanvas'
import { drawMinimap } from './drawMinimap'

function drawn(folded: string, growsDown: boolean) {
  const profile = profileOf(folded)
  const tree = buildCallTree(profile, stackView(profile, 0))
  const { canvas, rects } = recordingCanvas()
  drawMinimap(
    canvas,
    tree,
    { widthPx: 100, heightPx: 30 },
    {
      palette: ['blue'],
      dimmed: ['pale'],
      lit: null,
      slotOfFrame: new Uint8Array(profile.frames.fn.length),
      slotOfNode: null,
      growsDown,
      deepest: deepestBelow(tree),
      crumbs: 'crumbs',
    },
  )
  return rects.map(({ leftPx, topPx, widthPx, heightPx }) => [leftPx, topPx, widthPx, heightPx])
}

test('has the root on top where the graph has it on top, and at the bottom where it grows up', () => {
  expect(drawn('main;order 6\nmain 4\n', true)).toEqual([
    [0, 0, 100, 6],
    [0, 6, 60, 6],
  ])
  expect(drawn('main;order 6\nmain 4\n', false)).toEqual([
    [0, 24, 100, 6],
    [0, 18, 60, 6],
  ])
})

test('draws slivers too, as deep as their stacks', () => {
  expect(drawn('main;wide 9990\nmain;thin;deep 10\n', true)).toContainEqual([99, 6, 1, 12])
})
