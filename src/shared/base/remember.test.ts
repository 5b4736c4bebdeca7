import { expect, test } from 'vitest'
import { once, rememberLast } from './remember'

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
