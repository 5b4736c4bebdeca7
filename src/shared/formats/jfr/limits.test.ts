import { expect, test } from 'vitest'
import { jfrBytes } from '../../../../scripts/make-fixtures/jfrBytes.mjs'
import { BASE_TYPES, JVM_TYPES, poolsOf, SAMPLE_TYPES } from '../../../../scripts/make-fixtures/jfrShop.mjs'
import { ran, STACK } from '../../../testing/jfrChunks'
import { profileOf } from '../../../testing/reading'
import { joinedBytes } from '../../bytes/joinedBytes'

test('adds samples of one stack and thread up where there are hundreds of thousands', () => {
  const events = Array.from({ length: 50_000 }, (_, at) => ran(at % 2 === 0 ? STACK.tax : STACK.query, at))
  const bytes = jfrBytes({ types: [...BASE_TYPES, ...SAMPLE_TYPES, ...JVM_TYPES], checkpoints: [poolsOf(false)], events })
  const profile = profileOf(joinedBytes(Array.from({ length: 6 }, () => bytes)))
  expect(profile.samples.values[0].reduce((sum, value) => sum + value, 0)).toBe(300_000)
  expect(profile.meta.sampleCount).toBe(300_000)
  expect(profile.samples.stack.length).toBeLessThan(140_000)
  expect(profile.meta.notes.map(({ what }) => what)).toContain('samples added to another of the same stack and thread, their time with it')
})
