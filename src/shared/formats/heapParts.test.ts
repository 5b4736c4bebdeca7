import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'

const text = (...lines: readonly string[]) => readingText([...lines, ''].join('\n'))

const HEAPTRACK = [
  ...[
    'v 10400 3',
    'X ./shop --all',
    'I 1000 8',
    's 4 main',
    's 6 shop.c',
    's 4 make',
    's 8 /bin/sho',
    's 5 round',
    's 1b operator new(unsigned long)',
  ],
  ...['i 10 4 1 2 9', 'i 20 4 5 2 7 3 2 5', 'i 30 4', 'i 40 4 6 0 0', 'i fffffffffffffff0 0 3 2 0'],
]

test('heaptrack: places have file, line, module and address, what is inlined stands on its caller, allocators are their caller', () => {
  expect(
    text(
      ...HEAPTRACK,
      ...['t 1 0', 't 2 1', 't 3 2', 't 4 2', 't 5 1', 't 1 2', 'a 8 2', 'a 10 3', 'a 20 4', 'a 40 5', 'a 80 6', 'a 1 9'],
      ...['+ 0', '+ 1', '+ 2', '+ 3', '+ 4', '+ 5', 'c 5', '- 0', 'R 9', '# note', 'S 1', 'A'],
    ),
  ).toEqual([
    'heaptrack: alloc in count; temporary-alloc in count; in-use-at-peak-bytes in bytes; leaked-bytes in bytes; alloc-bytes in bytes; 6 samples',
    'lasts 5000000 ns',
    'fact command: ./shop --all',
    'main (shop.c:9) [/bin/sho] native @10; make (shop.c:5) [/bin/sho] native @20; round (shop.c:7) [/bin/sho] native inlined @20 | 2 0 40 32 40',
    'main (shop.c:9) [/bin/sho] native @10; make (shop.c:5) [/bin/sho] native @20; round (shop.c:7) [/bin/sho] native inlined @20; 0x30 [/bin/sho] @30 | 1 0 16 16 16',
    'main (shop.c:9) [/bin/sho] native @10; make (shop.c) native @fffffffffffffff0 | 1 0 64 64 64',
    'main (shop.c:9) [/bin/sho] native @10 | 1 0 128 128 128',
    '(no stack) | 1 0 1 1 1',
    'note: frames without a symbol, 1',
    'note: samples without a stack, shown as (no stack), 1',
  ])
})

test('heaptrack: the peak is of all stacks at once, what is freed at once is temporary, and sizes are hexadecimal', () => {
  const table = [...HEAPTRACK, 't 1 0', 't 2 1', 'a a 1', 'a f 2', 'a 1 1']
  expect(text(...table, '+ 0', '+ 1', '- 0', '+ 2', '- 2', '- 1', '- 1', '+ 0', 'c 1f4').slice(-3)).toEqual([
    'main (shop.c:9) [/bin/sho] native @10 | 3 1 10 10 21',
    'main (shop.c:9) [/bin/sho] native @10; make (shop.c:5) [/bin/sho] native @20; round (shop.c:7) [/bin/sho] native inlined @20 | 1 0 15 0 15',
    'note: frames without a symbol, 1',
  ])
  expect(text(...table, '+ 0', '- 0', '- 0', '+ 1', '- 1').slice(-2)).toEqual([
    'main (shop.c:9) [/bin/sho] native @10; make (shop.c:5) [/bin/sho] native @20; round (shop.c:7) [/bin/sho] native inlined @20 | 1 1 0 0 15',
    'note: frames without a symbol, 1',
  ])
})

