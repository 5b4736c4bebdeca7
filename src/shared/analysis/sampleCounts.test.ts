import { describe, expect, test } from 'vitest'
import { everyColumn } from '../../testing/everyColumn'
import { profileBuilder } from '../profile/builder'
import { NONE, type SampleType } from '../profile/profile'
import { countColumn, countedSamples, sampleCountsByStack } from './sampleCounts'
import { selectCounts, selectStacks, type Selection } from './selectStacks'

const ALL: Selection = { sampleType: 0, threads: null, timeNs: null, transforms: [] }
const PROFILE = everyColumn()

/** `[stack, weight]` a sample, of main (0), main;a (1) and main;b (2). */
function weighed(types: readonly SampleType[], samples: readonly (readonly [number, ...number[]])[], sampleCount?: number) {
  const builder = profileBuilder('test')
  types.forEach(builder.sampleType)
  const frames = ['main', 'a', 'b'].map(name => builder.frame(builder.fn({ name }), NONE, NONE, 0))
  const main = builder.stack(NONE, frames[0])
  const stacks = [main, builder.stack(main, frames[1]), builder.stack(main, frames[2])]
  for (const [stack, ...weights] of samples) {
    const row = builder.sample(stacks[stack] ?? NONE)
    weights.forEach((weight, type) => builder.weigh(row, type, weight))
  }
  return builder.finish(sampleCount === undefined ? {} : { sampleCount })
}

const WALL: SampleType = { name: 'wall', unit: 'nanoseconds', weight: null, event: null }
const CYCLES: SampleType = { name: 'cycles', unit: 'cycles', weight: 'period', event: 'cycles' }
const CYCLES_COUNT: SampleType = { name: 'cycles:samples', unit: 'samples', weight: 'samples', event: 'cycles' }
const COUNT: SampleType = { name: 'samples', unit: 'count', weight: null, event: null }
const CONTENTIONS: SampleType = { name: 'contentions', unit: 'count', weight: null, event: null }

describe('the samples behind a weight', () => {
  test('are those of its own event', () => {
    expect(countColumn({ meta: weighed([CYCLES, CYCLES_COUNT], []).meta }, 0)).toBe(1)
    expect(countColumn({ meta: weighed([CYCLES, CYCLES_COUNT], []).meta }, 1)).toBe(1)
    expect(countColumn({ meta: weighed([CYCLES_COUNT, { ...CYCLES, event: 'other' }], []).meta }, 1)).toBe(NONE)
  })

  test('are those that pprof counts beside its times', () => {
    expect(countColumn({ meta: weighed([COUNT, WALL], []).meta }, 1)).toBe(0)
    expect(countColumn({ meta: weighed([WALL, CONTENTIONS], []).meta }, 0)).toBe(1)
    expect(countColumn({ meta: weighed([WALL, { ...CONTENTIONS, unit: 'bytes' }], []).meta }, 0)).toBe(NONE)
    expect(countColumn({ meta: weighed([WALL], []).meta }, 7)).toBe(NONE)
  })

  test('are counted by stack, and only the chosen ones', () => {
    const profile = weighed(
      [CYCLES, CYCLES_COUNT],
      [
        [1, 500, 2],
        [1, 300, 1],
        [2, 100, 4],
        [-1, 50, 9],
      ],
    )
    expect(sampleCountsByStack(profile, 0, {})).toEqual(Float64Array.of(0, 3, 4))
    const unmerged = { ...PROFILE, meta: { ...PROFILE.meta, sampleCount: PROFILE.samples.stack.length } }
    expect(sampleCountsByStack(unmerged, 0, { toNs: 20 })).toEqual(Float64Array.of(1, 1, 0))
  })

  test('are unknown where rows were merged and nothing counts them, and not asked for where the weight is a count', () => {
    expect(sampleCountsByStack(weighed([WALL], [[1, 10]], 5), 0, {})).toBeNull()
    expect(sampleCountsByStack(weighed([WALL], [[1, 10]]), 0, {})).toEqual(Float64Array.of(0, 1, 0))
    expect(sampleCountsByStack(weighed([COUNT], [[1, 10]]), 0, {})).toBeNull()
  })

  test('of a stack that weighs nothing are not shown', () => {
    const profile = weighed(
      [WALL],
      [
        [1, 0],
        [1, 0],
        [2, 7],
      ],
    )
    const view = selectStacks(profile, ALL)
    expect(selectCounts(profile, ALL, view)?.self).toEqual(Float64Array.of(0, 0, 1))
    const merged = { ...ALL, transforms: [{ kind: 'merge-function', fn: 2 }] } as const
    expect(selectCounts(profile, merged, selectStacks(profile, merged))?.self).toEqual(Float64Array.of(1, 0))
    expect(selectCounts(weighed([COUNT], [[1, 1]]), ALL, view)).toBeNull()
  })

  test('of a whole file are the counted ones, else those that the file states', () => {
    expect(
      countedSamples(
        weighed(
          [COUNT],
          [
            [1, 10],
            [2, 5],
          ],
        ),
      ),
    ).toBe(15)
    expect(
      countedSamples(
        weighed(
          [WALL],
          [
            [1, 10],
            [2, 5],
          ],
          40,
        ),
      ),
    ).toBe(40)
  })
})
