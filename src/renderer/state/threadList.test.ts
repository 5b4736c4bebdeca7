import { expect, test } from 'vitest'
import { chosenPart, threadUnits, toggledThreads } from './threadList'

const THREADS = ['handler-1', 'main', 'handler-2', 'gc'].map((name, row) => ({ name, processId: 7, threadId: 100 + row }))
const WEIGHTS = Float64Array.of(3, 4, 5, 0)
const NOTHING = { query: '', isGrouped: false, open: new Set<string>() }

const titles = (listing: Partial<typeof NOTHING>) => threadUnits(THREADS, WEIGHTS, { ...NOTHING, ...listing }).map(({ title }) => title)

test('threads are listed busiest first, and a search leaves those whose name or id it is in', () => {
  expect(titles({})).toEqual(['handler-2', 'main', 'handler-1', 'gc'])
  expect(titles({ query: 'HAND' })).toEqual(['handler-2', 'handler-1'])
  expect(titles({ query: '101' })).toEqual(['main'])
  expect(titles({ query: 'nobody' })).toEqual([])
})

test('threads whose names differ by a number are one group, as heavy as all of them, that opens to its threads', () => {
  expect(
    threadUnits(THREADS, WEIGHTS, { ...NOTHING, isGrouped: true }).map(({ title, threads, weight }) => [title, threads, weight]),
  ).toEqual([
    ['handler-*', [2, 0], 8],
    ['main', [1], 4],
    ['gc', [3], 0],
  ])
  expect(titles({ isGrouped: true, open: new Set(['group handler-*']) })).toEqual(['handler-*', 'handler-2', 'handler-1', 'main', 'gc'])
})

test('a number that all of a group have stays in its name', () => {
  const threads = ['G1 Conc#0', 'G1 Conc#1', 'G1 Conc#2'].map(name => ({ name, processId: null, threadId: null }))
  expect(threadUnits(threads, Float64Array.of(1, 1, 1), { ...NOTHING, isGrouped: true }).map(({ title }) => title)).toEqual(['G1 Conc#*'])
})

test('a group is switched on and off as a whole, and nothing chosen is everything', () => {
  const group = { threads: [2, 0] }
  expect(toggledThreads(null, group)).toEqual([0, 2])
  expect(toggledThreads([0, 1], group)).toEqual([0, 1, 2])
  expect(toggledThreads([0, 2], group)).toBeNull()
  expect([[0, 2], [0], [1]].map(chosen => chosenPart(new Set(chosen), group))).toEqual(['all', 'some', 'none'])
})
