import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'
import { bytesOf } from '../base/utf8'

type Node = { readonly method: number; readonly calls: number; readonly us: readonly number[]; readonly children?: readonly Node[] }
/** A thread's tree as VisualVM lays it out: heads, each followed by the places of those it calls. */
function nodesOf(root: Node, clocks: 1 | 2): Buffer {
  const parts: Buffer[] = []
  let end = 0
  const write = (node: Node): number => {
    const children = node.children ?? []
    const bytes = Buffer.alloc((clocks === 2 ? 28 : 18) + children.length * 3)
    const at = end
    end += bytes.length
    parts.push(bytes)
    bytes.writeUInt16BE(node.method, 0)
    bytes.writeUInt32BE(node.calls, 2)
    node.us.forEach((us, clock) => {
      bytes.writeUIntBE(9, 6 + clock * 10, 5)
      bytes.writeUIntBE(us, 11 + clock * 10, 5)
    })
    const head = clocks === 2 ? 28 : 18
    bytes.writeUInt16BE(children.length, head - 2)
    children.forEach((child, row) => bytes.writeUIntBE(write(child), head + row * 3, 3))
    return at
  }
  write(root)
  return Buffer.concat(parts)
}
const utf = (value: string) => [0, value.length, ...bytesOf(value)]
const int = (value: number) => [...new Uint8Array(new Uint32Array([value]).buffer)].reverse()
const long = (value: number) => [...int(Math.floor(value / 2 ** 32)), ...int(value % 2 ** 32)]
const METHODS = [
  ['', 'Thread', ''],
  ['shop.Order', 'price', '()V'],
  ['Main', 'main[native]', '()V'],
].flatMap(names => names.flatMap(utf))

function nps(
  clocks: 1 | 2,
  nodes: Uint8Array,
  more: { readonly type?: number; readonly nodeBytes?: number; readonly methods?: number; readonly cut?: number } = {},
) {
  const thread = [
    ...int(31),
    ...utf('worker'),
    1,
    ...int(nodes.length),
    ...nodes,
    ...int(more.nodeBytes ?? (clocks === 2 ? 28 : 18)),
    ...Array.from({ length: 73 }, () => 0),
  ]
  const inside = Uint8Array.from([
    ...int(1),
    ...long(1_700_000_000_000),
    ...long(1_700_000_002_500),
    clocks - 1,
    ...int(more.methods ?? 3),
    ...METHODS,
    ...int(1),
    ...thread,
  ])
  const settings = bytesOf('#\nprofiler.settings.settings.name=Shop\nother=1\n')
  const packed = deflateSync(more.cut === undefined ? inside : inside.subarray(0, more.cut))
  return Uint8Array.from([
    ...bytesOf('nBpRoFiLeR'),
    1,
    2,
    ...int(more.type ?? 1),
    ...int(packed.length),
    ...int(inside.length),
    ...packed,
    ...int(settings.length),
    ...settings,
    // No comment.
    ...[0, 0],
  ])
}
const TREE: Node = {
  method: 0,
  calls: 1,
  us: [7, 7],
  children: [
    {
      method: 2,
      calls: 2,
      us: [300, 200],
      children: [
        { method: 1, calls: 5, us: [70_000_000_000, 90] },
        { method: 9, calls: 0, us: [0, 1] },
      ],
    },
    { method: 1, calls: 0, us: [0, 0] },
  ],
}

test('VisualVM: own times of both clocks, calls, methods with their package, when it was taken', () => {
  expect(readingText(nps(2, nodesOf(TREE, 2)))).toEqual([
    'visualvm: wall in microseconds; cpu in microseconds; calls in count; 3 samples',
    'lasts 2500000000 ns',
    'from 1700000000000 ms',
    'fact settings: Shop',
    'thread worker, -/31',
    'Main.main native | thread 0 | 300 200 2',
    'Main.main native; shop.Order.price [shop] jit | thread 0 | 70000000000 90 5',
    'Main.main native; (unknown) | thread 0 | 0 1 0',
    'note: methods that are not in the file, 1',
  ])
  expect(readingText(nps(1, nodesOf({ ...TREE, us: [7], children: [{ method: 2, calls: 2, us: [300] }] }, 1), { type: 2 }))).toEqual([
    'visualvm: wall in microseconds; calls in count; 1 samples',
    'lasts 2500000000 ns',
    'from 1700000000000 ms',
    'fact settings: Shop',
    'thread worker, -/31',
    'Main.main native | thread 0 | 300 2',
  ])
})

test('VisualVM: what is broken in a snapshot is said', () => {
  const nodes = nodesOf(TREE, 2)
  const circle = Uint8Array.from(nodes)
  circle[30] = 0
  circle[29] = 0
  circle[28] = 0
  expect(readingText(nps(2, circle))).toEqual(['refused: broken visualvm file: the calls of thread "worker" lie outside of it at byte 24'])
  expect(readingText(nps(2, nodes.subarray(0, 30)))).toEqual([
    'refused: broken visualvm file: the calls of thread "worker" lie outside of it at byte 24',
  ])
  expect(readingText(nps(2, nodes, { nodeBytes: 18 }))).toEqual(['refused: broken visualvm file: nodes of 18 bytes at byte 336'])
  expect(readingText(nps(2, nodes, { methods: 9999 }))).toEqual([
    'refused: broken visualvm file: more methods than the file has bytes at byte 25',
  ])
  expect(readingText(nps(2, nodes, { cut: 200 }))).toEqual(['refused: broken visualvm file: a thread ends after the file at byte 200'])
  expect(readingText(nps(2, nodes, { type: 8 }))).toEqual([
    'refused: a snapshot of VisualVM of memory, which cannot be read; `jcmd PID JFR.start settings=profile duration=30s filename=FILE.jfr` records allocation with its stacks',
  ])
  expect(readingText(nps(2, nodes).subarray(0, 60))).toEqual(['refused: broken visualvm file: the file ends in its snapshot at byte 60'])
  expect(readingText(nps(2, nodes).subarray(0, 20))).toEqual(['refused: broken visualvm file: the file ends in its header at byte 20'])
  expect(readingText(nps(2, nodesOf({ method: 0, calls: 0, us: [0, 0] }, 2)))).toEqual(['refused: a visualvm file with no samples in it'])
})
