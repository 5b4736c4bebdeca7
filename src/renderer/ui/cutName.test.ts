import { expect, test } from 'vitest'
import { shownText, splitForLine } from './cutName'

test('shows control characters and writing-direction overrides as what they are, not what they do', () => {
  expect(shownText('safe\u202egnp.exe\n', 50)).toBe('safe\ufffdgnp.exe\ufffd')
})

test('looks at the ends of a name only, however long it is', () => {
  const name = 'a'.repeat(100_000) + 'end'
  expect(shownText(name, 20)).toHaveLength(40)
  expect(shownText(name, 20).endsWith('end')).toBe(true)
})

test('lets the package give way before the function on one line', () => {
  expect(splitForLine('example.com/shop/tax.(*Rates).lookup')).toEqual(['example.com/shop/', 'tax.(*Rates).lookup'])
  expect(splitForLine('main')).toEqual(['', 'main'])
})
