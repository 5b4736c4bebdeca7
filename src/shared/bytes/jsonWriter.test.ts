import { expect, test } from 'vitest'
import { textOf } from '../base/utf8'
import { byteText } from './jsonWriter'

test('a text is written as it is, however long, and no character is cut in two', () => {
  const long = 'x'.repeat(2 ** 20 - 1) + '💥'.repeat(2 ** 19) + 'é'
  const out = byteText()
  out.text('[')
  out.text(long)
  out.text(']')
  expect(textOf(out.finish()) === `[${long}]`).toBe(true)
})

test('numbers are written as JSON says them', () => {
  const out = byteText()
  for (const value of [0, -7, 2 ** 31, -(2 ** 31), 1.5, NaN]) {
    out.number(value)
    out.text(' ')
  }
  expect(textOf(out.finish())).toBe('0 -7 2147483648 -2147483648 1.5 0 ')
})
