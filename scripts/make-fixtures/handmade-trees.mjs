// VisualVM's snapshots, DTrace's stacks and the trees of d3-flame-graph, from what is documented of them.
import zlib from 'node:zlib'
import { fixtureFolder } from './fixtureFolder.mjs'

const COMMAND = 'node scripts/make-fixtures.mjs handmade-trees'

/** @param {number} value @param {number} bytes */
const big = (value, bytes) => Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256)
/** @param {string} text */
const utf = text => [...big(Buffer.byteLength(text), 2), ...Buffer.from(text)]

/**
 * @typedef {{ readonly method: number, readonly calls: number, readonly us: number, readonly cpuUs: number, readonly children?: readonly Call[] }} Call
 */

/** A thread's block: a node, then those that it calls. @param {Call} root @param {boolean} hasTwoClocks */
function block(root, hasTwoClocks) {
  /** @type {number[]} */
  const bytes = []
  /** @param {Call} call @returns {number} */
  const write = call => {
    const children = call.children ?? []
    const at = bytes.length
    const totalOf = (/** @type {Call} */ one, /** @type {'us' | 'cpuUs'} */ clock) => {
      let sum = one[clock]
      for (const child of one.children ?? []) sum += totalOf(child, clock)
      return sum
    }
    bytes.push(...big(call.method, 2), ...big(call.calls, 4), ...big(totalOf(call, 'us'), 5), ...big(call.us, 5))
    if (hasTwoClocks) bytes.push(...big(totalOf(call, 'cpuUs'), 5), ...big(call.cpuUs, 5))
    bytes.push(...big(children.length, 2))
    const offsets = bytes.length
    bytes.push(...children.flatMap(() => [0, 0, 0]))
    children.forEach((child, index) => bytes.splice(offsets + index * 3, 3, ...big(write(child), 3)))
    return at
  }
  write(root)
  return bytes
}

/** @param {boolean} hasTwoClocks @param {number} type */
function snapshot(hasTwoClocks, type = 1) {
  const methods = [
    ['Thread', '', ''],
    ['shop.Main', 'main', '([Ljava/lang/String;)V'],
    ['shop.Order', 'price', '()D'],
    ['java.lang.Object', 'wait[native]', '(J)V'],
  ]
  const main = {
    method: 0,
    calls: 1,
    us: 0,
    cpuUs: 0,
    children: [
      {
        method: 1,
        calls: 1,
        us: 300,
        cpuUs: 200,
        children: [
          { method: 2, calls: 40, us: 5000, cpuUs: 4900 },
          { method: 3, calls: 2, us: 70_000_000_000, cpuUs: 0 },
        ],
      },
    ],
  }
  const worker = { method: 0, calls: 1, us: 0, cpuUs: 0, children: [{ method: 2, calls: 7, us: 900, cpuUs: 800 }] }
  const threads = [
    { id: 1, name: 'main', root: main },
    { id: 9, name: 'order-worker', root: worker },
  ].flatMap(({ id, name, root }) => {
    const nodes = block(root, hasTwoClocks)
    return [...big(id, 4), ...utf(name), 1, ...big(nodes.length, 4), ...nodes, ...big(hasTwoClocks ? 28 : 18, 4), ...Array(73).fill(0)]
  })
  const inside = Buffer.from([
    ...big(1, 4),
    ...big(1795895893522, 8),
    ...big(1795895963522, 8),
    hasTwoClocks ? 1 : 0,
    ...big(methods.length, 4),
    ...methods.flat().flatMap(utf),
    ...big(2, 4),
    ...threads,
  ])
  const packed = zlib.deflateSync(inside)
  const settings = Buffer.from('profiler.settings.settings.name=sample\n')
  return Buffer.concat([
    Buffer.from('nBpRoFiLeR'),
    Buffer.from([1, 2, ...big(type, 4), ...big(packed.length, 4), ...big(inside.length, 4)]),
    packed,
    Buffer.from(big(settings.length, 4)),
    settings,
    // No comment.
    Buffer.from([0, 0]),
  ])
}

const DTRACE =
  'CPU     ID                    FUNCTION:NAME\n  0  64091                        :tick-60s \n\n\n              genunix`kmem_cache_free+0xce\n              unix`sys_syscall+0x17a\n              libc.so.1`__read+0xa\n              shop`price->round+0x12\n              shop`main+0x44\n               12\n\n              0x104d08831\n              shop`std::vector<int, std::allocator<int>>::push_back(int const&)+0x3\n              shop`main+0x50\n                3\n'
const DTRACE_KEYS =
  "dtrace: description 'profile-997 ' matched 1 probe\n\n  shop                                              \n              libc.so.1`memcmp\n              shop`find+0x10\n              shop`main+0x44\n                5\n  cron                                              \n              cron`idle+0x1\n                2\n"

export function writeTreesByHand() {
  const form = { tool: 'by hand', command: COMMAND }
  const nps = fixtureFolder('visualvm')
  const visualVm = { ...form, extension: 'nps', version: 'VisualVM 2.1' }
  nps.add({
    ...visualVm,
    case: 'two-clocks',
    about: 'two threads, wall and CPU time, a native method, a time beyond 32 bits',
    bytes: snapshot(true),
  })
  nps.add({ ...visualVm, case: 'one-clock', about: 'wall time alone', bytes: snapshot(false) })
  const dtrace = fixtureFolder('dtrace')
  dtrace.add({
    ...form,
    case: 'ustack',
    extension: 'txt',
    version: 'illumos',
    about: 'kernel and user frames, an inlined function, an address',
    bytes: Buffer.from(DTRACE),
  })
  dtrace.add({
    ...form,
    case: 'execname',
    extension: 'txt',
    version: 'macOS',
    about: 'a command’s name before the stack',
    bytes: Buffer.from(DTRACE_KEYS),
  })
  const d3 = fixtureFolder('d3-flame-graph')
  const json = { ...form, extension: 'json', version: 'd3-flame-graph 4' }
  const total = {
    name: 'root',
    value: 100,
    children: [
      {
        name: 'main',
        value: 100,
        children: [
          { name: 'price', value: 70, children: [{ name: 'round_[i]', value: 30 }] },
          { name: 'log', value: 10 },
        ],
      },
    ],
  }
  d3.add({ ...json, case: 'totals', about: 'values with those of callees', bytes: Buffer.from(JSON.stringify(total)) })
  const self = {
    name: 'all',
    value: 0,
    children: [
      {
        name: 'main',
        value: 20,
        children: [
          { name: 'price', value: 40, children: [{ name: 'round', value: 30, delta: 3 }] },
          { name: 'log', value: 10 },
        ],
      },
    ],
  }
  d3.add({ ...json, case: 'self-values', about: 'values of functions themselves, and changes', bytes: Buffer.from(JSON.stringify(self)) })
  const letters = { n: 'root', v: 9, c: [{ n: 'main', v: 9, c: [{ n: 'price', v: 4 }] }] }
  d3.add({ ...json, case: 'letters', about: 'keys of single letters', bytes: Buffer.from(JSON.stringify(letters)) })
}
