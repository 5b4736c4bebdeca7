import { expect, test } from 'vitest'
import { commandText } from './commandText'

test('words that a shell would take apart are quoted', () => {
  expect(commandText(['node', '--port=80', 'a b', "it's", '$HOME', ''])).toBe(`node --port=80 'a b' 'it'\\''s' '$HOME' ''`)
})
