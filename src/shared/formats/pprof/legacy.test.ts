import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../../testing/reading'
import { bytesOf } from '../../base/utf8'
import { errorText } from '../errorText'

const MAP = `
MAPPED_LIBRARIES:
00400000-00500000 r-xp 00000000 fd:01 12 /srv/bin/shop
00500000-00600000 rw-p 00100000 fd:01 12 /srv/bin/shop
7f0000000000-7f0000100000 r-xp 00000000 fd:01 13 /lib/libc.so.6
`

/** The addresses of each stack, leaf first. */
function addressesOf(input: string | Uint8Array): string[] {
  const { samples, stacks, frames } = profileOf(input)
  return Array.from(samples.stack, (stack, row) => {
    const path: string[] = []
    for (let at = stack; at !== -1; at = stacks.parent[at]) path.push((frames.address?.[stacks.frame[at]] ?? 0n).toString(16))
    return `${path.join(' ')} = ${samples.values.map(values => values[row]).join(' ')}`
  })
}

function words(wordBytes: 4 | 8, isLittle: boolean, numbers: readonly number[], text = ''): Uint8Array {
  const tail = bytesOf(text)
  const bytes = new Uint8Array(numbers.length * wordBytes + tail.length)
  const view = new DataView(bytes.buffer)
  numbers.forEach((number, at) => {
    if (wordBytes === 4) view.setUint32(at * 4, number, isLittle)
    else view.setBigUint64(at * 8, BigInt(number), isLittle)
  })
  bytes.set(tail, numbers.length * wordBytes)
  return bytes
}

test('names places by the comments under a stack, which hold the address in the call or the one it returns to', () => {
  const comments = (first: number) =>
    [0, 1, 2].map(at => `#\t0x${(first + at).toString(16)}\tmain.f${at}+0x1\t/srv/shop/main.go:${at + 1}`).join('\n')
  const goroutines = (base: number, first: number) => {
    const addresses = [1, 2, 3].map(at => `0x${(base + at).toString(16)}`).join(' ')
    return `goroutine profile: total 3\n3 @ ${addresses}\n${comments(base + first)}\n`
  }
  for (const base of [0x1000, 0x7f00_0000_1000, 0x7f_ffff_fffe]) {
    expect(foldedOf(goroutines(base, 0))).toEqual(['main.f2;main.f1;main.f0 3'])
    expect(foldedOf(goroutines(base, 1))).toEqual(['main.f2;main.f1;main.f0 3'])
  }
})

test('reads heap profiles, each sampled block standing for all like it', () => {
  const heap = `heap profile: 2: 8192 [ 2: 8192] @ heap_v2/8192\n  2: 8192 [ 2: 8192] @ 0x400100 0x7f0000000200${MAP}`
  expect(foldedOf(heap, 'objects')).toEqual(['[libc.so.6];[shop] 5'])
  expect(foldedOf(heap)).toEqual(['[libc.so.6];[shop] 20819'])
})

test('halves the rate that Go writes, and keeps apart what is in use and what was allocated', () => {
  const heap = 'heap profile: 1: 64 [ 3: 192] @ heap/2\n1: 64 [3: 192] @ 0x10\n'
  expect(profileOf(heap).meta.sampleTypes.map(({ name }) => name)).toEqual(['alloc_objects', 'alloc_space', 'inuse_objects', 'inuse_space'])
  expect(addressesOf(heap)).toEqual(['f = 3 192 1 64'])
})

test('reads growth and fragmentation as they are', () => {
  for (const kind of ['growthz', 'growth', 'fragmentationz', 'heapprofile']) {
    expect(addressesOf(`heap profile: 1: 64 [ 1: 64] @ ${kind}\n1: 64 [1: 64] @ 0x11 0x21\n`)).toEqual(['10 20 = 1 64'])
  }
})

test('reads time spent on locks: cycles as nanoseconds, times the sampling period', () => {
  const locks = `--- contentionz 1 ---\ncycles/second = 2000000000\nsampling period = 100\n  4000 7 @ 0x400101 0x400201\n${MAP}`
  expect(addressesOf(locks)).toEqual(['400100 400200 = 700 200000'])
  expect(addressesOf('--- mutex:\ncycles/second=1000000000\nsampling period=1\n50 2 @ 0x11\n')).toEqual(['10 = 2 50'])
})

test('reads counts of goroutines, with the names that stand under each stack', () => {
  const goroutines = [
    'goroutine profile: total 3',
    '2 @ 0x11 0x21',
    '#\t0x10\tmain.inner+0x1\t/src/main.go:5',
    '#\t0x10\tmain.wait+0x1\t/src/main.go:9',
    '#\t0x20\tmain.main+0x2\t/src/main.go:21',
    '',
    '1 @ 0x21 0x31',
  ]
  expect(foldedOf(goroutines.join('\n') + '\n')).toEqual(['<unknown>;main.main 1', 'main.main;main.wait;main.inner 2'])
})

test('reads stacks of threads and counts a thread that is like the one before', () => {
  const threads = [
    '--- threadz 1 ---',
    '',
    '--- Thread 7f01 (name: main/1) stack: ---',
    '  0x400100',
    '  0x400201',
    '--- Thread 7f02 (name: idle/2) stack: ---',
    '  [same as previous thread]',
    '--- Thread 7f03 (name: idle/3) stack: ---',
    '  0x400300',
  ]
  expect(addressesOf(threads.join('\n') + '\n')).toEqual(['400100 400200 = 2', '400300 = 1'])
})

