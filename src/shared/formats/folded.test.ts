import { expect, test } from 'vitest'
import { foldedOf, read } from '../../testing/reading'

test('sums the stacks of a folded file, whatever its line ends', () => {
  expect(foldedOf('main;work;inner 3\r\nmain;idle 2\nmain;work;inner 4')).toEqual(['main;idle 2', 'main;work;inner 7'])
})

test('keeps fractions and blanks inside names', () => {
  expect(foldedOf('main;std::vector<int, char> 1.5\nmain;a b c\t2\nmain 3')).toEqual([
    'main 3',
    'main;a b c 2',
    'main;std::vector<int, char> 1.5',
  ])
})

test('names the line it could not read, and reads the others', () => {
  const result = read('a 1\nnonsense\n\n# a comment\nb 2\nc 3')
  expect(result.ok && result.value.meta.notes).toEqual([{ what: 'lines without a stack and a count', count: 1, where: 'line 2' }])
})
