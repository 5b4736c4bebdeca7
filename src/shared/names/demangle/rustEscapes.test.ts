import { expect, test } from 'vitest'
import { withoutRustEscapes } from './rustEscapes'

test.each([
  ['_$LT$T$u20$as$u20$shop..Go$GT$', '<T as shop::Go>'],
  ['shop::run::_$u7b$$u7b$closure$u7d$$u7d$', 'shop::run::{{closure}}'],
  ['f_$LT$T$GT$', 'f_<T>'],
  // No characters that could be shown.
  ['a$u7$b$u110000$', 'a$u7$b$u110000$'],
  ['$ua0$$u1f525$', '\u00a0\u{1f525}'],
])('%s is %s', (escaped, name) => {
  expect(withoutRustEscapes(escaped)).toBe(name)
})
