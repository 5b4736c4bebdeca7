// As many comparisons as a rate of false alarms is known from: too slow to be run once for each mutant.

import { expect, test } from 'vitest'
import { falseAlarms } from '../../testing/comparisons'

test('finds nothing in two runs of the same program, in 100 pairs of which at most 5 may err', () => {
  expect(falseAlarms(100)).toBeLessThanOrEqual(5)
})
