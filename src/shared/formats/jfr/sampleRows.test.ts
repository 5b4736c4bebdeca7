import { expect, test } from 'vitest'
import { NONE } from '../../profile/profile'
import { noSample, sampleRows, type JfrSample } from './sampleRows'

/** From here on samples that are alike are added up. */
const MERGING_ROWS = 2 ** 17

/** Rows that are all apart, each weighing 1 of everything, until samples are added up. */
function fullRows() {
  const rows = sampleRows()
  for (let i = 0; i < MERGING_ROWS; i++) rows.add({ ...noSample(), stack: i, timeNs: i, spanNs: 1, bytes: 1 })
  return rows
}

const SAMPLE: JfrSample = { family: 2, state: 1, stack: 7_000_000, thread: 3, timeNs: 5e9, count: 2, spanNs: 10, bytes: 100, isCut: false }

function sums({ count, spanNs, bytes }: { readonly count: Float64Array; readonly spanNs: Float64Array; readonly bytes: Float64Array }) {
  return [count, spanNs, bytes].map(column => column.reduce((sum, value) => sum + value, 0))
}

test('keeps all that a sample weighs, whether rows are added up or not', () => {
  const rows = fullRows()
  expect(rows.isMerging()).toBe(false)
  const row = rows.add(SAMPLE)
  expect(rows.isMerging()).toBe(true)
  expect(rows.add({ ...SAMPLE, timeNs: 5.5e9, count: 3, spanNs: 20, bytes: 50 })).toBe(row)
  const columns = rows.finish()
  expect(sums(columns)).toEqual([MERGING_ROWS + 5, MERGING_ROWS + 30, MERGING_ROWS + 150])
  expect([columns.count[row], columns.spanNs[row], columns.bytes[row], columns.timeNs[row]]).toEqual([5, 30, 150, 5e9])
  expect([columns.family[row], columns.state[row], columns.thread[row], columns.stack[row]]).toEqual([2, 1, 3, 7_000_000])
  expect(rows.sampleCount()).toBe(MERGING_ROWS + 2)
})

test('adds up what is of one family, stack, thread and state, and less than a second apart', () => {
  const rows = fullRows()
  const row = rows.add(SAMPLE)
  const others: readonly Partial<JfrSample>[] = [{ family: 3 }, { state: NONE }, { stack: 7_000_001 }, { thread: 4 }]
  for (const other of others) expect(rows.add({ ...SAMPLE, ...other })).not.toBe(row)
  expect(rows.add({ ...SAMPLE, timeNs: 5e9 + 999_999_999 })).toBe(row)
  expect(rows.add({ ...SAMPLE, timeNs: 6e9 })).not.toBe(row)
})

test('adds to a row that is named only while samples are added up and the row is near in time', () => {
  const early = sampleRows()
  expect(early.addTo(early.add(SAMPLE), SAMPLE)).toBe(false)
  const rows = fullRows()
  const row = rows.add(SAMPLE)
  expect([rows.addTo(row, SAMPLE), rows.addTo(row, { ...SAMPLE, timeNs: 6e9 }), rows.addTo(row, { ...SAMPLE, timeNs: 4e9 })]).toEqual([
    true,
    false,
    false,
  ])
  expect([rows.finish().count[row], rows.sampleCount()]).toEqual([4, MERGING_ROWS + 2])
})

test('a state is one row however often it comes', () => {
  const rows = sampleRows()
  expect(['RUNNABLE', 'BLOCKED', 'RUNNABLE'].map(rows.stateRow)).toEqual([0, 1, 0])
  expect(rows.states).toEqual(['RUNNABLE', 'BLOCKED'])
})
