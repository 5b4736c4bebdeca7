import { expect, test } from 'vitest'
import { codeCell, codeSpan, escapedMarkdown, markdownRow } from './markdown'

test('a name in Markdown is read as it is written', () => {
  expect(codeSpan('a*b_c')).toBe('`a*b_c`')
  expect(codeSpan('a`b')).toBe('`` a`b ``')
  expect(codeSpan('``')).toBe('``` `` ```')
  expect([codeSpan('a|b||c'), codeCell('a|b||c')]).toEqual(['`a|b||c`', '`a\\|b\\|\\|c`'])
  expect(codeSpan('a\n \t b')).toBe('`a b`')
  expect(escapedMarkdown('a*b_c`d<e>|f[g]\\')).toBe('a\\*b\\_c\\`d\\<e\\>\\|f\\[g\\]\\\\')
  expect(escapedMarkdown('Cart#12')).toBe('Cart\\#12')
  expect(markdownRow(['a', '', 'b\nc'])).toBe('| a |  | b c |')
})
