import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { profileBuilder } from '../profile/builder'
import { compactProfile } from '../profile/compact'
import { functionName, NONE, type Profile } from '../profile/profile'
import { profileFault } from '../profile/validate'
import { filteredProfile } from './filteredProfile'
import { foldedLines } from '../../testing/foldedLines'
import { selectStacks, type Selection } from './selectStacks'
import type { Transform } from './transforms'

const SHOP = profileOf('main;order;tax;query 3\nmain;order;tax 1\nmain;log 2\nmain;order;query 4\nmain 5\nmain;order;order;tax 7\n')
const ALL: Selection = { sampleType: 0, threads: null, timeNs: null, transforms: [] }

/** Two threads, two sample types: `a` weighs in the first only, `b` in the second only. */
function mixed(): Profile {
  const builder = profileBuilder('test')
  const types = ['cpu', 'alloc'].map(name => builder.sampleType({ name, unit: 'count', weight: null, event: null }))
  const threads = ['one', 'two'].map((name, id) => builder.thread({ name, processId: null, threadId: id }))
  const main = builder.stack(NONE, builder.frame(builder.fn({ name: 'main' }), NONE, NONE, 0))
  ;['a', 'b'].forEach((name, at) => {
    const stack = builder.stack(main, builder.frame(builder.fn({ name }), NONE, NONE, 0))
    for (const timeNs of [10, 20]) builder.weigh(builder.sample(stack, { timeNs, thread: threads[at] }), types[at], timeNs)
  })
  return builder.finish()
}

function fn(profile: Profile, name: string): number {
  return profile.functions.name.findIndex((_, row) => functionName(profile, row) === name)
}

test('holds exactly the stacks that are looked at, whatever was done to them', () => {
  const path = ['main', 'order', 'tax'].map(name => fn(SHOP, name))
  const steps: readonly Transform[] = [
    { kind: 'focus-function', fn: fn(SHOP, 'tax') },
    { kind: 'focus-subtree', path: [fn(SHOP, 'query'), fn(SHOP, 'tax')], isInverted: true },
    { kind: 'merge-function', fn: fn(SHOP, 'order') },
    { kind: 'merge-function', fn: fn(SHOP, 'main') },
    { kind: 'merge-recursion' },
    { kind: 'collapse-function', fn: fn(SHOP, 'order') },
    { kind: 'collapse-prefix', path, isInverted: false },
    { kind: 'drop-function', fn: fn(SHOP, 'query') },
    { kind: 'drop-subtree', path, isInverted: false },
  ]
  for (const first of steps) {
    for (const second of steps) {
      const choice = { ...ALL, transforms: [first, second] }
      const filtered = compactProfile(filteredProfile(SHOP, choice))
      expect(profileFault(filtered)).toBe(null)
      expect(foldedLines(filtered, 0), JSON.stringify([first, second])).toEqual(foldedLines(SHOP, 0, selectStacks(SHOP, choice)))
    }
  }
})

test('keeps threads, times and every sample type of the samples that are left', () => {
  const profile = mixed()
  const merged = filteredProfile(profile, { ...ALL, timeNs: [0, 15], transforms: [{ kind: 'merge-function', fn: fn(profile, 'main') }] })
  expect([foldedLines(merged, 0), foldedLines(merged, 1)]).toEqual([['a 10'], ['b 10']])
  expect([...(merged.samples.thread ?? [])]).toEqual([0, 1])
  expect([...(merged.samples.timeNs ?? [])]).toEqual([10, 10])
  const second = filteredProfile(profile, { ...ALL, sampleType: 1, threads: [1] })
  expect([foldedLines(second, 0), foldedLines(second, 1)]).toEqual([[], ['main;b 30']])
  expect(second.meta.defaultSampleType).toBe(1)
})

test('names nothing in a compact profile that its samples do not lead to', () => {
  const profile = mixed()
  const compact = compactProfile(filteredProfile(profile, { ...ALL, threads: [0] }))
  expect(profileFault(compact)).toBe(null)
  expect(foldedLines(compact, 0)).toEqual(['main;a 30'])
  expect([compact.strings, compact.threads.map(({ name }) => name)]).toEqual([['main', 'a'], ['one']])
})

test('is the same profile where nothing was chosen', () => {
  expect(filteredProfile(SHOP, ALL).samples).toBe(SHOP.samples)
})
