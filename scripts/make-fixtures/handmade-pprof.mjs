// pprof profiles as other writers than Go's leave them: inlined C++ with addresses that have no symbol, dropped frames, labels of every kind,
// ids of 64 bits, numbers that are not packed. Written from profile.proto; what they mean is asked of `go tool pprof`.
import { fixtureFolder, gzip } from './fixtureFolder.mjs'
import { pprofOracle } from './goProfiles.mjs'

/** @param {number | bigint} value */
function varint(value) {
  const bytes = []
  let rest = BigInt.asUintN(64, BigInt(value))
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return [...bytes, Number(rest)]
}

/** @param {number} field @param {number | bigint} value */
function number(field, value) {
  return [...varint(field * 8), ...varint(value)]
}

/** @param {number} field @param {readonly number[]} body */
function message(field, body) {
  return [...varint(field * 8 + 2), ...varint(body.length), ...body]
}

/** Numbers of 1 to 3 fields, by field. @param {readonly (number | bigint)[]} values */
function numbers(...values) {
  return values.flatMap((value, at) => (value === 0 ? [] : number(at + 1, value)))
}

/** A string table that grows while a profile is put together. */
function stringTable() {
  const strings = ['']
  return {
    /** @param {string} text */
    index(text) {
      const known = strings.indexOf(text)
      return known === -1 ? strings.push(text) - 1 : known
    },
    fields: () => strings.flatMap(text => message(6, [...Buffer.from(text)])),
  }
}

/** Addresses in a library without symbols and in the kernel, and functions that were inlined into others. */
function cppInlined() {
  const s = stringTable()
  const mapping = (id, file) => message(3, [...numbers(id, id * 0x100000, (id + 1) * 0x100000), ...number(5, s.index(file))])
  const fn = (id, name, systemName, file, line) => message(5, numbers(id, s.index(name), s.index(systemName), s.index(file), line))
  const location = (id, mappingId, ...lines) =>
    message(4, [...numbers(id, mappingId, mappingId * 0x100000 + id * 16), ...lines.flatMap(line => message(4, numbers(...line)))])
  const sample = (ids, value) => message(2, [...message(1, ids), ...message(2, [...varint(value), ...varint(value * 1_000_000)])])
  return [
    ...message(1, numbers(s.index('samples'), s.index('count'))),
    ...message(1, numbers(s.index('wall'), s.index('nanoseconds'))),
    ...sample([1, 3, 4], 7),
    ...sample([2, 3, 4], 3),
    ...sample([5, 1, 3, 4], 2),
    ...sample([6, 2, 3, 4], 1),
    ...mapping(1, '/srv/shop/bin/shop'),
    ...mapping(2, '/usr/lib/x86_64-linux-gnu/libcrypto.so.3'),
    ...mapping(3, '[kernel.kallsyms]'),
    // Three columns are new since 2024; two lines are inlined into a third.
    ...location(1, 1, [1, 12, 9], [2, 40, 5], [3, 8, 3]),
    ...location(2, 1, [2, 41, 5], [3, 8, 3]),
    ...location(3, 1, [3, 17, 1]),
    ...location(4, 1, [4, 90, 3]),
    ...location(5, 2),
    ...location(6, 3, [5, 0]),
    ...fn(1, 'shop::Money::round', '_ZN4shop5Money5roundEv', '/src/money.h', 10),
    ...fn(2, 'shop::tax', '_ZN4shop3taxERKNS_5OrderE', '/src/tax.cc', 35),
    ...fn(3, 'shop::price', '_ZN4shop5priceERKNS_5OrderE', '/src/price.cc', 5),
    ...fn(4, 'main', '', '/src/main.cc', 80),
    ...fn(5, 'do_syscall_64', '', '', 0),
    ...number(9, 1_700_000_000_123_456_789n),
    ...number(10, 13_000_000),
    ...message(13, [s.index('written by hand')]),
    ...s.fields(),
  ]
}

