import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { message, number, packed, text } from '../../../scripts/make-fixtures/protobufBytes.mjs'
import { readingText } from '../../testing/readingText'

const packet = (...body: readonly (readonly number[])[]) => message(1, body.flat())
const interned = (id: number, name: string) => [...number(1, id), ...text(2, name)]
const NAMES = message(12, [
  ...[...message(5, interned(1, 'main')), ...message(5, interned(2, 'rate')), ...message(18, interned(1, 'shop.cc'))],
  ...[...message(17, interned(1, 'data')), ...message(17, interned(2, 'libshop.so')), ...message(17, interned(3, 'kernel'))],
  ...[...message(19, [...number(1, 1), ...number(7, 1), ...number(7, 2)]), ...message(19, [...number(1, 2), ...packed(7, [3])])],
  ...message(6, [...number(1, 1), ...number(2, 1), ...number(3, 1), ...number(4, 0x1010), ...number(5, 1), ...number(6, 31)]),
  ...message(6, [...number(1, 2), ...number(2, 2), ...number(3, 2), ...number(4, 2n ** 63n + 1n)]),
  ...message(6, [...number(1, 3), ...number(4, 0x20)]),
  ...[...message(7, [...number(1, 1), ...packed(2, [1, 2])]), ...message(7, [...number(1, 2), ...number(2, 1), ...number(2, 3)])],
])
const SEQUENCE = [...number(3, 1000), ...number(10, 3)]
const sample = (ns: number, process: number, thread: number, callstack: number) =>
  packet(number(8, ns), number(10, 3), message(66, [...number(2, process), ...number(3, thread), ...number(4, callstack)]))
const perfetto = (...packets: readonly (readonly number[])[]) => readingText(Uint8Array.from(packets.flat()))

test('Perfetto: frames have their file, line, module and address; threads the names that any packet tells', () => {
  const tree = message(2, [
    ...message(1, [...number(1, 7), ...text(3, '/system/bin/shop'), ...text(3, '--all')]),
    ...message(2, [...number(1, 8), ...text(2, 'RenderThread')]),
    ...[...message(2, number(1, 9)), ...message(3, [...number(1, 10), ...text(2, 'x')])],
  ])
  expect(
    perfetto(
      packet(SEQUENCE, number(13, 1), NAMES),
      sample(5000, 7, 7, 1),
      sample(6000, 7, 8, 2),
      sample(4000, 9, 9, 1),
      sample(9000, 7, 10, 5),
      packet(SEQUENCE, tree),
      sample(9500, 7, 10, 1),
    ),
  ).toEqual([
    'perfetto: samples in count; 5 samples',
    'lasts 4500 ns',
    'thread thread 7, 7/7',
    'thread thread 8, 7/8',
    'thread thread 9, 9/9',
    'thread thread 10, 7/10',
    'thread /system/bin/shop, 7/10',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 0 | 1',
    'main (shop.cc:31) [data/libshop.so] native @1010; 0x20 native @20 | thread 1 | at 1000 | 1',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 2 | at 0 | 1',
    '(no stack) | thread 3 | at 4000 | 1',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 4 | at 4500 | 1',
    'note: frames without a symbol, 1',
    'note: samples earlier than the first, put at its time, 1',
    'note: callstacks that are not in the file, 1',
    'note: samples without a stack, shown as (no stack), 1',
  ])
})

test('Perfetto: numbers are those of their sequence, and begin again where it is cleared', () => {
  const other = packet(number(3, 1), number(10, 4), number(8, 100), message(66, [...number(2, 7), ...number(3, 7), ...number(4, 1)]))
  const again = packet(SEQUENCE, number(13, 3), message(12, message(7, [...number(1, 1), ...number(2, 1)])))
  const kept = packet(SEQUENCE, number(13, 2), message(12, message(7, [...number(1, 2), ...number(2, 1)])))
  expect(perfetto(packet(SEQUENCE, NAMES), sample(50, 7, 7, 1), other, kept, sample(60, 7, 7, 2), again, sample(70, 7, 7, 1))).toEqual([
    'perfetto: samples in count; 4 samples',
    'lasts 50 ns',
    'thread thread 7, 7/7',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 0 | 1',
    '(no stack) | thread 0 | at 50 | 1',
    'main (shop.cc:31) [data/libshop.so] native @1010 | thread 0 | at 10 | 1',
    '0x0 native | thread 0 | at 20 | 1',
    'note: callstacks that are not in the file, 1',
    'note: frames without a symbol, 1',
    'note: samples without a stack, shown as (no stack), 1',
  ])
})

