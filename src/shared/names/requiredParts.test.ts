import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RULES } from '../insights/index'
import { nameFilters } from './nameFilter'
import { requiredParts } from './requiredParts'

test.each([
  [/foo/, ['foo']],
  [/^foo$/, ['foo']],
  [/a/, ['a']],
  [/[Ff]oo\.bar/, ['Foo.bar', 'foo.bar']],
  [/(?<![a-z])(?:get|put)All/, ['getAll', 'putAll']],
  [/foo(?=x)bar/, ['foobar']],
  [/foo?bar/, ['fobar', 'foobar']],
  [/ab.*longer/, ['longer']],
  [/(?:long){2,3}x/, ['long']],
  [/x+wait/, ['wait']],
  [/(?:some)*thing/, ['thing']],
  [/[a-z]foo{0,2}/, ['fo']],
  [/one|two\w+/, ['one', 'two']],
])('%s needs %j', (pattern, parts) => {
  expect(requiredParts(pattern)).toEqual(parts)
})

test.each([/\w+/, /a?/, /one|\d+/, /(?:foo)?/, /(a)\1foo/, /\u{41}foo/u, /\x41foo/])('knows of nothing that %s needs', pattern => {
  expect(requiredParts(pattern)).toBeNull()
})

const { listOf, rowOf, mayMatch } = nameFilters()
const NAMES = readFileSync(join(import.meta.dirname, '../../testing/domainNames.txt'), 'utf8').split('\n')

test('a name that a rule knows passes the filter of its patterns, in either case and whatever stands around it', () => {
  let matched = 0
  for (const { patterns } of RULES) {
    if (patterns === null) continue
    const list = listOf(patterns.names)
    for (const name of NAMES.flatMap(text => [text, `ns.${text}`, `${text}(int)`, text.toUpperCase()])) {
      if (!patterns.names.some(pattern => pattern.test(name))) continue
      matched++
      expect(mayMatch(rowOf(name), list), name).toBe(true)
    }
  }
  expect(matched).toBeGreaterThan(NAMES.length)
})

test('most names of a program need not be tried', () => {
  const list = listOf([/memcpy/, /(?:my)?sql_query/])
  const names = ['main', 'github.com/acme/shop.(*Cart).Total', 'std::vector::push_back', 'memcpy', 'MYSQL_QUERY', 'x']
  expect(names.filter(name => mayMatch(rowOf(name), list))).toEqual(['memcpy', 'MYSQL_QUERY'])
})

test('names that are too long to be kept are told apart, from each other and from what comes after', () => {
  const list = listOf([/memcpy/])
  const long = 'x'.repeat(2000)
  expect([`${long}memcpy`, long, 'copy', 'memcpy', long].map(name => mayMatch(rowOf(name), list))).toEqual([
    true,
    false,
    false,
    true,
    false,
  ])
})
