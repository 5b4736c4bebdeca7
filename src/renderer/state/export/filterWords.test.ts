import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'
import { filterWords } from './filterWords'

const SHOP = profileOf('main;order;tax 6\nmain;idle 4\n')
const ALL = { sampleType: 0, threads: null, timeNs: null, transforms: [] } as const

test('says nothing of a profile that is shown whole', () => {
  expect(filterWords({ names: SHOP }, ALL, { shown: 10, whole: 10 })).toBe('')
})

test('names every step, and how much of the profile is left', () => {
  const names = { ...SHOP, threads: [{ name: 'worker 1', processId: 1, threadId: 2 }] }
  const choice = { ...ALL, threads: [0], timeNs: [0, 2e9] as const, transforms: [{ kind: 'drop-function', fn: 3 }] as const }
  expect(filterWords({ names }, choice, { shown: 6, whole: 10 })).toBe(
    'Filtered: thread worker 1 · 2.00 s of the time · Dropped idle (60.0 % of the profile).',
  )
})

test('does not speak of a share where only the order of a sum differs', () => {
  const choice = { ...ALL, transforms: [{ kind: 'merge-recursion' }] as const }
  expect(filterWords({ names: SHOP }, choice, { shown: 0.1 + 0.2, whole: 0.3 })).toBe('Filtered: Recursion collapsed.')
})
