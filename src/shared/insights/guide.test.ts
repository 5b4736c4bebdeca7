// The worked example of the guide: process_order → calculate_tax → database.query, as each runtime spells it.

import { expect, test } from 'vitest'
import { crowd, findingsOf, shown } from '../../testing/findings'

type Spelling = {
  readonly order: string
  readonly tax: string
  readonly query: string
  readonly taxName: string
  readonly queryName: string
}

const SPELLINGS: Readonly<Record<string, Spelling>> = {
  'the guide itself': spelled('process_order', 'calculate_tax', 'database.query'),
  'Python (py-spy)': {
    ...spelled('process_order (shop/orders.py:12)', 'calculate_tax (shop/tax.py:40)', 'query (shop/database.py:88)'),
    taxName: 'calculate_tax',
    queryName: 'query',
  },
  'Node (perf)': {
    ...spelled(
      'LazyCompile:*processOrder /srv/shop/orders.js:12:3',
      'LazyCompile:*calculateTax /srv/shop/tax.js:40:3',
      'LazyCompile:*query /srv/shop/database.js:88:3',
    ),
    taxName: 'calculateTax /srv/shop/tax.js:40:3',
    queryName: 'query /srv/shop/database.js:88:3',
  },
  Go: spelled(
    'example.com/shop/orders.(*Service).ProcessOrder',
    'example.com/shop/tax.CalculateTax',
    'example.com/shop/database.(*DB).Query',
  ),
  'Java (async-profiler)': {
    ...spelled('com/shop/OrderService.processOrder_[j]', 'com/shop/TaxService.calculateTax_[j]', 'com/shop/Database.query_[j]'),
    taxName: 'com/shop/TaxService.calculateTax',
    queryName: 'com/shop/Database.query',
  },
  'Java (JFR)': spelled('com.shop.OrderService.processOrder', 'com.shop.TaxService.calculateTax', 'com.shop.Database.query'),
  Ruby: {
    ...spelled('process_order - app/orders.rb:12', 'calculate_tax - app/tax.rb:40', 'query - app/database.rb:88'),
    taxName: 'calculate_tax (app/tax.rb)',
    queryName: 'query',
  },
  '.NET': spelled(
    'Shop!Shop.Orders.ProcessOrder(int32)',
    'Shop!Shop.Tax.CalculateTax(int32)',
    'Shop!Shop.Database.Query(class System.String)',
  ),
  Rust: {
    ...spelled(
      'shop::process_order::h0011223344556677',
      'shop::calculate_tax::h8899aabbccddeeff',
      'shop::database::query::h0123456789abcdef',
    ),
    taxName: 'shop::calculate_tax',
  },
  C: spelled('process_order', 'calculate_tax', 'database_query'),
}

function spelled(order: string, tax: string, query: string): Spelling {
  return { order, tax, query, taxName: tax, queryName: query }
}

function example({ order, tax, query }: Spelling): string {
  return `main;${order};${tax};${query} 400\nmain;${order};${tax};${query};recv 200\nmain;${order};${tax} 20\nmain;${order} 30\n${crowd(350)}`
}

test.each(Object.entries(SPELLINGS))(
  '%s: names the query, says who inherits its cost, and suggests optimizing or caching it',
  (_, spelling) => {
    const [first] = shown(findingsOf(example(spelling)))
    expect(first).toMatchObject({ rule: 'database', severity: 'high', value: 600, share: 0.6 })
    expect(first.functionName).toContain(spelling.queryName)
    expect(first.evidence).toContain(`${spelling.taxName} (62.0 % wide, 2.0 % its own) only calls`)
    expect(first.evidence).toContain('changing it alone gains little')
    expect(first.action).toMatch(/^Optimize or cache the query, not \S*tax/i)
    expect(first.tradeOff).toMatchObject({ gain: '10–1000× on the query', risk: 'schema changes' })
    expect(first.details.find(({ label }) => label === 'Gain')?.value).toBe('at most 2.50× as fast; with a better query (10×) 2.17×')
  },
)

test('still says so when other paths are hot as well', () => {
  const peaks = example(SPELLINGS['the guide itself']) + 'main;search;score 450\n'
  const [sum, query] = shown(findingsOf(peaks))
  expect(sum).toMatchObject({ rule: 'multiple-peaks', functionName: 'database.query' })
  expect(query).toMatchObject({ rule: 'database', functionName: 'database.query' })
  expect(query.evidence).toContain('only calls database.query')
  expect(query.action).toContain('Optimize or cache the query, not calculate_tax')
})

test('never makes an ancestor that only inherits the cost the subject of a finding', () => {
  const names = Object.values(SPELLINGS).flatMap(spelling => findingsOf(example(spelling)).insights.map(({ functionName }) => functionName))
  expect(names.filter(name => /tax|order/i.test(name))).toEqual([])
})
