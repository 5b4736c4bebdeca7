import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { event, HAS, perfPipe, record, SHOP, u32, u64 } from '../../testing/perfPipe'
import { profileOf, read } from '../../testing/reading'
import { readingText } from '../../testing/readingText'

const has = HAS.tid | HAS.chain
const SAMPLE = record(9, 2, u32(7), u32(7), u64(1), u64(0x10010))
const pipe = (...records: readonly (readonly number[])[]) => readingText(perfPipe(event({ has }), ...records))

/** A frame of zstd with its content as it is. */
function zstd(content: readonly number[]): number[] {
  const block = (content.length << 3) | 1
  return [
    0x28,
    0xb5,
    0x2f,
    0xfd,
    0x60,
    ...[(content.length - 256) & 255, (content.length - 256) >> 8],
    block & 255,
    (block >> 8) & 255,
    0,
    ...content,
  ]
}

test('perf.data: packed records with their size, which end before the filling does', () => {
  const own = pipe(...SHOP, SAMPLE)
  const content = [
    ...SHOP.flat(),
    ...SAMPLE,
    ...record(
      99,
      0,
      Array.from({ length: 256 }, () => 0),
    ),
  ]
  const packed = zstd(content)
  expect(pipe(record(81, 0, packed))).toEqual(own)
  expect(pipe(record(83, 0, u64(packed.length), packed, [0, 0, 0, 0, 0]))).toEqual(own)
  expect(own[0]).toBe('perf-data: cycles in samples, weight samples, event cycles; 1 samples')
})

test('perf.data: counts that a sample brings along stand before its stack, with ids and what was lost where these are', () => {
  const own = pipe(...SHOP, SAMPLE)
  for (const [readFormat, values] of [
    [0, 1],
    [1 | 2, 3],
    [4, 2],
    [4 | 16, 3],
    [16, 2],
    [1 | 2 | 4 | 16, 5],
  ] as const) {
    const sample = record(9, 2, u32(7), u32(7), ...Array.from({ length: values }, () => u64(2)), u64(1), u64(0x10010))
    expect(readingText(perfPipe(event({ has: has | HAS.read, readFormat }), ...SHOP, sample)), String(readFormat)).toEqual(own)
  }
  // A group: how many, then each with its own.
  const group = record(9, 2, u32(7), u32(7), u64(2), ...Array.from({ length: 6 }, () => u64(3)), u64(1), u64(0x10010))
  expect(readingText(perfPipe(event({ has: has | HAS.read, readFormat: 8 | 4 | 16 }), ...SHOP, group))).toEqual(own)
})

test('a JVM dump: its beginning stands early in a line, and what a log says of one starts none', () => {
  const dump = [
    'Full thread dump OpenJDK 64-Bit Server VM (17):',
    '',
    '"main" #1 prio=5 tid=0x01 nid=0x1 runnable [0x0]',
    '\tat shop.Shop.price(Shop.java:5)',
    `${'x'.repeat(121)}Full thread dump was asked for`,
    '\tat shop.Shop.main(Shop.java:9)',
    '',
    'JNI global refs: 4, weak refs: 0',
    '',
  ].join('\n')
  expect(readingText(dump)).toContain('fact dumps: 1')
  expect(readingText(dump).filter(line => line.includes('price'))[0]).toContain('main (Shop.java:9)')
})

test('gdb: threads of several processes have the same numbers, and are one dump', () => {
  const thread = (lwp: number) => `Thread 1 (Thread 0x7f (LWP ${lwp})):\n#0  price (n=1) at shop.c:5\n#1  main () at shop.c:9\n\n`
  expect(readingText(thread(7) + thread(8))).toContain('fact dumps: 1')
  expect(readingText(thread(7) + thread(7))).toContain('fact dumps: 2')
  const unnumbered = (number: number) => `Thread ${number} (process 7):\n#0  price (n=1) at shop.c:5\n\n`
  expect(readingText(unnumbered(1) + unnumbered(2))).toContain('fact dumps: 1')
})

test('pprof as text has a period where one is said', () => {
  const text = readFileSync('fixtures/pprof-raw/cpp-inlined.txt', 'utf8')
  const withPeriod = text.replace(/^PeriodType:.*\nPeriod: 0$/m, 'PeriodType: cpu nanoseconds\nPeriod: 10000000')
  expect(profileOf(withPeriod).meta.period).toEqual({ value: 1e7, type: 'cpu', unit: 'nanoseconds' })
  expect(profileOf(text).meta.period).toBeUndefined()
})

test('what begins nearly like a streamed trace of Android is none', () => {
  for (const text of ['SLOX\xf4\0\x20\0', 'SLOW\x01\0\x20\0'])
    expect(read(text)).toMatchObject({ ok: false, error: { kind: 'unknown-format' } })
})
