import { expect, test } from 'vitest'
import { comparedName } from './matchingKey'

test.each([
  ['com.shop.Tax$$Lambda$14/0x0000000800c03000.apply', 'com.shop.Tax$$Lambda$21/0x0000000800d17400.apply', 'com.shop.Tax$$Lambda.apply'],
  [
    'com.shop.Tax$$Lambda$92+0x00007f8a1c0a1b28.345902941.run',
    'com.shop.Tax$$Lambda+0x00007f8a1c0ffff8.1180.run',
    'com.shop.Tax$$Lambda.run',
  ],
  [
    'java.lang.invoke.LambdaForm$DMH+0x0000000800c10000.1234.invokeStatic',
    'java.lang.invoke.LambdaForm$DMH/0x0000000800d20000.invokeStatic',
    'java.lang.invoke.LambdaForm$DMH.invokeStatic',
  ],
  ['com.shop.Rules+0x00007f8a1c0a1b28.77.check', 'com.shop.Rules/0x0000000800c03000.check', 'com.shop.Rules.check'],
  [
    'jdk.internal.reflect.GeneratedMethodAccessor17.invoke',
    'jdk.internal.reflect.GeneratedMethodAccessor3.invoke',
    'jdk.internal.reflect.GeneratedMethodAccessor.invoke',
  ],
  ['jdk.proxy2.$Proxy17.find', 'jdk.proxy2.$Proxy4.find', 'jdk.proxy2.$Proxy.find'],
  [
    'com.shop.Cart$$EnhancerBySpringCGLIB$$1a2b3c4d.total',
    'com.shop.Cart$$EnhancerBySpringCGLIB$$ffee0011.total',
    'com.shop.Cart$$EnhancerBySpringCGLIB$$.total',
  ],
  ['shop::tax::rate::h0123456789abcdef', 'shop::tax::rate::hfedcba9876543210', 'shop::tax::rate'],
  ['shop[846817f741e54dfd]::tax::rate', 'shop[1122334455667788]::tax::rate', 'shop::tax::rate'],
  ['parse.constprop.0', 'parse.isra.0.constprop.2', 'parse'],
  ['total [clone .cold]', 'total', 'total'],
  ['handle (app.py:12)', 'handle (app.py:40)', 'handle (app.py)'],
  ['(anonymous main.js:3:14)', '(anonymous main.js:9:2)', '(anonymous main.js)'],
  ['Cart.<Total>b__12_0', 'Cart.<Total>b__13_1', 'Cart.<Total>b__'],
])('%s and %s are one function', (one, other, key) => {
  expect([comparedName(one), comparedName(other)]).toEqual([key, key])
})

test.each([
  ['0x7f0012ab34cd', '0x7f0012ab3500'],
  ['[0x1000]', '[0x2000]'],
  ['com.shop.Tax$$Lambda$14/0x0000000800c03000.apply', 'com.shop.Tax$$Lambda$14/0x0000000800c03000.run'],
  ['std::map<int, long>::find', 'std::map<int, char>::find'],
  ['sha256', 'sha512'],
  ['shop::run::{closure#0}', 'shop::run::{closure#1}'],
])('%s and %s stay two', (one, other) => {
  expect(comparedName(one)).not.toBe(comparedName(other))
})

test('a function of the standard library is the same whichever library it was compiled with', () => {
  expect(comparedName('std::__1::vector<int>::push_back(int)')).toBe(comparedName('std::vector<int>::push_back(int)'))
  expect(comparedName('std::__cxx11::basic_string<char>::append(char)')).toBe(comparedName('std::basic_string<char>::append(char)'))
})

test.each([
  ['app.(*App).Run.func2.(*Log).Handler.1', 'example.com/shop/log.(*Log).Handler.func1'],
  ['example.com/shop/log.(*Log).Handler-fm.(*Log).Handler.func1', 'example.com/shop/log.(*Log).Handler.func1'],
])('Go’s %s is %s, inlined somewhere', (inlined, plain) => {
  expect(comparedName(inlined)).toBe(comparedName(plain))
})

test('a closure of Go’s is not its method, nor another one of it', () => {
  const names = ['log.(*Log).Handler', 'log.(*Log).Handler.func1', 'log.(*Log).Handler.func2', 'log.(*Log).Handler.func1.1']
  expect(new Set(names.map(comparedName)).size).toBe(names.length)
})
