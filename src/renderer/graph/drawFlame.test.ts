import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { recordingCanvas } from '../../testing/recordingCanvas'
import { buildCallTree } from '../../shared/analysis/callTree'
import { deepestBelow } from '../../shared/analysis/deepestBelow'
import { functionName } from '../../shared/profile/profile'
import { stackView } from '../../shared/analysis/stackView'
import type { Viewport } from './viewport'
import { depthAt, drawFlame, rowTop, type FlamePaint } from './drawFlame'
import { labelsFor } from './labels'
import { nodeAt, walkVisible } from './walkVisible'

/** Every letter is 5 px wide. */
const CHAR_PX = 5

function scene(folded: string, change: Partial<FlamePaint> = {}, view: Partial<Viewport> = {}) {
  const profile = profileOf(folded)
  const tree = buildCallTree(profile, stackView(profile, 0))
  const paint: FlamePaint = {
    palette: ['blue'],
    dimmed: ['grey'],
    edges: [],
    slotOfNode: null,
    slotOfFrame: new Uint8Array(profile.frames.fn.length),
    lit: null,
    deepest: deepestBelow(tree),
    text: 'black',
    dimmedText: 'silver',
    crumbs: 'crumbs',
    font: '10px code',
    rowPx: 20,
    growsDown: true,
    devicePx: 1,
    outline: { hovered: 'black', selected: 'red' },
    reservedPx: new Map(),
    labelOf: labelsFor(
      fn => functionName(profile, fn),
      text => text.length * CHAR_PX,
    ),
    ...change,
  }
  const viewport: Viewport = { startValue: 0, endValue: tree.totalValue, topPx: 0, widthPx: 1000, heightPx: 200, ...view }
  const { canvas, rects, texts } = recordingCanvas()
  drawFlame(canvas, tree, viewport, paint)
  return { profile, tree, paint, viewport, rects, labels: texts.map(({ text }) => text), texts }
}

test('draws every frame under its caller, widest first, with a hair of space between them', () => {
  const { rects, labels } = scene('main;order;tax 6\nmain;log 2\nidle 2\n')
  expect(labels).toEqual(['main', 'order', 'tax', 'log', 'idle'])
  expect(rects.map(({ leftPx, topPx, widthPx }) => [leftPx, topPx, widthPx])).toEqual([
    [0, 0, 799],
    [0, 20, 599],
    [0, 40, 599],
    [600, 20, 199],
    [800, 0, 199],
  ])
})

test('outlines the slots that have an edge, inside the box; a sliver is all outline, and dimmed ones are dimmed', () => {
  const { rects } = scene('wide 990\nthin 4\nplain 6\n', {
    palette: ['blue', 'green'],
    dimmed: ['pale', 'pale'],
    edges: ['brown', null, 'tan', null],
    slotOfNode: Uint8Array.of(0, 1, 0),
    lit: Uint8Array.of(1, 0, 1),
  })
  expect(rects.map(({ colour, leftPx, topPx, widthPx, heightPx }) => [colour, leftPx, topPx, widthPx, heightPx])).toEqual([
    ['blue', 0, 0, 989, 19],
    ['brown', 0, 0, 989, 2],
    ['brown', 0, 17, 989, 2],
    ['brown', 0, 2, 2, 15],
    ['brown', 987, 2, 2, 15],
    ['green', 990, 0, 5, 19],
    ['pale', 996, 0, 3, 19],
    ['tan', 996, 0, 3, 19],
  ])
})

test('shows what is too narrow for boxes as a skyline as deep as its stacks, so that nothing disappears', () => {
  const narrow = Array.from({ length: 500 }, (_, i) => `main;f${i};g${i};h${i} 1`).join('\n')
  const { rects, labels } = scene(`${narrow}\nmain;wide 9500\n`)
  expect(labels).toEqual(['main', 'wide'])
  const skyline = rects.filter(({ colour }) => colour === 'crumbs')
  expect(skyline).toEqual([{ colour: 'crumbs', leftPx: 950, topPx: 20, widthPx: 50, heightPx: 59 }])
})

test('draws only what is on screen, and keeps the label of a frame that begins to the left of it', () => {
  const { labels, texts } = scene('main;left 5\nmain;right;deep 5\n', {}, { startValue: 2, endValue: 4, heightPx: 35 })
  expect(labels).toEqual(['main', 'left'])
  expect(texts.every(({ leftPx }) => leftPx === 4)).toBe(true)
})

test('dims what a search does not match', () => {
  const lit = Uint8Array.from([0, 1])
  const { rects } = scene('main;tax 4\n', { lit })
  expect(rects.map(({ colour }) => colour)).toEqual(['blue', 'grey'])
})

test('grows upwards from the bottom when it is a flame graph', () => {
  const { rects } = scene('main;tax 4\n', { growsDown: false })
  expect(rects.map(({ topPx }) => topPx)).toEqual([180, 160])
})

test('leaves out a name’s qualifiers first, and writes nothing where not even that fits', () => {
  const { labels } = scene('github.com/acme/shop.calculateTax 100\nx 0\n', {}, { widthPx: 100 })
  expect(labels).toEqual(['…shop.calculateTax'])
  expect(scene('github.com/acme/shop.calculateTax 1\nrest 40\n', {}, { widthPx: 1000 }).labels).toEqual(['rest'])
})

test('finds under the pointer the very frame that was drawn there, at every zoom and in both directions', () => {
  const folded = 'a;b;c 5\na;b;d 3\na;e;f;g 7\nh;i 2\nh 4\n'
  for (const growsDown of [true, false]) {
    for (const zoom of [1, 3, 11]) {
      const { tree, viewport, paint } = scene(
        folded,
        { growsDown },
        { startValue: 21 / 2 - 21 / (2 * zoom), endValue: 21 / 2 + 21 / (2 * zoom), topPx: 7 },
      )
      const pxPerValue = viewport.widthPx / (viewport.endValue - viewport.startValue)
      walkVisible(tree, viewport, paint.rowPx, 1, {
        box(node, leftPx, rightPx) {
          const xPx = (Math.max(0, leftPx) + Math.min(viewport.widthPx, rightPx)) / 2
          const yPx = rowTop(tree.depth[node], viewport, paint) + paint.rowPx / 2
          expect(nodeAt(tree, viewport.startValue + xPx / pxPerValue, depthAt(yPx, viewport, paint))).toBe(node)
        },
        crumb: () => undefined,
      })
    }
  }
})

test('of a name that is longer than any window the function’s own name is still drawn', () => {
  const labels = labelsFor(
    () => `${'shop.'.repeat(200)}total`,
    text => CHAR_PX * text.length,
  )
  expect(labels(0, 10 * CHAR_PX)).toBe('…total')
})
