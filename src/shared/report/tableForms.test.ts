import { expect, test } from 'vitest'
import { tableText, type TextColumn } from './textTable'

const COLUMNS: readonly TextColumn[] = [
  { title: 'self', kind: 'number' },
  { title: 'function', kind: 'name' },
  { title: 'note', kind: 'text' },
]

test('a cell of a Markdown table is cut where it is longer than anyone reads', () => {
  const cellOf = (chars: number) => tableText('markdown', [COLUMNS[1]], [['x'.repeat(chars)]]).split('\n')[2]
  expect(cellOf(300)).toBe(`| \`${'x'.repeat(300)}\` |`)
  expect(cellOf(301)).toBe(`| \`${'x'.repeat(299)}…\` |`)
  expect(cellOf(100_000)).toHaveLength(300 + '| `` |'.length)
})

test('a file of commas or tabs has its cells whole', () => {
  const long = 'x'.repeat(5000)
  expect(tableText('csv', [COLUMNS[1]], [[long]])).toBe(`function\n${long}\n`)
  expect(tableText('tsv', [COLUMNS[1]], [[long]])).toBe(`function\n${long}\n`)
})

test('Markdown has headings, sides, rows, and how many rows are not in it', () => {
  expect(
    tableText(
      'markdown',
      COLUMNS,
      [
        ['5', 'a_b', 'c_d'],
        ['', '', ''],
      ],
      1200,
    ).split('\n'),
  ).toEqual(['| self | function | note |', '| ---: | --- | --- |', '| 5 | `a_b` | c\\_d |', '|  |  |  |', '', '… and 1,200 more rows', ''])
  expect(tableText('markdown', COLUMNS, [], 1)).toContain('… and 1 more row\n')
  expect(tableText('markdown', COLUMNS, [], 0)).not.toContain('more')
  expect(tableText('csv', COLUMNS, [], 5)).toBe('self,function,note\n')
})

test('cells of commas are quoted where they must be, and no cell is a formula', () => {
  const cellOf = (text: string) => tableText('csv', [COLUMNS[1]], [[text]]).slice('function\n'.length, -1)
  expect(['a,b', 'a"b', 'a\nb', 'a\rb', 'a b'].map(cellOf)).toEqual(['"a,b"', '"a""b"', '"a\nb"', 'a�b', 'a b'])
  expect(['=1+1', '+x', '-x', '@x', '\tx', 'a=b'].map(cellOf)).toEqual(["'=1+1", "'+x", "'-x", "'@x", "' x", 'a=b'])
  expect(['-5', '+2.5', '-1e3'].map(cellOf)).toEqual(['-5', '+2.5', '-1e3'])
})

test('control characters do not break a row', () => {
  expect(tableText('tsv', [COLUMNS[2]], [['a\t\n\u007fb']])).toBe('note\na �b\n')
  expect(tableText('markdown', [COLUMNS[2]], [['a\r\n\u0000b']]).split('\n')[2]).toBe('| a �b |')
})
