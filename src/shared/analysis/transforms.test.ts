import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { functionName, type Profile } from '../profile/profile'
import { foldedLines } from '../../testing/foldedLines'
import { functionWeights } from './functionTable'
import { stackView } from './stackView'
import { applyTransforms, type Transform } from './transforms'

const SHOP = profileOf('main;order;tax;query 3\nmain;order;tax 1\nmain;log 2\nmain;order;query 4\nmain 5\n')

function fn(profile: Profile, name: string): number {
  return profile.functions.name.findIndex((_, row) => functionName(profile, row) === name)
}

function path(...names: string[]): number[] {
  return names.map(name => fn(SHOP, name))
}

function after(transforms: readonly Transform[], profile = SHOP): string[] {
  return foldedLines(profile, 0, applyTransforms(profile, stackView(profile, 0), transforms))
}

test('focusing a function makes it the root wherever it stands, and leaves out what never reaches it', () => {
  expect(after([{ kind: 'focus-function', fn: fn(SHOP, 'query') }])).toEqual(['query 7'])
})

test('focusing a subtree keeps that one node alone', () => {
  expect(after([{ kind: 'focus-subtree', path: path('main', 'order', 'tax'), isInverted: false }])).toEqual(['tax 1', 'tax;query 3'])
})

test('focusing in an inverted tree keeps the samples that end so', () => {
  expect(after([{ kind: 'focus-subtree', path: path('query', 'tax'), isInverted: true }])).toEqual(['main;order;tax 3'])
})

test('merging gives the time of a function or node to its caller', () => {
  expect(after([{ kind: 'merge-function', fn: fn(SHOP, 'query') }])).toEqual(['main 5', 'main;log 2', 'main;order 4', 'main;order;tax 4'])
  expect(after([{ kind: 'merge-node', path: path('main', 'order', 'query'), isInverted: false }])).toContain('main;order;tax;query 3')
})

test('a hidden function that nothing calls goes away with its own time, and what it calls moves up', () => {
  expect(after([{ kind: 'merge-function', fn: fn(SHOP, 'main') }])).toEqual(['log 2', 'order;query 4', 'order;tax 1', 'order;tax;query 3'])
})

test('keeping what a search finds keeps whole stacks, and no sample that does not have it', () => {
  const query = { text: 'QUERY', isRegex: false, matchesCase: false }
  expect(after([{ kind: 'keep-matching', query }])).toEqual(['main;order;query 4', 'main;order;tax;query 3'])
  expect(after([{ kind: 'keep-matching', query: { ...query, text: '/^(tax|log)$/' } }])).toEqual([
    'main;log 2',
    'main;order;tax 1',
    'main;order;tax;query 3',
  ])
  expect(after([{ kind: 'keep-matching', query: { ...query, text: '/(/' } }])).toEqual([])
})

test('hiding what a search finds gives its time to its callers', () => {
  const query = { text: '^(tax|query)$', isRegex: true, matchesCase: false }
  expect(after([{ kind: 'merge-matching', query }])).toEqual(['main 5', 'main;log 2', 'main;order 8'])
})

test('own code alone: libraries and runtime fold into their callers, and time that no own code called stays', () => {
  const go = profileOf('runtime.main;main.run;runtime.gc 2\nruntime.mstart;runtime.bgsweep 3\n')
  expect(after([{ kind: 'merge-foreign' }], go)).toEqual(['main.run 2', 'runtime.bgsweep 3'])
})

test('collapsing a function puts all that it calls into it', () => {
  expect(after([{ kind: 'collapse-function', fn: fn(SHOP, 'order') }])).toEqual(['main 5', 'main;log 2', 'main;order 8'])
})

test('collapsing a module leaves one frame of each run of its frames', () => {
  const go = profileOf('main.run;runtime.gc;runtime.mark;runtime.scan;libc.memcpy 2\n')
  expect(after([{ kind: 'collapse-module', module: 'runtime' }], go)).toEqual(['main.run;runtime.gc;libc.memcpy 2'])
  expect(after([{ kind: 'merge-module', module: 'runtime' }], go)).toEqual(['main.run;libc.memcpy 2'])
})

test('keeping a module leaves the stacks that have it, whole', () => {
  const go = profileOf('main.run;runtime.gc;libc.memcpy 2\nmain.run;main.rest 3\nmain.run 4\n')
  expect(after([{ kind: 'keep-module', module: 'runtime' }], go)).toEqual(['main.run;runtime.gc;libc.memcpy 2'])
})

test('collapsing a path of callers moves its node to the root, and nothing else', () => {
  expect(after([{ kind: 'collapse-prefix', path: path('main', 'order', 'tax'), isInverted: false }])).toEqual([
    'main 5',
    'main;log 2',
    'main;order;query 4',
    'tax 1',
    'tax;query 3',
  ])
})

test('dropping takes the samples out of the total', () => {
  expect(after([{ kind: 'drop-function', fn: fn(SHOP, 'query') }])).toEqual(['main 5', 'main;log 2', 'main;order;tax 1'])
  expect(after([{ kind: 'drop-subtree', path: path('main', 'order', 'query'), isInverted: false }])).not.toContain('main;order;query 4')
})

test('collapsed recursion keeps self times with their functions, and every total', () => {
  const deep = profileOf('a;b;a;c 1\na;b 2\na;b;a;b 4\na;a;d;a 8\ne;b;e;a;e;b;d 16\n')
  const before = stackView(deep, 0)
  const merged = applyTransforms(deep, before, [{ kind: 'merge-recursion' }])
  expect(foldedLines(deep, 0, merged)).toEqual(['a 8', 'a;b 6', 'a;c 1', 'e;b;d 16'])
  expect(functionWeights(deep, merged).self).toEqual(functionWeights(deep, before).self)
})
