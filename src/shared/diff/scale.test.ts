// What counts as no change: how each pair of recordings is made comparable, and when functions outvote the clock.

import { expect, test } from 'vitest'
import { compared, lasting } from '../../testing/comparisons'
import { profileOf } from '../../testing/reading'
import type { Profile } from '../profile/profile'
import { canScaleByTime } from './scale'

/** `m;b` and so on: so many samples each. */
const of = (...values: readonly number[]) => values.map((value, at) => `m;${'bcdefghijklmn'[at]} ${value}\n`).join('')

/** A profile of another kind: what its one sample type is called and counted in. */
function typed(profile: Profile, name: string, unit: string, format = 'pprof'): Profile {
  const sampleTypes = [{ name, unit, weight: null, event: null }]
  return { ...profile, meta: { ...profile.meta, format, sampleTypes } }
}

function sizeOf(...[base, current, scale]: Parameters<typeof compared>) {
  const { scale: by, factor, growth, isSameLength } = compared(base, current, scale).size
  return [by, factor === null ? null : Number(factor.toFixed(3)), growth === null ? null : Number(growth.toFixed(3)), isSameLength]
}

const STEADY = of(4000, 3000, 2000)
const DOUBLE = of(8000, 6000, 4000)

test('durations tell, else what functions agree on; a person may say what else', () => {
  expect(sizeOf(lasting(10, of(400, 300)), lasting(20, of(800, 600)))).toEqual(['time', 2, null, false])
  expect(sizeOf(STEADY, DOUBLE)).toEqual(['typical', 2, null, false])
  expect(sizeOf(STEADY, DOUBLE, 'time')).toEqual(['typical', 2, null, false])
  expect(sizeOf(STEADY, of(8000, 6000, 1000), 'share')).toEqual(['share', 1.667, null, false])
  expect(sizeOf(STEADY, DOUBLE, 'absolute')).toEqual(['absolute', 1, null, true])
  expect(sizeOf(lasting(10, STEADY), lasting(20, DOUBLE), 'typical')).toEqual(['typical', 2, null, false])
  expect(sizeOf(lasting(10, of(400, 300)), of(800, 600))).toEqual(['typical', 2, null, false])
})

test('a side without weight is compared as it stands', () => {
  expect(sizeOf(lasting(10, 'm;b 0\nm;swapper 0\n'), lasting(10, STEADY))).toEqual(['absolute', 1, null, true])
  expect(sizeOf(STEADY, 'm;b 0\nm;c 0\n')).toEqual(['absolute', 1, null, true])
})

