import { expect, test } from 'vitest'
import { compareUtf8 } from './utf8'

test('sorts as the bytes do, also where UTF-16 order differs', () => {
  const names = ['b', 'a', 'é', '\u{1f525}', '\uff5e', 'ab', 'A', '']
  const byBytes = [...names].sort((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y)))
  expect([...names].sort(compareUtf8)).toEqual(byBytes)
})
