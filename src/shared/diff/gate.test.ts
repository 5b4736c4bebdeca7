// When a build fails: on what surely grew by more than was allowed, and on nothing else.

import { expect, test } from 'vitest'
import { compared, lasting } from '../../testing/comparisons'
import { profileOf } from '../../testing/reading'
import { functionName, type Profile } from '../profile/profile'
import type { Changes } from './changes'
import { isSameWork, regressionGate } from './gate'

const REST = 'm;b 4000\nm;c 3000\nm;d 2000\n'

function failures(changes: Changes, threshold: number): readonly string[] {
  return regressionGate(changes, threshold).failures.map(({ fn }) => functionName(changes.comparison.union, fn))
}

/** Nothing was sampled. */
function measured(text: string, unit = 'instructions'): Profile {
  const profile = profileOf(text)
  const sampleTypes = [{ name: 'Ir', unit, weight: null, event: null }]
  return { ...profile, meta: { ...profile.meta, format: 'callgrind', sampleTypes } }
}

test('fails on what surely grew by more than the threshold, the worst first', () => {
  const changes = compared(`${REST}m;x 1000\nm;y 500\n`, `${REST}m;x 2000\nm;y 2500\n`)
  expect(failures(changes, 0.02)).toEqual(['y', 'x'])
  expect(failures(changes, 0.1)).toEqual(['y'])
  expect(failures(changes, 0.2)).toEqual([])
  const [worst] = regressionGate(changes, 0.02).failures
  // 2,000 of 10,500; it surely grew by less.
  expect(worst.delta).toBeCloseTo(2000 / 10_500, 10)
  expect(worst.atLeast).toBeGreaterThan(0.17)
  expect(worst.atLeast).toBeLessThan(worst.delta)
  // It may have grown by more than this, but not surely.
  expect(failures(changes, (worst.atLeast + worst.delta) / 2)).toEqual([])
})

test('a rename fails no build, and neither does what fell', () => {
  expect(failures(compared(`${REST}m;sum 1000\n`, `${REST}m;total 1010\n`), 0.01)).toEqual([])
  expect(failures(compared(`${REST}m;x 2000\n`, `${REST}m;x 1000\n`), 0.01)).toEqual([])
})

test('says what it could not see', () => {
  const few = compared('m;b 40\nm;c 30\nm;d 20\n', 'm;b 40\nm;c 30\nm;d 20\n')
  const { detectable, isBlind, isSizeUnknown, growth, whole } = regressionGate(few, 0.05)
  // 3.9 · √(2 · 0.05 / 90)
  expect(detectable).toBeCloseTo(3.9 * Math.sqrt(0.1 / 90), 10)
  expect({ isBlind, isSizeUnknown, growth, whole }).toEqual({ isBlind: true, isSizeUnknown: false, growth: null, whole: null })
  expect(regressionGate(few, 0.2).isBlind).toBe(false)
  expect(regressionGate(compared(measured(REST), measured(REST)), 0).isBlind).toBe(false)
  expect(regressionGate(compared('m;a 4000\nm;b 2000\n', 'm;a 4000\nm;b 6000\n'), 0.05)).toMatchObject({
    isSizeUnknown: true,
    failures: [],
  })
  const busier = compared(lasting(10, REST), lasting(10, 'm;b 8000\nm;c 6000\nm;d 4000\n'))
  expect(regressionGate(busier, 0.05).growth).toBeCloseTo(2, 10)
})

test('of the same work the whole may grow too: to the last instruction, or by more than chance', () => {
  const wholeOf = (before: string | Profile, after: string | Profile, threshold: number, sameWork = true) =>
    regressionGate(compared(before, after, 'absolute'), threshold, sameWork).whole
  expect(wholeOf(measured(REST), measured(`${REST}m;x 450\n`), 0.04)).toEqual({
    delta: 0.050000000000000044,
    atLeast: 0.050000000000000044,
  })
  expect(wholeOf(measured(REST), measured(`${REST}m;x 450\n`), 0.051)).toBeNull()
  expect(wholeOf(measured(REST), measured(`${REST}m;x 450\n`), 0.04, false)).toBeNull()
  const sampled = wholeOf(REST, `${REST}m;x 900\n`, 0.05)
  // ± 1.96 · √(9000 + 9900) / 9000
  expect(sampled?.delta).toBeCloseTo(0.1, 10)
  expect(sampled?.atLeast).toBeCloseTo(0.1 - (1.96 * Math.sqrt(18_900)) / 9000, 6)
  expect(wholeOf(REST, `${REST}m;x 900\n`, 0.08)).toBeNull()
})

