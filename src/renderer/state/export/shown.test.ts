import { expect, test } from 'vitest'
import { exportName, filterWords } from './shown'
import { profileOf } from '../../../testing/reading'

test('names a file after its profile, and says when it is a part of it', () => {
  expect(exportName('shop.pb.gz', false, '.report.svg')).toBe('shop.report.svg')
  expect(exportName('shop.speedscope.json', true, '.pb.gz')).toBe('shop.filtered.pb.gz')
  expect(exportName('v1.2 final', false, '.folded')).toBe('v1.2 final.folded')
})

test('names a comparison after both sides', () => {
  expect(exportName('new.cpuprofile against old.cpuprofile', false, '.report.svg')).toBe('new-vs-old.report.svg')
})

test('gives a file that has nothing but endings a name', () => {
  expect(exportName('.pb.gz', false, '.folded')).toBe('profile.folded')
})

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
