import { expect, test } from 'vitest'
import { profileBuilder } from '../profile/builder'
import { frameFlags, NONE, type Profile } from '../profile/profile'
import { spansOf } from './spans'

type Span = readonly [name: string, startNs: number, endNs: number, thread?: number, track?: string]

/** Samples of `[timeNs, weight, thread, is idle]`; a weight of a second sample type is ten times the first. */
function measured(spans: readonly Span[], samples: readonly (readonly [number, number, number?, boolean?])[], isTimed = true): Profile {
  const builder = profileBuilder('test')
  const types = ['cpu', 'tens'].map(name => builder.sampleType({ name, unit: 'count', weight: null, event: null }))
  const threads = [0, 1].map(id => builder.thread({ name: `t${id}`, processId: null, threadId: id }))
  const stackOf = (name: string, isIdle: boolean) =>
    builder.stack(NONE, builder.frame(builder.fn({ name }), NONE, NONE, isIdle ? frameFlags('idle') : 0))
  const [busy, idle] = [stackOf('busy', false), stackOf('idle', true)]
  for (const [timeNs, weight, thread = 0, isIdle = false] of samples) {
    const row = builder.sample(isIdle ? idle : busy, isTimed ? { timeNs, thread: threads[thread] } : { thread: threads[thread] })
    builder.weigh(row, types[0], weight)
    builder.weigh(row, types[1], 10 * weight)
  }
  for (const [name, startNs, endNs, thread = NONE, track] of spans) {
    builder.mark({ name, startNs, endNs, thread: thread === NONE ? NONE : threads[thread], ...(track === undefined ? {} : { track }) })
  }
  return builder.finish()
}

test('how often, how long, and the length that nineteen of twenty do not pass', () => {
  const twenty = Array.from({ length: 20 }, (_, at): Span => ['load', 1000 * at, 1000 * at + 20 - at])
  const [load] = spansOf(measured(twenty, []), 0).spans
  expect(load).toEqual({ name: 'load', track: null, count: 20, totalNs: 210, meanNs: 10.5, p95Ns: 19, inside: 0 })
  const [one] = spansOf(measured([['once', 5, 12]], []), 0).spans
  expect([one.p95Ns, one.meanNs]).toEqual([7, 7])
})

test('names and tracks are told apart, the longest first; what has no length was a moment, those marked most first', () => {
  const { spans, moments } = spansOf(
    measured(
      [
        ['a', 0, 10],
        ['a', 0, 30, NONE, 'Shop'],
        ['b', 0, 20],
        ['once', 5, 5],
        ['click', 7, 7],
        ['click', 9, 9],
        ['a', 50, 50],
      ],
      [],
    ),
    0,
  )
  expect(spans.map(({ name, track, totalNs }) => [name, track, totalNs])).toEqual([
    ['a', 'Shop', 30],
    ['b', null, 20],
    ['a', null, 10],
  ])
  expect(moments).toEqual([
    { name: 'click', track: null, count: 2 },
    { name: 'once', track: null, count: 1 },
    { name: 'a', track: null, count: 1 },
  ])
})

/** Out of order, as files may have them: 1 at 10, 2 at 20, 4 at 30, 8 at 40 ns; 16 on another thread at 25, and 32 idle at 35. */
const SAMPLES = [
  [30, 4],
  [10, 1],
  [25, 16, 1],
  [40, 8],
  [20, 2],
  [35, 32, 0, true],
] as const

test.each<readonly [string, readonly Span[], number]>([
  ['from its beginning up to its end, of its own thread', [['x', 10, 40, 0]], 1 + 2 + 4],
  ['of every thread where it has none', [['x', 10, 40]], 1 + 2 + 4 + 16],
  [
    'each once where stretches overlap',
    [
      ['x', 10, 30, 0],
      ['x', 15, 35, 0],
    ],
    1 + 2 + 4,
  ],
  [
    'or one is within another',
    [
      ['x', 10, 41, 0],
      ['x', 15, 20, 0],
    ],
    1 + 2 + 4 + 8,
  ],
  [
    'each thread by itself',
    [
      ['x', 10, 30, 0],
      ['x', 20, 30, 1],
    ],
    1 + 2 + 16,
  ],
  ['nothing where nothing was taken', [['x', 11, 20, 0]], 0],
  ['and not what waits', [['x', 31, 40, 0]], 0],
])('inside is %s', (_, spans, inside) => {
  expect(spansOf(measured(spans, SAMPLES), 0).spans[0].inside).toBe(inside)
  expect(spansOf(measured(spans, SAMPLES), 1).spans[0].inside).toBe(10 * inside)
})

test('without times nothing is inside, and without marks there is nothing', () => {
  expect(spansOf(measured([['x', 0, 100]], SAMPLES, false), 0).spans[0].inside).toBe(0)
  expect(spansOf(measured([], SAMPLES), 0)).toEqual({ spans: [], moments: [] })
})
