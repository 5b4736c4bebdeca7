import { expect, test } from 'vitest'
import { fitLines, isPlaceBehind, linesOf, shownText } from './cutName'

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

test.each([
  ['main.run', 22, 1],
  ['net/http.(*persistConn).readLoop', 24, 2],
  ['…internal/tax.(*rateTable).lookupTaxRate', 22, 3],
  ['a.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 10, 4],
])('%s takes, at %i characters a line, %i lines', (name, chars, lines) => {
  expect(linesOf(name, chars)).toBe(lines)
})

test.each([
  ['main.run', 'main.run'],
  ['example.com/order-service/internal/tax.(*rateTable).lookupTaxRate', '…tax.(*rateTable).lookupTaxRate'],
  ['com.acme.shop.checkout.PriceCalculatorFactoryBean.calculateTotalPrice', '…calculateTotalPrice'],
  ['theNameOfThisFunctionIsLongerThanTwoLinesOfThePanelTogetherAre', 'theNameOfThisFunctionIsLongerThanTwoLinesOf…'],
])('of %s two lines of a card show %s', (name, shown) => {
  expect(fitLines(name, 2, 22)).toBe(shown)
})
