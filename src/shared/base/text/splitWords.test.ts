import { expect, test } from 'vitest'
import { splitWords } from './splitWords'

test.each([
  ['node a.js  --n 5', ['node', 'a.js', '--n', '5']],
  [`a 'b c' "d e" f\\ g`, ['a', 'b c', 'd e', 'f g']],
  [`a '' ""`, ['a', '', '']],
  [`'it'\\''s' x"y"z`, ["it's", 'xyz']],
  [`"a\\"b\\n" '\\n|$'`, ['a"b\\n', '\\n|$']],
  [`sh -c 'a | b'`, ['sh', '-c', 'a | b']],
])('%s', (line, words) => {
  expect(splitWords(line)).toEqual({ ok: true, value: words })
})

test.each([
  ['a | b', 'unquoted |'],
  ['a $HOME', 'unquoted $'],
  ['a "$HOME"', 'unquoted $'],
  ['ls *.js', 'unquoted *'],
  ['a "b', 'without its end'],
  ["a 'b", 'without its end'],
  ['a\\', 'backslash'],
  ['  ', 'empty'],
])('%s is refused', (line, words) => {
  const result = splitWords(line)
  expect(!result.ok && result.error).toContain(words)
})
