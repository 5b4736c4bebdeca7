import { expect, test } from 'vitest'
import { pprofText } from '../../../testing/pprofText'
import { read } from '../../../testing/reading'
import { errorText } from '../errorText'
import { FORMATS } from '../index'
import { profileReading } from '../reading'

function errorOf(bytes: Uint8Array): string {
  const result = read(bytes)
  return result.ok ? 'no error' : errorText(result.error)
}

test('refuses a small file that asks for endless frames', () => {
  const lines = 'f '.repeat(2000)
  const ids = '1 '.repeat(20_000)
  const bytes = pprofText(`type a b\nlocation 1 ${lines}\nsample ${ids}= 1`)
  expect(errorOf(bytes)).toContain('more frames than can be held')
  // So it does where functions alone are asked for.
  const reading = profileReading(FORMATS, 'functions')
  reading.push(bytes)
  const functions = reading.finishFunctions()
  expect(functions?.ok === false && errorText(functions.error)).toContain('more frames than can be held')
})