test('Perfetto: samples that a program streams count their times from the thread’s own', () => {
  const thread = message(44, [...number(1, 7), ...number(2, 8), ...number(6, 500)])
  expect(
    perfetto(
      packet(SEQUENCE, NAMES, thread),
      packet(SEQUENCE, message(54, [...packed(1, [1, 2]), ...packed(2, [100, 1000])])),
      packet(SEQUENCE, message(54, [...number(1, 1), ...number(2, -50)])),
      packet(SEQUENCE, message(54, number(1, 1))),
      packet(number(3, 1), number(10, 5), message(54, number(1, 1))),
    ),
  ).toEqual([
    'perfetto: samples in count; 5 samples',
    'lasts 1000000 ns',
    'thread thread 8, 7/8',
    'thread thread 5, -/5',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 0 | 1',
    'main (shop.cc:31) [data/libshop.so] native @1010; 0x20 native @20 | thread 0 | at 1000000 | 1',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 950000 | 1',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 950000 | 1',
    '(no stack) | thread 1 | at 0 | 1',
    'note: frames without a symbol, 1',
    'note: callstacks that are not in the file, 1',
    'note: samples without a stack, shown as (no stack), 1',
  ])
})

test('Perfetto: the heap of each process and name, of the last dump', () => {
  const counts = (callstack: number, ...[allocated, freed, allocations, frees]: readonly number[]) =>
    message(2, [...number(1, callstack), ...number(2, allocated), ...number(3, freed), ...number(5, allocations), ...number(6, frees)])
  const dump = (process: number, heap: string, ...samples: readonly number[][]) =>
    message(37, message(5, [...number(1, process), ...samples.flat(), ...(heap === '' ? [] : text(11, heap))]))
  const own = message(37, [
    ...[
      ...message(1, interned(9, 'own')),
      ...message(2, [...number(1, 9), ...number(2, 9)]),
      ...message(3, [...number(1, 9), ...number(2, 9)]),
    ],
    ...message(5, [...number(1, 7), ...counts(9, 8, 9, 1, 2)]),
  ])
  expect(
    perfetto(
      packet(SEQUENCE, NAMES, dump(7, 'malloc', counts(1, 100, 40, 5, 2)), dump(7, '', counts(1, 1, 0, 1, 0))),
      packet(SEQUENCE, dump(7, 'malloc', counts(1, 200, 40, 6, 2)), dump(8, 'malloc', counts(2, 3, 0, 1, 0))),
      packet(SEQUENCE, own),
    ),
  ).toEqual([
    'perfetto: in-use-bytes in bytes, weight period, event in-use; in-use in count, weight samples, event in-use; alloc-bytes in bytes, weight period, event alloc; alloc in count, weight samples, event alloc; 4 samples',
    'thread process 7, 7/-',
    'thread process 8, 8/-',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | heap=malloc | 160 4 200 6',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | 1 1 1 1',
    'main (shop.cc:31) [data/libshop.so] native @1010; 0x20 native @20 | thread 1 | heap=malloc | 3 1 3 1',
    'own native | thread 0 | 0 0 8 1',
    'note: frames without a symbol, 1',
  ])
})

test('Perfetto: of packets that are packed one by one only so many are unpacked', () => {
  const empty = packet(SEQUENCE, message(50, [...deflateSync(new Uint8Array())]))
  const last = packet(SEQUENCE, message(50, [...deflateSync(Uint8Array.from(sample(60, 7, 7, 1)))]))
  const many = Array.from({ length: 100_000 }, () => empty).flat()
  expect(perfetto(packet(SEQUENCE, NAMES), sample(50, 7, 7, 1), many, last)).toEqual([
    'perfetto: samples in count; 1 samples',
    'thread thread 7, 7/7',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 0 | 1',
    'note: packed packets of less than a kilobyte beyond a hundred thousand, left out, 1',
  ])
})

