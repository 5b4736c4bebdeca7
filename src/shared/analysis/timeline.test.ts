import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { profileBuilder } from '../profile/builder'
import { functionName, NONE, type Profile } from '../profile/profile'
import { profileFault } from '../profile/validate'
import { activityOf } from './activity'
import { flameChart } from './flameChart'

/** `[timeNs, 'root;…;leaf', thread]` a sample, each weighing 1. */
function recorded(samples: readonly (readonly [number, string, number?])[]): Profile {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const threads = [0, 1].map(id => builder.thread({ name: `t${id}`, processId: null, threadId: id }))
  for (const [timeNs, stack, thread = 0] of samples) {
    const row = stack.split(';').reduce((parent, name) => builder.stack(parent, builder.frame(builder.fn({ name }), NONE, NONE, 0)), NONE)
    builder.weigh(builder.sample(row, { timeNs, thread: threads[thread] ?? NONE }), type, 1)
  }
  const profile = builder.finish()
  expect(profileFault(profile)).toBe(null)
  return profile
}

function chartText(profile: Profile): string[] {
  const chart = flameChart(profile, 0, {})
  if (chart === null) return []
  const { tree } = chart
  return Array.from(tree.fn, (fn, box) => {
    const end = tree.start[box] + tree.total[box]
    return `${'  '.repeat(tree.depth[box])}${functionName(profile, fn)} ${tree.start[box]}–${end} self ${tree.self[box]} ends ${tree.subtreeEnd[box]}`
  })
}

test('shows calls one after the other, and what goes on from sample to sample as one box', () => {
  const profile = recorded([
    [100, 'main;a'],
    [110, 'main;a;b'],
    [120, 'main;a'],
    [130, 'main;c'],
  ])
  expect(chartText(profile)).toEqual([
    'main 0–40 self 0 ends 4',
    '  a 0–30 self 20 ends 3',
    '    b 10–20 self 10 ends 3',
    '  c 30–40 self 10 ends 4',
  ])
})

test('leaves a gap where the thread did not run, and does not join calls across it', () => {
  const profile = recorded([
    [0, 'main'],
    [10, 'main'],
    [20, 'main'],
    [1000, 'main'],
  ])
  expect(chartText(profile)).toEqual(['main 0–60 self 60 ends 1', 'main 1000–1010 self 10 ends 2'])
})

test('the bars of a thread that ran now and then add up to its CPU time, with gaps between', () => {
  const PERIOD_NS = 20_408_163
  const events = Array.from({ length: 120 }, (_, i) => {
    const time = (100 + i * 0.517).toFixed(6)
    return `worker 7 ${time}: ${PERIOD_NS} cpu-clock:\n\t10 ${i % 3 === 0 ? 'ship' : 'load'} (/srv/app)\n\t20 run (/srv/app)\n`
  })
  const chart = flameChart(profileOf(events.join('\n')), 0, {})
  const bars = chart === null ? [] : Array.from(chart.tree.total.keys()).filter(box => chart.tree.depth[box] === 0)
  expect(bars).toHaveLength(120)
  expect(bars.reduce((sum, box) => sum + (chart?.tree.total[box] ?? 0), 0)).toBeLessThanOrEqual(120 * PERIOD_NS)
  expect(chart?.tree.total[0]).toBeCloseTo(PERIOD_NS, -3)
})

test('puts samples in order of time first, and takes those of one thread only', () => {
  const profile = recorded([
    [30, 'late'],
    [10, 'early'],
    [20, 'other', 1],
  ])
  const chart = flameChart(profile, 0, { threads: new Set([0]) })
  expect(chart === null ? [] : Array.from(chart.tree.fn, fn => functionName(profile, fn))).toEqual(['early', 'late'])
})

test('tells how busy each thread was, and when, without losing a sample', () => {
  const second = 1e9
  const profile = recorded([
    [0, 'a'],
    [second * 0.5, 'a'],
    [second * 70, 'a'],
    [second * 99, 'b', 1],
    [second * 100, 'a'],
  ])
  const activity = activityOf(profile, 0)
  expect(activity?.threads.map(({ thread, total }) => [thread, total])).toEqual([
    [0, 4],
    [1, 1],
  ])
  const sum = (column: Float64Array | undefined) => column?.reduce((total, value) => total + value, 0)
  expect(sum(activity?.threads[0]?.weights)).toBe(4)
  expect(sum(activity?.heat.cells)).toBe(5)
  // A second a column, fifty parts: half a second in is the twenty-sixth cell.
  expect(activity?.heat.columnNs).toBe(second)
  expect([activity?.heat.cells[0], activity?.heat.cells[25], activity?.heat.cells[70 * 50]]).toEqual([1, 1, 1])
})

test('has nothing to say of samples without times', () => {
  const builder = profileBuilder('test')
  builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  builder.sample(NONE)
  const profile = builder.finish()
  expect([activityOf(profile, 0), flameChart(profile, 0, {})]).toEqual([null, null])
})
