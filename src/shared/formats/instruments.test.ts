import { expect, test } from 'vitest'
import { foldedOf, profileOf } from '../../testing/reading'

const TITLES = 'Weight\tSelf Weight\t\tSymbol Name\n'

test('weighs a function by what it takes itself', () => {
  const text = `${TITLES}4.93 s  100.0%\t0 s\t \tstart\n4.93 s   99.9%\t12.50 ms\t \t main\n1.50 min   0.0%\t1.50 min\t \t  tax\n`
  expect(foldedOf(text)).toEqual(['start;main 12500000', 'start;main;tax 90000000000'])
})

test('tells siblings from callees by their indentation', () => {
  const row = (name: string) => `1.00 ms  1.0%\t1.00 ms\t \t${name}\n`
  expect(foldedOf(TITLES + ['a', ' b', '  c', '  d', ' e', 'f'].map(row).join(''))).toEqual([
    'a 1000000',
    'a;b 1000000',
    'a;b;c 1000000',
    'a;b;d 1000000',
    'a;e 1000000',
    'f 1000000',
  ])
})

test('says which lines are no rows', () => {
  expect(profileOf(`${TITLES}1.00 ms  1.0%\t1.00 ms\t \ta\nnonsense\n`).meta.notes).toEqual([
    { what: 'lines that are no row of the table', count: 1, where: 'line 3' },
    { what: 'printed figures were read, which are rounded', count: 1, where: null },
  ])
})
