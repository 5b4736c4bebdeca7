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
  ['names with blanks and counts', 'swapper/0 5\nstd::map<int, int>::find(int const&) 3\nWeb Content 2\n', 'maybe'],
  ['a function with its arguments', 'std::map<int, int>::find(int const&) 3\n', 'maybe'],
  ['a version', 'Debian GNU/Linux 12\n', 'no'],
  ['a table with numbered rows', 'Run Speed\n001 850\n002 740\n003 900\n', 'no'],
  ['a table of numbers', '-32768 -28307\n-26871 -25967\n-25298 -24765\n', 'no'],
  ['columns between tabs', 'abin32\t\t32\nilp32\t\t32\nx32\t\t32\n', 'no'],
  ['sums of files', 'd41d8cd98f00b204e9800998ecf8427e 8\nd41d8cd98f00b204e9800998ecf8427f 9.3\n', 'no'],
  ['versions of files', 'a/b.js 5.2\na/c.js 2.4.3-5\na/d.js 1.2\na/e.js 1.2\n', 'no'],
  ['an enumeration', 'circum 0\ntilde 1\nScaron 2\nZcaron 3\ncaron 4\n', 'no'],
  ['lines that end in a semicolon among those with a number', 'KPX A y -40\nKPX A w -40\nKPX A v -74\nC 32 ; N space ;\n', 'no'],
  ['comments behind numbers', '2272060800 10 # 1 Jan 1972\n2287785600 11 # 1 Jul 1972\n2303683200 12 # 1 Jan 1973\n', 'no'],
  ['settings with a few numbers', `${'NAME yes\n'.repeat(4)}${'MAX 99\n'.repeat(6)}`, 'no'],
  ['names of PostScript', '/idot 105\n/Inodot 73\n/SM070000 92\n', 'no'],
  ['paths and counts', '/usr/bin/shop 105\n/usr/lib/libc.so.6 73\n/init 92\n', 'maybe'],
  ['fractions in flat stacks', 'render 0.5\nquery 1.25\nlog 0.25\n', 'maybe'],
  ['Windows line ends', 'a;b 1\r\na;c 2\r\n', 'maybe'],
])('%s', (_, text, verdict) => {
  expect(folded.looksLike(bytesOf(text), true)).toBe(verdict)
})

test('of a first line longer than the head, frames are enough', () => {
  const verdict = (head: string) => folded.looksLike(bytesOf(head), false)
  expect(['a;b;c', 'abc', '{"a;b', '["a;b', 'a;b 1\nb;'].map(verdict)).toEqual(['maybe', 'no', 'no', 'no', 'maybe'])
  expect(['var a=function(e){return e};a;', '!(()=>{let a;})();f(){', ':root{--a:1;--b:2;'].map(verdict)).toEqual(['no', 'no', 'no'])
  expect(verdict('main;std::sort<int*, cmp::{lambda(int, int)#1}>(int*);operator()(int);')).toBe('maybe')
})
