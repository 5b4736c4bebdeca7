import { expect, test } from 'vitest'
import { everyColumn } from '../../testing/everyColumn'
import { profileOf } from '../../testing/reading'
import { functionSource } from '../analysis/functionTable'
import { topFunctions, type TopOrder } from './topFunctions'

function names(input: string, order: TopOrder, limit = 0): string {
  return topFunctions(functionSource(profileOf(input)), 0, order, limit)
    .rows.map(({ name }) => name)
    .join(' ')
}

test('largest first, equal ones by the other weight and then by name', () => {
  expect(names('z;b 2\nz;a 2\nz 2\ny;c 2\n', 'self')).toBe('z a b c y')
  expect(names('z;b 2\nz;a 2\nz 2\ny;c 2\n', 'total')).toBe('z a b c y')
  expect(names('m;b 1\nm;é 1\nm;a 1\n', 'self')).toBe('a b é m')
})

test('as many as asked for, all of them for 0, and none that weighs nothing', () => {
  expect([names('a 3\nb 2\nc 1\nd 0\n', 'self', 2), names('a 3\nb 2\nc 1\nd 0\n', 'self', 0)]).toEqual(['a b', 'a b c'])
})

test('rows have file and line where the file tells, and the total has samples without a stack in it', () => {
  expect(topFunctions(functionSource(everyColumn()), 1, 'self', 0)).toEqual({
    sampleType: { name: 'calls', unit: 'count' },
    total: 10,
    rows: [
      { name: 'read', file: null, line: null, self: 3, total: 3 },
      { name: 'parse', file: 'parse.c', line: 20, self: 2, total: 2 },
      { name: 'main', file: 'main.c', line: 10, self: 1, total: 6 },
    ],
  })
})
