import { expect, test } from 'vitest'
import { recordingCanvas } from '../../testing/recordingCanvas'
import { drawActivity, drawHeat } from './drawActivity'

test('shows a burst that is shorter than a pixel at its full height', () => {
  const weights = new Float64Array(100)
  weights[55] = 8
  weights[10] = 0.001
  const { canvas, rects } = recordingCanvas()
  drawActivity(canvas, weights, 8, { widthPx: 10, heightPx: 20 }, 'blue')
  expect(rects.map(({ leftPx, topPx, heightPx }) => [leftPx, topPx, heightPx])).toEqual([
    [1, 17, 3],
    [5, 0, 20],
  ])
})

test('draws the parts of a second from the bottom up, the busiest in the strongest colour', () => {
  const { canvas, rects } = recordingCanvas()
  const cells = Float64Array.from([4, 0, 1, 0])
  drawHeat(canvas, { columnNs: 1e9, rows: 2, cells }, { widthPx: 20, heightPx: 10 }, ['pale', 'strong'])
  expect(rects).toEqual([
    { colour: 'strong', leftPx: 0, topPx: 5, widthPx: 10, heightPx: 5 },
    { colour: 'pale', leftPx: 10, topPx: 5, widthPx: 10, heightPx: 5 },
  ])
})
