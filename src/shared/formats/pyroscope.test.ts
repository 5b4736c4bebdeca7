import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { isComparison } from './comparedTypes'

const NAMES = ['total', 'main', 'price', 'tax', 'log']

function fileOf(levels: readonly (readonly number[])[], metadata: object = {}): string {
  return JSON.stringify({
    version: 1,
    flamebearer: { names: NAMES, levels, numTicks: 100, maxSelf: 50 },
    metadata: { format: 'single', spyName: 'gospy', sampleRate: 100, units: 'samples', name: 'shop.cpu', ...metadata },
  })
}

/** main 90 (own 10) calls price 50 (own 20, calls tax 30) and log 30; 10 more in log alone. */
const LEVELS = [
  [0, 100, 0, 0],
  [0, 90, 10, 1, 0, 10, 10, 4],
  [10, 50, 20, 2, 0, 30, 30, 4],
  [30, 30, 30, 3],
]

test('finds the caller of each bar by where it lies', () => {
  expect(foldedOf(fileOf(LEVELS), 'samples')).toEqual(['log 10', 'main 10', 'main;log 30', 'main;price 20', 'main;price;tax 30'])
  expect(foldedOf(fileOf(LEVELS))[4]).toBe('main;price;tax 300000000')
  expect(profileOf(fileOf(LEVELS)).meta).toMatchObject({
    sampleTypes: [
      { name: 'cpu', unit: 'nanoseconds' },
      { name: 'samples', unit: 'count' },
    ],
    facts: [['name', 'shop.cpu']],
  })
})

test.each([
  ['bytes', 'bytes'],
  ['objects', 'count'],
  ['lock_nanoseconds', 'nanoseconds'],
])('weighs %s in %s', (units, unit) => {
  const { meta } = profileOf(fileOf(LEVELS, { units }))
  expect(meta.sampleTypes).toEqual([{ name: units, unit, weight: null, event: null }])
})

test('reads both sides of a comparison as sample types', () => {
  const levels = [
    [0, 10, 0, 0, 20, 0, 0],
    [0, 10, 4, 0, 20, 5, 1],
    [4, 6, 6, 5, 10, 10, 2, 0, 0, 0, 0, 5, 5, 3],
  ]
  const input = fileOf(levels, { format: 'double' })
  expect(foldedOf(input, 'baseline')).toEqual(['main 4', 'main;price 6'])
  expect(isComparison(profileOf(input).meta)).toBe(true)
  expect(foldedOf(input)).toEqual(foldedOf(input, 'current'))
  expect(foldedOf(input, 'current')).toEqual(['main 5', 'main;price 10', 'main;tax 5'])
})

test('says what does not fit, and reads the rest', () => {
  const input = fileOf([
    [0, 10, 0, 0],
    [0, 6, 6, 1, 0, 4, 4, 77],
    [0, 3],
  ])
  expect(foldedOf(input, 'samples')).toEqual(['(unknown) 4', 'main 6'])
  expect(profileOf(input).meta.notes.map(({ what }) => what)).toEqual([
    'bars with a name that the file does not list',
    'levels whose last bar is cut off',
  ])
  expect(read(fileOf([]))).toMatchObject({ ok: false, error: { kind: 'empty', format: 'pyroscope' } })
})

test('reads what a page of Pyroscope was answered with, whose numbers are texts, and says that it has no unit', () => {
  const levels = [['0', '30', '0', '0'], ['0', '30', '10', '1'], ['10', '20', '20', '2']].map(values => ({ values })) // prettier-ignore
  const answer = JSON.stringify({ flamegraph: { names: ['total', 'main', 'work'], levels, total: '30', maxSelf: '20' } })
  expect(foldedOf(answer)).toEqual(['main 10', 'main;work 20'])
  expect(profileOf(answer).meta.notes.map(({ what }) => what)).toEqual([
    'what the values are is not in the answer: their type and unit are those of the question',
  ])
})

test('the answer to a comparison has both sides', () => {
  const bar = (left: readonly number[], right: readonly number[], name: number) => [...left, ...right, name].map(String)
  const levels = [bar([0, 30, 0], [0, 40, 0], 0), bar([0, 30, 30], [0, 40, 40], 1)].map(values => ({ values }))
  const answer = JSON.stringify({ flamegraph: { names: ['total', 'main'], levels, total: '70', leftTicks: '30', rightTicks: '40' } })
  expect(foldedOf(answer, 'baseline')).toEqual(['main 30'])
  expect(foldedOf(answer, 'current')).toEqual(['main 40'])
})
