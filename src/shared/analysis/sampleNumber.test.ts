import { expect, test } from 'vitest'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile, type ProfileMeta, type SampleType } from '../profile/profile'
import { effectiveNumber } from './effectiveNumber'
import { sampleNumber } from './sampleNumber'

const WALL: SampleType = { name: 'wall', unit: 'nanoseconds', weight: null, event: null }
const CYCLES: SampleType = { name: 'cycles', unit: 'cycles', weight: 'period', event: 'cycles' }
const CYCLES_COUNT: SampleType = { name: 'cycles:samples', unit: 'samples', weight: 'samples', event: 'cycles' }
const COUNT: SampleType = { name: 'hits', unit: 'count', weight: null, event: null }
const BYTES: SampleType = { name: 'inuse_space', unit: 'bytes', weight: null, event: null }

type Given = {
  readonly types: readonly SampleType[]
  /** A value by sample type. */
  readonly rows: readonly (readonly number[])[]
  readonly format?: string
  readonly period?: ProfileMeta['period']
  readonly isTimed?: boolean
  readonly sampleCount?: number
}

function given({ types, rows, format = 'test', period, isTimed = false, sampleCount }: Given): Profile {
  const builder = profileBuilder(format)
  types.forEach(builder.sampleType)
  const stack = builder.stack(NONE, builder.frame(builder.fn({ name: 'main' }), NONE, NONE, 0))
  rows.forEach((weights, at) => {
    const row = builder.sample(stack, isTimed ? { timeNs: at } : {})
    weights.forEach((weight, type) => builder.weigh(row, type, weight))
  })
  return builder.finish({ ...(sampleCount === undefined ? {} : { sampleCount }), ...(period === undefined ? {} : { period }) })
}

function numberOf(profile: Given): [number | null, number | null, boolean] {
  const { samples, effective, isExact } = sampleNumber(given(profile), 0)
  return [samples, effective, isExact]
}

const UNKNOWN = [null, null, false]
const EXACT = [null, null, true]
const known = (count: number) => [count, count, false]

test('what the file counts beside them, of which heavy ones decide more', () => {
  // Kish: (Σw)² / Σw² where 30 samples weigh 5e9 together, and 12 weigh 1e9.
  const [samples, effective] = numberOf({
    types: [CYCLES, CYCLES_COUNT],
    rows: [
      [5e9, 30],
      [1e9, 12],
    ],
  })
  expect(samples).toBe(42)
  expect(effective).toBeCloseTo(36e18 / (25e18 / 30 + 1e18 / 12), 6)
  // Never more than there are, and none where nothing weighs.
  expect(
    numberOf({
      types: [CYCLES, CYCLES_COUNT],
      rows: [
        [2, 2],
        [3, 3],
      ],
    }),
  ).toEqual(known(5))
  expect(numberOf({ types: [CYCLES, CYCLES_COUNT], rows: [[0, 7]] })).toEqual(known(7))
})

