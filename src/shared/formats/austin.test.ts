import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'
import { bytesOf } from '../base/utf8'
import { MOJO_MARK } from './austin/mojoEvents'

const text = (...lines: readonly string[]) => readingText([...lines, ''].join('\n'))

test('Austin’s frames have their file and line; what is no function of Python has a kind', () => {
  expect(
    text(
      '# austin: 3.7.0',
      '# interval: 1000',
      '# mode: cpu',
      '',
      'P12;T1:0x1f;C:\\shop\\app.py:main:31;C:\\shop\\app.py:rate:7;kernel:do_syscall_64:0 500',
      'P12;T1:0x1f;C:\\shop\\app.py:main:0;:GC: 20',
      'P12;T1:0x1f;:main:3;:INVALID:;lib.so::0 3',
      '# duration: 5001',
    ),
  ).toEqual([
    'austin: cpu in microseconds; 3 samples',
    'lasts 5001000 ns',
    'fact austin: 3.7.0',
    'fact interval: 1000',
    'fact mode: cpu',
    'fact duration: 5001',
    'thread thread 0x1f, 12/31',
    'main (C:\\shop\\app.py:31) with place; rate (C:\\shop\\app.py:7) with place; do_syscall_64 kernel | thread 0 | 500',
    'main (C:\\shop\\app.py); (garbage collection) gc | thread 0 | 20',
    'main (3); (invalid frame); (unknown) (lib.so) | thread 0 | 3',
  ])
})

test('Austin’s threads are those of their process; a name that is no number is no id', () => {
  expect(text('# austin: 3.7.0', 'P1;T7;a.py:f:1 1', 'P2;T7;a.py:f:1 2', 'P2;Tff;a.py:f:1 4', 'P2;T7 8', '# duration: 0')).toEqual([
    'austin: wall in microseconds; 4 samples',
    'lasts 0 ns',
    'fact austin: 3.7.0',
    'fact duration: 0',
    'thread thread 7, 1/7',
    'thread thread 7, 2/7',
    'thread thread ff, 2/-',
    'f (a.py:1) with place | thread 0 | 1',
    'f (a.py:1) with place | thread 1 | 2',
    'f (a.py:1) with place | thread 2 | 4',
    '(no stack) | thread 1 | 8',
    'note: samples without a stack, shown as (no stack), 1',
  ])
})

test('Austin’s numbers are of the mode that it ran in, and without a word the wall clock’s', () => {
  expect(text('# austin: 3', '# mode: memory', 'P1;T1;a.py:f:1 1024', '# duration: 1')).toEqual([
    'austin: alloc in bytes; 1 samples',
    'lasts 1000 ns',
    'fact austin: 3',
    'fact mode: memory',
    'fact duration: 1',
    'thread thread 1, 1/1',
    'f (a.py:1) with place | thread 0 | 1024',
  ])
  expect(text('P1;T1;a.py:f:1 1024', 'P1;T1;a.py:f:1 5,0,6')).toEqual([
    'austin: wall in microseconds; 2 samples',
    'thread thread 1, 1/1',
    'f (a.py:1) with place | thread 0 | 1024',
    'f (a.py:1) with place | thread 0 | 0',
    'note: lines whose numbers are not those of the others, weighing 0, 1, line 2',
  ])
})

test('Austin’s full mode has the time, the part that was not idle, and memory that came and went', () => {
  expect(
    text(
      '# austin: 3',
      '# mode: full',
      'P1;T1;a.py:f:1 10,0,4096',
      'P1;T1;a.py:g:2 20,1,0',
      'P1;T1;a.py:f:1 1,0,-8',
      'P1;T1;a.py:f:1 7',
      '# duration: 31',
    ),
  ).toEqual([
    'austin: wall in microseconds; cpu in microseconds; alloc in bytes; released in bytes; 4 samples',
    'lasts 31000 ns',
    'fact austin: 3',
    'fact mode: full',
    'fact duration: 31',
    'thread thread 1, 1/1',
    'f (a.py:1) with place | thread 0 | 10 10 4096 0',
    'g (a.py:2) with place | thread 0 | 20 0 0 0',
    'f (a.py:1) with place | thread 0 | 1 1 0 8',
    'f (a.py:1) with place | thread 0 | 0 0 0 0',
    'note: lines whose numbers are not those of the others, weighing 0, 1, line 6',
  ])
})

