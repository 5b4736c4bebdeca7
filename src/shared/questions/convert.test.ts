import { expect, test } from 'vitest'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import { foldedRefusal, packedOrPlain } from './convert'
import { everything, selected } from './selected'
import { recordingOf } from './subject'

/** One stack of `deep` frames, with a sample on each of the last `samples`. */
function calling(deep: number, samples: number): Profile {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const frame = builder.frame(builder.fn({ name: 'again' }), NONE, NONE, 0)
  let stack = NONE
  for (let at = 0; at < deep; at++) {
    stack = builder.stack(stack, frame)
    if (at >= deep - samples) builder.weigh(builder.sample(stack), type, 1)
  }
  return builder.finish()
}

const refusalOf = (profile: Profile) => foldedRefusal(selected(recordingOf(profile), everything(0)))

test('folded lines of stacks so deep that nobody reads them are refused, and of a few deep ones are not', () => {
  expect(refusalOf(calling(20_000, 10_000))).toMatch(/^its stacks are 15,001 frames deep on average, and folded repeats them/)
  expect(refusalOf(calling(200_000, 10))).toBe(null)
})

test('what packs so well that it would be taken for a bomb is written as it is', () => {
  const [plain, packed] = [33 * 2 ** 20, 2 ** 19].map(size => new Uint8Array(size))
  expect(packedOrPlain(plain, packed)).toBe(plain)
  expect(packedOrPlain(plain.subarray(0, 32 * 2 ** 20), packed)).toBe(packed)
})
