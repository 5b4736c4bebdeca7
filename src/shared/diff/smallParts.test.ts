// What a comparison is put together from, each by itself.

import { expect, test } from 'vitest'
import { profileBuilder } from '../profile/builder'
import { NONE, type ProfileMeta, type SampleType } from '../profile/profile'
import { CHANGE_STEPS, changeColours, changeStep, stepName } from './changeScale'
import type { SideCounts } from './counts'
import { timesOf } from './growth'
import { idleShares, idleText } from './idleChange'
import { nsPerSample } from './sampling'
import { percentText } from './percent'
import type { Size } from './scale'
import { sureLevel, sureness } from './sureness'
import { typicalRatio, type Pair } from './typicalRatio'

test('a change in percent has its sign, and what rounds to nothing has none', () => {
  expect([0.0912, -0.05, 0.0004, -0.0004, 0, 1.5].map(percentText)).toEqual(['+9.1 %', '−5.0 %', '0.0 %', '0.0 %', '0.0 %', '+150.0 %'])
})

test('times as many digits as anyone reads', () => {
  const times = ([expected, after]: readonly [number, number]) => timesOf(expected, after)
  const cases = [
    [4, 5],
    [1000, 12.3],
    [100, 10],
    [100, 9.96],
    [3, 30],
    [3, 29.9],
    [3, 4000],
    [0, 5],
    [-1, 5],
    [5, 0],
  ] as const
  expect(cases.map(times)).toEqual(['×1.25', '×0.012', '×0.10', '×0.1', '×10', '×9.97', '×1,333', '', '', '×0'])
})

test('a colour has a step for each share of baseline that a change reaches', () => {
  expect([0, 0.0049, 0.005, 0.02, 0.05, 0.0999, 0.1, 3].map(changeStep)).toEqual([0, 0, 1, 2, 3, 3, 4, 4])
  expect([-0.005, -0.0049, -0.5].map(changeStep)).toEqual([-1, -0, -4])
  expect([0, 2, -3].map(stepName)).toEqual(['d0', 'more2', 'less3'])
  for (const shade of ['light', 'dark'] as const) {
    const colours = new Map(changeColours(shade))
    expect([...colours.keys()].sort()).toEqual(['d0', ...[1, 2, 3, 4].map(step => stepName(-step)), ...[1, 2, 3, 4].map(stepName)].sort())
    const channels = (name: string) => [1, 3, 5].map(at => parseInt((colours.get(name) ?? '').slice(at, at + 2), 16))
    for (const step of CHANGE_STEPS.keys()) {
      const [red, , blue] = channels(stepName(step + 1))
      const [lessRed, , lessBlue] = channels(stepName(-step - 1))
      // Orange for more, blue for less.
      expect([red > blue, lessRed < lessBlue]).toEqual([true, true])
    }
    const grey = channels('d0')
    expect(Math.max(...grey) - Math.min(...grey)).toBeLessThan(6)
  }
})

/** As many samples as it weighs. */
function pair(base: number, current: number): Pair {
  return { base, current, baseCount: base, currentCount: current }
}

test('two functions that agree give the ratio, the better known one more of it', () => {
  const found = typicalRatio([pair(100, 200), pair(1000, 2000)])
  expect(found?.ratio).toBeCloseTo(2, 12)
  // 1 / (1 / (1/100 + 1/200) + 1 / (1/1000 + 1/2000)), and no scatter.
  expect(found?.variance).toBeCloseTo(1 / (1 / 0.015 + 1 / 0.0015), 12)
  // Logarithms of 2 and 2.1, weighed by 1 / 0.015 and 1 / (1/1000 + 1/2100).
  const [first, second] = [1 / 0.015, 1 / (1 / 1000 + 1 / 2100)]
  const mean = (first * Math.log(2) + second * Math.log(2.1)) / (first + second)
  const scatter = (first * (Math.log(2) - mean) ** 2 + second * (Math.log(2.1) - mean) ** 2) / (first + second)
  const unequal = typicalRatio([pair(100, 200), pair(1000, 2100)])
  expect(unequal?.ratio).toBeCloseTo(Math.exp(mean), 12)
  expect(unequal?.variance).toBeCloseTo(1 / (first + second) + scatter / 2, 12)
})

test('the heaviest that agree are believed, whatever the others did; alone none is', () => {
  const found = typicalRatio([pair(500, 500), pair(400, 400), pair(2000, 6000), pair(3000, 9000), pair(50, 500)])
  expect(found?.members.map(({ base }) => base)).toEqual([2000, 3000])
  expect(found?.ratio).toBeCloseTo(3, 12)
  expect(typicalRatio([pair(500, 500), pair(400, 4000), pair(2000, 60_000)])).toBeNull()
  expect(typicalRatio([pair(500, 500)])).toBeNull()
  // Fewer than ten samples on a side say nothing about a ratio.
  expect(typicalRatio([pair(9, 1000), pair(9, 1000), pair(1000, 9)])).toBeNull()
  expect(typicalRatio([pair(10, 1000), pair(10, 1000)])?.ratio).toBeCloseTo(100, 12)
})

test('of eight and more the one in the middle is the ratio, and how far the others are from it its variance', () => {
  const ratios = [1, 1.1, 1.1, 1.2, 1.2, 1.2, 1.3, 9]
  const found = typicalRatio(ratios.map(ratio => pair(10_000, 10_000 * ratio)))
  expect(found?.ratio).toBeCloseTo(1.2, 12)
  const distances = ratios.map(ratio => Math.abs(Math.log(ratio / 1.2))).sort((a, b) => a - b)
  const deviation = (1.4826 * (distances[3] + distances[4])) / 2
  expect(found?.variance).toBeCloseTo(((Math.PI / 2) * deviation ** 2) / 8, 12)
  // Within a tenth, which two runs of one program differ by.
  expect(found?.members.map(({ current }) => current / 10_000)).toEqual([1.1, 1.1, 1.2, 1.2, 1.2, 1.3])
  expect(typicalRatio(ratios.slice(0, 7).map(ratio => pair(10_000, 10_000 * ratio)))?.ratio).not.toBeCloseTo(1.2, 6)
})

