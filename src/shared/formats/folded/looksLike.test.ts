import { expect, test } from 'vitest'
import { bytesOf } from '../../base/utf8'
import { folded } from '../folded'

test.each([
  ['three lines with counts', 'a 1\nb 2\nc 3\n', 'maybe'],
  ['a line with a count and nothing else', 'a 1\n', 'maybe'],
  ['two of three lines with counts', 'a 1\nb 2\nwords\n', 'no'],
  ['three of five lines with counts', 'a 1\nb 2\nc 3\nx y\nz\n', 'maybe'],
  ['three of six lines with counts', 'a 1\nb 2\nc 3\nx y\nz\nw\n', 'no'],
  ['a stack of two frames among one other line', 'a;b 1\nwords\n', 'no'],
  ['two stacks of two frames among one other line', 'a;b 1\na;c 1\nwords\n', 'maybe'],
  ['comments and blank lines', '# a comment\n\n  \na 1\n', 'maybe'],
  ['nothing but comments', '# a comment\n', 'no'],
  ['nothing', '', 'no'],
  ['three stacks without counts', 'a;b\na;c\na;d\n', 'maybe'],
  ['two stacks without counts', 'a;b\na;c\n', 'no'],
  ['stacks without counts from two roots', 'a;b\na;c\nb;d\n', 'no'],
  ['stacks without counts and one name', 'a;b\na;c\na\n', 'no'],
  ['stacks without counts that end in a semicolon', 'a;b;\na;c;\na;d;\n', 'no'],
  ['stacks without counts that begin with one', ';a;b\n;a;c\n;a;d\n', 'no'],
  ['stacks without counts with braces in them', 'a;b{\na;c\na;d\n', 'no'],
  ['stacks without counts with brackets in them', 'a;b[\na;c\na;d\n', 'no'],
  ['settings with colons', 'width: 12\nheight: 5\ndepth: 7\n', 'no'],
  ['settings with equals signs', 'width = 12\nheight = 5\ndepth = 7\n', 'no'],
  ['a stack that ends in a colon', 'main;rs: 12\n', 'maybe'],
  ['lines that end in a comma', 'a, 1\nb, 2\nc, 3\n', 'no'],
  ['lines with a quote', '"GET /" 200\n"GET /" 200\n"GET /" 200\n', 'no'],
  ['a stack with a quote', 'a;"b" 1\n', 'maybe'],
  ['lines of JSON', '{"a;b": 1} 1\n', 'no'],
  ['a name of PHP in braces as a root', '{main};run 1\n', 'maybe'],
  ['a name of PHP in braces alone', '{main} 3\n', 'maybe'],
  ['a stack whose first name goes on behind a brace', '{main}x;run 1\n', 'no'],
  ['an object with blanks', '{a b};run 1\n', 'no'],
  ['an object with a quote', '{"a"};run 1\n', 'no'],
  ['an object with a comma', '{a,b};run 1\n', 'no'],
  ['an empty object', '{} 1\n', 'no'],
  ['a NUL in a name', 'a;b\0c 1\n', 'maybe'],
  ['two control characters side by side', 'a;b\0\u0001c 1\n', 'no'],
  ['a NUL at the end', 'a;b 1\na;c 1\n\0', 'maybe'],
  ['an escape sequence', 'a;b\u001b\u001bc 1\n', 'maybe'],
  ['a control character after a tab', 'a;b\t\u0001c 1\n', 'maybe'],
  ['Windows line ends', 'a;b 1\r\na;c 2\r\n', 'maybe'],
])('%s', (_, text, verdict) => {
  expect(folded.looksLike(bytesOf(text), true)).toBe(verdict)
})

test('of a first line longer than the head, frames are enough', () => {
  const verdict = (head: string) => folded.looksLike(bytesOf(head), false)
  expect(['a;b;c', 'abc', '{"a;b', '["a;b', 'a;b 1\nb;'].map(verdict)).toEqual(['maybe', 'no', 'no', 'no', 'maybe'])
})