test('heaptrack: lines that cannot be read and kinds that are not there are counted; older and newer files', () => {
  expect(text(...HEAPTRACK, 't 1 0', 'a 8 1', '+ 0', '+ 7', '- 8', '+ g', '+', 'z what', 'i xyz', 'a', 'a 10', '+ 1').slice(-6)).toEqual([
    '(no stack) | 1 0 16 16 16',
    'note: frames without a symbol, 1',
    'note: allocations of a kind that is not in the file, 3, line 18',
    'note: releases of a kind that is not in the file, 1, line 19',
    'note: lines that cannot be read, 3, line 22',
    'note: samples without a stack, shown as (no stack), 1',
  ])
  expect(text('v 10100 1', 'X ./shop', 's main', 'i 10 0 1 0 0', 't 1 0', 'a 8 1', '+ 0')).toEqual([
    'heaptrack: alloc in count; temporary-alloc in count; in-use-at-peak-bytes in bytes; leaked-bytes in bytes; alloc-bytes in bytes; 1 samples',
    'fact command: ./shop',
    'main native @10 | 1 0 8 8 8',
  ])
  expect(text('v 10100 2', 'X ./shop', 's 1 main', 'i 10 0 1 0 0', 't 1 0', 'a 8 1', '+ 0').at(-1)).toBe('1 main native @10 | 1 0 8 8 8')
  expect(text('v 20000 4', 'X ./shop', '+ 0')).toEqual([
    'refused: a recording of heaptrack in version 4 of its format; `heaptrack_print -F FILE.folded FILE` makes it readable',
  ])
  expect(text('v 20000 0', 'X ./shop', '+ 0')).toEqual([
    'refused: a recording of heaptrack in version 0 of its format; `heaptrack_print -F FILE.folded FILE` makes it readable',
  ])
  expect(text('v 10400 3', 'X ./shop', '+ 0')).toEqual(['refused: broken heaptrack file: no allocation that can be read at line 3'])
  expect(text('v 10400 3', 'X ./shop')).toEqual(['refused: a heaptrack file with no samples in it'])
})

const MASSIF = ['desc: night', 'cmd: ./shop', 'time_unit: ms']
const snapshot = (at: number, kind: string, ...tree: readonly string[]) => [
  '#---',
  `snapshot=${at}`,
  '#---',
  `time=${at}0`,
  'mem_heap_B=9',
  `heap_tree=${kind}`,
  ...tree,
]

test('massif: places of all kinds; of several trees the peak’s is shown, else the largest', () => {
  const peak = snapshot(
    2,
    'peak',
    ...[
      'n3: 300 (heap allocation functions) malloc/new/new[], --alloc-fns, etc.',
      ' n1: 200 0x1A: make(int (*)(int)) (shop (copy).c:12)',
      '  n0: 150 0x3C: main (shop.c:40)',
    ],
    ...[' n0: 70 0x4D: ??? (in /usr/lib/libc.so.6)', " n0: 30 in 5 places, all below massif's threshold (1.00%)"],
  )
  const detailed = snapshot(1, 'detailed', 'n1: 900 (heap)', ' n0: 900 0x1A: ???')
  expect(text(...MASSIF, ...detailed, ...peak, ...snapshot(3, 'empty'))).toEqual([
    'massif: in-use-bytes in bytes; 4 samples',
    'fact desc: night',
    'fact cmd: ./shop',
    'fact time unit: ms',
    'fact snapshot: 2 (peak) at 20',
    'main (shop.c:40) native @3c; make(int (*)(int)) (shop (copy).c:12) native @1a | 150',
    'make(int (*)(int)) (shop (copy).c:12) native @1a | 50',
    '[libc.so.6] [/usr/lib/libc.so.6] @4d | 70',
    "(below massif's threshold) | 30",
    'note: snapshots with a tree that are not shown: only that of the peak is, 1',
    'note: frames without a symbol, 1',
  ])
  expect(text(...MASSIF, ...detailed, ...snapshot(4, 'detailed', 'n1: 901 (heap)', ' n0: 901 nonsense')).slice(3)).toEqual([
    'fact time unit: ms',
    'fact snapshot: 4 at 40',
    'nonsense native | 901',
    'note: snapshots with a tree that are not shown: only that of the peak is, 1',
  ])
  expect(
    text(
      ...MASSIF,
      ...snapshot(4, 'detailed', 'n2: 901 (heap)', ' n1: 900 0x1: a (b.c:1)', ' n0: 999999999999999999 0x2: b (b.c:1)'),
    ).slice(3),
  ).toEqual([
    'fact time unit: ms',
    'fact snapshot: 4 at 40',
    'a (b.c:1) native @1 | 900',
    'b (b.c:1) native @2 | 1000000000000000000',
    'note: callers that are not in the file, which was cut: what they allocated has shorter stacks, 1',
  ])
  expect(text(...MASSIF, ...snapshot(3, 'empty'))).toEqual(['refused: broken massif file: no snapshot with a tree at line 9'])
})

