import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { FLAG_INLINED, frameKind } from '../profile/profile'
import { errorText } from './errorText'

const COLOURS = ['0xb2e1b2', '0x50e150', '0x50cccc', '0xe15a5a', '0xc8c83c', '0xe17d00', '0xcce880']
const OLD_COLOURS = ['0x50e150', '0x50bebe', '0xe17d00', '0xc8c83c', '0xe15a5a']

function page(colours: readonly string[], script: readonly string[], declared = '\tlet inverted = false;'): string {
  return [
    '<!DOCTYPE html>',
    "<html lang='en'>",
    '<h1>CPU profile</h1>',
    "<header>Produced by <a href='https://github.com/async-profiler/async-profiler'>async-profiler</a></header>",
    '<script>',
    declared,
    '\tconst palette = [',
    ...colours.map(colour => `\t\t[${colour}, 30, 30, 30],`),
    '\t];',
    '\tfunction f(key, level, left, width, inln, c1, int) {',
    ...script,
    'search();',
    '</script></body></html>',
  ].join('\n')
}

/** Names share their beginnings: the first character says how long a beginning, from a blank for none. */
const POOL = [
  'const cpool = [',
  "'all',",
  "' java/lang/Thread.run',",
  "'1start',",
  "' shop/Orders.price',",
  String.raw`',don\'t \\ tax',`,
  "' vfs_read'",
  '];',
  'unpack(cpool);',
  '',
]
const [THREAD_RUN, THREAD_START, PRICE, TAX, VFS_READ] = [1, 2, 3, 4, 5]
const [COMPILED, INLINED, NATIVE, KERNEL] = [1, 2, 3, 5]

function key(name: number, kind: number): number {
  return name * 8 + kind
}

const GRAPH = page(COLOURS, [
  ...POOL,
  `n(3,100)`,
  `u(${key(THREAD_RUN, COMPILED)},70)`,
  `u(${key(PRICE, COMPILED)},60,0,4,0)`,
  `u(${key(TAX, INLINED)},25)`,
  `n(${key(VFS_READ, KERNEL)})`,
  `f(${key(VFS_READ, KERNEL)},2,35,10)`,
  `f(${key(THREAD_START, NATIVE)},1,10,30)`,
])

test('reads the boxes of a flame graph back as stacks', () => {
  expect(foldedOf(GRAPH)).toEqual([
    'java/lang/Thread.run;shop/Orders.price 10',
    "java/lang/Thread.run;shop/Orders.price;shop/Orders.don't \\ tax 25",
    'java/lang/Thread.run;shop/Orders.price;vfs_read 25',
    'java/lang/Thread.run;vfs_read 10',
    'java/lang/Thread.start 30',
  ])
})

test('knows how the code of each box ran, and its package', () => {
  const { frames, functions, strings, meta } = profileOf(GRAPH)
  const described = Array.from(frames.flags, (flags, frame) => {
    const fn = frames.fn[frame]
    const kind = frameKind(flags) + ((flags & FLAG_INLINED) === 0 ? '' : ', inlined')
    return `${strings[functions.name[fn]]}: ${kind}, ${strings[functions.module[fn]] ?? 'no package'}`
  })
  expect(described).toEqual([
    'java/lang/Thread.run: jit, java.lang',
    'shop/Orders.price: jit, shop',
    "shop/Orders.don't \\ tax: jit, inlined, no package",
    'vfs_read: kernel, no package',
    'java/lang/Thread.start: native, java.lang',
  ])
  expect(meta.facts).toEqual([['title', 'CPU profile']])
})

test.each([
  ['before version 2.8', OLD_COLOURS, '', 2, 0],
  ['before version 3', COLOURS, ',3,0,2', 5, 1],
])('reads graphs of versions %s, which name every box', (_, colours, counters, kernel, compiled) => {
  const graph = page(colours, [
    "f(0,0,9,3,'all')",
    `f(1,0,9,${compiled},'java/lang/Thread.run'${counters})`,
    `f(2,2,7,${kernel},'don\\'t; \\\\ (never)'${counters})`,
  ])
  const { frames, meta } = profileOf(graph)
  expect(foldedOf(graph)).toEqual(['java/lang/Thread.run 2', "java/lang/Thread.run;don't: \\ (never) 7"])
  expect(Array.from(frames.flags, frameKind)).toEqual(['jit', 'kernel'])
  expect(meta.notes).toEqual([])
})

test('says what a graph does not show', () => {
  const narrow = page(
    COLOURS,
    [...POOL, 'n(3,100)', 'd=-4', `u(${key(PRICE, COMPILED)},98)`, `f(${key(TAX, COMPILED)},7,0,3)`],
    '\tlet inverted = true;',
  )
  expect(profileOf(narrow).meta.notes.map(({ what, count, where }) => [count, what, where])).toEqual([
    [1, 'graph drawn upside down: made with --reverse, its stacks begin with the innermost frame', 'line 6'],
    [1, 'differences from another profile', 'line 28'],
    [1, 'boxes on top of nothing', 'line 30'],
    [2, 'samples whose boxes were too narrow to be drawn', null],
    [2, 'samples without a stack, shown as (no stack)', null],
  ])
})

test('tells a tree view or heat map from a flame graph', () => {
  const result = read(page(COLOURS, []))
  expect(result.ok ? '' : errorText(result.error)).toMatch(/without a flame graph.*`jfrconv -o collapsed/)
})
