import { expect, test } from 'vitest'
import { sourceRows } from './sourceRows'

const heat = (line: number) => ({ line, self: 1, total: 2, calls: [] })
const TEXT = Array.from({ length: 20 }, (_, at) => `line ${at + 1}`).join('\n')

test('a function is shown from a little before it to a little after its last line that weighs something', () => {
  const { rows } = sourceRows(TEXT, [heat(7), heat(9)], 5)
  expect([rows[0]?.line, rows.at(-1)?.line, rows[0]?.text]).toEqual([3, 15, 'line 3'])
  expect(rows.filter(row => row.heat !== null).map(({ line }) => line)).toEqual([7, 9])
})

test('without a source the lines that weigh something are there by their numbers', () => {
  expect(sourceRows(null, [heat(7)], 5).rows).toEqual([{ line: 7, text: '', heat: heat(7) }])
})

test('lines beyond the end are of another version: nothing of this one is shown', () => {
  expect(sourceRows(TEXT, [heat(21)], 5)).toEqual({ rows: [{ line: 21, text: '', heat: heat(21) }], isPastEnd: true })
})