const dhat = (more: object) => readingText(JSON.stringify({ dhatFileVersion: 2, mode: 'heap', cmd: './shop', tu: 'instrs', ...more }))

test('DHAT: frames are leaf first, with address, place and library; numbers below zero count nothing', () => {
  const ftbl = [
    '[root]',
    '0x1: malloc (in /usr/lib/vg.so)',
    '0x2: make(int) (shop.c:8)',
    '0x3: ??? (in /usr/lib/libc.so.6)',
    '0x4: main (shop.rs:4:9)',
    '0xA: ???',
  ]
  const pps = [
    { tb: 30, tbk: 3, gb: 20, gbk: 2, eb: 10, ebk: 1, mb: 99, fs: [1, 2, 4] },
    { tb: -5, tbk: 1, fs: [5, 3, 9, 0] },
  ]
  expect(dhat({ ftbl, pps })).toEqual([
    'dhat: alloc-bytes in bytes, weight period, event alloc; alloc in count, weight samples, event alloc; in-use-at-peak-bytes in bytes, weight period, event in-use-at-peak; in-use-at-peak in count, weight samples, event in-use-at-peak; in-use-at-end-bytes in bytes, weight period, event in-use-at-end; in-use-at-end in count, weight samples, event in-use-at-end; 2 samples',
    'fact mode: heap',
    'fact command: ./shop',
    'fact time unit: instrs',
    'main (shop.rs:4) native @4; make(int) (shop.c:8) native @2; malloc [/usr/lib/vg.so] native @1 | 30 3 20 2 10 1',
    '[libc.so.6] [/usr/lib/libc.so.6] @3; 0xA @a | 0 1 0 0 0 0',
    'note: frames that are not in the file, left out, 1',
    'note: frames without a symbol, 2',
  ])
  expect(dhat({ mode: 'rust-ad-hoc', eu: 'orders', ftbl, pps: [{ tb: 30, tbk: 3, fs: [4] }] })).toEqual([
    'dhat: units in orders, weight period, event units; events in count, weight samples, event units; 1 samples',
    'fact mode: rust-ad-hoc',
    'fact command: ./shop',
    'fact time unit: instrs',
    'fact unit: orders',
    'main (shop.rs:4) native @4 | 30 3',
  ])
  expect(dhat({ mode: 'ad-hoc', ftbl, pps: [{ tb: 30, tbk: 3, fs: [4] }] })[0]).toBe(
    'dhat: units in count, weight period, event units; events in count, weight samples, event units; 1 samples',
  )
  expect(dhat({ dhatFileVersion: 3, pps: [] })).toEqual(['refused: broken dhat file: version 3, where 2 is known at byte 0'])
  expect(dhat({ pps: [] })).toEqual(['refused: a dhat file with no samples in it'])
})

const HPROF = [
  ...[
    'JAVA PROFILE 1.0.1, created Sat Nov 28',
    'TRACE 300001: (thread=200001)',
    '\tshop.Order.price(Order.java:12)',
    '\tjava.lang.Object.wait(Object.java:Native method)',
    '\tshop.Main.main(Unknown Source)',
  ],
  ...['TRACE 300002:', '\t<empty>', 'TRACE 300003: (thread=1)', '\tnonsense', '', '\tlost.One.x(One.java:1)'],
]

