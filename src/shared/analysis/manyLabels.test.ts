import { expect, test } from 'vitest'
import { profileBuilder } from '../profile/builder'
import { functionName, NONE, type Profile } from '../profile/profile'
import { foldedLines } from '../../testing/foldedLines'
import { groupedByLabels, namedLabels, withLabelFrames } from './groupByLabels'

/** As many requests as there are numbers, each of so many samples of main. */
function requests(samplesOf: readonly number[], address: bigint | null = null): Profile {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'cpu', unit: 'count', weight: null, event: null })
  const fn = builder.fn({ name: 'main' })
  const frame = address === null ? builder.frame(fn, NONE, NONE, 0) : builder.frameAt(fn, NONE, NONE, 0, address)
  const stack = builder.stack(NONE, frame)
  samplesOf.forEach((samples, at) => {
    for (let i = 0; i < samples; i++) {
      builder.weigh(builder.sample(stack, { labelSet: builder.labelSet([{ key: 'request', text: `r${at}` }]) }), type, 1)
    }
  })
  return builder.finish()
}

test('as many values as a graph can show are told apart, the rest are one, those with most samples first', () => {
  const few = groupedByLabels(requests(Array.from({ length: 499 }, () => 1)), ['request'])
  expect(foldedLines(few, 0)).toHaveLength(499)
  expect(foldedLines(few, 0).some(line => line.includes('others'))).toBe(false)
  // A value more, of which the last has most samples: with "no request", 501 are over the limit of 500.
  const many = groupedByLabels(requests(Array.from({ length: 510 }, (_, at) => (at === 509 ? 3 : 1))), ['request'])
  const lines = foldedLines(many, 0)
  expect(lines).toHaveLength(500)
  expect(lines).toContain('request: r509;main 3')
  expect(lines).toContain('request: others;main 11')
})

test('frames of labels have no address, and those of the program keep theirs', () => {
  const named = withLabelFrames(requests([1, 1], 0x1000n), ['request'])
  expect(Array.from(named.frames.address ?? [])).toEqual([0x1000n, 0n, 0n, 0n])
  const titles = Array.from(named.functions.name, (_, fn) => functionName(named, fn))
  expect(titles).toEqual(['main', 'no request', 'request: r0', 'request: r1'])
  expect(Array.from(named.functions.module, row => named.strings[row] ?? null)).toEqual([null, 'request', 'request', 'request'])
  expect(namedLabels(named)).toEqual(['request'])
  expect(namedLabels(requests([1]))).toEqual([])
  expect(withLabelFrames(named, ['request'])).toBe(named)
})
