import { expect, test } from 'vitest'
import { mannWhitney } from './mannWhitney'
import { distributionOf } from './distribution'
import { seededRandom } from './random'
import { driftOf, warmUpOf } from './sequence'
import { twoSpeedsOf } from './twoSpeeds'

const random = seededRandom(7)
const noisy = (n: number, centre: number) => Array.from({ length: n }, () => centre * (1 + 0.02 * random.normal()))

test('finds the slow values at the start, and not in a steady series', () => {
  const warm = warmUpOf([...noisy(7, 150), ...noisy(43, 100)], 'lower')
  expect(warm?.count).toBe(7)
  expect(warm?.medianWithout).toBeCloseTo(100, -1)
  expect(warmUpOf(noisy(50, 100), 'lower')).toBeNull()
  expect(warmUpOf([...noisy(7, 60), ...noisy(43, 100)], 'lower')).toBeNull()
  expect(warmUpOf([...noisy(7, 60), ...noisy(43, 100)], 'higher')?.count).toBe(7)
  expect(warmUpOf([1], 'lower')).toBeNull()
  expect(warmUpOf([], 'lower')).toBeNull()
})

test('finds a slope through the run, in both directions, and not in noise', () => {
  const rising = noisy(60, 100).map((value, i) => value + i / 5)
  expect(driftOf(rising, 'lower')).toMatchObject({ becomes: 'slower' })
  expect(driftOf(rising, 'lower')?.change).toBeCloseTo(0.09, 1)
  expect(driftOf(rising, 'higher')).toMatchObject({ becomes: 'faster' })
  expect(driftOf(noisy(60, 100), 'lower')).toBeNull()
  expect(
    driftOf(
      Array.from({ length: 60 }, () => 5),
      'lower',
    ),
  ).toBeNull()
})

test('tells two speeds from one', () => {
  expect(twoSpeedsOf(distributionOf([...noisy(30, 100), ...noisy(20, 140)]))).toMatchObject({ highShare: 0.4 })
  expect(twoSpeedsOf(distributionOf([...noisy(48, 100), ...noisy(2, 140)]))).toBeNull()
  expect(twoSpeedsOf(distributionOf(noisy(100, 100)))).toBeNull()
})

test('the exact test counts as a count by hand does, ties included', () => {
  for (const [a, b] of [
    [
      [1, 2, 2, 5],
      [2, 3, 4, 6, 6],
    ],
    [
      [1, 1, 1],
      [1, 1, 1],
    ],
    [
      [3, 9, 4],
      [1, 2, 2, 2],
    ],
  ]) {
    expect(mannWhitney(a, b).p).toBeCloseTo(countedByHand(a, b), 12)
  }
})

test('many values: the approximation agrees with the exact test next to it', () => {
  const a = Array.from({ length: 20 }, (_, i) => i * 2)
  const b = Array.from({ length: 20 }, (_, i) => i * 2 + 7)
  const [exact, more] = [mannWhitney(a, b).p, mannWhitney([...a, 19], b).p]
  expect(Math.abs(exact - more)).toBeLessThan(0.03)
})

/** Every way to choose a.length of the pooled mid-ranks. */
function countedByHand(a: readonly number[], b: readonly number[]): number {
  const pooled = [...a, ...b]
  const ranks = pooled.map(x => pooled.filter(y => y < x).length + (pooled.filter(y => y === x).length + 1) / 2)
  const centre = (a.length * (pooled.length + 1)) / 2
  const far = (sum: number) => Math.abs(sum - centre)
  const observed = ranks.slice(0, a.length).reduce((sum, rank) => sum + rank, 0)
  let [all, extreme] = [0, 0]
  for (let mask = 0; mask < 2 ** pooled.length; mask++) {
    const chosen = ranks.filter((_, i) => (mask >> i) & 1)
    if (chosen.length !== a.length) continue
    all++
    if (far(chosen.reduce((sum, rank) => sum + rank, 0)) >= far(observed) - 1e-9) extreme++
  }
  return extreme / all
}
