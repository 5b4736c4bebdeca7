import { expect, test } from 'vitest'
import { axisLabels } from './axis'

const LABELS = Array.from({ length: 14 }, (_, at) => `1.${at}`)
/** 14 deployments over 1,300 pixels. */
const room = (widthPx: number) => ({ widthPx, charPx: 6, xOf: (at: number) => (at / 13) * widthPx })
const texts = (labels: readonly string[], changes: readonly number[], widthPx = 1300) =>
  axisLabels(labels, changes, room(widthPx)).map(({ text }) => text)

test('the ends and every deployment at which something changed are named', () => {
  expect(texts(LABELS, [])).toEqual(['1.0', '1.13'])
  expect(texts(LABELS, [9, 5])).toEqual(['1.0', '1.5', '1.9', '1.13'])
})

test('a name stands below its deployment, and never beyond the ends of the axis', () => {
  expect(axisLabels(LABELS, [6], room(1300)).map(({ xPx }) => xPx)).toEqual([9, 600, 1288])
})

test('where there is little room a change goes before an end, and no two names run into each other', () => {
  expect(texts(LABELS, [12])).toEqual(['1.0', '1.12', '1.13'])
  expect(texts(LABELS, [12], 200)).toEqual(['1.0', '1.12'])
  expect(texts(LABELS, [5, 6], 300)).toEqual(['1.0', '1.5', '1.13'])
  expect(texts(LABELS, [1], 60)).toEqual(['1.1', '1.13'])
})

test('a long name is cut, one deployment is named once, and none has no names', () => {
  expect(texts(['0123456789abcdef0123456789abcdef01234567'], [])[0].length).toBeLessThanOrEqual(24)
  expect(texts(['1.0'], [0])).toEqual(['1.0'])
  expect(texts([], [])).toEqual([])
})
