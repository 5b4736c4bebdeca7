import { expect, it } from 'vitest'
import { jsonPieces } from './jsonPieces'

const many = (size: number) => Array.from({ length: size }, (_, i) => `name "${i}"\n`)

it.each([
  ['text', 'a "b"\n'],
  ['nothing', null],
  ['an empty list', []],
  ['an empty record', {}],
  ['a small record', { a: 1, b: [1, { c: null }], d: undefined }],
  ['a long list', many(5000)],
  ['a list as long as one batch', many(1024)],
  ['a long list of records', many(3000).map((name, self) => ({ name, self, more: [], none: undefined }))],
  ['long lists in records in a list', { total: 3, insights: [{ stack: many(2500), share: 0.5 }, { stack: [] }, { stack: many(1) }] }],
  ['gaps', [undefined, many(2000), undefined, null, 1]],
  ['lists in lists', [[many(2000), [many(2000)]], many(70)]],
  ['a record with many keys', Object.fromEntries(many(3000).map((name, i) => [name, i % 7 === 0 ? undefined : [i]]))],
])('is what JSON makes of %s', (_, value) => {
  expect(Array.from(jsonPieces(value)).join('')).toBe(JSON.stringify(value, null, 2))
})

it('makes no piece of all of a long list', () => {
  const pieces = Array.from(jsonPieces({ stack: many(100_000) }))
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(4096)
})