test('several runs have their mean duration, and every one must be known', () => {
  expect(sizeOf([lasting(10, STEADY), lasting(30, STEADY)], [lasting(20, of(4400, 3000, 2000))])).toEqual(['time', 1, null, true])
  const runs = (...durationsNs: readonly (number | null)[]) => ({ durationsNs }) as unknown as Parameters<typeof canScaleByTime>[0]['base']
  const can = (base: readonly (number | null)[], current: readonly (number | null)[]) =>
    canScaleByTime({ base: runs(...base), current: runs(...current) })
  expect([can([1], [2, 3]), can([1], [2, null]), can([null], [2]), can([0], [2]), can([1], [-1])]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})

test('recordings are as long as each other within a twentieth; without durations, where sizes differ by less than half', () => {
  const times = (seconds: number) => sizeOf(lasting(10, of(400, 300)), lasting(seconds, of(410, 290)))[3]
  expect([times(10.5), times(10.6), times(9.53), times(9.5)]).toEqual([true, false, true, false])
  const sizes = (factor: number) => sizeOf(STEADY, of(4000 * factor, 3000 * factor, 2000 * factor))[3]
  expect([sizes(1.5), sizes(1.6), sizes(0.67), sizes(0.65)]).toEqual([true, false, true, false])
})

test('what adds up is compared as it stands, and levels do not grow with the time they are watched', () => {
  const size = (name: string, unit: string, seconds: number | null) => {
    const side = (text: string, length: number) => typed(seconds === null ? profileOf(text) : lasting(length, text), name, unit)
    return sizeOf(side(STEADY, 10), side(DOUBLE, seconds ?? 0))
  }
  expect(size('alloc_space', 'bytes', null)).toEqual(['absolute', 1, null, true])
  expect(size('alloc_space', 'bytes', 20)).toEqual(['time', 2, null, false])
  expect(size('inuse_space', 'bytes', 20)).toEqual(['absolute', 1, null, false])
  expect(size('goroutine', 'count', 20)).toEqual(['absolute', 1, null, false])
  expect(size('delay', 'nanoseconds', null)).toEqual(['absolute', 1, null, true])
})

test('what was counted to the last one is work, whatever its duration; what was timed may be slower alike', () => {
  const counted = (text: string, seconds: number) => typed(lasting(seconds, text), 'Ir', 'instructions', 'callgrind')
  expect(sizeOf(counted(STEADY, 10), counted(DOUBLE, 20))).toEqual(['absolute', 1, null, false])
  const timed = (text: string) => typed(profileOf(text), 'time', 'nanoseconds', 'pstats')
  expect(sizeOf(timed(STEADY), timed(DOUBLE))).toEqual(['typical', 2, 2, false])
  expect(sizeOf(timed(STEADY), timed(of(8000, 3000, 2000)))).toEqual(['absolute', 1, null, true])
  expect(sizeOf(timed(STEADY), timed(DOUBLE), 'absolute')).toEqual(['absolute', 1, null, true])
})

test('three functions that agree on another ratio than the durations outvote them, if they hold three fifths', () => {
  const size = (before: string, after: string, seconds = 10) => sizeOf(lasting(10, before), lasting(seconds, after))
  expect(size(STEADY, DOUBLE)).toEqual(['typical', 2, 2, true])
  expect(size(STEADY, DOUBLE, 20)).toEqual(['time', 2, null, false])
  expect(size(DOUBLE, STEADY)).toEqual(['typical', 0.5, 0.5, true])
  // Two are too few, and less than a tenth more is what the clock says.
  expect(size(of(4000, 3000), of(8000, 6000))).toEqual(['time', 1, null, true])
  expect(size(STEADY, of(4320, 3240, 2160))).toEqual(['time', 1, null, true])
  expect(size(STEADY, of(4520, 3390, 2260))).toEqual(['typical', 1.13, 1.13, true])
  // One more that doubled half as far again: with it the others hold less than three fifths.
  expect(size(of(4000, 3000, 2000, 2000), of(8000, 6000, 4000, 9000))).toEqual(['typical', 2, 2, true])
  expect(size(of(4000, 3000, 2000, 5000), of(8000, 6000, 4000, 22_000))).toEqual(['time', 1, null, true])
})

test('what fell against the others has no vote, and what went as the durations did has one', () => {
  const size = (before: string, after: string) => sizeOf(lasting(10, before), lasting(10, after))
  // It takes most of the time, and a third of what it took.
  expect(size(of(4000, 3000, 2000, 40_000), of(8000, 6000, 4000, 10_000))).toEqual(['typical', 2, 2, true])
  // Two that stayed hold more than a fifth of everything.
  expect(size(of(4000, 3000, 2000, 3000, 3001), of(8000, 6000, 4000, 3000, 3002))).toEqual(['time', 1, null, true])
  expect(size(of(4000, 3000, 2000, 800, 801), of(8000, 6000, 4000, 800, 802))).toEqual(['typical', 2, 2, true])
})

test('a shorter run in which no function went as the clock did is thought as long: nothing got worse by being less', () => {
  const shorter = (after: string) => sizeOf(lasting(60, of(4000, 900, 50_000)), lasting(6, after))[3]
  expect(shorter(of(2000, 300))).toBe(true)
  expect(shorter(of(400, 90, 5000))).toBe(false)
})

test('twice as many samples of half the period are as much', () => {
  const every = (milliseconds: number, text: string, seconds: number | null) => {
    const profile = typed(seconds === null ? profileOf(text) : lasting(seconds, text), 'samples', 'count')
    return { ...profile, meta: { ...profile.meta, period: { value: milliseconds, type: 'cpu', unit: 'milliseconds' } } }
  }
  expect(sizeOf(every(20, STEADY, 10), every(10, DOUBLE, 10))).toEqual(['time', 2, null, true])
  expect(sizeOf(every(20, STEADY, null), every(10, DOUBLE, null), 'absolute')).toEqual(['absolute', 2, null, true])
})

test('several times as much a second, of nothing as before, is a recording that waited for most of its time', () => {
  const start = 'm;load 120\nm;parse 60\nm;link 64\n'
  const again = 'm;load 70\nm;parse 120\nm;link 89\n'
  expect(sizeOf(lasting(880, start), lasting(77, again))[1]).toBeNull()
  // Two that went as the durations did vouch for them.
  expect(sizeOf(lasting(10, of(400, 300, 20)), lasting(10, of(400, 300, 2000)))).toEqual(['time', 1, null, true])
})

test('a clock that was read as it stands is not outvoted by a factor that no machine has', () => {
  const timed = (text: string) => typed(profileOf(text), 'time', 'nanoseconds', 'pstats')
  const [slow, fast] = [timed(of(100_000, 200, 300, 250)), timed(of(10, 900, 1300, 1100))]
  expect(sizeOf(slow, fast).slice(0, 2)).toEqual(['absolute', 1])
})

test('what benchmarks allocated is not compared where each ran as often as it had time for', () => {
  const bytes = (playouts: number, search: number) => {
    const stacks = ['parse', 'moves', 'apply']
      .map(name => `testing.(*B).runN;shop.BenchmarkPlayouts;shop.${name} ${playouts}\n`)
      .concat(['walk', 'score', 'keep'].map(name => `testing.(*B).runN;shop.BenchmarkSearch;shop.${name} ${search}\n`))
    return typed(profileOf(stacks.join('')), 'alloc_objects', 'count')
  }
  expect(sizeOf(bytes(3000, 3000), bytes(9000, 3100))[1]).toBeNull()
  expect(sizeOf(bytes(3000, 3000), bytes(6000, 6100))[1]).toBeCloseTo(2, 1)
})
