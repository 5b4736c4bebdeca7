import { expect, test } from 'vitest'
import { withLazyReaders } from './lazyReaders.mjs'

test('a format is recognised as before, and its reader is loaded when it is opened', () => {
  const text = [
    "import { openJfr } from './jfr/reader'",
    "export const jfr: Format = { id: 'jfr', looksLike: head => head[0] === 70, open: openJfr }",
    "export const other: Format = { id: 'other', looksLike, open: report => wholeFile(report, { open: 1 }) }",
  ].join('\n')
  expect(withLazyReaders(text, '/src/jfr.ts').split('\n').slice(1)).toEqual([
    `export const jfr: Format = { id: 'jfr', looksLike: head => head[0] === 70, open: (...given) => loadedNow(import("/src/jfr.ts")).jfr.open(...given) }`,
    `export const other: Format = { id: 'other', looksLike, open: (...given) => loadedNow(import("/src/jfr.ts")).other.open(...given) }`,
  ])
})

test('leaves formats alone that are made in another way', () => {
  const text = 'export const a = formatOf(1)\nexport const b = { open() {} }\nexport const c = { open }\nconst d = { open: 1 }\n'
  expect(withLazyReaders(text, '/a.ts')).toBe(text)
})
