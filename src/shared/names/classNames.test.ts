import { expect, test } from 'vitest'
import { isClassName, isLockClassName, isSureClassName, mayBeClassName } from './classNames'

test.each(['byte[]', '[B', 'java.lang.String', 'Ljava/lang/String;', 'com.acme.Cart$Line', 'System.String', 'Alloc: Cart'])(
  '%s is a class and no function',
  name => {
    expect(isClassName(name, false)).toBe(true)
  },
)

test.each(['com.acme.Cart.total', 'Cart.total', 'render', 'Array#map'])('%s is a function', name => {
  expect(isClassName(name, true)).toBe(false)
})

test('without a package it is a class where the JVM wrote it', () => {
  expect(isClassName('Measures$OrderStore', true)).toBe(true)
  expect(isClassName('Total', false)).toBe(false)
})

test.each([
  ['byte[]', [1, 1, 0]],
  ['[B', [1, 1, 0]],
  ['java.lang.String', [1, 1, 0]],
  ['java.util.concurrent.locks.ReentrantLock_[i]', [1, 0, 1]],
  ['System.Threading.Thread.Sleep', [1, 0, 0]],
  ['System.String', [1, 1, 0]],
  ['main.Total', [0, 0, 0]],
  ['com.acme.Cart.total', [0, 0, 0]],
])('%s: may be a class, surely is one, is that of a lock: %j', (name, tells) => {
  expect([mayBeClassName(name), isSureClassName(name), isLockClassName(name)].map(Number)).toEqual(tells)
})
