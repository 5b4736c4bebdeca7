import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'
import { profileBuilder } from '../profile/builder'
import { frameFlags, functionName, NONE, type FrameKind, type Profile } from '../profile/profile'
import { foldedLines } from '../../testing/foldedLines'
import { frameColourSlots, framePalette } from './frameColours'
import { functionSource, functionWeights } from './functionTable'
import { functionModules } from './modules'
import { moduleSlots } from './moduleSlots'
import { neighboursOf } from './neighbours'
import { callersOf } from './sandwich'
import { stackView } from './stackView'
import { tableRows, type TableSort } from './tableRows'
import { applyTransforms, traceTransforms, type Transform } from './transforms'

const SHOP = profileOf('main;order;tax;query 3\nmain;order;tax 1\nmain;log 2\nmain;order;query 4\nmain 5\ngc 6\ngc;log 1\n')

function fn(name: string, profile: Profile = SHOP): number {
  return profile.functions.name.findIndex((_, row) => functionName(profile, row) === name)
}

const path = (...names: string[]) => names.map(name => fn(name))

function after(transform: Transform, profile = SHOP): string[] {
  return foldedLines(profile, 0, applyTransforms(profile, stackView(profile, 0), [transform]))
}

test.each<readonly [Transform, readonly string[]]>([
  [{ kind: 'focus-functions', fns: path('tax', 'log'), words: '' }, ['log 3', 'tax 1', 'tax;query 3']],
  [{ kind: 'merge-functions', fns: path('tax', 'log'), words: '' }, ['gc 7', 'main 7', 'main;order 1', 'main;order;query 7']],
  [
    { kind: 'merge-node', path: path('main', 'order', 'tax'), isInverted: false },
    ['gc 6', 'gc;log 1', 'main 5', 'main;log 2', 'main;order 1', 'main;order;query 7'],
  ],
  // The innermost frame of those that end so; what is above it stays.
  [
    { kind: 'merge-node', path: path('query'), isInverted: true },
    ['gc 6', 'gc;log 1', 'main 5', 'main;log 2', 'main;order 4', 'main;order;tax 4'],
  ],
  // A path is that of a node: the same functions elsewhere, or less than the path, are not meant.
  [
    { kind: 'drop-subtree', path: path('main', 'log'), isInverted: false },
    ['gc 6', 'gc;log 1', 'main 5', 'main;order;query 4', 'main;order;tax 1', 'main;order;tax;query 3'],
  ],
  [
    { kind: 'drop-subtree', path: path('order', 'tax'), isInverted: false },
    ['gc 6', 'gc;log 1', 'main 5', 'main;log 2', 'main;order;query 4', 'main;order;tax 1', 'main;order;tax;query 3'],
  ],
  [
    { kind: 'drop-subtree', path: path('gc'), isInverted: false },
    ['main 5', 'main;log 2', 'main;order;query 4', 'main;order;tax 1', 'main;order;tax;query 3'],
  ],
  [{ kind: 'drop-function', fn: fn('order') }, ['gc 6', 'gc;log 1', 'main 5', 'main;log 2']],
  [{ kind: 'collapse-function', fn: fn('tax') }, ['gc 6', 'gc;log 1', 'main 5', 'main;log 2', 'main;order;query 4', 'main;order;tax 4']],
  [
    { kind: 'keep-matching', query: { text: 'query', isRegex: false, matchesCase: false } },
    ['main;order;query 4', 'main;order;tax;query 3'],
  ],
])('%j', (transform, lines) => {
  expect(after(transform)).toEqual(lines)
})

/** main (native) → sys_read (kernel) → copy (kernel), main → loop (jit). */
function kinds(): Profile {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'cpu', unit: 'count', weight: null, event: null })
  const call = (parent: number, name: string, kind: FrameKind, value: number) => {
    const stack = builder.stack(parent, builder.frame(builder.fn({ name, file: `${name}.c` }), 7 + name.length, NONE, frameFlags(kind)))
    builder.weigh(builder.sample(stack), type, value)
    return stack
  }
  const main = call(NONE, 'main', 'native', 1)
  call(call(main, 'sys_read', 'kernel', 2), 'copy', 'kernel', 4)
  call(main, 'loop', 'jit', 8)
  return builder.finish()
}

test('frames of one kind give their time to what called them', () => {
  expect(after({ kind: 'merge-kind', frameKind: 'kernel' }, kinds())).toEqual(['main 7', 'main;loop 8'])
  expect(after({ kind: 'merge-kind', frameKind: 'jit' }, kinds())).toEqual(['main 9', 'main;sys_read 2', 'main;sys_read;copy 4'])
})

test('of every stack it is known where its own weight went', () => {
  const view = stackView(SHOP, 0)
  const steps: readonly Transform[] = [
    { kind: 'merge-function', fn: fn('tax') },
    { kind: 'merge-node', path: path('query'), isInverted: true },
    { kind: 'drop-function', fn: fn('gc') },
  ]
  const { self, movedTo } = traceTransforms(SHOP, view, steps)
  const moved = new Float64Array(self.length)
  view.self.forEach((weight, stack) => {
    if (movedTo[stack] !== NONE) moved[movedTo[stack]] += weight
  })
  expect(moved).toEqual(self)
  const isGone = Array.from(view.self, (weight, stack) => weight > 0 && movedTo[stack] === NONE)
  expect(view.self.reduce((sum, weight, stack) => sum + (isGone[stack] ? weight : 0), 0)).toBe(7)
})

