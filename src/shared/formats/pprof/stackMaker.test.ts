import { expect, test } from 'vitest'
import { profileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import type { LocationFrames } from './locationFrames'
import { stackMaker } from './stackMaker'

/** Locations of one frame, and the last of two. */
function makerOf(limit: number) {
  const builder = profileBuilder('pprof')
  builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const frames = [0, 1, 2, 3].map(i => builder.frame(builder.fn({ name: `f_${i}` }), NONE, NONE, 0))
  const known = {
    onlyFrame: Int32Array.of(frames[0], frames[1], NONE),
    start: () => 2,
    end: () => 4,
    frame: (place: number) => frames[place],
    firstKept: () => 0,
  }
  // Of locations only these are asked for.
  const maker = stackMaker(builder, known as unknown as LocationFrames, limit)
  return (...list: readonly number[]) => {
    maker.stack(Int32Array.from(list), list.length)
    return maker.isOverfull()
  }
}

test('all stacks together have as many frames as the limit allows, and one more is too many', () => {
  const single = makerOf(4)
  expect([single(0, 1), single(1, 0), single(0)]).toEqual([false, false, true])
  const several = makerOf(5)
  expect([several(2), several(2), several(0), several(0)]).toEqual([false, false, false, true])
  const across = makerOf(3)
  expect([across(2), across(2)]).toEqual([false, true])
})