test('Austin’s lines that are no samples are counted, from the first on, unless most are such', () => {
  expect(text('# austin: 3', 'P1;T1;a.py:f:1 10', 'some words', 'P1;T1;a.py:g:1 10', 'P1 3')).toEqual([
    'austin: wall in microseconds; 2 samples',
    'fact austin: 3',
    'thread thread 1, 1/1',
    'f (a.py:1) with place | thread 0 | 10',
    'g (a.py:1) with place | thread 0 | 10',
    'note: lines that are no samples, 2, line 3',
    'note: no line with the duration at the end: Austin was ended, or the file was cut, 1',
  ])
  expect(text('# austin: 3', 'P1;T1;a.py:f:1 10', 'some words', '', 'P1 3')).toEqual([
    'refused: broken austin file: not a sample of Austin, as most lines are at line 3',
  ])
  expect(text('# austin: 3', '# duration: 4')).toEqual(['refused: a austin file with no samples in it'])
})

test('Austin without a header is known by a line that has a process, a thread, frames with lines, and numbers', () => {
  expect(text('P1;T1;a.py:f:1 1,2,3')[0]).toContain('austin')
  expect(text('P1;T1;a.py:f 1')[0]).not.toContain('austin')
  expect(text('x;P1;T1;a.py:f:1 1')[0]).not.toContain('austin')
  expect(text('P1;T1;first 1', 'P1;T1;a.py:f:1 1')[0]).toContain('austin')
})

const END = '\0'
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from([...MOJO_MARK, ...parts.flatMap(part => (typeof part === 'string' ? [...bytesOf(part)] : part))])
const VERSION_3 = [3]
const META = (key: string, value: string) => [1, ...bytesOf(key + END + value + END)]
const STACK = (process: number, thread: string) => [2, process, 1, ...bytesOf(thread + END)]
const STRING = (key: number, value: string) => [11, key, ...bytesOf(value + END)]
const FRAME = (key: number, file: number, name: number, line: number) => [3, key, file, name, line, 0, 0, 0]
const TEXTS = [STRING(2, 'shop.py'), STRING(3, 'main'), STRING(4, 'rate'), STRING(5, 'fast.so')].flat()
const FRAMES = [FRAME(1, 2, 3, 9), FRAME(2, 2, 4, 5), FRAME(3, 5, 4, 0)].flat()

test('MOJO: frames of Python, of the kernel, of the collector and what could not be read', () => {
  const input = bytes(
    [...VERSION_3, ...META('austin', '3.7.0'), ...META('mode', 'cpu'), ...STACK(7, '31'), ...TEXTS, ...FRAMES],
    [5, 1, 5, 2, 6],
    `do_syscall_64${END}`,
    [9, 10, ...STACK(7, 'ff'), 5, 1, 7, 4, 12, 2, 9, 20, ...META('duration', '30')],
  )
  expect(readingText(input)).toEqual([
    'austin-mojo: cpu in microseconds; 2 samples',
    'lasts 30000 ns',
    'fact austin: 3.7.0',
    'fact mode: cpu',
    'fact duration: 30',
    'thread thread 31, 7/31',
    'thread thread ff, 7/-',
    'main (shop.py:9) with place; rate (shop.py:5) with place; do_syscall_64 kernel | thread 0 | 10',
    'main (shop.py:9) with place; (garbage collection) gc; (invalid frame) | thread 1 | 20',
  ])
})

test('MOJO: a stack that goes on from the one before of its thread keeps what is Python’s of it', () => {
  const input = bytes([
    ...[...VERSION_3, ...STACK(7, '1'), ...TEXTS, ...FRAMES, 5, 1, 5, 3, 5, 3, 9, 1],
    ...[...STACK(7, '1'), 5, 2, 13, 9, 2],
    ...[...STACK(7, '2'), 5, 2, 13, 9, 4],
    ...[...STACK(7, '1'), 13, 9, 8],
  ])
  expect(readingText(input)).toEqual([
    'austin-mojo: wall in microseconds; 4 samples',
    'thread thread 1, 7/1',
    'thread thread 2, 7/2',
    'main (shop.py:9) with place; rate (fast.so); rate (fast.so) | thread 0 | 1',
    'main (shop.py:9) with place; rate (shop.py:5) with place | thread 0 | 2',
    'rate (shop.py:5) with place | thread 1 | 4',
    'main (shop.py:9) with place; rate (shop.py:5) with place | thread 0 | 8',
  ])
})

