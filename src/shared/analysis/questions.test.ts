import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionName, NONE, type Profile } from '../profile/profile'
import { profileBuilder } from '../profile/builder'
import { functionWeights } from './functionTable'
import { functionModules } from './modules'
import { neighboursOf } from './neighbours'
import { matchedStackValue, matchFunctions } from './search'
import { selectCounts, selectStacks } from './selectStacks'
import { stackView } from './stackView'
import { tableRows, type TableSort } from './tableRows'

const SHOP = profileOf('main;order;tax;query 3\nmain;order;tax 1\nmain;log 2\nmain;order;query 4\nmain;order;tax;order 5\n')

function fn(name: string, profile: Profile = SHOP): number {
  return profile.functions.name.findIndex((_, row) => functionName(profile, row) === name)
}

test('callers and callees of a function add up to its total, recursion counted once', () => {
  const { self, total, callers, rootValue, callees, totalValue } = neighboursOf(SHOP, stackView(SHOP, 0), fn('order'))
  const named = (list: typeof callers) => list.map(({ fn: row, value }) => [functionName(SHOP, row), value])
  expect({ self, total, totalValue, rootValue }).toEqual({ self: 5, total: 13, totalValue: 15, rootValue: 0 })
  expect(named(callers)).toEqual([['main', 13]])
  // Of the inner call of `order` everything is its own; of the outer one, tax took 4 and query 4.
  expect(named(callees)).toEqual([
    ['tax', 4],
    ['query', 4],
  ])
})

test('matches on the stacks weigh what matches in the tree weigh', () => {
  const matched = matchFunctions(SHOP, { text: 'r', isRegex: false, matchesCase: false })
  if (!matched.ok || matched.value === null) throw new Error('no match')
  expect(matchedStackValue(SHOP, stackView(SHOP, 0), matched.value)).toBe(13)
})

test('sorts a table by any column, heaviest first among equals, and leaves out what weighs nothing', () => {
  const profile = profileOf('b.x;a.y 2\nb.x;a.z 2\nb.w 1\na.v 0\n')
  const weights = functionWeights(profile, stackView(profile, 0))
  const rowsBy = (by: TableSort['by'], isDescending: boolean, text = '') => {
    const matched = matchFunctions(profile, { text, isRegex: false, matchesCase: false })
    const rows = tableRows(profile, functionModules(profile), weights, { by, isDescending }, matched.ok ? matched.value : null)
    return [...rows].map(row => functionName(profile, row)).join(' ')
  }
  expect(rowsBy('self', true)).toBe('a.y a.z b.w b.x')
  expect(rowsBy('total', true)).toBe('b.x a.y a.z b.w')
  expect(rowsBy('name', false)).toBe('a.y a.z b.w b.x')
  expect(rowsBy('module', true)).toBe('b.x b.w a.y a.z')
  expect(rowsBy('self', true, 'b.')).toBe('b.w b.x')
})

test('counts the samples behind a time, in the rows of the same tree', () => {
  const builder = profileBuilder('test')
  const stackOf = (...names: string[]) =>
    names.reduce((stack, name) => builder.stack(stack, builder.frame(builder.fn({ name }), NONE, NONE, 0)), NONE)
  const wall = builder.sampleType({ name: 'wall', unit: 'nanoseconds', weight: null, event: null })
  for (const valueNs of [10, 20, 30]) builder.weigh(builder.sample(stackOf('main', 'work')), wall, valueNs)
  const profile = builder.finish()
  const choice = { sampleType: 0, threads: null, timeNs: null, transforms: [], isInverted: true, order: 'heaviest' } as const
  const view = selectStacks(profile, choice)
  const counts = selectCounts(profile, choice, view)
  expect([...view.self]).toEqual([0, 60])
  expect(counts === null ? null : [...counts.self]).toEqual([0, 3])
})