test('neighbours: who calls from where and whom, heaviest first, by the line of the innermost call', () => {
  const profile = profileOf('a;f;x 2\nb;f;y 5\nf;z 1\nf 4\na;f;f;x 3\nother 9\nc;f;y 5\n')
  const found = neighboursOf(profile, stackView(profile, 0), fn('f', profile))
  const named = (list: typeof found.callers) => list.map(({ fn: row, value }) => [functionName(profile, row), value])
  expect([found.self, found.total, found.totalValue, found.rootValue]).toEqual([4, 20, 29, 5])
  expect(named(found.callers)).toEqual([
    ['a', 5],
    ['b', 5],
    ['c', 5],
  ])
  expect(named(found.callees)).toEqual([
    ['y', 10],
    ['x', 5],
    ['z', 1],
  ])
  expect(found.lines).toEqual([])
  const lined = kinds()
  expect(neighboursOf(lined, stackView(lined, 0), fn('sys_read', lined)).lines).toEqual([{ line: 15, value: 6 }])
  expect(neighboursOf(lined, stackView(lined, 0), fn('main', lined)).lines).toEqual([{ line: 11, value: 15 }])
})

test('callers of a function have what every sample under its outermost call weighs', () => {
  const profile = profileOf('a;f;x 2\nf;f;f 4\nother 9\n')
  expect(foldedLines(profile, 0, callersOf(profile, stackView(profile, 0), fn('f', profile)))).toEqual(['a;f 2', 'f 4'])
})

test('a table by source file, equal ones by name', () => {
  const profile = kinds()
  const weights = functionWeights(profile, stackView(profile, 0))
  const rowsBy = (sort: TableSort, matched: Uint8Array | null = null) =>
    Array.from(tableRows(profile, functionModules(profile), weights, sort, matched), row => functionName(profile, row)).join(' ')
  expect(rowsBy({ by: 'file', isDescending: false })).toBe('copy loop main sys_read')
  expect(rowsBy({ by: 'file', isDescending: true })).toBe('sys_read main loop copy')
  expect(rowsBy({ by: 'self', isDescending: false })).toBe('main sys_read copy loop')
  expect(rowsBy({ by: 'self', isDescending: true }, Uint8Array.of(1, 0, 1, 0))).toBe('copy main')
  const equal = profileOf('z 2\na 2\nm 2\n')
  const rows = tableRows(
    equal,
    functionModules(equal),
    functionWeights(equal, stackView(equal, 0)),
    { by: 'total', isDescending: true },
    null,
  )
  expect(Array.from(rows, row => functionName(equal, row))).toEqual(['a', 'm', 'z'])
})

test('functions as a table: what took and gave back on one stack is nothing, and samples of no stack count', () => {
  const builder = profileBuilder('test')
  const type = builder.sampleType({ name: 'cpu', unit: 'count', weight: null, event: null })
  const stackOf = (name: string) => builder.stack(NONE, builder.frame(builder.fn({ name }), NONE, NONE, 0))
  for (const [stack, value] of [
    [stackOf('a'), 5],
    [stackOf('a'), -5],
    [stackOf('b'), -3],
    [NONE, -2],
  ])
    builder.weigh(builder.sample(stack), type, value)
  const { self, total, totalValue, sizeOfAll } = functionSource(builder.finish()).weigh(0)
  expect([[...self], [...total], totalValue, sizeOfAll]).toEqual([[0, -3], [0, -3], -5, 5])
})

test('numbers of folded stacks are digits alone', () => {
  const printed = (value: string) => foldedLines(profileOf(`a ${value}\n`), 0)[0]
  const values = ['0.30000000000000004', '2.5', '1e-7', '0.00000012', '1e19', '9007199254740993', '123456.789', '0.0000001234']
  expect(values.map(printed)).toEqual([
    'a 0.3',
    'a 2.5',
    'a 0.0000001',
    'a 0.00000012',
    'a 10000000000000000000',
    'a 9007199254740992',
    'a 123456.789',
    'a 0.0000001234',
  ])
})

test('a colour is of a module, a kind or a name', () => {
  const profile = kinds()
  const modules = functionModules(profile)
  const slots = (mode: Parameters<typeof frameColourSlots>[3]) => [
    ...frameColourSlots(profile, modules, moduleSlots(profile, modules), mode),
  ]
  expect(slots('kind')).toEqual([1, 2, 2, 3])
  expect(slots('module')).toEqual(Array.from(modules.ofFn, row => moduleSlots(profile, modules)[row]))
  expect(slots('classic').every(slot => slot < framePalette('classic', 'light').length)).toBe(true)
})

test('the classic colour of a function is that of its name, up to its 300th character', () => {
  const long = 'x'.repeat(300)
  const profile = profileOf(`main;${long}a;${long}b 1\n${Array.from({ length: 200 }, (_, at) => `f${at} 1\n`).join('')}`)
  const slots = frameColourSlots(profile, functionModules(profile), new Uint8Array(0), 'classic')
  expect(slots[1]).toBe(slots[2])
  expect(new Set(slots).size).toBe(framePalette('classic', 'light').length)
})

test('of the kinds, what is not known is grey and what is idle a greyer grey: nothing else is', () => {
  for (const shade of ['light', 'dark'] as const) {
    const spread = (hex: string) => {
      const channels = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16))
      return Math.max(...channels) - Math.min(...channels)
    }
    const greys = framePalette('kind', shade).map(hex => spread(hex) < 12)
    expect(greys).toEqual([true, false, false, false, false, false, true])
    const [unknown, , , , , , idle] = framePalette('kind', shade).map(hex => parseInt(hex.slice(1, 3), 16))
    // Nearer to the page: lighter on a light one, darker on a dark one.
    expect(shade === 'light' ? idle > unknown : idle < unknown).toBe(true)
  }
})
