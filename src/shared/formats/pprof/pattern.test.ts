import { expect, test } from 'vitest'
import { parsePattern } from './pattern'

function problem(source: string): string | null {
  const parsed = parsePattern(source)
  return parsed.ok ? null : parsed.error
}

test.each([
  ['a(b', 'missing )'],
  ['a)b', 'a ) without its ('],
  ['*a', 'unexpected *'],
  ['a**', 'unexpected *'],
  ['a{3,2}', 'bad repetition {3,2}'],
  ['a{1001}', 'bad repetition {1001}'],
  ['a{1,1001}', 'bad repetition {1,1001}'],
  ['a{1000}', null],
  ['a{1000,}', null],
  ['a{2}b{0,3}', null],
  ['(?i)a', 'flags'],
  ['(?:a|b)c', null],
  ['(?P<name>a)', null],
  ['(?<name>a)', null],
  ['\\bword', 'unknown escape \\b'],
  ['\\1', 'unknown escape \\1'],
  ['\\d+\\.\\w*', null],
  ['\\pL', 'unknown \\p'],
  ['\\p{L}', null],
  ['\\p{Nonsense}', 'unknown \\p{Nonsense}'],
  ['[a', 'unexpected ['],
  ['[]a]', null],
  ['[^]a]', null],
  ['[[:alpha:]_]', null],
  ['[z-a]', 'unknown [z-a]'],
  ['\\Qa.b(\\E.', null],
  [`${'('.repeat(1000)}a${')'.repeat(1000)}`, null],
  [`${'('.repeat(1001)}a${')'.repeat(1001)}`, 'too many nested groups'],
  ['', null],
])('`%s` is understood, or refused with a reason: %s', (source, expected) => {
  expect(problem(source)).toBe(expected)
})
