import { describe, expect, test } from 'vitest'
import { everyColumn } from '../../testing/everyColumn'
import { profileOf } from '../../testing/reading'
import { filteredProfile, isFiltered } from './filteredProfile'
import { foldedLines } from '../../testing/foldedLines'
import { selectStacks, type Selection } from './selectStacks'
import { stackView, subtreeTotals } from './stackView'

const ALL: Selection = { sampleType: 0, threads: null, timeNs: null, transforms: [] }

/** Samples at 0, 10 and 25 ns that weigh 100, 200 and 300: main, main;parse, main;read. */
const PROFILE = everyColumn()

function selfOf(choice: Partial<Selection>): number[] {
  return [...selectStacks(PROFILE, { ...ALL, ...choice }).self]
}

describe('a time range', () => {
  test('takes the sample that it begins with, and not the one that it ends with', () => {
    expect(selfOf({ timeNs: [0, 10] })).toEqual([100, 0, 0])
    expect(selfOf({ timeNs: [10, 25] })).toEqual([0, 200, 0])
    expect(selfOf({ timeNs: [10, 26] })).toEqual([0, 200, 300])
    expect(selfOf({ timeNs: [11, 25] })).toEqual([0, 0, 0])
  })

  test('that ends where the next begins: every sample is in one of them', () => {
    const parts = [0, 5, 10, 20, 25, 30].map((from, i, starts) => selfOf({ timeNs: [from, starts[i + 1] ?? 100] }))
    expect(parts.reduce((sums, self) => sums.map((sum, stack) => sum + self[stack]))).toEqual([100, 200, 300])
  })

  test('may have one end only', () => {
    expect([...stackView(PROFILE, 0, { fromNs: 10 }).self]).toEqual([0, 200, 300])
    expect([...stackView(PROFILE, 0, { toNs: 10 }).self]).toEqual([100, 0, 0])
  })

  test('selects everything where samples have no times', () => {
    const profile = profileOf('main;a 5\n')
    expect([...selectStacks(profile, { ...ALL, timeNs: [5, 6] }).self]).toEqual([0, 5])
  })
})

test('threads are chosen by row, together with a time range', () => {
  expect(selfOf({ threads: [0] })).toEqual([100, 0, 300])
  expect(selfOf({ threads: [1] })).toEqual([0, 200, 0])
  expect(selfOf({ threads: [0, 1] })).toEqual([100, 200, 300])
  expect(selfOf({ threads: [] })).toEqual([0, 0, 0])
  expect(selfOf({ threads: [0], timeNs: [0, 10] })).toEqual([100, 0, 0])
})

test('what is chosen is the same in a picture and in an exported profile', () => {
  for (const choice of [{ timeNs: [0, 10] }, { timeNs: [10, 25] }, { threads: [1] }, { threads: [0], timeNs: [5, 50] }] as const) {
    const chosen = { ...ALL, ...choice }
    const filtered = filteredProfile(PROFILE, chosen)
    expect(foldedLines(filtered, 0)).toEqual(foldedLines(PROFILE, 0, selectStacks(PROFILE, chosen)))
    expect(filtered.meta.sampleCount).toBe(filtered.samples.stack.length)
  }
})

test('is filtered where a thread, a time or a transform is chosen', () => {
  const choices = [{}, { threads: [] }, { timeNs: [0, 1] as const }, { transforms: [{ kind: 'merge-recursion' }] as const }]
  expect(choices.map(choice => isFiltered({ ...ALL, ...choice }))).toEqual([false, true, true, true])
})

test('a stack with its callees weighs what all of them weigh', () => {
  expect([...subtreeTotals(stackView(PROFILE, 0))]).toEqual([600, 200, 300])
})
