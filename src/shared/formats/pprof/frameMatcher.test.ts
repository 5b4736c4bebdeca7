import { expect, test } from 'vitest'
import { frameMatcher } from './frameMatcher'

function matched(expression: string, names: readonly string[]): readonly string[] | string {
  const matcher = frameMatcher(expression)
  return matcher.ok ? names.filter(matcher.value.matches) : matcher.error
}

test('matches what RE2 matches', () => {
  expect(
    matched('(__)?posix_memalign|operator new(\\[\\])?', ['posix_memalign', '__posix_memalign', 'operator new[]', '_posix_memalign']),
  ).toEqual(['posix_memalign', '__posix_memalign', 'operator new[]'])
  expect(matched('runtime\\.call[0-9]*', ['runtime.call', 'runtime.call32', 'runtimexcall', 'runtime.callx'])).toEqual([
    'runtime.call',
    'runtime.call32',
  ])
  expect(matched('a{2,3}b?|[^x]{2}', ['aa', 'aaab', 'aaaa', 'yz', 'xz'])).toEqual(['aa', 'aaab', 'yz'])
  expect(matched('^f.*$|\\Qa.b\\E', ['foo', 'xfoo', 'a.b', 'axb'])).toEqual(['foo', 'a.b'])
  expect(matched('[[:upper:]][]\\d-]+|(?:ab|cd)+?|(?P<n>ü.)', ['A]9-', 'abcd', 'üé', 'a]'])).toEqual(['A]9-', 'abcd', 'üé'])
})

test('takes no longer for an expression that hangs other matchers', () => {
  expect(matched('(a+)+(a|aa)*(.*)*b', ['a'.repeat(20_000)])).toEqual([])
})

test('refuses what it does not understand, and what would grow without end', () => {
  expect(matched('a**', [])).toBe('unexpected *')
  expect(matched('(a', [])).toBe('missing )')
  expect(matched('a)', [])).toBe('a ) without its (')
  expect(matched('\\bword', [])).toBe('unknown escape \\b')
  expect(matched('((a{100}){100}){100}', [])).toBe('too many repetitions')
  expect(matched('('.repeat(2000), [])).toBe('too many nested groups')
})
