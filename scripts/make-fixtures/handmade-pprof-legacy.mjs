// The forms that pprof read before profile.proto, of which no program here writes any but two: text by kind, and binary CPU profiles by word
// size and byte order. Written from google/pprof's profile/legacy_profile.go; what they mean is asked of `go tool pprof`.
import { fixtureFolder } from './fixtureFolder.mjs'
import { pprofOracle } from './goProfiles.mjs'

const MAP = `00400000-00500000 r-xp 00000000 fd:01 12 /srv/shop/bin/shop
00500000-00600000 r-xp 00100000 fd:01 12 /srv/shop/bin/shop
00600000-00700000 rw-p 00200000 fd:01 12 /srv/shop/bin/shop
10000000-10100000 r-xp 00000000 fd:01 13 /lib/x86_64-linux-gnu/libc.so.6
`
const SHORT_MAP = `build=/srv/shop/bin
0x400000-0x600000 $build/shop
0x10000000-0x10100000 /lib/x86_64-linux-gnu/libc.so.6
`
const JAVA_PLACES = ` 0x00000001 com.example.shop.Tax.rate (Tax.java:41)
 0x00000002 com.example.shop.Orders.price (Orders.java:17)
 0x00000003 com.example.shop.Server.main (Server.java:8)
 0x00000004 JVM_Wait (/usr/lib/jvm/lib/server/libjvm.so)
 0x00000005 generated stub/JIT
 0x00000006 GC
`

/** Count, then what was called from where, leaf first. */
const STACKS = [
  [7, 0x400120, 0x400210, 0x500330],
  [3, 0x10000440, 0x400120, 0x500330],
  [2, 0x400150, 0x400210, 0x500330],
  [1, 0x10000440, 0x10000550, 0x400210, 0x500330],
]

/** @param {(count: number, addresses: string) => string} line */
function lines(line) {
  return STACKS.map(([count, ...stack]) => `${line(count, stack.map(address => `0x${address.toString(16)}`).join(' '))}\n`).join('')
}

/** @param {string} kind @param {number} allocated how often as much was allocated as is in use */
function heap(kind, allocated) {
  const block = (count, addresses) => `  ${count}: ${count * 640} [  ${count * allocated}: ${count * 640 * allocated}] @ ${addresses}`
  return `heap profile:     13:     8320 [    ${13 * allocated}:     ${8320 * allocated}] @ ${kind}\n${lines(block)}\nMAPPED_LIBRARIES:\n${MAP}`
}