test.each<readonly [string, Given, unknown]>([
  ['calls of a tracer are exact', { types: [COUNT], rows: [[5]], format: 'pstats' }, EXACT],
  ["so are a trace's events", { types: [{ ...WALL, name: 'time' }], rows: [[5]], format: 'chrome-trace' }, EXACT],
  ['but not its samples', { types: [COUNT], rows: [[5]], format: 'chrome-trace' }, known(5)],
  ["so are speedscope's events", { types: [WALL], rows: [[5]], format: 'speedscope', isTimed: true }, EXACT],
  [
    'and a heap of which every byte was counted',
    { types: [BYTES], rows: [[5]], format: 'pprof', period: { value: 1, type: 'space', unit: 'bytes' } },
    EXACT,
  ],
  [
    'a period of one nanosecond counts nothing',
    { types: [WALL], rows: [[5]], format: 'pprof', period: { value: 1, type: 'cpu', unit: 'nanoseconds' } },
    UNKNOWN,
  ],
  ['threads are as many as there are', { types: [{ ...COUNT, name: 'goroutine' }], rows: [[5], [7]] }, [12, null, true]],
  [
    'a heap has a sample every so many bytes',
    { types: [BYTES], rows: [[2 ** 20], [2 ** 21]], period: { value: 2 ** 19, type: 'space', unit: 'bytes' } },
    known(6),
  ],
  ['by a period of bytes alone', { types: [BYTES], rows: [[2 ** 20]], period: { value: 2 ** 19, type: 'space', unit: 'count' } }, known(1)],
  ['and of values in bytes', { types: [WALL], rows: [[2.5]], period: { value: 2 ** 19, type: 'space', unit: 'bytes' } }, UNKNOWN],
  ['counts are what they count', { types: [COUNT], rows: [[7], [4]] }, known(11)],
  ['also without a unit', { types: [{ ...COUNT, unit: '' }], rows: [[7], [4]] }, known(11)],
  ['and by their name', { types: [{ ...COUNT, name: 'samples', unit: 'x' }], rows: [[7], [4]] }, known(11)],
  ['but not fractions', { types: [COUNT], rows: [[7.5], [4]] }, UNKNOWN],
  ['nor what nobody can have counted', { types: [COUNT], rows: [[1e8], [1]] }, UNKNOWN],
  ['up to a hundred million', { types: [COUNT], rows: [[1e8 - 1], [1]] }, known(1e8)],
  ['times are multiples of a period', { types: [WALL], rows: [[60_000], [41_000], [0]] }, known(101)],
  ['where there are a hundred of them', { types: [WALL], rows: [[60_000], [39_000]] }, UNKNOWN],
  ['or each row is one', { types: [WALL], rows: [[10_000], [10_000], [0]] }, known(2)],
  ['and the period is a thousand', { types: [WALL], rows: [[999 * 60], [999 * 41]] }, UNKNOWN],
  ['whatever their sign', { types: [WALL], rows: [[201_000], [-100_000]] }, known(101)],
  ['nothing at all is not known', { types: [WALL], rows: [[0]] }, UNKNOWN],
  ['rows as they were taken are samples', { types: [WALL], rows: [[3], [3], [3]], isTimed: true }, known(3)],
  ['of which one may outweigh the rest', { types: [WALL], rows: [[9], [1], [0]], isTimed: true }, [2, 100 / 82, false]],
  ['but merged ones are not', { types: [WALL], rows: [[9], [1]], isTimed: true, sampleCount: 5 }, UNKNOWN],
  ['nor are rows without times', { types: [WALL], rows: [[9], [1]] }, UNKNOWN],
])('%s', (_, profile, expected) => {
  expect(numberOf(profile)).toEqual(expected)
})

test('a sample type that is not there has none, and what somebody says it measures counts', () => {
  expect(sampleNumber(given({ types: [COUNT], rows: [[5]] }), 3)).toEqual({ samples: null, effective: null, isExact: false })
  expect(sampleNumber(given({ types: [COUNT], rows: [[5]] }), 0, 'count')).toEqual({ samples: 5, effective: null, isExact: true })
})

test('as many weights matter as would be equal ones that spread so', () => {
  expect(effectiveNumber([3, 3, 3])).toBeCloseTo(3, 12)
  expect(effectiveNumber([9, 1, 0])).toBeCloseTo(100 / 82, 12)
  expect(effectiveNumber([])).toBe(0)
})

test('times rounded to microseconds are no periods', () => {
  const rows = [987_000, 1_013_000, 45_001_000, 120_000_000].map(ns => [ns])
  expect(numberOf({ types: [WALL], rows })).toEqual(UNKNOWN)
  // A period that is seen once is one.
  expect(numberOf({ types: [WALL], rows: [...rows, [1000]] })).toEqual([167_002, 167_002, false])
})
