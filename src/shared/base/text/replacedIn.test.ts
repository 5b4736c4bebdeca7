import { expect, test } from 'vitest'
import { replacedIn } from './replacedIn'

test('replaces all of a name, and nothing of a text that is none', () => {
  expect(replacedIn('java/lang/Object', '/', '.')).toBe('java.lang.Object')
  expect(replacedIn(String.raw`a\'b\\c`, /\\(['\\])/g, '$1')).toBe(String.raw`a'b\c`)
  const long = '/'.repeat(100_001)
  expect(replacedIn(long, '/', '.')).toBe(long)
})
