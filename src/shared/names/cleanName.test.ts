import { expect, test } from 'vitest'
import { cleanName } from './cleanName'

test.each([
  ['f_[k]', 'f'],
  ['java/util/HashMap.put_[j]', 'java/util/HashMap.put'],
  ['f+0x1f', 'f'],
  ['shop::tax::rate::h0123456789abcdef', 'shop::tax::rate'],
  ['com.shop.Tax$$Lambda$14/0x0000000800c8b040.apply', 'com.shop.Tax$$Lambda.apply'],
  ['com.shop.Tax$$Lambda/0x00007f1234567890.apply', 'com.shop.Tax$$Lambda.apply'],
  ['parse.constprop.0', 'parse'],
  ['log::set_logger::_$u7b$$u7b$closure$u7d$$u7d$', 'log::set_logger::{{closure}}'],
  ['<core::result::Result<T$C$ E>>::and_then', '<core::result::Result<T, E>>::and_then'],
  ['shop::my_$u7b$x', 'shop::my_{x'],
  ['shop.Cart$C$total', 'shop.Cart$C$total'],
  ['core::cmp::_$LT$impl$u20$core..cmp..Ord$GT$::lt::hf4d08bdc2d45569c', 'core::cmp::<impl core::cmp::Ord>::lt'],
  ['memcpy@@GLIBC_2.14', 'memcpy'],
  ['f (shop/tax.py:42)', 'f (shop/tax.py)'],
  ['f - app/tax.rb:42', 'f (app/tax.rb)'],
  ['LazyCompile:*f /srv/tax.js:10:3', 'f /srv/tax.js:10:3'],
  ['std::sort<int*>(int*, int*)', 'std::sort<int*>(int*, int*)'],
  ['', ''],
])('%s and its likes are one function, %s', (raw, identity) => {
  expect(cleanName(raw).identity).toBe(identity)
})

test.each([
  ['shop::Database::query(std::string const&)', 'shop::Database::query'],
  ['std::vector<int, std::allocator<int> >::push_back(int const&)', 'std::vector::push_back'],
  ['core::ptr::drop_in_place::<shop::Order>', 'core::ptr::drop_in_place'],
  ['operator new(unsigned long)', 'operator new'],
  ['main.(*DB).Query', 'main.(*DB).Query'],
  ['java.util.regex.Pattern.<init>', 'java.util.regex.Pattern.<init>'],
  ['<listcomp> (shop/tax.py:3)', '<listcomp>'],
  ['(garbage collector)', '(garbage collector)'],
  ['<T as core::Trait>::go', '<T as core::Trait>::go'],
])('patterns see %s as %s', (raw, name) => {
  expect(cleanName(raw).name).toBe(name)
})

test('keeps a line that stood in the name', () => {
  expect(cleanName('f (shop/tax.py:42)')).toMatchObject({ file: 'shop/tax.py', line: 42 })
})

test.each([
  ['app/cart.ts:total', 'app/cart.ts', 'total', 0],
  ['./lib/cart.js:total:12', './lib/cart.js', 'total', 12],
  ['app/cart.rb:block in total', 'app/cart.rb', 'block in total', 0],
  ['cart.py:<lambda>', 'cart.py', '<lambda>', 0],
  ['com.acme.Shop:total', null, 'com.acme.Shop:total', 0],
  ['cart.py:12', null, 'cart.py:12', 0],
  ['detail.h::total', null, 'detail.h::total', 0],
])('%s is told with its file in front', (raw, file, name, line) => {
  expect(cleanName(raw)).toEqual({ identity: raw, name, file, line })
})
