// What makes a difference sure: the tests by number, and where each of their guards begins.

import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { profileBuilder } from '../profile/builder'
import { functionName, NONE, type Profile } from '../profile/profile'
import { buildCallTree } from '../analysis/callTree'
import { stackView } from '../analysis/stackView'
import { changesOf, type Changes } from './changes'
import { compare } from './compare'
import { COMPARED_TYPES, comparisonProfile } from './comparisonProfile'
import { differenceOf, expectedOf, growthOf, timesText } from './growth'
import type { WantedScale } from './scale'
import { countsTail, detectableChange, mayBeSaid } from './significance'

function compared(base: readonly (string | Profile)[], current: readonly (string | Profile)[], scale: WantedScale = 'auto'): Changes {
  const runs = (side: readonly (string | Profile)[]) =>
    side.map(run => (typeof run === 'string' ? { profile: profileOf(run), sampleType: 0 } : { profile: run, sampleType: lastTypeOf(run) }))
  return changesOf(compare(runs(base), runs(current)), scale)
}

function lastTypeOf({ meta }: Profile): number {
  return meta.sampleTypes.length - 1
}

function lasting(seconds: number, text: string): Profile {
  const profile = profileOf(text)
  return { ...profile, meta: { ...profile.meta, durationNs: seconds * 1e9 } }
}

/** Functions f0, f1 …: as many samples each, which weigh so much together. */
function weighing(...functions: readonly (readonly [samples: number, value: number])[]): Profile {
  const builder = profileBuilder('test')
  const samplesType = builder.sampleType({ name: 'samples', unit: 'count', weight: null, event: null })
  const cpu = builder.sampleType({ name: 'cpu', unit: 'nanoseconds', weight: null, event: null })
  functions.forEach(([samples, value], at) => {
    const row = builder.sample(builder.stack(NONE, builder.frame(builder.fn({ name: `f${at}` }), NONE, NONE, 0)))
    builder.weigh(row, samplesType, samples)
    builder.weigh(row, cpu, value)
  })
  return builder.finish()
}

function rowOf(changes: Changes, name: string): number {
  return changes.change.findIndex((_, fn) => functionName(changes.comparison.union, fn) === name)
}

function isSure(changes: Changes, name: string): boolean {
  return changes.significant[rowOf(changes, name)] === 1
}

/** From 50 on the normal tail, less half a sample for counts being whole: math.erfc(z / sqrt(2)); below it scipy.stats.binomtest. */
test.each([
  // (|60 − 50| − ½) / √25
  [{ x: 40, y: 60, ratio: 1 }, 0, 1, 0.05743311963],
  // What is expected is 100 · ⅔: (6⅔ − ½) / √(100 · ⅔ · ⅓)
  [{ x: 40, y: 60, ratio: 2 }, 0, 1, 0.1908232697],
  // A size factor that is known to ± 10 %: 9½ / √(25 + 25² · 0.01)
  [{ x: 40, y: 60, ratio: 1 }, 0.01, 1, 0.0892416459],
  // Runs that scatter twice as far: 9½ / √(4 · 25)
  [{ x: 40, y: 60, ratio: 1 }, 0, 4, 0.3421122527],
  [{ x: 50, y: 50, ratio: 1 }, 0, 1, 1],
  // Half a sample less than nothing is nothing.
  [{ x: 60, y: 60.2, ratio: 1 }, 0, 1, 1],
  [{ x: 20, y: 30, ratio: 1 }, 0, 1, 0.2030917776],
  [{ x: 19, y: 30, ratio: 1 }, 0, 1, 0.152407772],
  [{ x: 5, y: 20, ratio: 1 }, 0, 1, 0.0040773153],
  [{ x: 12, y: 30, ratio: 2 }, 0, 1, 0.6240742707],
  // Few, but scattering: there is no exact tail of that.
  [{ x: 5, y: 20, ratio: 1 }, 0, 4, 0.1615133185],
])('%j with a variance of %s, scattering %s times as wide, are as unlikely as %s', (counts, variance, overdispersion, value) => {
  expect(countsTail(counts, variance, overdispersion) / value).toBeCloseTo(1, 6)
})

/** 3.9 · √(2 · share · overdispersion / samples a side), where unequal sides count as their harmonic mean. */
test.each([
  [3000, 3000, 1, 0.0225166605],
  [1000, 3000, 4, 0.0636867333],
  // Nothing at all shows nothing, and is no error.
  [0, 0, 1, 1.2332882875],
])('of %s and %s samples that scatter %s times as wide, a change of %s shows in a twentieth', (base, current, overdispersion, change) => {
  expect(detectableChange(0.05, base, current, overdispersion)).toBeCloseTo(change, 9)
})

test('what is new or gone is a fact; what rose or fell needs a size factor, and must have done so in the file too', () => {
  const size = { scale: 'time', factor: 1.02, variance: 0, growth: null, isSameLength: true } as const
  expect(mayBeSaid({ ...size, factor: null }, 0, 5, 0.1)).toBe(true)
  expect(mayBeSaid({ ...size, factor: null }, 5, 0, -0.1)).toBe(true)
  expect(mayBeSaid({ ...size, factor: null }, 5, 9, 0.1)).toBe(false)
  expect([mayBeSaid(size, 5, 9, 0.1), mayBeSaid(size, 9, 9, 0.1), mayBeSaid(size, 9, 5, 0.1)]).toEqual([true, false, false])
  expect([mayBeSaid(size, 9, 5, -0.1), mayBeSaid(size, 9, 9, -0.1), mayBeSaid(size, 5, 9, -0.1)]).toEqual([true, false, false])
  // Of recordings that were not as long as each other, what stands in the file says little.
  expect(mayBeSaid({ ...size, isSameLength: false }, 9, 5, 0.1)).toBe(true)
})

