import { expect, test } from 'vitest'
import { mergedChange } from './mergedChange'

test.each([
  ['what nobody else changed is as it is wanted', { a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }],
  ['what only another changed stays', { a: 3 }, { a: 1 }, { a: 1 }, { a: 3 }],
  ['different keys count both', { a: 1, b: 9 }, { a: 1, b: 2 }, { a: 5, b: 2 }, { a: 5, b: 9 }],
  ['of the same key the last is right', { a: 9 }, { a: 1 }, { a: 5 }, { a: 5 }],
  ['keys that neither knows stay', { other: 'version' }, {}, { a: 1 }, { other: 'version', a: 1 }],
  ['what was a default and never kept is kept once it is chosen', {}, { theme: 'system' }, { theme: 'dark' }, { theme: 'dark' }],
  [
    'records inside are merged as well',
    { p: { left: 1, right: 7 } },
    { p: { left: 1, right: 2 } },
    { p: { left: 5, right: 2 } },
    { p: { left: 5, right: 7 } },
  ],
  [
    'a list gains from both',
    { l: ['mine', 'old', 'theirs'] },
    { l: ['old'] },
    { l: ['new', 'old'] },
    { l: ['new', 'old', 'mine', 'theirs'] },
  ],
  ['a list loses what either took away', { l: ['b', 'c'] }, { l: ['a', 'b', 'c'] }, { l: ['a', 'b'] }, { l: ['b'] }],
  ['elements are told apart by what they say', { l: [{ x: 1 }, { y: 2 }] }, { l: [{ x: 1 }] }, { l: [] }, { l: [{ y: 2 }] }],
  ['names of every object are keys like others', {}, {}, { constructor: 1 }, { constructor: 1 }],
])('%s', (_, kept, before, after, merged) => {
  expect(mergedChange(kept, before, after)).toEqual(merged)
})

test('a change is kept where nothing was', () => {
  expect(mergedChange(undefined, { a: 1 }, { a: 2 })).toEqual({ a: 2 })
})
