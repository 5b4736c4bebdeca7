import { expect, test } from 'vitest'
import { firstReached } from './bisect'

test.each([
  [[], 5, 0],
  [[1, 3, 3, 7], 0, 0],
  [[1, 3, 3, 7], 3, 1],
  [[1, 3, 3, 7], 4, 3],
  [[1, 3, 3, 7], 8, 4],
])('in %j the first at or above %i stands at %i', (values, wanted, at) => {
  expect(firstReached(values.length, place => values[place] >= wanted)).toBe(at)
})
