import { expect, test } from 'vitest'
import { everyColumn } from '../../testing/everyColumn'
import { profileOf } from '../../testing/reading'
import { profileBuilder } from '../profile/builder'
import { functionName, NONE } from '../profile/profile'
import { matchFunctions, type Query } from './search'
import { buildChosenTree, selectStacks, type Selection } from './selectStacks'
import { sourceHeat } from './sourceHeat'
import { stackView } from './stackView'

const ALL: Selection = { sampleType: 0, threads: null, timeNs: null, transforms: [] }
const ROUTE = { key: 'route', value: '/cart' }

test('labels are chosen like threads and times', () => {
  // Samples that weigh 100, 200 and 300, of which the first has the label.
  const profile = everyColumn()
  const selfOf = (choice: Partial<Selection>) => [...selectStacks(profile, { ...ALL, ...choice }).self]
  expect(selfOf({ labels: [ROUTE] })).toEqual([100, 0, 0])
  expect(selfOf({ withoutLabels: [ROUTE] })).toEqual([0, 200, 300])
  expect(selfOf({ labels: [], withoutLabels: [] })).toEqual([100, 200, 300])
})

test('a tree is upright or inverted, in the order that was chosen', () => {
  const profile = profileOf('main;b 1\nmain;a 2\n')
  const view = stackView(profile, 0)
  const namesOf = (isInverted: boolean, order: 'heaviest' | 'name' | 'appearance') =>
    Array.from(buildChosenTree(profile, view, { isInverted, order }).fn, fn => functionName(profile, fn))
  expect(namesOf(false, 'heaviest')).toEqual(['main', 'a', 'b'])
  expect(namesOf(false, 'appearance')).toEqual(['main', 'b', 'a'])
  expect(namesOf(true, 'heaviest')).toEqual(['a', 'main', 'b', 'main'])
})

test.each<readonly [Partial<Query>, readonly string[] | string]>([
  [{ text: 'TAX' }, ['tax', 'Tax', 'tax(7)']],
  [{ text: 'Tax', matchesCase: true }, ['Tax']],
  [{ text: 'tax(' }, ['tax(7)']],
  [{ text: '^T', isRegex: true }, ['tax', 'Tax', 'tax(7)']],
  [{ text: '^T', isRegex: true, matchesCase: true }, ['Tax']],
  [{ text: '/^t/' }, ['tax', 'tax(7)']],
  [{ text: '/^T/i', matchesCase: true }, ['tax', 'Tax', 'tax(7)']],
  // Where a search goes on from says nothing of which names match.
  [{ text: '/a/gy' }, ['main', 'tax', 'Tax', 'tax(7)']],
  [{ text: 'tax(', isRegex: true }, 'Invalid regular expression: /tax(/i: Unterminated group'],
])('%j finds %j', (query, names) => {
  const profile = profileOf('main;tax;Tax;tax(7) 1\n')
  const found = matchFunctions(profile, { text: '', isRegex: false, matchesCase: false, ...query })
  const matched = found.ok
    ? Array.from(found.value ?? []).flatMap((flag, fn) => (flag === 1 ? [functionName(profile, fn)] : []))
    : found.error
  expect(matched).toEqual(names)
})

test('lines of a function in order, each with what is called from it, heaviest first, whatever calls that', () => {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'cpu', unit: 'count', weight: null, event: null })
  const stackOf = (...calls: readonly (readonly [string, number])[]) =>
    calls.reduce((parent, [name, line]) => builder.stack(parent, builder.frame(builder.fn({ name }), line, NONE, 0)), NONE)
  const weigh = (value: number, ...calls: readonly (readonly [string, number])[]) =>
    builder.weigh(builder.sample(stackOf(...calls)), type, value)
  weigh(1, ['main', 3], ['f', 20])
  weigh(2, ['main', 3], ['f', 10])
  weigh(4, ['f', 10], ['a', 1])
  weigh(8, ['f', 10], ['b', 1], ['c', 2])
  weigh(4, ['f', 10], ['d', 1])
  weigh(16, ['f', NONE], ['a', 1])
  weigh(32, ['main', 3], ['a', 1])
  weigh(64, ['f', 20], ['main', 4], ['f', 30], ['c', 9])
  const profile = builder.finish()
  const rowOf = (name: string) => profile.functions.name.findIndex((_, row) => functionName(profile, row) === name)
  const heat = sourceHeat(profile, stackView(profile, 0), rowOf('f'))
  expect(
    heat.map(({ line, self, total, calls }) => [line, self, total, calls.map(({ fn, value }) => `${functionName(profile, fn)} ${value}`)]),
  ).toEqual([
    [10, 2, 18, ['b 8', 'a 4', 'd 4']],
    [20, 1, 1, []],
    [30, 0, 64, ['c 64']],
  ])
})
