import { expect, test } from 'vitest'
import { markRows } from './markRows'

/** `[track, start, end]` a mark, in the order of their beginnings. */
function rowsOf(marks: readonly (readonly [number, number, number])[], tracks = ['a', 'b']): string[] {
  const sheet = {
    tracks,
    track: Int32Array.from(marks, ([track]) => track),
    startNs: Float64Array.from(marks, ([, start]) => start),
    endNs: Float64Array.from(marks, ([, , end]) => end),
  }
  return markRows(sheet).map(({ title, level, marks: rows }) => `${title}${level}: ${rows.join(' ')}`)
}

test('a track is a row, and what overlaps stands below it', () => {
  expect(
    rowsOf([
      [0, 0, 10],
      [1, 1, 2],
      [0, 2, 4],
      [0, 5, 8],
      [0, 10, 12],
    ]),
  ).toEqual(['a0: 0 4', 'a1: 2 3', 'b0: 1'])
})

test('moments stand in the first row, over whatever lasts there', () => {
  expect(
    rowsOf([
      [0, 0, 10],
      [0, 3, 3],
      [0, 4, 6],
    ]),
  ).toEqual(['a0: 0 1', 'a1: 2'])
})

test('has no more than three rows a track', () => {
  expect(
    rowsOf([
      [0, 0, 9],
      [0, 1, 9],
      [0, 2, 9],
      [0, 3, 9],
    ]),
  ).toEqual(['a0: 0', 'a1: 1', 'a2: 2 3'])
})