test("reads Java's samples with the names after them", () => {
  const java = [
    '--- contentionz 1 ---',
    'format = java',
    'resolution = microseconds',
    'sampling period = 10',
    '  500 2 @ 0x00000001 0x00000002 0x00000003',
    '  0x00000001 com.example.Pool.take (Pool.java:31)',
    '  0x00000002 JVM_Wait (/usr/lib/jvm/libjvm.so)',
    '  0x00000003 GC',
    '',
  ]
  expect(foldedOf(java.join('\n'))).toEqual(['GC;JVM_Wait;com.example.Pool.take 5000'])
  expect(profileOf(java.join('\n')).meta.sampleTypes[1]).toMatchObject({ name: 'delay', unit: 'microseconds' })
})

test('reads binary CPU profiles of both word sizes in both byte orders', () => {
  const numbers = [0, 3, 0, 1000, 0, 2, 2, 0x400100, 0x400201, 1, 3, 0x400300, 0x400401, 0x400501, 0, 1, 0]
  for (const wordBytes of [4, 8] as const) {
    for (const isLittle of [true, false]) {
      const bytes = words(wordBytes, isLittle, numbers, MAP)
      expect(addressesOf(bytes)).toEqual(['400100 400200 = 2 2000000', '400300 400400 400500 = 1 1000000'])
      expect(foldedOf(bytes)).toEqual(['[shop];[shop] 2000000', '[shop];[shop];[shop] 1000000'])
    }
  }
})

test('takes out the frame that the signal handler left under nearly every leaf, and a leaf that is there twice', () => {
  const handler = 0x999
  const stacks = Array.from({ length: 8 }, (_, i) => [1, 3, 0x1000 * (i + 2), handler, 0x500 + 16 * i]).flat()
  const handled = addressesOf(words(8, true, [0, 3, 0, 1, 0, ...stacks, 0, 1, 0]))
  expect(handled[0]).toBe('2000 4ff = 1 1000')
  const twice = [1, 3, 0x100, 0x100, 0x200, 1, 2, 0x300, 0x400]
  expect(addressesOf(words(8, true, [0, 3, 0, 1, 0, ...twice, 0, 1, 0]))).toEqual(['100 1ff = 1 1000', '300 3ff = 1 1000'])
})

test('reads a binary CPU profile of Java, whose places have names', () => {
  const java = words(4, true, [0, 3, 1, 10, 0, 3, 2, 7, 8, 0, 1, 0], ' 0x00000007 a.B.run (B.java:3)\n 0x00000008 generated stub/JIT\n')
  expect(foldedOf(java)).toEqual(['STUB;a.B.run 30000'])
})

test('leaves out the allocator from heap profiles and the profiler from others', () => {
  const heap = (kind: string) =>
    `--- ${kind} 1 ---\nformat = java\nresolution = bytes\n 524288000 1 @ 0x1 0x2 0x3\n 0x1 page\n 0x2 malloc\n 0x3 main\n`
  expect(foldedOf(heap('heapz'), 'inuse_objects')).toEqual(['main 1'])
  expect(foldedOf(heap('contentionz'), 'contentions')).toEqual(['main;malloc;page 1'])
})

test('puts addresses into the pieces of a split mapping, with variables and log prefixes in the map', () => {
  const map = [
    '--- Memory map: ---',
    'build=/srv/bin',
    'I0102 10:00:00.000 7 maps.cc:12] 400000-500000: $build/shop',
    '0x500000-0x600000 $build/shop (@100000)',
    '7f0000004000-7f0000100000 r-xp 00004000 fd:01 13 /lib/libc.so.6',
  ]
  const stack = (address: string) => foldedOf(`goroutine profile: total 1\n1 @ ${address}\n${map.join('\n')}\n`)
  expect(stack('0x580000')).toEqual(['[shop] 1'])
  expect(stack('0x7f0000001000')).toEqual(['[libc.so.6] 1'])
  expect(stack('0x7f0000000000')).toEqual(['<unknown> 1'])
})

test('leaves out lines that are no samples, and counts them', () => {
  const result = read('goroutine profile: total 2\nnonsense\n2 @ 0x11\n3 @ zz\n')
  expect(result.ok && result.value.meta.notes).toEqual([
    { what: 'lines that are no samples', count: 2, where: 'line 2' },
    { what: 'places without a symbol', count: 1, where: null },
  ])
})

test('refuses a file without a sample, with the first line that is none', () => {
  const broken = read('heap profile: 1: 2 [ 1: 2] @ heap_v2/1\nnonsense\n')
  expect(!broken.ok && errorText(broken.error)).toBe('broken pprof file: lines that are no samples at line 2')
  const unknown = read('heap profile: 1: 2 [ 1: 2] @ heapzz/1\n1: 2 [1: 2] @ 0x1\n')
  expect(!unknown.ok && errorText(unknown.error)).toContain('heap profile of an unknown kind heapzz')
  const cut = read(words(8, true, [0, 3, 0, 1, 0, 1, 9, 0x100]))
  expect(!cut.ok && errorText(cut.error)).toBe('broken pprof file: a stack of 9 frames, cut off at byte 40')
})
