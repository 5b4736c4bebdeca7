import { describe, expect, test } from 'vitest'
import { everyColumn } from '../../testing/everyColumn'
import type { Profile } from './profile'
import { profileFault } from './validate'

type Table = 'functions' | 'frames' | 'stacks' | 'samples' | 'labels'

/** The profile with another column in the place of one. */
function withColumn(profile: Profile, table: Table, column: string, change: (cells: never) => unknown): Profile {
  const cells = Object.entries(profile[table]).find(([name]) => name === column)?.[1] as never
  return { ...profile, [table]: { ...profile[table], [column]: change(cells) } }
}

/** With `value` in the last cell. */
function lastCell(value: number) {
  return (cells: Int32Array) => Int32Array.of(...cells.subarray(0, -1), value)
}

const profile = everyColumn()

/** Columns of rows: how many rows the table they point into has, and whether a cell may be NONE. */
const ROWS: readonly (readonly [Table, string, number, 'none allowed' | 'a row always'])[] = [
  ['functions', 'name', profile.strings.length, 'a row always'],
  ['functions', 'systemName', profile.strings.length, 'none allowed'],
  ['functions', 'file', profile.strings.length, 'none allowed'],
  ['functions', 'module', profile.strings.length, 'none allowed'],
  ['frames', 'fn', 3, 'a row always'],
  ['stacks', 'frame', 3, 'a row always'],
  ['samples', 'stack', 3, 'none allowed'],
  ['samples', 'thread', 2, 'none allowed'],
  ['samples', 'labelSet', 2, 'a row always'],
  ['labels', 'key', profile.strings.length, 'a row always'],
  ['labels', 'text', profile.strings.length, 'none allowed'],
  ['labels', 'unit', profile.strings.length, 'none allowed'],
]

test('finds nothing wrong with a whole profile', () => {
  expect(profileFault(profile)).toBeNull()
})

describe.each(ROWS)('a cell of %s.%s', (table, column, rows, none) => {
  const faultWith = (value: number) => profileFault(withColumn(profile, table, column, lastCell(value)))
  const place = expect.stringMatching(new RegExp(`^${table}\\.${column}\\[\\d+\\]: no row `))

  test('may be the last row, and not the one behind it', () => {
    expect([faultWith(rows - 1), faultWith(rows)]).toEqual([null, place])
  })

  test(`is ${none}`, () => {
    expect(faultWith(-1)).toEqual(none === 'none allowed' ? null : place)
    expect(faultWith(-2)).toEqual(place)
  })
})

const COLUMNS: readonly (readonly [Table, string])[] = [
  ...(['systemName', 'file', 'startLine', 'startColumn', 'module'] as const).map(column => ['functions', column] as const),
  ...(['line', 'column', 'flags', 'address'] as const).map(column => ['frames', column] as const),
  ...(['timeNs', 'thread', 'labelSet'] as const).map(column => ['samples', column] as const),
  ...(['text', 'number', 'unit'] as const).map(column => ['labels', column] as const),
  ['stacks', 'frame'],
]

test.each(COLUMNS)('%s.%s must be as long as the columns beside it', (table, column) => {
  const shorter = withColumn(profile, table, column, (cells: Int32Array) => cells.slice(0, -1))
  expect(profileFault(shorter)).toBe(`${table}: columns of different lengths`)
})

test('every sample type has a weight for every sample', () => {
  const { values } = profile.samples
  const first = withColumn(profile, 'samples', 'values', () => [values[0].slice(1), values[1]])
  const last = withColumn(profile, 'samples', 'values', () => [values[0], values[1].slice(1)])
  const none = withColumn(profile, 'samples', 'values', () => [values[0]])
  expect([first, last, none].map(profileFault)).toEqual([
    'samples: columns of different lengths',
    'samples: columns of different lengths',
    'values: not one column a sample type',
  ])
})

test('a parent stands before its child', () => {
  const withParents = (...rows: number[]) => profileFault(withColumn(profile, 'stacks', 'parent', () => Int32Array.from(rows)))
  expect(withParents(-1, 0, 1)).toBeNull()
  expect(withParents(-1, 1, 0)).toBe('stacks.parent[1]: 1 does not stand before it')
  expect(withParents(-1, 2, 0)).toBe('stacks.parent[1]: 2 does not stand before it')
  expect(withParents(-2, 0, 0)).toBe('stacks.parent[0]: -2 does not stand before it')
})

test('the default sample type is one of them, or the first of none', () => {
  const withTypes = (defaultSampleType: number, kept: number) => {
    const { meta, samples } = profile
    const few = { ...samples, values: samples.values.slice(0, kept) }
    return profileFault({ ...profile, meta: { ...meta, defaultSampleType, sampleTypes: meta.sampleTypes.slice(0, kept) }, samples: few })
  }
  expect([withTypes(1, 2), withTypes(0, 0)]).toEqual([null, null])
  expect([withTypes(2, 2), withTypes(1, 0)]).toEqual(Array.from({ length: 2 }, () => 'defaultSampleType: no such sample type'))
})

test('a profile without optional columns is whole', () => {
  const samples = { ...profile.samples, timeNs: null, thread: null, labelSet: null }
  expect(profileFault({ ...profile, samples, frames: { ...profile.frames, address: null } })).toBeNull()
})
