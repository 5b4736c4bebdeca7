import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { bytesOf, textOf } from '../base/utf8'
import { perfetto } from './perfetto'

const FIXTURES = join(import.meta.dirname, '../../../fixtures')
const fixture = (path: string) => new Uint8Array(readFileSync(join(FIXTURES, path)))

test('Perfetto’s callstacks are root first, and numbers mean another thing once the state was cleared', () => {
  const trace = fixture('perfetto/linux-perf.pftrace')
  expect(foldedOf(trace)).toEqual(['idle 1', 'main;shop::price(int) 1', 'main;shop::price(int);[libshop.so] 2'])
  expect(profileOf(trace).threads.map(({ name }) => name)).toEqual(['/system/bin/shop', 'RenderThread'])
  expect(profileOf(trace).meta.notes).toContainEqual({ what: 'samples that the recorder had no time to unwind', count: 1, where: null })
})

test('of heapprofd’s dumps the last counts: they are sums since the start', () => {
  const trace = fixture('perfetto/heapprofd.pftrace')
  expect(foldedOf(trace, 'in-use-bytes')).toEqual(['main;shop::price(int) 4096', 'main;shop::price(int);[libshop.so] 64'])
  expect(foldedOf(trace, 'alloc')).toEqual(['main;shop::price(int) 2', 'main;shop::price(int);[libshop.so] 4'])
})

test('a Perfetto trace is known when all of its packets are packed, also where the head holds no end of the first', () => {
  const packed = fixture('perfetto/packed.pftrace')
  expect(foldedOf(packed, 'in-use-bytes')).toEqual(foldedOf(fixture('perfetto/heapprofd.pftrace'), 'in-use-bytes'))
  /** A packet of two megabytes, of which a head has the beginning. */
  const beginning = (...packedBytes: readonly number[]) =>
    Uint8Array.from([0x0a, 0xff, 0xff, 0x7f, 0x92, 3, 0xfa, 0xff, 0x7f, ...packedBytes])
  expect(perfetto.looksLike(beginning(0x78, 0x9c, 1), false)).toBe('yes')
  expect(perfetto.looksLike(beginning(0x78, 0x9d, 1), false)).toBe('no')
})

test('a Perfetto trace without callstacks is refused with what to record', () => {
  const packet = [0x18, 0xe8, 7, 0x50, 1, 0x12, 0]
  const trace = Uint8Array.from([0x0a, packet.length, ...packet, 0x0a, packet.length, ...packet])
  expect(read(trace)).toMatchObject({ ok: false, error: { kind: 'unsupported', advice: expect.stringContaining('linux.perf') } })
})

test('simpleperf’s chains are leaf first; an event has its counts and its samples', () => {
  const report = fixture('simpleperf/two-events.proto')
  expect(foldedOf(report)).toEqual(['main;[kernel.kallsyms] 250000', 'main;com.shop.Order.total;shop::price(int) 250000'])
  expect(foldedOf(report, 'cpu-clock:samples')).toEqual(['main;[kernel.kallsyms] 1', 'main;com.shop.Order.total;shop::price(int) 1'])
  expect(foldedOf(report, 'cache-misses')).toEqual(['main 1200'])
})

test('a method trace of Android has both clocks', () => {
  const trace = fixture('android-trace/dual.trace')
  expect(foldedOf(trace, 'cpu')).toEqual([
    'com.shop.Main.onCreate 90000',
    'com.shop.Main.onCreate;com.shop.Tax.rate 100000',
    'com.shop.Tax.rate 20000',
  ])
  expect(foldedOf(trace, 'wall')).toEqual([
    'com.shop.Main.onCreate 600000',
    'com.shop.Main.onCreate;com.shop.Tax.rate 300000',
    'com.shop.Tax.rate 350000',
  ])
})

test('a streamed method trace has the stacks of one that was written at the end', () => {
  const [trace, streamed] = [fixture('android-trace/dual.trace'), fixture('android-trace/streamed.trace')]
  expect(foldedOf(streamed, 'cpu')).toEqual(foldedOf(trace, 'cpu'))
  expect(foldedOf(streamed, 'wall')).toEqual(foldedOf(trace, 'wall'))
  expect(profileOf(streamed).threads.map(({ name }) => name)).toEqual(['main', 'RenderThread'])
})

test('a streamed method trace that ends early says so, and a later version is refused by its number', () => {
  const streamed = fixture('android-trace/streamed.trace')
  expect(profileOf(streamed.subarray(0, -200)).meta.notes.map(({ what }) => what)).toContain(
    'no summary at the end of a streamed trace: it was cut',
  )
  expect(read(Uint8Array.from([...bytesOf('SLOW'), 0xf4, 0, 32, 0, ...Array.from({ length: 24 }, () => 0)]))).toMatchObject({
    ok: false,
    error: { kind: 'unsupported', what: expect.stringContaining('version 4') },
  })
})

test('a method trace says that its buffer was full', () => {
  const bytes = fixture('android-trace/wall.trace')
  const full = bytesOf(textOf(bytes.subarray(0, 60)).replace('overflow=false', 'overflow=true'))
  const notes = profileOf(Uint8Array.from([...full, ...bytes.subarray(60)])).meta.notes.map(({ what }) => what)
  expect(notes).toContain('the recorder’s buffer was full: what came after is not in the file')
})

test('Safari’s samples stand for the time before them', () => {
  const profile = profileOf(fixture('safari/recording.json'))
  expect(foldedOf(fixture('safari/recording.json'))).toEqual(['(anonymous) 2000000', '(anonymous);price 2500000'])
  expect(Array.from(profile.samples.timeNs ?? [], Math.round)).toEqual([0, 1000000, 18000000])
})

test('what Firefox’s old DevTools saved is Gecko’s profile', () => {
  expect(foldedOf(fixture('firefox/devtools-59.json'))).toEqual(['(root);main 1000000', '(root);main;price 2000000'])
})
