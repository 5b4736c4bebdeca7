import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { findSampleType, foldedSampleType } from './defaultSampleType'
import type { SampleType } from './profile'
import { unitOf } from './unit'
import { isWeight, MAX_WEIGHT } from './weight'

function type(name: string, event: string | null, weight: SampleType['weight'], unit = 'count'): SampleType {
  return { name, unit, weight, event }
}

test('a sample type is found by name, and its sibling of the same event by what is weighed', () => {
  const types = [
    type('cycles', 'cycles', 'samples'),
    type('cycles (period)', 'cycles', 'period'),
    type('misses', 'misses', 'samples'),
    type('alloc', null, null),
    type('free', null, 'samples'),
  ]
  const found = (name: string, weight: 'samples' | 'period' | null) => findSampleType(types, name, weight)
  expect([found('cycles', null), found('cycles', 'samples'), found('cycles', 'period')]).toEqual([0, 0, 1])
  expect([found('cycles (period)', 'samples'), found('cycles (period)', null)]).toEqual([0, 1])
  // It has no sibling that is weighed so, or belongs to no event.
  expect([found('misses', 'period'), found('alloc', 'samples'), found('nothing', 'samples')]).toEqual([2, 3, -1])
})

test("folded stacks of perf are those of its first event, else of the file's own sample type", () => {
  const { meta } = profileOf('main;a 1 2\n')
  expect(foldedSampleType({ ...meta, format: 'perf-script', defaultSampleType: 1 })).toBe(0)
  expect(foldedSampleType({ ...meta, format: 'pprof', defaultSampleType: 1 })).toBe(1)
})

test('of a plain count the name is the unit', () => {
  const units = [type('samples', null, null), type('bytes', null, null, ''), type('cpu', null, null, 'nanoseconds')].map(unitOf)
  expect([...units, unitOf(undefined)]).toEqual(['samples', 'bytes', 'nanoseconds', ''])
})

test('a weight is a number of 64 bits at most, of either sign', () => {
  expect([0, 1.5, -3, MAX_WEIGHT, -MAX_WEIGHT].map(isWeight)).toEqual([true, true, true, true, true])
  expect([NaN, Infinity, -Infinity, 2 * MAX_WEIGHT, -2 * MAX_WEIGHT].map(isWeight)).toEqual([false, false, false, false, false])
})
