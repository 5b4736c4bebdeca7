import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { buildCallTree } from '../../shared/analysis/callTree'
import { stackView } from '../../shared/analysis/stackView'
import { functionName } from '../../shared/profile/profile'
import { hottestPath, openRows, toggled, withCallersOpen, withSubtreeOpen } from './treeRows'

const profile = profileOf('main;order;tax;query 6\nmain;order;log 1\nmain;idle 2\nother 1\n')
const tree = buildCallTree(profile, stackView(profile, 0))
const names = (rows: Iterable<number>) => [...rows].map(node => functionName(profile, tree.fn[node])).join(' ')
const nodeOf = (name: string) => Array.from(tree.fn.keys()).find(node => functionName(profile, tree.fn[node]) === name) ?? -1

test('shows roots, and under an open node what it calls', () => {
  expect(names(openRows(tree, new Set()))).toBe('main other')
  expect(names(openRows(tree, new Set([nodeOf('main')])))).toBe('main order idle other')
  expect(names(openRows(tree, toggled(new Set([nodeOf('main')]), nodeOf('main'))))).toBe('main other')
})

test('opens the way to where the time is spent', () => {
  expect(names(hottestPath(tree))).toBe('main order tax')
  expect(names(openRows(tree, new Set(hottestPath(tree))))).toBe('main order tax query log idle other')
})

test('opens the callers of a node that is to be seen, and everything under one that is to be unfolded', () => {
  expect(names(openRows(tree, withCallersOpen(tree, new Set(), nodeOf('query'))))).toBe('main order tax query log idle other')
  expect(names(openRows(tree, withSubtreeOpen(tree, new Set([nodeOf('main')]), nodeOf('order'))))).toBe(
    'main order tax query log idle other',
  )
})
