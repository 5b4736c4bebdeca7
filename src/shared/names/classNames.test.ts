import { expect, test } from 'vitest'
import { isClassName } from './classNames'

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
