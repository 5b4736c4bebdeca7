// What a side's samples are worth: how many there are, and how far their weights scatter.

import { expect, test } from 'vitest'
import { stackView } from '../analysis/stackView'
import { profileOf } from '../../testing/reading'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile, type SampleType } from '../profile/profile'
import { samplingOf } from './sampling'

const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds', weight: null, event: null }
const COUNT: SampleType = { name: 'samples', unit: 'count', weight: null, event: null }

/** Rows of samples: the function that each ends in, and its value of each type. */
function sampled(types: readonly SampleType[], rows: readonly (readonly [name: string, ...values: number[]])[], timed = false): Profile {
  const builder = profileBuilder('test')
  types.forEach(builder.sampleType)
  rows.forEach(([name, ...values], at) => {
    const stack = builder.stack(NONE, builder.frame(builder.fn({ name }), NONE, NONE, 0))
    const row = builder.sample(stack, timed ? { timeNs: at } : {})
    values.forEach((value, type) => builder.weigh(row, type, value))
  })
  return builder.finish(timed ? { sampleCount: rows.length } : {})
}

/** By stack: squares and counts. */
function columns(profile: Profile, type: number) {
  const { certainty, squares, counts } = samplingOf(profile, type, stackView(profile, type).self)
  return { certainty, squares: [...squares], counts: counts === null ? null : [...counts] }
}

test('counted samples weigh one each', () => {
  expect(columns(profileOf('m;a 60\nm;b 40\n'), 0)).toEqual({ certainty: 'counted', squares: [0, 60, 40], counts: [0, 60, 40] })
})

test('samples of one each that take back are squared like the others', () => {
  const profile = sampled(
    [COUNT],
    [
      ['a', 5],
      ['b', -1],
    ],
  )
  expect(columns(profile, 0).squares).toEqual([5, 1])
})

test('a weight is spread over the samples that its sibling counts', () => {
  const profile = sampled(
    [COUNT, CPU],
    [
      ['a', 4, 40e6],
      ['b', 1, 90e6],
      ['c', 0, 3],
    ],
  )
  // 4 samples of 10 ms; one of 90; a weight without a sample is one.
  expect(columns(profile, 1)).toEqual({ certainty: 'counted', squares: [4 * 1e14, 81e14, 9], counts: [4, 1, 0] })
})

test('rows that are one sample each scatter as they weigh', () => {
  const profile = sampled(
    [CPU],
    [
      ['a', 10e6],
      ['a', 30e6],
      ['b', 10e6],
      ['b', 0],
    ],
    true,
  )
  expect(columns(profile, 0)).toEqual({ certainty: 'counted', squares: [10e14, 1e14], counts: [2, 1] })
})

test('a file that does not say how many samples it holds is believed as a thousand would be', () => {
  const { certainty, squares, counts } = columns(profileOf('m;a 5012345678\nm;b 3012345671\n'), 0)
  const perSample = (5012345678 + 3012345671) / 1000
  expect([certainty, counts]).toEqual(['unknown', null])
  expect(squares).toEqual([0, 5012345678 * perSample, 3012345671 * perSample])
})

test('what was measured and not sampled is exact', () => {
  const profile = profileOf('m;a 600\nm;b 400\n')
  const exact = { ...profile, meta: { ...profile.meta, format: 'callgrind', sampleTypes: [{ ...CPU, name: 'Ir', unit: 'instructions' }] } }
  expect(columns(exact, 0)).toEqual({ certainty: 'exact', squares: [0, 600, 400], counts: null })
})

test('a sample type that is not there holds nothing', () => {
  expect(columns(profileOf('m;a 60\n'), 5)).toEqual({ certainty: 'unknown', squares: [0, 0], counts: null })
})
