import { expect, test } from 'vitest'
import { fitLabel, labelCuts, labelOf } from './label'

test.each([
  [
    'absl::container_internal::raw_hash_set<absl::Policy<int>, std::hash<int> >::rehash(unsigned long)',
    'absl::container_internal::raw_hash_set<…>::rehash',
  ],
  ['void std::sort<int*, std::less<int> >(int*, int*, std::less<int>)', 'std::sort<…>'],
  ['std::function<int (char const*)>::operator()(char const*) const', 'std::function<…>::operator()'],
  ['std::function<int (char const*)>::~function()', 'std::function<…>::~function'],
  ['operator new(unsigned long)', 'operator new'],
  ['bool operator< <int>(int const&, int const&)', 'operator< <…>'],
  ['std::ostream& operator<<(std::ostream&, shop::Cart const&)', 'operator<<'],
  ['shop::run(int)::{lambda(char const*)#1}::operator()(char const*) const', 'shop::run(int)::{lambda(char const*)#1}::operator()'],
  ['(anonymous namespace)::total(int)', '(anonymous namespace)::total'],
  ['core::ptr::drop_in_place::<shop::Order>', 'core::ptr::drop_in_place<…>'],
  ['<shop::Cart as core::fmt::Display>::fmt::h0123456789abcdef', '<shop::Cart as core::fmt::Display>::fmt'],
  ['shop::run::{{closure}}::h0123456789abcdef', 'shop::run::{{closure}}'],
  ['com.shop.OrderServer$$Lambda$92+0x00007f8a1c0a1b28.345902941.call', 'com.shop.OrderServer$$Lambda.call'],
  ['com.shop.OrderServer$$Lambda/0x0000000800c03000.call', 'com.shop.OrderServer$$Lambda.call'],
  ['jdk.proxy2.$Proxy17.find', 'jdk.proxy2.$Proxy.find'],
  ['java.util.regex.Pattern.<init>', 'java.util.regex.Pattern.<init>'],
  ['net/http.(*conn).serve', 'net/http.(*conn).serve'],
  ['main.serve.func1', 'main.serve.func1'],
  ['main.Map[go.shape.int].Get', 'main.Map[go.shape.int].Get'],
  ['LazyCompile:*total /srv/cart.js:10:3', 'total /srv/cart.js:10:3'],
  ['do_work (shop/worker.py:12)', 'do_work (shop/worker.py:12)'],
  ['(garbage collector)', '(garbage collector)'],
  ['<listcomp>', '<listcomp>'],
  ['System.Collections.Generic.List`1[System.Int32].Add(!0)', 'System.Collections.Generic.List`1[System.Int32].Add'],
  ['Cart#total', 'Cart#total'],
  ['block (2 levels) in Cart#total', 'block (2 levels) in Cart#total'],
  ['tcp_sendmsg_[k]', 'tcp_sendmsg'],
  ['a\u001b]0;owned\u0007b', 'a\ufffd]0;owned\ufffdb'],
  ['', ''],
])('%s is labelled %s', (name, label) => {
  expect(labelOf(name)).toBe(label)
})

const fitted = (label: string, chars: number) => fitLabel(label, labelCuts(label), chars)

test('qualifiers give way first, and the function’s own name last', () => {
  const go = 'github.com/acme/shop/cart.(*Cart).Total'
  expect([40, 30, 20, 15, 7, 5, 4, 2].map(chars => fitted(go, chars))).toEqual([
    go,
    '…acme/shop/cart.(*Cart).Total',
    '…cart.(*Cart).Total',
    '…(*Cart).Total',
    '…Total',
    'Total',
    'Tot…',
    '',
  ])
  expect(fitted('absl::container_internal::raw_hash_set<…>::rehash', 30)).toBe('…raw_hash_set<…>::rehash')
  expect(fitted('com.shop.OrderServer$$Lambda.call', 26)).toBe('…OrderServer$$Lambda.call')
  expect(fitted('do_work (shop/worker.py:12)', 10)).toBe('do_work')
})

test.each([
  ['app/mod10.ts:walk1036', '…walk1036', 12],
  ['shop/cart.py:Cart.total', '…Cart.total', 14],
  ['./lib/cart.js:handle:86', '…handle:86', 12],
  ['total /srv/shop/cart.js:10:3', 'total', 12],
])('of %s the ending of the file is no name', (label, fit, chars) => {
  expect(fitted(label, chars)).toBe(fit)
})

test('what has no name of its own keeps whose it is', () => {
  expect(fitted('main.serve.func1', 13)).toBe('…serve.func1')
  expect(fitted('shop::run::{closure#0}', 17)).toBe('…run::{closure#0}')
  expect(fitted('com.shop.Cart.<init>', 14)).toBe('…Cart.<init>')
  expect(fitted('shop::Less::operator()', 18)).toBe('…Less::operator()')
})

test('a name of 100 kB of brackets is labelled as fast as any other', () => {
  const name = `f<${'<'.repeat(50_000)}${'(a<b>)'.repeat(10_000)}`
  expect(labelOf(name).length).toBeLessThan(3000)
})
