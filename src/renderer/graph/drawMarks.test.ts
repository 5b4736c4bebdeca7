import { expect, test } from 'vitest'
import { buildCallTree } from '../../shared/analysis/callTree'
import { stackView } from '../../shared/analysis/stackView'
import { profileOf } from '../../testing/reading'
import { drawMarks, type MarksCanvas, type MarksPaint } from './drawMarks'
import { type Marks, noteLetter } from './badges'

const PAINT: MarksPaint = {
  rowPx: 20,
  growsDown: true,
  devicePx: 1,
  scrim: 'scrim',
  outline: 'outline',
  badge: 'badge',
  badgeText: 'text',
  font: '10px sans-serif',
}

function drawn(text: string, marks: Marks, lit: readonly number[] | null) {
  const profile = profileOf(text)
  const tree = buildCallTree(profile, stackView(profile, 0))
  const view = { startValue: 0, endValue: tree.totalValue, topPx: 0, widthPx: 100, heightPx: 60 }
  const written: string[] = []
  const cleared: number[][] = []
  const outlined: number[][] = []
  const canvas: MarksCanvas = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 0,
    font: '',
    textAlign: 'start',
    textBaseline: 'alphabetic',
    clearRect: (...box) => void cleared.push(box),
    fillRect: () => undefined,
    strokeRect: (...box) => void outlined.push(box),
    fillText: shown => void written.push(shown),
    beginPath: () => undefined,
    roundRect: () => undefined,
    fill: () => undefined,
  }
  const isLit = lit === null ? null : Uint8Array.from({ length: tree.length }, (_, node) => (lit.includes(node) ? 1 : 0))
  drawMarks(canvas, tree, view, marks, isLit, PAINT)
  // The first clears everything.
  return { written, cleared: cleared.slice(1), outlined }
}

test('writes a number where the frame has room for it, and none where it has not', () => {
  const marks: Marks = new Map([
    [1, [{ text: '1', kind: 'finding' }]],
    [2, [{ text: '2', kind: 'finding' }]],
  ])
  expect(drawn('main;wide 95\nmain;thin 5', marks, null).written).toEqual(['1'])
})

test('leaves only what is lit undimmed, and outlines it once', () => {
  const { cleared, outlined } = drawn('main;a;b 50\nmain;c 50', new Map(), [1, 2])
  expect(cleared).toEqual([
    [0, 20, 50, 20],
    [0, 40, 50, 20],
  ])
  expect(outlined).toEqual([[1, 21, 48, 18]])
})

test('dims nothing while nothing is pointed at', () => {
  expect(drawn('main;a 5', new Map(), null)).toEqual({ written: [], cleared: [], outlined: [] })
})

test('notes have letters, so that they are not taken for findings', () => {
  expect([0, 1, 25, 26, 27, 52].map(noteLetter)).toEqual(['a', 'b', 'z', 'aa', 'ab', 'ba'])
})
