import { expect, test } from 'vitest'
import { shownText, isPlaceBehind } from './cutName'

test('shows control characters and writing-direction overrides as what they are, not what they do', () => {
  expect(shownText('safe\u202egnp.exe\n', 50)).toBe('safe\ufffdgnp.exe\ufffd')
})

test('looks at the ends of a name only, however long it is', () => {
  const name = 'a'.repeat(100_000) + 'end'
  expect(shownText(name, 20)).toHaveLength(40)
  expect(shownText(name, 20).endsWith('end')).toBe(true)
})

test('tells a name with a place behind it, which loses its end, from all others, which lose their beginning', () => {
  expect(isPlaceBehind('total (shop/cart.py:12)')).toBe(true)
  expect(isPlaceBehind('example.com/shop/tax.(*Rates).lookup')).toBe(false)
  expect(isPlaceBehind('(garbage collector)')).toBe(false)
  expect(isPlaceBehind('shop::Cart::total(int)')).toBe(false)
})