/** @param {4 | 8} wordBytes @param {boolean} isLittle @param {0 | 1} kind 1 for Java @param {readonly (readonly number[])[]} stacks @param {string} text */
function cpu(wordBytes, isLittle, kind, stacks, text) {
  const words = [0, 3, kind, 10_000, 0, ...stacks.flatMap(([count, ...stack]) => [count, stack.length, ...stack]), 0, 1, 0]
  const bytes = Buffer.alloc(words.length * wordBytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  words.forEach((word, at) => {
    if (wordBytes === 4) view.setUint32(at * 4, word, isLittle)
    else view.setBigUint64(at * 8, BigInt(word), isLittle)
  })
  return Buffer.concat([bytes, Buffer.from(text)])
}

const JAVA_STACKS = [
  [4, 1, 2, 3],
  [2, 4, 2, 3],
  [1, 5, 3],
  [1, 6],
]

/** @param {string} kind @param {string} attributes @param {(count: number) => number} value */
function java(kind, attributes, value) {
  const samples = JAVA_STACKS.map(
    ([count, ...stack]) => `  ${value(count)} ${count} @ ${stack.map(place => `0x0000000${place}`).join(' ')}\n`,
  )
  return `--- ${kind} 1 ---\nformat = java\n${attributes}${samples.join('')}\n${JAVA_PLACES}`
}

const THREADS = `--- threadz 1 ---

--- Thread 7f7794e3a940 (name: serve/201) stack: ---
    0x400120
    0x400211 0x500331
--- Thread 7f7794638940 (name: idle/202) stack: ---
  [same as previous thread]
--- Thread 7f7793e37940 (name: log/203) stack: ---
    0x10000440
    0x10000440
    0x500331
--- Memory map: ---
${SHORT_MAP}`

/** A handler's frame next to nearly every leaf. */
const HANDLED = Array.from({ length: 40 }, (_, at) => [1, 0x400100 + 16 * (at % 7), at === 9 ? 0x10000770 : 0x10000660, 0x500330])

/** @type {readonly { readonly case: string, readonly extension: string, readonly about: string, readonly bytes: string | Uint8Array }[]} */
const CASES = [
  { case: 'heap-v2', extension: 'heap', about: 'sampled heap profile of tcmalloc', bytes: heap('heap_v2/524288', 1) },
  { case: 'heap-allocated', extension: 'heap', about: 'the same with what was allocated since the start', bytes: heap('heapz_v2/4096', 3) },
  { case: 'heap-go', extension: 'heap', about: "Go's older heap profile, whose rate is doubled", bytes: heap('heap/1048576', 2) },
  { case: 'heap-growth', extension: 'growth', about: 'growth of the heap, not sampled', bytes: heap('growthz', 1) },
  { case: 'heap-fragmentation', extension: 'heap', about: 'fragmentation of the heap, not sampled', bytes: heap('fragmentationz', 1) },
  {
    case: 'contention-cpp',
    extension: 'contention',
    about: 'waiting for locks in C++: cycles, a sampling period, variables in the memory map',
    bytes: `--- contentionz 1 ---\ncycles/second = 3201000000\nsampling period = 100\nms since reset = 16502830\ndiscarded samples = 0\n${lines((count, addresses) => `  ${count * 19490304} ${count} @ ${addresses}`)}--- Memory map: ---\n${SHORT_MAP}`,
  },
  { case: 'threadz', extension: 'txt', about: 'stacks of all threads, one like the one before, one with its leaf twice', bytes: THREADS },
  {
    case: 'goroutine-counts',
    extension: 'txt',
    about: 'counts of stacks with a memory map',
    bytes: `goroutine profile: total 13\n${lines((count, addresses) => `${count} @ ${addresses}`)}\n--- Memory map: ---\n${SHORT_MAP}`,
  },
  {
    case: 'java-heap',
    extension: 'heap',
    about: "Java's heap profile",
    bytes: java('heapz', 'resolution = bytes\n', count => count * 6144),
  },
  {
    case: 'java-contention',
    extension: 'contention',
    about: "Java's waiting for locks",
    bytes: java('contentionz', 'resolution = nanoseconds\nsampling period = 100\nms since reset = 6019923\n', count => count * 8181),
  },
  { case: 'cpu-32-little', extension: 'prof', about: 'binary CPU profile, 32 bits, little end first', bytes: cpu(4, true, 0, STACKS, MAP) },
  { case: 'cpu-32-big', extension: 'prof', about: 'binary CPU profile, 32 bits, big end first', bytes: cpu(4, false, 0, STACKS, MAP) },
  { case: 'cpu-64-big', extension: 'prof', about: 'binary CPU profile, 64 bits, big end first', bytes: cpu(8, false, 0, STACKS, MAP) },
  {
    case: 'cpu-handler',
    extension: 'prof',
    about: "the signal handler's frame next to nearly every leaf",
    bytes: cpu(8, true, 0, HANDLED, MAP),
  },
  {
    case: 'cpu-java',
    extension: 'prof',
    about: 'binary CPU profile of Java with names after it',
    bytes: cpu(4, true, 1, JAVA_STACKS, JAVA_PLACES),
  },
]

export function writeLegacyPprofByHand() {
  const folder = fixtureFolder('pprof')
  for (const { case: name, extension, about, bytes } of CASES) {
    const content = Buffer.from(bytes)
    const oracle = pprofOracle(content, extension)
    folder.add({
      case: name,
      extension,
      about,
      tool: 'by hand',
      version: 'legacy_profile.go',
      command: 'node scripts/make-fixtures.mjs handmade-pprof-legacy',
      bytes: content,
      oracle: oracle.figures,
      oracleFile: oracle.file,
    })
  }
}
