import { expect, test } from 'vitest'
import { tableText, type TextColumn } from './textTable'

const COLUMNS: readonly TextColumn[] = [
  { title: 'Self (ms)', kind: 'number' },
  { title: 'Function', kind: 'name' },
]

test('writes a heading and a line a row in each form', () => {
  const rows = [
    ['12.5', 'main'],
    ['3', 'std::vector<int>'],
  ]
  expect(tableText('csv', COLUMNS, rows)).toBe('Self (ms),Function\n12.5,main\n3,std::vector<int>\n')
  expect(tableText('tsv', COLUMNS, rows)).toBe('Self (ms)\tFunction\n12.5\tmain\n3\tstd::vector<int>\n')
  expect(tableText('markdown', COLUMNS, rows)).toBe(
    '| Self (ms) | Function |\n| ---: | --- |\n| 12.5 | `main` |\n| 3 | `std::vector<int>` |\n',
  )
})

test('lets no name break the table or become a formula', () => {
  const names = ['=HYPERLINK("http://x")', 'a|b`c', 'tab\there', 'line\nend', '-3']
  const rows = names.map(name => ['1', name])
  expect(tableText('csv', COLUMNS, rows).split('\n').slice(1, 4)).toEqual([`1,"'=HYPERLINK(""http://x"")"`, '1,a|b`c', '1,tab here'])
  expect(tableText('tsv', COLUMNS, rows).split('\n')).toHaveLength(names.length + 2)
  expect(tableText('markdown', COLUMNS, rows).split('\n').slice(3, 6)).toEqual([
    '| 1 | `` a\\|b`c `` |',
    '| 1 | `tab here` |',
    '| 1 | `line end` |',
  ])
})

test('says in Markdown how many rows are not there', () => {
  expect(tableText('markdown', COLUMNS, [['1', 'a']], 1234)).toMatch(/\n\n… and 1,234 more rows\n$/)
})