test('Perfetto: packets that are packed are read as others are, and what cannot be is said by its place', () => {
  const packedIn = (...body: readonly (readonly number[])[]) =>
    packet(SEQUENCE, message(50, [...deflateSync(Uint8Array.from(body.flat()))]))
  const head = [packet(SEQUENCE, NAMES), sample(50, 7, 7, 1)]
  expect(perfetto(...head, packedIn(sample(60, 7, 7, 1), sample(70, 7, 7, 1)))).toEqual([
    'perfetto: samples in count; 3 samples',
    'lasts 20 ns',
    'thread thread 7, 7/7',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 0 | 1',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 10 | 1',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 20 | 1',
  ])
  expect(perfetto(...head, packedIn(packedIn(sample(60, 7, 7, 1))), sample(80, 7, 7, 1))).toEqual([
    'perfetto: samples in count; 1 samples',
    'thread thread 7, 7/7',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 0 | 1',
    'note: packed packets within packed packets: what follows is left out, 1, byte 174',
  ])
  expect(perfetto(...head, packedIn([10, 200, 1]), sample(80, 7, 7, 1))).toEqual([
    'perfetto: samples in count; 1 samples',
    'thread thread 7, 7/7',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 0 | 1',
    'note: packed packets that cannot be read: what follows is left out, 1, byte 174',
  ])
  expect(perfetto(...head, packet(SEQUENCE, message(50, [1, 2, 3])))).toEqual([
    'perfetto: samples in count; 1 samples',
    'thread thread 7, 7/7',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 0 | 1',
    'note: packed data that is broken: what follows is left out, 1, byte 174',
  ])
  expect(perfetto(...head, packet(SEQUENCE, message(66, number(18, 1))))).toEqual([
    'perfetto: samples in count; 1 samples',
    'thread thread 7, 7/7',
    'main (shop.cc:31) [data/libshop.so] native @1010; rate [kernel] kernel @8000000000000001 | thread 0 | at 0 | 1',
    'note: samples that the recorder had no time to unwind, 1',
  ])
})

test('Perfetto: a packet that is broken is named by its place, wherever it stands', () => {
  const bad = packet(SEQUENCE, [10, 99])
  const good = [packet(SEQUENCE, NAMES), sample(50, 7, 7, 1), packet(SEQUENCE)]
  const at = (...before: readonly (readonly number[])[]) => before.flat().length
  expect(perfetto(...good, bad, sample(60, 7, 7, 1))).toContain(
    `note: a packet that cannot be read: what follows is left out, 1, byte ${at(...good)}`,
  )
  expect(perfetto(bad, ...good)).toEqual(['refused: broken perfetto file: a packet that cannot be read at byte 0'])
  expect(perfetto(packet(SEQUENCE), packet(SEQUENCE), packet(SEQUENCE), bad, ...good)).toEqual([
    `refused: broken perfetto file: a packet that cannot be read at byte ${3 * at(packet(SEQUENCE))}`,
  ])
  // What is no packet is named as well where there were enough of them before.
  const many = [...good, ...good, ...good]
  expect(perfetto(...many, [15])).toContain(
    `note: the file is cut off in the middle of a field: what follows is left out, 1, byte ${at(...many)}`,
  )
  // As many that are odd as are not, and it is anything.
  expect(perfetto(bad, bad, packet(SEQUENCE), packet(SEQUENCE))).toEqual([expect.stringContaining('refused: not a profile we can read')])
})

test('Perfetto: samples and names that cannot be read are counted, and no sample is made of a part of one', () => {
  const head = [packet(SEQUENCE, NAMES), sample(50, 7, 7, 1)]
  const place = head.flat().length
  const more = packet(SEQUENCE)
  const read = (...body: readonly number[]) => perfetto(...head, packet(SEQUENCE, body), more, more, more).slice(3)
  expect(read(...message(66, [...number(2, 7), ...number(3, 7), ...number(4, 1), 10, 99]))).toEqual([
    `note: samples that cannot be read, left out, 1, byte ${place}`,
  ])
  expect(read(...message(54, [10, 1, 200]))).toEqual([`note: streamed samples that cannot be read, left out, 1, byte ${place}`])
  expect(read(...message(54, [10, 99]))).toEqual([`note: streamed samples that cannot be read, left out, 1, byte ${place}`])
  const unread = `note: names and stacks of a packet that cannot be read, left out, 1, byte ${place}`
  expect(read(...message(12, message(5, [...number(1, 1), ...text(2, 'gone'), 10, 99])))).toEqual([unread])
  expect(read(...message(12, [42, 99]))).toEqual([unread])
  expect(read(...message(37, [42, 99]))).toEqual([unread])
})
