import { expect, test } from 'vitest'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE, type Profile } from '../profile/profile'
import { samplingOf } from './sampling'

/** One sample a weight, all of one event; `timed`: each is a sample of its own. Two stacks in turn. */
function profileWith(weights: readonly number[], { timed = false, sampleCount = weights.length } = {}): Profile {
  const builder = profileBuilder('test')
  builder.sampleType({ name: 'space', unit: 'bytes', weight: null, event: null })
  const frame = (name: string) => builder.frame(builder.fn({ name }), NONE, NONE, frameFlags('unknown'))
  const stacks = ['a', 'b'].map(name => builder.stack(NONE, frame(name)))
  weights.forEach((weight, at) => {
    builder.weigh(builder.sample(stacks[at % 2], timed ? { timeNs: at } : {}), 0, weight)
  })
  return builder.finish({ sampleCount })
}

test('of samples with times each counts for its stack, but for those that weigh nothing', () => {
  const { certainty, squares, counts } = samplingOf(profileWith([2, 3, 0, 5, 4, 0], { timed: true }), 0)
  expect(certainty).toBe('counted')
  expect(counts).toEqual(Float64Array.of(2, 2))
  expect(squares).toEqual(Float64Array.of(4 + 16, 9 + 25))
})

test('a file that does not say how many samples it holds is believed as a thousand of equal weight are', () => {
  const { certainty, squares, counts } = samplingOf(profileWith([30, 10], { sampleCount: 20 }), 0)
  expect(certainty).toBe('unknown')
  expect(counts).toBeNull()
  expect(squares).toEqual(Float64Array.of(1.2, 0.4))
})