test('two sides did the same where somebody says so, or where everything that happened was counted; clocks are no counts', () => {
  const counted = compared(measured(REST), measured(REST))
  expect([isSameWork(counted, 'auto'), isSameWork(counted, 'absolute'), isSameWork(counted, 'share')]).toEqual([true, true, true])
  const timed = compared(measured(REST, 'nanoseconds'), measured(REST, 'nanoseconds'))
  expect([isSameWork(timed, 'auto'), isSameWork(timed, 'absolute')]).toEqual([false, true])
  const sampled = compared(REST, REST)
  expect([isSameWork(sampled, 'auto'), isSameWork(sampled, 'absolute')]).toEqual([false, true])
  expect(isSameWork(compared(measured(REST), REST), 'auto')).toBe(false)
})

test('what only took over the work of what it called, or of a caller that did not grow, is no growth', () => {
  const inlined = compared(`${REST}m;outer 500\nm;outer;inner 2000\n`, `${REST}m;outer 2490\n`)
  expect(failures(inlined, 0.05)).toEqual([])
  const exchanged = compared(`${REST}m;host;fast 500\nm;host;slow 2000\n`, `${REST}m;host;fast 1900\nm;host;slow 600\n`)
  expect(failures(exchanged, 0.05)).toEqual([])
  const grown = compared(`${REST}m;host;fast 500\nm;host;slow 2000\n`, `${REST}m;host;fast 1900\nm;host;slow 2000\n`)
  expect(failures(grown, 0.05)).toEqual(['fast'])
})

test('what is new in a benchmark that runs as often as it can fails where the rest tells how often that was', () => {
  const rounds = (weights: Readonly<Record<string, number>>) =>
    Object.entries(weights)
      .map(([name, weight]) => `testing.(*B).runN;shop.BenchmarkOrder;shop.${name} ${weight}\n`)
      .join('')
  const before = rounds({ work: 3000, parse: 3000, encode: 3000, price: 3000 })
  const added = rounds({ work: 2000, parse: 2000, encode: 2000, price: 2000, audit: 4000 })
  expect(failures(compared(before, added), 0.05)).toEqual(['shop.audit'])
  // Two thirds of it is gone: what came instead may well be faster.
  const rewritten = rounds({ work: 2000, parse: 2000, scan: 8000 })
  const old = rounds({ work: 2000, parse: 2000, encode: 4000, price: 4000 })
  expect(failures(compared(old, rewritten), 0.05)).toEqual([])
})

test('a new function in a caller that takes no more than before fails no build', () => {
  const rest = 'm;b 4000\nm;c 3000\nm;d 2000\n'
  // What `split` did itself is done by a helper now.
  expect(failures(compared(`${rest}m;split 3000\n`, `${rest}m;split 900\nm;split;shift 1200\n`), 0.05)).toEqual([])
  expect(failures(compared(`${rest}m;split 3000\n`, `${rest}m;split 2900\nm;split;shift 1200\n`), 0.05)).toEqual(['shift'])
})

test('a benchmark whose collector is busy on threads of its own is a benchmark all the same', () => {
  const collector = 'runtime.gcBgMarkWorker;runtime.gcDrain 6000\n'
  const bench = (name: string, own: number) => `testing.(*B).runN;shop.BenchmarkOrder;shop.${name} ${own}\n`
  const changes = compared(`${collector}${bench('old', 4000)}`, `${collector}${bench('fresh', 4000)}`)
  expect(changes.comparison.isAdaptive).toBe(true)
})

test('a program that is done in a fifth of the time fails no build for what it does as often as before', () => {
  const work = (print: number, rest: string) => `m;hash 1220\nm;walk 1130\nm;key 700\n${print > 0 ? `m;print ${print}\n` : ''}${rest}`
  const changes = compared(lasting(97, work(15_000, 'm;b 700\n')), lasting(19, work(0, 'm;c 640\n')))
  expect(failures(changes, 0.05)).toEqual([])
})