test('ten samples on both sides together may be a change, nine are none, however unlikely', () => {
  const withNew = (samples: number) => compared(['main;a 800\n'], [`main;a 800\nmain;c ${samples}\n`], 'absolute')
  expect([9, 10].map(samples => isSure(withNew(samples), 'c'))).toEqual([false, true])
})

test('what weighs more must rest on five samples, however heavy they are', () => {
  const grownTo = (samples: number) =>
    compared([weighing([20, 20], [400, 400])], [weighing([samples, samples * 50], [400, 400])], 'absolute')
  expect([4, 5].map(samples => isSure(grownTo(samples), 'f0'))).toEqual([false, true])
})

test('one run each shows a change of a hundredth of the profile and of a fifth of the function; three show half of that', () => {
  const sides = (before: number, after: number, runs: number) => {
    const others = 'main;b 300001\nmain;c 300001\nmain;d 300001\n'
    const side = (value: number) => Array.from({ length: runs }, () => `main;a ${value}\n${others}`)
    return isSure(compared(side(before), side(after), 'absolute'), 'a')
  }
  // Of about 950,000 samples: each of these is far beyond chance.
  expect([sides(45_000, 54_500, 1), sides(45_000, 53_500, 1)]).toEqual([true, false])
  expect([sides(45_000, 35_000, 1), sides(45_000, 38_500, 1)]).toEqual([true, false])
  expect([sides(20_000, 30_000, 1), sides(20_000, 28_000, 1)]).toEqual([true, false])
  expect([sides(20_000, 28_000, 3), sides(45_000, 53_500, 3), sides(20_000, 24_000, 3)]).toEqual([true, true, false])
})

test('runs that scatter more than chance does make the same difference less sure', () => {
  /** Of 2,000 samples each: `at` of them in `a`, the rest in `b`. */
  const runs = (...at: readonly number[]) => at.map(value => `main;a ${value}\nmain;b ${2000 - value}\n`)
  const steady = compared(runs(1000, 1000, 1000), runs(1100, 1100, 1100), 'absolute')
  expect([steady.overdispersion, isSure(steady, 'a')]).toEqual([1, true])
  // Pearson's χ² of either function: 2 · 200² / 1,000 on one side, 2 · 200² / 1,100 and / 900 on the other; 4 degrees of freedom.
  const scattered = compared(runs(800, 1000, 1200), runs(900, 1100, 1300), 'absolute')
  const [a, b] = [(80 + 80_000 / 1100) / 4, (80 + 80_000 / 900) / 4]
  expect(scattered.overdispersion).toBeCloseTo((a + b) / 2, 9)
  expect(isSure(scattered, 'a')).toBe(false)
  // The interval widens by the root: 1.96 · √(Σ/9 + Σ/9) of 2,000.
  const plain = 1.96 * Math.sqrt(3000 / 9 + 3300 / 9)
  expect(steady.deltaError[rowOf(steady, 'a')]).toBeCloseTo(plain / 2000, 9)
  expect(scattered.deltaError[rowOf(scattered, 'a')]).toBeCloseTo((plain * Math.sqrt(scattered.overdispersion)) / 2000, 9)
  // Two runs a side say nothing of how they scatter.
  expect(compared(runs(800, 1200), runs(900, 1300), 'absolute').overdispersion).toBe(1)
})

test('from eight runs a side on the runs are compared, whatever their samples say', () => {
  const runs = (...at: readonly number[]) => at.map(value => `main;a ${value}\nmain;b 8001\nmain;c 7001\n`)
  const before = [1000, 1010, 990, 1005, 995, 1002, 998, 1000]
  const grown = before.map(value => value + 100)
  const [seven, eight] = [7, 8].map(length => compared(runs(...before.slice(0, length)), runs(...grown.slice(0, length)), 'absolute'))
  expect([isSure(seven, 'a'), isSure(eight, 'a')]).toEqual([true, true])
  // Runs that differ among themselves by as much as the sides do show nothing, though all their samples together would.
  const wild = [500, 1500, 600, 1400, 700, 1300, 800, 1200]
  const wilder = wild.map(value => value + 100)
  expect(isSure(compared(runs(...wild), runs(...wilder), 'absolute'), 'a')).toBe(false)
})

test('of a recording twice as long twice as much is expected, in the table and in the graph', () => {
  const changes = compared(
    [lasting(30, 'main;a 1000\nmain;b 3000\nmain;gone 500\n')],
    [lasting(60, 'main;a 2000\nmain;b 9000\nmain;new 70\n')],
    'time',
  )
  expect([changes.sizeFactor, changes.valueFactor, changes.scale]).toEqual([2, 2, 'time'])
  const rows = ['a', 'b', 'gone', 'new'].map(name => {
    const fn = rowOf(changes, name)
    return [expectedOf(changes, fn), differenceOf(changes, fn), growthOf(changes, fn), timesText(changes, fn)]
  })
  expect(rows).toEqual([
    [2000, 0, 0, '×1.00'],
    [6000, 3000, 0.5, '×1.50'],
    [1000, -1000, -1, 'gone'],
    [0, 70, Number.MAX_VALUE, 'new'],
  ])
  // Change as a share of all of base: 3,000 / 2 of 4,500.
  expect(changes.delta[rowOf(changes, 'b')]).toBeCloseTo(1500 / 4500, 12)
  const profile = comparisonProfile(changes)
  const tree = buildCallTree(profile, stackView(profile, COMPARED_TYPES.larger))
  const widths = Array.from(tree.fn, (fn, node) => [functionName(profile, fn), tree.self[node]])
  expect(widths).toEqual([
    ['main', 0],
    ['b', 9000],
    ['a', 2000],
    ['gone', 1000],
    ['new', 70],
  ])
})
