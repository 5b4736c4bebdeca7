import { expect, test } from 'vitest'
import { everyColumn } from '../../testing/everyColumn'
import { profileOf } from '../../testing/reading'
import { profileInfo, sampleTotal, stackFacts } from './profileInfo'

test('says what a file holds: its measures with their totals, distinct stacks, the deepest, and what was noted', () => {
  const profile = profileOf('main;a;b 3\nmain;a;b 2\nmain 1\nlog 4\n')
  expect(profileInfo(profile)).toEqual({
    ...{ format: 'folded', sampleTypes: [{ name: 'samples', unit: 'count', total: 10 }], defaultSampleType: 'samples' },
    ...{ samples: profile.meta.sampleCount, stacks: 3, maxDepth: 3, functions: 4, durationNs: null, notes: [] },
  })
  expect(sampleTotal(profile, 9)).toBe(0)
})

test('of a difference it says what shares are of, beside the sum, and what single samples weigh where some of one stack undo each other', () => {
  const { sampleTypes } = profileInfo(profileOf('main;a 60\nmain;b -30\n'))
  expect(sampleTypes).toEqual([{ name: 'samples', unit: 'count', total: 30, sizes: 90 }])
  const undone = profileInfo(profileOf('main;a 60\nmain;b -30\nmain;b 10\n')).sampleTypes
  expect(undone).toEqual([{ name: 'samples', unit: 'count', total: 40, sizes: 80, sampleSizes: 100 }])
})

test('idle time of V8 is noted with how many samples it is, before nothing else and after what the reader noted', () => {
  const idle = profileOf('(root);(idle) 5\n(root);main 1\n')
  const note = { what: 'read over', count: 1, where: null }
  const cpuprofile = { ...idle, meta: { ...idle.meta, format: 'cpuprofile', notes: [note] } }
  expect(profileInfo(cpuprofile).notes).toEqual([
    note,
    { what: 'samples of (idle): part of the totals, not of percentages', count: expect.any(Number), where: null },
  ])
})

test('functions of one name in two files make one stack; a sample without a stack makes none', () => {
  const profile = everyColumn()
  const { stacks, maxDepth } = stackFacts(profile, profile.samples.stack)
  expect(stackFacts(profile, Int32Array.of(-1, -1))).toEqual({ stacks: 0, maxDepth: 0 })
  expect(stackFacts(profile, Int32Array.from([...profile.samples.stack, ...profile.samples.stack]))).toEqual({ stacks, maxDepth })
  const alike = profileOf('m;a 1\nm;b 1\n')
  const oneName = {
    ...alike,
    functions: { ...alike.functions, name: alike.functions.name.map((name, fn) => (fn === 2 ? alike.functions.name[1] : name)) },
  }
  expect(stackFacts(oneName, oneName.samples.stack)).toEqual({ stacks: 1, maxDepth: 2 })
})
