import { expect, test } from 'vitest'
import { cutMiddle, printable, splitForLine } from './cutName'

test('keeps the package and the function when it cuts a name', () => {
  expect(cutMiddle('net/http.(*conn).serve', 30)).toBe('net/http.(*conn).serve')
  expect(cutMiddle('net/http.(*conn).serve', 16)).toBe('net/ht…nn).serve')
  expect(cutMiddle('net/http.(*conn).serve', 3)).toBe('')
})

test('never cuts through a character outside the basic plane', () => {
  for (let length = 4; length < 12; length++) expect(cutMiddle('🔥🔥🔥🔥🔥🔥🔥', length)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
})

test('shows control characters and writing-direction overrides as what they are, not what they do', () => {
  expect(printable('safe\u202egnp.exe\n', 50)).toBe('safe\ufffdgnp.exe\ufffd')
})

test('looks at the ends of a name only, however long it is', () => {
  const name = 'a'.repeat(100_000) + 'end'
  expect(printable(name, 20)).toHaveLength(40)
  expect(printable(name, 20).endsWith('end')).toBe(true)
})

test('lets the package give way before the function on one line', () => {
  expect(splitForLine('example.com/shop/tax.(*Rates).lookup')).toEqual(['example.com/shop/', 'tax.(*Rates).lookup'])
  expect(splitForLine('main')).toEqual(['', 'main'])
})