test('hprof: samples, times and sites have what their tables say, on the stack of their trace', () => {
  const row = (rank: number, percent: string, count: number, trace: number) =>
    `   ${rank} ${percent}% ${percent}%  ${count} ${trace} shop.Order.price`
  expect(
    text(
      ...HPROF,
      'CPU SAMPLES BEGIN (total = 12) Sat Nov 28',
      'rank   self  accum   count trace method',
      row(1, '75.00', 9, 300001),
      row(2, '25.00', 2, 300002),
      row(3, '1.00', 1, 300009),
      'CPU SAMPLES END',
      row(4, '9.00', 9, 300001),
    ),
  ).toEqual([
    'hprof-text: cpu in samples; 12 samples',
    'shop.Main.main jit; java.lang.Object.wait (Object.java) native; shop.Order.price (Order.java:12) jit | 9',
    '(no stack) | 2',
    '(no stack) | 1',
    'note: traces that are not in the file, 1, line 16',
    'note: samples without a stack, shown as (no stack), 3',
  ])
  expect(text(...HPROF, 'CPU TIME (ms) BEGIN (total = 200) Sat Nov 28', row(1, '75.5', 9, 300001), row(2, '24.5', 2, 300003))).toEqual([
    'hprof-text: time in nanoseconds, weight period, event time; calls in count, weight samples, event time; 2 samples',
    'shop.Main.main jit; java.lang.Object.wait (Object.java) native; shop.Order.price (Order.java:12) jit | 151000000 9',
    'nonsense jit | 49000000 2',
    'note: a table that the end of the file cuts off, 1, line 14',
  ])
  expect(
    text(
      ...HPROF,
      'SITES BEGIN (ordered by live bytes) Sat Nov 28',
      '    1 50.00% 50.00%  640 10 1280 20 300001 char[]',
      '    2 50.00% 50.00%  640 10 999999999999999999 20 300001 int[]',
      'SITES END',
    ),
  ).toEqual([
    'hprof-text: in-use-bytes in bytes, weight period, event in-use; in-use in count, weight samples, event in-use; alloc-bytes in bytes, weight period, event alloc; alloc in count, weight samples, event alloc; 2 samples',
    'shop.Main.main jit; java.lang.Object.wait (Object.java) native; shop.Order.price (Order.java:12) jit; char[] | 640 10 1280 20',
    'shop.Main.main jit; java.lang.Object.wait (Object.java) native; shop.Order.price (Order.java:12) jit; int[] | 640 10 1000000000000000000 20',
  ])
  expect(text(...HPROF)).toEqual(['refused: broken hprof-text file: no table of samples or sites at line 11'])
  expect(text(HPROF[0])).toEqual(['refused: a hprof-text file with no samples in it'])
})

test('V8’s heap: bytes and samples by node, and a snapshot is refused', () => {
  const node = (id: number, functionName: string, selfSize: number, ...children: readonly object[]) => ({
    callFrame: { functionName, scriptId: '3', url: functionName === '(root)' ? '' : 'shop.js', lineNumber: 6, columnNumber: 1 },
    selfSize,
    id,
    children,
  })
  const head = node(1, '(root)', 8, node(2, 'main', 0, node(3, 'price', 64)), node(4, '', 32))
  const samples = [
    { size: 64, nodeId: 3 },
    { size: 64, nodeId: 3 },
    { size: 1, nodeId: 2 },
    { size: 1, nodeId: 9 },
  ]
  expect(readingText(JSON.stringify({ head, samples }))).toEqual([
    'heapprofile: space in bytes, weight period, event space; samples in count, weight samples, event space; 4 samples',
    '(no stack) | 8 0',
    'main (shop.js, from 7:2) [shop.js] | 0 1',
    'main (shop.js, from 7:2) [shop.js]; price (shop.js, from 7:2) [shop.js] | 64 2',
    '(anonymous shop.js:7) (shop.js, from 7:2) [shop.js] | 32 0',
    'note: samples of nodes that are not in the file, 1',
    'note: bytes on (root), outside every function, 8',
    'note: samples without a stack, shown as (no stack), 1',
  ])
  expect(readingText(JSON.stringify({ head: node(1, '(root)', 0, node(2, 'main', -5), node(3, 'price', 7)) }))).toEqual([
    'heapprofile: space in bytes, weight period, event space; 1 samples',
    'price (shop.js, from 7:2) [shop.js] | 7',
    'note: sizes below zero, left out, 1',
  ])
  expect(readingText(JSON.stringify({ head: node(1, '(root)', 0) }))).toEqual(['refused: a heapprofile file with no samples in it'])
  expect(readingText('{"snapshot":{"meta":{"node_fields":[]}},"nodes":[]}')).toEqual([
    'refused: a V8 heap snapshot lists objects, not stacks; open it in the Memory panel of Chrome DevTools, or record an allocation sampling profile instead',
  ])
})