function waiting(idle: number, active: number): SideCounts {
  const none = new Float64Array()
  const part = idle === 0 ? null : { self: none, total: none, totalValue: idle }
  return { self: none, total: none, totalValue: active, idle: part, squares: 0, samples: 0, isCounted: true }
}

test('waiting is a part of all samples, said where there is any', () => {
  expect(idleShares({ base: waiting(25, 75), current: waiting(0, 50) })).toEqual({ before: 0.25, after: 0 })
  expect(idleShares({ base: waiting(0, 0), current: waiting(5, 0) })).toEqual({ before: 0, after: 1 })
  expect(idleText({ base: waiting(25, 75), current: waiting(50, 50) })).toBe(
    'Samples that wait are left out: idle went from 25.0 % to 50.0 % of all samples.',
  )
  expect(idleText({ base: waiting(25, 75), current: waiting(50, 150) })).toBe('Samples that wait are left out: 25.0 % of both sides.')
  expect(idleText({ base: waiting(0, 75), current: waiting(0.99, 999.01) })).toBeNull()
  expect(idleText({ base: waiting(0, 75), current: waiting(1, 999) })).toContain('0.0 % to 0.1 %')
})

function sampled(types: readonly SampleType[], values: readonly number[], period?: ProfileMeta['period']) {
  const builder = profileBuilder('test')
  types.forEach(builder.sampleType)
  const row = builder.sample(builder.stack(NONE, builder.frame(builder.fn({ name: 'main' }), NONE, NONE, 0)))
  values.forEach((value, type) => builder.weigh(row, type, value))
  return builder.finish(period === undefined ? {} : { period })
}

test('a sample stands for the time that its sibling counts, or that the file says', () => {
  const count: SampleType = { name: 'samples', unit: 'count', weight: 'samples', event: 'cpu' }
  const time: SampleType = { name: 'cpu', unit: 'microseconds', weight: 'period', event: 'cpu' }
  const cycles: SampleType = { name: 'cpu', unit: 'cycles', weight: 'period', event: 'cpu' }
  const millisecond = { value: 2, type: 'cpu', unit: 'milliseconds' }
  expect(nsPerSample(sampled([count, time], [4, 10]), 0)).toBe(2500)
  // Times are no counts, and there may be no such type.
  expect([nsPerSample(sampled([count, time], [4, 10]), 1), nsPerSample(sampled([count], [4]), 5)]).toEqual([null, null])
  expect(nsPerSample(sampled([count, cycles], [4, 10]), 0)).toBeNull()
  expect(nsPerSample(sampled([count, cycles], [4, 10], millisecond), 0)).toBe(2e6)
  expect(nsPerSample(sampled([count, time], [0, 10], millisecond), 0)).toBe(2e6)
  expect(
    nsPerSample(
      sampled(
        [
          { ...count, event: null },
          { ...time, event: null },
        ],
        [4, 10],
      ),
      0,
    ),
  ).toBeNull()
  expect(nsPerSample(sampled([count], [4], { ...millisecond, unit: 'cycles' }), 0)).toBeNull()
  expect(nsPerSample(sampled([count], [4], { ...millisecond, value: 0 }), 0)).toBeNull()
})

const TIMED: Size = { scale: 'time', factor: 2, variance: 0, growth: null, isSameLength: true }

test.each([
  // before · 2 is expected: [significant, before, after, delta, error] of 1,000, and how sure that is.
  ['more than noise, with its error', 'regressed ± 1.2', TIMED, [1, 100, 300, 0.05, 0.012]],
  ['exact, without one', 'regressed', TIMED, [1, 100, 300, 0.05, 0]],
  ['sure to less than is printed, without it', 'regressed', TIMED, [1, 100, 300, 0.05, 0.0003]],
  ['nothing on either side', '', TIMED, [0, 0, 0, 0, 0]],
  ['no size factor', 'not known', { ...TIMED, factor: null }, [0, 100, 300, 0.05, 0]],
  ['less than a fifth more', 'within noise', TIMED, [0, 100, 239, 0.02, 0]],
  ['less than a fifth less', 'within noise', TIMED, [0, 100, 167, -0.02, 0]],
  ['less than a hundredth of the profile', 'too small to matter', TIMED, [0, 1, 20, 0.009, 0]],
  ['a hundredth, and few samples', 'too few samples', TIMED, [0, 1, 20, 0.01, 0]],
  ['new, and few samples', 'too few samples', TIMED, [0, 0, 20, 0.02, 0]],
  ['less than was there twice over, but more than was there', 'only when scaled', TIMED, [0, 100, 120, -0.04, 0]],
] as const)('of %s it is said: %s', (_, words, size, [significant, before, after, delta, error]) => {
  const column = (value: number) => Float64Array.of(value)
  const changes = {
    significant: Uint8Array.of(significant),
    change: ['regressed'] as const,
    delta: column(delta),
    deltaError: column(error),
    before: column(before),
    after: column(after),
    size,
    sizeFactor: size.factor,
    valueFactor: 2,
  }
  expect(sureness(changes, 0)).toBe(words)
  expect(sureLevel(changes, 0)).toBe(significant === 1 ? 'sure' : size.factor === null ? 'unknown' : 'noise')
})
