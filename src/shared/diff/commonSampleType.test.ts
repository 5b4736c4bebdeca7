import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import type { Profile } from '../profile/profile'
import { commonSampleType } from './commonSampleType'

/** `name unit` of each sample type; the first is the default unless said otherwise. */
function measuring(types: readonly string[], defaultSampleType = 0, format = 'pprof'): Profile {
  const profile = profileOf('m 1\n')
  const sampleTypes = types.map(type => {
    const [name, unit] = type.split(' ')
    return { name, unit, weight: null, event: null }
  })
  return { ...profile, meta: { ...profile.meta, format, sampleTypes, defaultSampleType } }
}

const GO = measuring(['samples count', 'cpu nanoseconds'], 1)
const HEAP = measuring(['alloc_space bytes', 'inuse_space bytes'], 1)

test('the default type of the first is looked for in all others, wherever it stands there', () => {
  expect(commonSampleType([GO], null)).toEqual([1])
  expect(commonSampleType([GO, measuring(['cpu nanoseconds', 'samples count'], 1)], null)).toEqual([1, 0])
  expect(commonSampleType([GO, measuring(['samples count', 'cpu nanoseconds']), GO], null)).toEqual([1, 1, 1])
})

test('where another has not the default type, the first that all have is compared', () => {
  expect(commonSampleType([GO, measuring(['samples count'])], null)).toEqual([0, 0])
  expect(commonSampleType([GO, HEAP], null)).toBeNull()
  expect(commonSampleType([], null)).toBeNull()
})

test('the type that a person names is compared and no other', () => {
  expect(commonSampleType([HEAP, HEAP], 'alloc_space')).toEqual([0, 0])
  expect(commonSampleType([GO, measuring(['samples count'])], 'cpu')).toBeNull()
  expect(commonSampleType([GO, GO], 'wall')).toBeNull()
})

test('a type of another name stands for it where it counts the same measure in the same unit: the default one before others', () => {
  const perf = measuring(['task-clock nanoseconds', 'cpu-clock nanoseconds'], 1)
  expect(commonSampleType([GO, perf], null)).toEqual([1, 1])
  const wall = measuring(['wall nanoseconds', 'cpu-clock nanoseconds'])
  expect(commonSampleType([GO, wall], null)).toEqual([1, 1])
  expect(commonSampleType([HEAP, measuring(['live bytes', 'alloc bytes'], 1)], null)).toEqual([1, 0])
  expect(commonSampleType([measuring(['cpu milliseconds']), measuring(['cpu nanoseconds'])], null)).toBeNull()
})

test('folded stacks may be of anything that is counted so', () => {
  const folded = measuring(['samples count'], 0, 'folded')
  const objects = measuring(['alloc_objects count'])
  expect(commonSampleType([folded, objects], null)).toEqual([0, 0])
  expect(commonSampleType([objects, folded], null)).toEqual([0, 0])
  expect(commonSampleType([measuring(['samples count']), objects], null)).toBeNull()
})
