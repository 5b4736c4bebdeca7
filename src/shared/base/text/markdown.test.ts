import { expect, test } from 'vitest'
import { codeSpan, escapedMarkdown, markdownRow } from './markdown'

test('a name in Markdown is read as it is written', () => {
  expect(codeSpan('a*b_c')).toBe('`a*b_c`')
  expect(codeSpan('a`b')).toBe('`` a`b ``')
  expect(codeSpan('``')).toBe('``` `` ```')
  expect(codeSpan('a|b||c')).toBe('`a\\|b\\|\\|c`')
  expect(codeSpan('a\n \t b')).toBe('`a b`')
  expect(escapedMarkdown('a*b_c`d<e>|f[g]\\')).toBe('a\\*b\\_c\\`d\\<e\\>\\|f\\[g\\]\\\\')
  expect(markdownRow(['a', '', 'b'])).toBe('| a |  | b |')
})