/** The allocator and what it calls go; the runtime's call in the middle stays; a match before the first kept frame stays. */
function droppedFrames() {
  const s = stringTable()
  const names = ['main', 'serve', 'malloc', 'refill', 'runtime.call32', 'runtime.mallocgc', 'grow(int)']
  const fn = name => names.indexOf(name) + 1
  const location = (id, ...lines) => message(4, [...numbers(id), ...lines.flatMap(name => message(4, numbers(fn(name), id)))])
  const sample = (ids, value) => message(2, [...message(1, ids), ...message(2, varint(value))])
  return [
    ...message(1, numbers(s.index('space'), s.index('bytes'))),
    ...sample([4, 3, 2, 1], 64),
    ...sample([6, 5, 2, 1], 128),
    ...sample([7, 2, 1], 256),
    ...sample([3, 3], 512),
    ...location(1, 'main'),
    ...location(2, 'serve'),
    ...location(3, 'malloc'),
    ...location(4, 'refill'),
    ...location(5, 'runtime.call32'),
    ...location(6, 'runtime.mallocgc'),
    ...location(7, 'malloc', 'grow(int)'),
    ...names.flatMap((name, at) => message(5, numbers(at + 1, s.index(name)))),
    ...number(7, s.index('malloc|runtime\\..*')),
    ...number(8, s.index('runtime\\.call[0-9]*')),
    ...s.fields(),
  ]
}

/** Ids that are addresses, numbers one by one, a default sample type, text and number labels, one key twice. */
function labelled() {
  const s = stringTable()
  const ids = [0xffffffff81000010n, 0x7f00000000000010n, 4_198_400n]
  const label = (key, text, value = 0, unit = '') => message(3, numbers(s.index(key), s.index(text), value, s.index(unit)))
  const sample = (stack, values, ...labels) =>
    message(2, [...stack.flatMap(at => number(1, ids[at])), ...values.flatMap(value => number(2, value)), ...labels.flat()])
  const type = (name, unit) => message(1, numbers(s.index(name), s.index(unit)))
  return [
    ...type('alloc_objects', 'count'),
    ...type('alloc_space', 'bytes'),
    ...type('inuse_objects', 'count'),
    ...type('inuse_space', 'bytes'),
    ...sample([0, 1, 2], [9, 576, 3, 192], label('bytes', '', 64, 'bytes'), label('endpoint', '/tax'), label('endpoint', '/rates')),
    ...sample([1, 2], [4, 4096, 0, 0], label('bytes', '', 1024, 'bytes')),
    ...sample([0, 1, 2], [1, 64, 1, 64], label('endpoint', '/tax'), label('request', '', 7)),
    ...sample([2], [2, 10, 2, 10]),
    ...ids.flatMap((id, at) => message(4, [...number(1, id), ...message(4, numbers(at + 1, at + 10))])),
    ...['allocate', 'handle', 'main'].flatMap((name, at) => message(5, numbers(at + 1, s.index(name), s.index(name)))),
    ...number(14, s.index('alloc_space')),
    ...s.fields(),
  ]
}

/** @type {readonly { readonly case: string, readonly about: string, readonly bytes: () => readonly number[] }[]} */
const CASES = [
  { case: 'cpp-inlined', about: 'inlined lines, system names, columns, an address without a symbol, the kernel', bytes: cppInlined },
  { case: 'drop-frames', about: 'drop_frames and keep_frames, a match inside a location and one at the root', bytes: droppedFrames },
  {
    case: 'labels',
    about: 'ids of 64 bits, numbers that are not packed, text and number labels, a key twice, default_sample_type',
    bytes: labelled,
  },
]

export function writePprofByHand() {
  const folder = fixtureFolder('pprof')
  for (const { case: name, about, bytes } of CASES) {
    const packed = gzip(Uint8Array.from(bytes()))
    const oracle = pprofOracle(packed, 'pb.gz')
    folder.add({
      case: name,
      extension: 'pb.gz',
      about,
      tool: 'by hand',
      version: 'profile.proto',
      command: 'node scripts/make-fixtures.mjs handmade-pprof',
      bytes: packed,
      oracle: oracle.figures,
      oracleFile: oracle.file,
    })
  }
}
