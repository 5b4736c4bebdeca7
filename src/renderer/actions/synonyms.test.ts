import { expect, test } from 'vitest'
import { ACTIONS } from './actions'
import { searchedText } from './synonyms'

/** Titles of the commands that typing this finds. */
const found = (typed: string) => ACTIONS.filter(action => searchedText(action).toLowerCase().includes(typed)).map(({ id }) => id)

test.each([
  ['hide', 'hide-matching'],
  ['ignore', 'hide-matching'],
  ['filter', 'keep-matching'],
  ['exclude', 'hide-matching'],
  ['source', 'open-in-editor'],
  ['editor', 'open-in-editor'],
  ['own code', 'own-code'],
])('%s leads to %s', (typed, id) => {
  expect(found(typed)).toContain(id)
})
