import { expect, test } from 'vitest'
import { actionAlone, MEASURE_AGAIN, MEASURE_BOTH_AGAIN } from './wording'

test('leaves the last step of an action to who says it once for all', () => {
  for (const last of [MEASURE_AGAIN, MEASURE_BOTH_AGAIN])
    expect(actionAlone({ action: `Cache the query. ${last}` })).toBe('Cache the query.')
  expect(actionAlone({ action: 'Record longer.' })).toBe('Record longer.')
})
