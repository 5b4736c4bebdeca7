import { expect, test } from 'vitest'
import { makerOf } from './makers'

test.each([
  ['github.com/acme/shop/internal/cart.(*Cart).Total', 'github.com/acme/shop'],
  ['compress/gzip.(*Writer).Close', 'compress'],
  ['ch/qos/logback/core/Appender.append', 'ch'],
  ['<acme::Cart as core::Total>::total', 'acme'],
  ['std::vector<int>::push_back', 'std'],
  ['org.acme.shop.Cart.total', 'org.acme'],
  ['Cart.total', null],
  ['main.total', null],
  ['total (shop.py)', null],
])('%s is of %s', (name, maker) => {
  expect(makerOf(name)).toBe(maker)
})