test('MOJO: in full mode a sample has time, idleness and memory; numbers may be long and negative', () => {
  const input = bytes([
    ...[...VERSION_3, ...META('mode', 'full'), ...STACK(7, '1'), ...TEXTS, ...FRAMES, 5, 1, 9, 0x81, 0x81, 1, 10, 0xc1, 1],
    ...[...STACK(7, '1'), 5, 1, 8, 9, 5],
    ...[...STACK(7, '1'), 5, 2, 10, 63],
  ])
  expect(readingText(input)).toEqual([
    'austin-mojo: wall in microseconds; cpu in microseconds; alloc in bytes; released in bytes; 3 samples',
    'fact mode: full',
    'thread thread 1, 7/1',
    'main (shop.py:9) with place | thread 0 | 8257 8257 0 65',
    'main (shop.py:9) with place | thread 0 | 5 0 0 0',
    'rate (shop.py:5) with place | thread 0 | 0 0 63 0',
  ])
})

test('MOJO: memory in its mode, and what has no number at all', () => {
  const input = bytes([
    ...VERSION_3,
    ...META('mode', 'memory'),
    ...TEXTS,
    ...STACK(7, '1'),
    ...TEXTS,
    ...FRAMES,
    5,
    1,
    10,
    33,
    ...STACK(7, '1'),
    5,
    1,
  ])
  expect(readingText(input)).toEqual([
    'austin-mojo: alloc in bytes; 1 samples',
    'fact mode: memory',
    'thread thread 1, 7/1',
    'main (shop.py:9) with place | thread 0 | 33',
    'note: samples without a weight, left out, 1',
  ])
})

test('MOJO: references are those of their process, and those to nothing are counted', () => {
  const input = bytes([
    ...[...VERSION_3, ...STACK(7, '1'), ...TEXTS, ...FRAMES, 5, 1, 5, 9, 9, 1],
    ...[...STACK(8, '1'), 5, 1, 9, 2, ...FRAME(1, 0, 1, 4), ...FRAME(2, 2, 4, 5), 5, 1, 5, 2, 9, 2],
  ])
  expect(readingText(input)).toEqual([
    'austin-mojo: wall in microseconds; 2 samples',
    'thread thread 1, 7/1',
    'thread thread 1, 8/1',
    'main (shop.py:9) with place | thread 0 | 1',
    '(unknown) (4); (unknown) ((unknown):5) with place | thread 1 | 2',
    'note: frames that are not in the file, left out, 4',
  ])
})

test('MOJO before version 3 has no interpreters, and version 1 no columns', () => {
  const stack = [2, 7, ...bytesOf(`1${END}`)]
  expect(readingText(bytes([1, ...stack, ...TEXTS, 3, 1, 2, 3, 9, 5, 1, 9, 1]))).toEqual([
    'austin-mojo: wall in microseconds; 1 samples',
    'thread thread 1, 7/1',
    'main (shop.py:9) with place | thread 0 | 1',
  ])
  expect(readingText(bytes([2, ...stack, ...TEXTS, 3, 1, 2, 3, 9, 0, 0, 0, 5, 1, 9, 1]))).toEqual([
    'austin-mojo: wall in microseconds; 1 samples',
    'thread thread 1, 7/1',
    'main (shop.py:9) with place | thread 0 | 1',
  ])
})

test('MOJO: an event that no version has is where the file is broken; what its end cuts off is left out', () => {
  expect(readingText(bytes([...VERSION_3, ...META('a', 'b'), 99]))).toEqual([
    'refused: broken austin-mojo file: an event of kind 99, which no version of MOJO has at byte 9',
  ])
  expect(readingText(bytes([...VERSION_3, ...STACK(7, '1'), ...TEXTS, ...FRAMES, 5, 1, 9, 1, 10, 0x81]))).toEqual([
    'austin-mojo: wall in microseconds; 1 samples',
    'thread thread 1, 7/1',
    'main (shop.py:9) with place | thread 0 | 1',
    'note: an event that the end of the file cuts off, left out, 1',
  ])
  expect(readingText(bytes([...VERSION_3, ...STACK(7, '1'), ...TEXTS, ...FRAMES, 5, 1, 9, 1, 11, 7, 65]))).toEqual([
    'austin-mojo: wall in microseconds; 1 samples',
    'thread thread 1, 7/1',
    'main (shop.py:9) with place | thread 0 | 1',
    'note: an event that the end of the file cuts off, left out, 1',
  ])
  expect(readingText(bytes(VERSION_3))).toEqual(['refused: a austin-mojo file with no samples in it'])
})
