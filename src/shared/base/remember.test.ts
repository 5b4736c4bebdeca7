import { expect, test } from 'vitest'
import { once, rememberByText, rememberLast } from './remember'

test('is made on first use and never again, whatever it is', () => {
  let made = 0
  const nothing = once(() => (made++, null))
  expect(made).toBe(0)
  expect([nothing(), nothing(), made]).toEqual([null, null, 1])
})

test('the same arguments give the very same value, others a new one', () => {
  const pair = rememberLast((a: object, b: object) => [a, b])
  const [one, other] = [{}, {}]
  const first = pair(one, other)
  expect(pair(one, other)).toBe(first)
  expect(pair(other, one)).not.toBe(first)
  expect(pair(one, other)).not.toBe(first)
})

test('fewer arguments than the last time are others, and so are none', () => {
  const list = rememberLast((...all: readonly number[]) => all)
  expect([list(1, 2), list(1), list(), list()]).toEqual([[1, 2], [1], [], []])
})

test('by text: a name is made once, and a very long one each time, so that none is kept', () => {
  const asked: string[] = []
  const lengthOf = rememberByText(text => (asked.push(text.slice(0, 5)), text.length))
  expect([lengthOf('price'), lengthOf('price'), lengthOf('x'.repeat(2000)), lengthOf('x'.repeat(2000))]).toEqual([5, 5, 2000, 2000])
  expect(asked).toEqual(['price', 'xxxxx', 'xxxxx'])
})
