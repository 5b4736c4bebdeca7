import { expect, test } from 'vitest'
import { NONE } from '../../profile/profile'
import { familyRow } from './events'
import { CPU, membershipsOf, WALL } from './memberships'
import { recordingThresholds } from './thresholds'
import { timeOrder } from './sampleRows'

test('puts rows in the order of time, those of one time as they stood', () => {
  expect([...timeOrder(Float64Array.of(30, 10, 20, 10, 0))]).toEqual([4, 1, 3, 2, 0])
  expect([...timeOrder(Float64Array.of(0, 0, 0))]).toEqual([0, 1, 2])
  expect([...timeOrder(Float64Array.of(5))]).toEqual([0])
  expect([...timeOrder(new Float64Array())]).toEqual([])
  const times = Float64Array.from({ length: 1000 }, (_, row) => (row * 7919) % 1000)
  expect([...timeOrder(times)].map(row => times[row])).toEqual(Array.from({ length: 1000 }, (_, at) => at))
})

const ns = (text: string) => (/^\d+ ms$/.test(text) ? Number.parseInt(text, 10) * 1e6 : null)

function thresholdsOf(...settings: readonly (readonly [string, string, string])[]): unknown[] {
  const thresholds = recordingThresholds(ns)
  for (const [event, name, value] of settings) thresholds.setting(event, name, value)
  const said: unknown[] = []
  thresholds.report((what, place, count) => said.push([what, place, count]))
  return said
}

test('says from what length on waits were recorded, by length', () => {
  const enabled = ['jdk.JavaMonitorEnter', 'jdk.ThreadPark', 'jdk.SocketRead'].map(event => [event, 'enabled', 'true'] as const)
  const set = (event: string, value: string) => [event, 'threshold', value] as const
  expect(
    thresholdsOf(...enabled, set('jdk.ThreadPark', '20 ms'), set('jdk.JavaMonitorEnter', '20 ms'), set('jdk.SocketRead', '10 ms')),
  ).toEqual([
    ['types of event that were recorded from 20 ms on, shorter ones are not in the file: jdk.JavaMonitorEnter, jdk.ThreadPark', null, 2],
    ['types of event that were recorded from 10 ms on, shorter ones are not in the file: jdk.SocketRead', null, 1],
  ])
})

test('of several lengths the highest holds; of what was not recorded, or has none, nothing is said', () => {
  expect(thresholdsOf(['jdk.ThreadPark', 'threshold', '20 ms'], ['jdk.ThreadPark', 'threshold', '10 ms'])).toMatchObject([
    [expect.stringContaining('from 20 ms on'), null, 1],
  ])
  expect(thresholdsOf(['jdk.ThreadPark', 'threshold', '10 ms'], ['jdk.ThreadPark', 'threshold', '20 ms'])).toHaveLength(1)
  expect(thresholdsOf(['jdk.ThreadPark', 'enabled', 'false'], ['jdk.ThreadPark', 'threshold', '20 ms'])).toEqual([])
  expect(thresholdsOf(['jdk.ThreadPark', 'threshold', '0 ms'], ['jdk.ThreadPark', 'period', '20 ms'])).toEqual([])
  expect(thresholdsOf(['jdk.ExecutionSample', 'threshold', '20 ms'], ['jdk.Unknown', 'threshold', '20 ms'])).toEqual([])
})

/** Samples of families with a state each; what they count for. */
function countedFor(rows: readonly (readonly [family: number, state: string])[], isWallClock = false): unknown {
  const states = [...new Set(rows.map(([, state]) => state))]
  const columns = {
    family: Int32Array.from(rows, ([family]) => family),
    state: Int32Array.from(rows, ([, state]) => states.indexOf(state)),
  }
  // Only these two columns and one fact are asked for.
  const { first, second, isCpuOfWall } = membershipsOf(columns as never, states, { isWallClock } as never)
  return { first: [...first], second: [...second], isCpuOfWall }
}

const ALLOC = familyRow('alloc')
const SAMPLED = familyRow('alloc-sampled')

test('an execution sample is one of the CPU, and of the wall clock where that was sampled by the same event', () => {
  expect(countedFor([[CPU, 'STATE_RUNNABLE']])).toEqual({ first: [CPU], second: [NONE], isCpuOfWall: false })
  expect(countedFor([[CPU, 'STATE_RUNNABLE']], true)).toEqual({ first: [CPU], second: [WALL], isCpuOfWall: false })
  expect(
    countedFor([
      [CPU, 'STATE_RUNNABLE'],
      [CPU, 'STATE_SLEEPING'],
    ]),
  ).toEqual({ first: [CPU, NONE], second: [WALL, WALL], isCpuOfWall: false })
  expect(
    countedFor([
      [CPU, 'STATE_DEFAULT'],
      [CPU, 'STATE_RUNNABLE'],
    ]),
  ).toEqual({ first: [CPU, NONE], second: [NONE, WALL], isCpuOfWall: false })
})

test('samples of the wall clock alone count for the CPU where the thread ran', () => {
  expect(
    countedFor([
      [WALL, 'STATE_RUNNABLE'],
      [WALL, 'STATE_SLEEPING'],
    ]),
  ).toEqual({ first: [WALL, WALL], second: [CPU, NONE], isCpuOfWall: true })
  expect(
    countedFor([
      [WALL, 'STATE_RUNNABLE'],
      [CPU, 'STATE_RUNNABLE'],
    ]),
  ).toMatchObject({ second: [NONE, NONE], isCpuOfWall: false })
})

test('sampled allocations count as allocations where nothing else does', () => {
  expect(countedFor([[SAMPLED, '']])).toMatchObject({ first: [ALLOC] })
  expect(
    countedFor([
      [SAMPLED, ''],
      [ALLOC, ''],
    ]),
  ).toMatchObject({ first: [SAMPLED, ALLOC] })
})
