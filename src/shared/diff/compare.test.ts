// Two sides as one profile: who is whom, and what each stack weighs on either side.

import { expect, test } from 'vitest'
import { compared, lasting } from '../../testing/comparisons'
import { profileOf } from '../../testing/reading'
import { profileBuilder } from '../profile/builder'
import { functionName, NONE, stringAt, type Profile } from '../profile/profile'
import { compare, type Comparison, type Run } from './compare'
import { comparisonProfile, COMPARED_TYPES } from './comparisonProfile'

const run = (profile: string | Profile): Run => ({ profile: typeof profile === 'string' ? profileOf(profile) : profile, sampleType: 0 })

/** `main;a 60 90`: every stack of the union that has a weight of its own, with baseline and current. */
function weights({ union, base, current }: Comparison): readonly string[] {
  const { parent, frame } = union.stacks
  const nameOf = (stack: number): string =>
    (parent[stack] === NONE ? '' : `${nameOf(parent[stack])};`) + functionName(union, union.frames.fn[frame[stack]])
  return Array.from(parent.keys())
    .filter(stack => base.mean.self[stack] !== 0 || current.mean.self[stack] !== 0)
    .map(stack => `${nameOf(stack)} ${base.mean.self[stack]} ${current.mean.self[stack]}`)
    .sort()
}

/** Functions called by a name, in so many modules: one sample each. */
function named(functions: readonly (readonly [name: string, module: string | null, file?: string])[]): Profile {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'cpu', unit: 'milliseconds', weight: null, event: null })
  for (const [name, module, file = null] of functions) {
    const fn = builder.fn({ name, module, file, startLine: 7 })
    builder.weigh(builder.sample(builder.stack(NONE, builder.frame(fn, NONE, NONE, 0))), type, 1)
  }
  return builder.finish()
}

test('stacks of both sides stand in one tree, each with what it weighs there, several runs with their mean', () => {
  const comparison = compare([run('m;a 60\nm;b 40\n'), run('m;a 80\nm;b 20\n')], [run('m;a 90\nm;c 5\n')])
  expect(weights(comparison)).toEqual(['m;a 70 90', 'm;b 30 0', 'm;c 0 5'])
  expect(comparison.base.runs.map(({ self }) => self.reduce((sum, value) => sum + value, 0))).toEqual([100, 100])
  expect([comparison.unit, comparison.sampleTypeName, comparison.measure]).toEqual(['count', 'samples', 'cpu'])
})

test('a function is who its name says, as the current side writes it; where a name is there twice, its module or file tells', () => {
  const renamed = compare([run(named([['run', 'liba.so.1']]))], [run(named([['run', 'libb.so.1', '/src/run.c']]))])
  expect(weights(renamed)).toEqual(['run 1 1'])
  const { functions } = renamed.union
  expect([stringAt(renamed.union, functions.module[0]), stringAt(renamed.union, functions.file[0]), functions.startLine[0]]).toEqual([
    'libb.so.1',
    '/src/run.c',
    7,
  ])
  const both = named([
    ['run', 'liba.so.1'],
    ['run', 'libb.so.1'],
    ['go', null, 'x.c'],
  ])
  const apart = compare([run(both)], [run(named([['run', 'libb.so.2']]))])
  expect(weights(apart)).toEqual(['go 1 0', 'run 1 0', 'run 1 1'])
  const twice = named([
    ['run', null, 'a.c'],
    ['run', null, 'b.c'],
    ['run', null, 'a.c'],
  ])
  expect(weights(compare([run(twice)], [run(twice)]))).toEqual(['run 1 1', 'run 2 2'])
})

test("a profiler's own traces count for what they interrupted, unless nothing is above them", () => {
  const comparison = compare([run('m;work 10\nm;work;runtime.asyncPreempt 5\n__restore_rt 2\n')], [run('m;work 20\n')])
  expect(weights(comparison)).toEqual(['__restore_rt 2 0', 'm;work 15 20'])
})

test('what waits stands aside, with its mean over the runs', () => {
  const { base, current } = compare([run('m;a 60\nswapper;do_idle;halt 30\n'), run('m;a 60\n')], [run('m;a 60\n')])
  const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0)
  expect([sum(base.mean.self), base.idle === null ? null : sum(base.idle.self), current.idle]).toEqual([60, 15, null])
})

test('a side is as sure as the least sure of its runs', () => {
  const [counted, uncounted] = [run('m;a 60\n'), run('m;a 5012345678\nm;b 3012345671\n')]
  const side = (...runs: readonly Run[]) => compare(runs, [counted]).base
  expect([side(counted).certainty, side(counted, uncounted).certainty, side(uncounted).certainty]).toEqual([
    'counted',
    'unknown',
    'unknown',
  ])
  expect([side(counted, uncounted).counts, Array.from(side(counted, counted).counts ?? [])]).toEqual([null, [0, 120]])
})

test('knows how long each run took, and the mean time between two samples where every file says it', () => {
  const every = (milliseconds: number): Run => {
    const profile = profileOf('m 1\n')
    const period = { value: milliseconds, type: 'cpu', unit: 'milliseconds' }
    return run({ ...profile, meta: { ...profile.meta, period, durationNs: milliseconds } })
  }
  const { base, current } = compare([every(2), every(4), every(9)], [every(2), run('m 1\n')])
  expect([base.perSampleNs, base.durationsNs]).toEqual([5e6, [2, 4, 9]])
  expect([current.perSampleNs, current.durationsNs]).toEqual([null, [2, null]])
})

test('a comparison is a profile of three sample types, in the unit of what was compared, without what neither side has', () => {
  const changes = compared(lasting(1, 'm;a 60\nm;b 40\nm;gone 0\n'), lasting(2, 'm;a 100\nm;c 50\n'), 'time')
  const { meta, samples } = comparisonProfile(changes)
  const type = (name: string) => ({ name, unit: 'samples', weight: null, event: null })
  expect(meta.sampleTypes).toEqual([type('larger of both'), type('current'), type('baseline')])
  expect([meta.defaultSampleType, meta.sampleCount]).toEqual([COMPARED_TYPES.larger, 250])
  // Baseline at the size of current, which was recorded for twice as long.
  expect(samples.values.map(column => [...column].sort((a, b) => a - b))).toEqual([
    [50, 80, 120],
    [0, 50, 100],
    [0, 40, 60],
  ])
  const times = named([['a', null]])
  expect(comparisonProfile(compared(times, times)).meta.sampleTypes.map(({ unit }) => unit)).toEqual([
    'milliseconds',
    'milliseconds',
    'milliseconds',
  ])
})
