import { expect, test } from 'vitest'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile } from '../profile/profile'
import { activityOf } from './activity'
import { LOAD_STRETCHES, threadLoads } from './threadLoads'

const SECOND = 1e9

/** `[seconds, weight, thread]` a sample. */
function recorded(samples: readonly (readonly [number, number, number?])[], threadNames: readonly string[] = []): Profile {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: null, event: null })
  const threads = threadNames.map((name, id) => builder.thread({ name, processId: null, threadId: id }))
  const stack = builder.stack(NONE, builder.frame(builder.fn({ name: 'main' }), NONE, NONE, 0))
  for (const [seconds, weight, thread = NONE] of samples) {
    const timeNs = seconds * SECOND
    builder.weigh(builder.sample(stack, threadNames.length === 0 ? { timeNs } : { timeNs, thread: threads[thread] ?? NONE }), type, weight)
  }
  return builder.finish()
}

/** `[place, weight]` of all that is not zero. */
function filled(cells: Float64Array | undefined): number[][] {
  return Array.from(cells ?? [], (weight, at) => [at, weight]).filter(([, weight]) => weight !== 0)
}

test('each sample stands at its part of the recording, whenever that began', () => {
  // A minute that begins 100 s after the clock: a stretch of 1,500 is 40 ms, a column of the grid a second, a cell 20 ms.
  const activity = activityOf(
    recorded([
      [100, 1],
      [100.5, 2],
      [130, 4],
      [160, 8],
    ]),
    0,
  )
  expect([activity?.startNs, activity?.endNs, activity?.heat.columnNs, activity?.heat.rows]).toEqual([
    100 * SECOND,
    160 * SECOND,
    SECOND,
    50,
  ])
  expect(activity?.threads.map(({ thread, total }) => [thread, total])).toEqual([[NONE, 15]])
  expect(filled(activity?.threads[0].weights)).toEqual([
    [0, 1],
    [12, 2],
    [750, 4],
    [1499, 8],
  ])
  expect(filled(activity?.heat.cells)).toEqual([
    [0, 1],
    [25, 2],
    [30 * 50, 4],
    [60 * 50, 8],
  ])
  expect(activity?.heat.cells).toHaveLength(61 * 50)
})

test.each([
  // A short recording has shorter columns, a long one longer ones, so that there are 60 to 600.
  [6, 0.1, 61],
  [59, 59 / 60, 61],
  [60, 1, 61],
  [600, 1, 601],
  [1200, 2, 601],
])('a recording of %s s has columns of %s s', (seconds, columnSeconds, columns) => {
  const heat = activityOf(
    recorded([
      [0, 1],
      [seconds, 1],
    ]),
    0,
  )?.heat
  expect(heat?.columnNs).toBeCloseTo(columnSeconds * SECOND, 3)
  expect(heat?.cells).toHaveLength(columns * 50)
})

test('the busiest thread comes first, and samples of none are a row of their own', () => {
  const activity = activityOf(
    recorded(
      [
        [0, 1, 0],
        [1, 5, 1],
        [2, 3, 7],
        [3, 1, 0],
      ],
      ['idle', 'busy'],
    ),
    0,
  )
  expect(activity?.threads.map(({ thread, total }) => [thread, total])).toEqual([
    [1, 5],
    [NONE, 3],
    [0, 2],
  ])
})

test('one moment is a recording too, and a sample type that is not there is none', () => {
  expect(filled(activityOf(recorded([[7, 3]]), 0)?.heat.cells)).toEqual([[0, 3]])
  expect(activityOf(recorded([[7, 3]]), 1)).toBeNull()
})

test('each thread has its weight and when it fell, whichever threads are chosen; but not what the time leaves out', () => {
  const profile = recorded(
    [
      [100, 1, 0],
      [124, 2, 1],
      [148, 4, 0],
      [148, 16, 7],
    ],
    ['a', 'b'],
  )
  const choice = { sampleType: 0, threads: [1], timeNs: null, transforms: [] }
  const all = threadLoads(profile, choice)
  expect([...all.weights]).toEqual([5, 2])
  expect(filled(all.strips ?? undefined)).toEqual([
    [0, 1],
    [LOAD_STRETCHES - 1, 4],
    [LOAD_STRETCHES + 24, 2],
  ])
  const late = threadLoads(profile, { ...choice, timeNs: [110 * SECOND, 149 * SECOND] })
  expect([...late.weights]).toEqual([4, 2])
  expect(filled(late.strips ?? undefined)).toEqual([
    [LOAD_STRETCHES - 1, 4],
    [LOAD_STRETCHES + 24, 2],
  ])
  expect(threadLoads(recorded([[1, 1]]), choice)).toEqual({ weights: new Float64Array(), strips: null })
  expect(threadLoads(profile, { ...choice, sampleType: 3 })).toEqual({ weights: new Float64Array(), strips: null })
})
