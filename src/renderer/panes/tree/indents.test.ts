import { expect, test } from 'vitest'
import { indentsIn } from './TreeRow'

test.each([
  [70, 40],
  [40, 29],
  [16.5, 7],
  [14, 4],
  [5, 1],
])('where names have %s rem, %s levels are indented and names still have room', (rem, indents) => {
  expect(indentsIn(rem)).toBe(indents)
})
