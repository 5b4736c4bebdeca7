import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'
import { findingsOf } from '../../../testing/findings'
import { symbolsOf } from './symbols'

function classOf(text: string, name: string): string | null {
  const symbols = symbolsOf(profileOf(text), {})
  return symbols.frameClass[symbols.name.indexOf(name)]
}

test('the name of the program under its first function is no function', () => {
  expect(classOf('shop;_start;main;total 10\nshop;[unknown];price 5\n', 'shop')).toBe('entry')
  expect(classOf('shop;main;total 10\nshop;price 5\n', 'shop')).toBe(null)
  // A function that is also called is one.
  expect(classOf('shop;_start;main;shop 10\n', 'shop')).toBe(null)
})

test('samples without any function under it are not the program’s to optimize', () => {
  const names = findingsOf('shop 700\nshop;_start;main;total 300\n').insights.map(({ functionName }) => functionName)
  expect(names).not.toContain('shop')
})

test('every root of perf is a process', () => {
  const perf = (name: string) => `${name} 1 1.0: 1 cycles:u:\n\t1 total (/srv/shop)\n\t2 load (/srv/shop)\n\n`
  expect(classOf(perf('shop'), 'shop')).toBe('entry')
})

test('the kernel’s idle process stays idle', () => {
  expect(classOf('swapper;[unknown];halt 10\nshop;_start;main 5\n', 'swapper')).toBe('idle')
})
