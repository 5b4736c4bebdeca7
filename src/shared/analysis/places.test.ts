import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionName, NONE, type Profile } from '../profile/profile'
import { buildCallTree, pathTo, type CallTree } from './callTree'
import { cutPlace, findNamedPlace, findPlace, fnPathTo, MAX_NAME_CHARS, namedPlace, nodeAtPath, placeAt, siblingsOf } from './places'
import { stackView } from './stackView'

const SHOP = profileOf('main;order;tax;query 3\nmain;order;tax 1\nmain;log 2\nmain;order;query 4\nmain;order;tax;order 5\n')
const TREE = treeOf(SHOP)

function treeOf(profile: Profile): CallTree {
  return buildCallTree(profile, stackView(profile, 0))
}

function fn(name: string, profile: Profile = SHOP): number {
  return profile.functions.name.findIndex((_, row) => functionName(profile, row) === name)
}

/** The names down to a node: `main;order`; empty for none. */
function way(tree: CallTree, node: number, profile: Profile): string {
  return (node === NONE ? [] : pathTo(tree, node)).map(at => functionName(profile, tree.fn[at])).join(';')
}

test('finds a node again in a tree that is sorted another way', () => {
  const byName = buildCallTree(SHOP, stackView(SHOP, 0), 'name')
  for (let node = 0; node < TREE.length; node++) {
    const found = nodeAtPath(byName, fnPathTo(TREE, node))
    expect([byName.fn[found], byName.total[found]]).toEqual([TREE.fn[node], TREE.total[node]])
  }
  expect(nodeAtPath(byName, [fn('main'), fn('tax')])).toBe(NONE)
})

test('knows the siblings of a node, roots included', () => {
  const log = nodeAtPath(TREE, [fn('main'), fn('log')])
  const order = nodeAtPath(TREE, [fn('main'), fn('order')])
  expect(siblingsOf(TREE, log)).toEqual({ before: order, after: NONE })
  expect(siblingsOf(TREE, order)).toEqual({ before: NONE, after: log })
  expect(siblingsOf(TREE, 0)).toEqual({ before: NONE, after: NONE })
})

test('a place is found by its path, and where that is gone by the widest frame of its function', () => {
  const path = ['main', 'order', 'query'].map(name => fn(name))
  expect(way(TREE, findPlace(TREE, { fn: fn('query'), path }), SHOP)).toBe('main;order;query')
  const deeper = ['main', 'order', 'tax', 'query'].map(name => fn(name))
  expect(way(TREE, findPlace(TREE, { fn: fn('query'), path: deeper }), SHOP)).toBe('main;order;tax;query')
  for (const gone of [null, [], [fn('main'), fn('query')]]) {
    expect(way(TREE, findPlace(TREE, { fn: fn('query'), path: gone }), SHOP)).toBe('main;order;query')
  }
  expect(findPlace(TREE, { fn: NONE, path: [] })).toBe(NONE)
  const node = nodeAtPath(TREE, deeper)
  expect([placeAt(TREE, node), findPlace(TREE, placeAt(TREE, node))]).toEqual([{ fn: fn('query'), path: deeper }, node])
})

test('of frames that are equally wide the first is taken', () => {
  const even = profileOf('main;a;log 2\nmain;b;log 2\n')
  expect(way(treeOf(even), findPlace(treeOf(even), { fn: fn('log', even), path: null }), even)).toBe('main;a;log')
})

test('a place in names is found again in another profile', () => {
  const other = profileOf('log 1\nstart;main;log 9\nmain;order;tax;query 2\nmain;order;query 1\n')
  const tree = treeOf(other)
  const found = (node: number) => way(tree, findNamedPlace(tree, other, namedPlace(SHOP, placeAt(TREE, node))), other)
  const at = (...names: readonly string[]) =>
    nodeAtPath(
      TREE,
      names.map(name => fn(name)),
    )
  expect(found(at('main', 'order', 'query'))).toBe('main;order;query')
  // Its way is not there: the widest of its name.
  expect(found(at('main', 'log'))).toBe('start;main;log')
  expect(found(at('main', 'order', 'tax', 'order'))).toBe('main;order')
  expect(findNamedPlace(tree, other, { functionName: 'gone', stack: null })).toBe(NONE)
  expect(namedPlace(SHOP, { fn: fn('tax'), path: null })).toEqual({ functionName: 'tax', stack: null })
})

test('a name that is kept cut is found by its beginning, a short one only whole', () => {
  const long = 'x'.repeat(MAX_NAME_CHARS)
  const profile = profileOf(`main;${long}end 3\nmain;xy 9\n`)
  const tree = treeOf(profile)
  const found = (name: string) => way(tree, findNamedPlace(tree, profile, cutPlace(name, null)), profile)
  expect([found(`${long}end`), found(`${long}other`), found('x'), found('xy')]).toEqual([
    `main;${long}end`,
    `main;${long}end`,
    '',
    'main;xy',
  ])
})

test('a stack of more than 20,000 letters is not kept: its frame is found by its function', () => {
  const stack = ['a'.repeat(10_000), 'b'.repeat(10_000)]
  expect(cutPlace('b', stack)).toEqual({ functionName: 'b', stack })
  expect(cutPlace('c', [...stack, 'c'])).toEqual({ functionName: 'c', stack: null })
  expect(cutPlace('x'.repeat(MAX_NAME_CHARS + 1), null).functionName).toHaveLength(MAX_NAME_CHARS)
})
