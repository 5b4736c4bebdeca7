import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionName } from '../profile/profile'
import { buildCallTree } from './callTree'
import { functionWeights } from './functionTable'
import { buildInvertedTree } from './invertedTree'
import { matchedStackValue, matchFunctions } from './search'
import { stackView } from './stackView'

const SHOP = 'main;order;tax 2\nmain;order;query 5\nmain;log 1\nmain;order;query;recv 3\nmain;order;tax;order 4\n'

function treeText(input: string, invert = false): string[] {
  const profile = profileOf(input)
  const view = stackView(profile, 0)
  const tree = (invert ? buildInvertedTree : buildCallTree)(profile, view)
  return Array.from(
    tree.fn,
    (fn, node) =>
      `${'  '.repeat(tree.depth[node])}${functionName(profile, fn)} ${tree.self[node]}/${tree.total[node]} @${tree.start[node]}`,
  )
}

test('lays the call tree out heaviest first, each child from the left edge of its parent', () => {
  expect(treeText(SHOP)).toEqual([
    'main 0/15 @0',
    '  order 0/14 @0',
    '    query 5/8 @0',
    '      recv 3/3 @0',
    '    tax 2/6 @8',
    '      order 4/4 @8',
    '  log 1/1 @14',
  ])
})

test('puts callers under what they call when inverted', () => {
  expect(treeText('a;b;c 2\na;c 1\n', true)).toEqual(['c 0/3 @0', '  b 0/2 @0', '    a 2/2 @0', '  a 1/1 @2'])
})

test('counts a recursive function once a stack', () => {
  const profile = profileOf(SHOP)
  const { self, total, totalValue } = functionWeights(profile, stackView(profile, 0))
  const rows = Array.from(self, (own, fn) => [functionName(profile, fn), own, total[fn]])
  expect(rows).toEqual([
    ['main', 0, 15],
    ['order', 4, 14],
    ['tax', 2, 6],
    ['query', 5, 8],
    ['log', 1, 1],
    ['recv', 3, 3],
  ])
  expect(totalValue).toBe(15)
})

test('does not count a match under a match twice', () => {
  const profile = profileOf(SHOP)
  const valueOf = (text: string) => {
    const matched = matchFunctions(profile, { text, isRegex: false, matchesCase: false })
    return matched.ok && matched.value !== null ? matchedStackValue(profile, stackView(profile, 0), matched.value) : null
  }
  expect(valueOf('ORDER')).toBe(14)
  expect(valueOf('/^(recv|query)$/')).toBe(8)
  expect(valueOf('')).toBe(null)
})
