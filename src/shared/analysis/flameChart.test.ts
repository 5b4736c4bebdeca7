import { expect, test } from 'vitest'
import { profileBuilder } from '../profile/builder'
import { functionName, NONE, type SampleType } from '../profile/profile'
import { deepestBelow } from './deepestBelow'
import { flameChart, type FlameChart } from './flameChart'

const MS: SampleType = { name: 'wall', unit: 'milliseconds', weight: null, event: null }
const HITS: SampleType = { name: 'hits', unit: 'count', weight: null, event: null }

/** `[timeNs, 'root;…;leaf', a value by sample type]` a sample; an empty stack is none. */
function chartOf(
  types: readonly SampleType[],
  samples: readonly (readonly [number, string, ...number[]])[],
  sampleType = 0,
): FlameChart & { readonly text: readonly string[] } {
  const builder = profileBuilder('test')
  types.forEach(builder.sampleType)
  for (const [timeNs, stack, ...values] of samples) {
    const names = stack === '' ? [] : stack.split(';')
    const row = names.reduce((parent, name) => builder.stack(parent, builder.frame(builder.fn({ name }), NONE, NONE, 0)), NONE)
    const sample = builder.sample(row, { timeNs })
    values.forEach((value, type) => builder.weigh(sample, type, value))
  }
  const profile = builder.finish()
  const chart = flameChart(profile, sampleType, {})
  if (chart === null) throw new Error('no chart')
  const { tree } = chart
  const text = Array.from(
    tree.fn,
    (fn, box) => `${'  '.repeat(tree.depth[box])}${functionName(profile, fn)} ${tree.start[box]}+${tree.total[box]}`,
  )
  return { ...chart, text }
}

test('a sample whose time is known lasts as long as it stands for, and to the next where that is nearly as late', () => {
  const MS_NS = 1e6
  // Each stands for 10 ms: 12.5 ms later is late by a quarter and goes on, 13 ms later is a gap.
  const chart = chartOf(
    [MS],
    [
      [0, 'main', 10],
      [12.5 * MS_NS, 'main', 10],
      [25.5 * MS_NS, 'main', 10],
      [28.5 * MS_NS, 'main', 10],
    ],
  )
  expect(chart.text).toEqual([`main 0+${22.5 * MS_NS}`, `main ${25.5 * MS_NS}+${13 * MS_NS}`])
  expect([chart.startNs, chart.endNs, chart.tree.totalValue, chart.cutAtNs]).toEqual([0, 38.5 * MS_NS, 38.5 * MS_NS, null])
})

test('the time of a count is that of its sibling of the same event', () => {
  const count: SampleType = { name: 'cpu:samples', unit: 'samples', weight: 'samples', event: 'cpu' }
  const time: SampleType = { name: 'cpu', unit: 'nanoseconds', weight: 'period', event: 'cpu' }
  const other: SampleType = { name: 'lock', unit: 'nanoseconds', weight: 'period', event: 'lock' }
  expect(chartOf([count, other, time], [[100, 'main', 1, 7, 30]]).endNs).toBe(130)
  // Without one, the usual time between two samples is taken: of four gaps of 10 and one of 50 it is 10.
  const times = [100, 110, 120, 130, 140, 190]
  const plain = chartOf(
    [HITS, other],
    times.map(at => [at, 'main', 1, 7] as const),
  )
  expect([plain.startNs, plain.endNs]).toEqual([100, 200])
  // Four times the usual is the longest that a call goes on.
  expect(plain.text).toEqual(['main 0+80', 'main 90+10'])
  expect(chartOf([HITS], [[100, 'main', 1]]).endNs).toBe(101)
  expect(chartOf([MS], [[100, 'main', -5]]).endNs).toBe(100)
})

test('in order of time, and samples of one moment in the order of the file', () => {
  const chart = chartOf(
    [HITS],
    [
      [30, 'late', 1],
      [10, 'first', 1],
      [10, 'second', 1],
      [20, 'main;a', 1],
    ],
  )
  expect(chart.text).toEqual(['first 0+0', 'second 0+10', 'main 10+10', '  a 10+10', 'late 20+10'])
})

test('a call goes on while the same calls lead to it, and no longer', () => {
  const chart = chartOf(
    [HITS],
    [
      [0, 'main;a;b;c', 1],
      [10, 'main;a', 1],
      [20, 'main;d;b', 1],
      [30, 'main;d;b', 1],
      [40, '', 1],
      [50, 'other', 1],
    ],
  )
  expect(chart.text).toEqual(['main 0+40', '  a 0+20', '    b 0+10', '      c 0+10', '  d 20+20', '    b 20+20', 'other 50+10'])
  expect(chart.tree.height).toBe(4)
  expect([...chart.tree.subtreeEnd]).toEqual([6, 4, 4, 4, 6, 6, 7])
  expect([...chart.tree.self]).toEqual([0, 10, 0, 10, 0, 20, 10])
  // How far down the boxes below each go.
  expect([...deepestBelow(chart.tree)]).toEqual([3, 3, 3, 3, 2, 2, 0])
})
