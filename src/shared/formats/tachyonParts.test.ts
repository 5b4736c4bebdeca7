import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'
import { bytesOf } from '../base/utf8'

/** Little-endian or big, with counts of 64 bits or of 32 as first files had them. */
function tachyon(
  samples: readonly number[],
  more: {
    readonly isBig?: true
    readonly isOld?: true
    readonly mode?: number
    readonly count?: number
    readonly version?: number
    readonly strings?: number
    readonly frames?: number
  } = {},
) {
  const isLittle = more.isBig !== true
  const shift = more.isOld === true ? -4 : 0
  const texts = ['app.py', 'main', 'rate', '<GC>', '~', '<native>', ''].flatMap(name => [name.length, ...bytesOf(name)])
  const frames = [
    [0, 1, 62],
    [0, 2, 14],
    [4, 3, 1],
    [6, 5, 0],
    [9, 9, 0],
  ].flatMap(([file, name, line]) => [file, name, line, 0, 0, 0, 0])
  const bytes = new Uint8Array(64 + samples.length + texts.length + frames.length + 32)
  const view = new DataView(bytes.buffer)
  const u64 = (at: number, value: number) => view.setBigUint64(at, BigInt(value), isLittle)
  view.setUint32(0, 0x54414348, isLittle)
  view.setUint32(4, more.version ?? 1, isLittle)
  bytes.set([3, 15, 2], 8)
  u64(12, 5_000_000)
  u64(20, 1000)
  if (shift === 0) u64(28, more.count ?? 0)
  else view.setUint32(28, more.count ?? 0, isLittle)
  view.setUint32(36 + shift, 1, isLittle)
  u64(40 + shift, 64 + samples.length)
  u64(48 + shift, 64 + samples.length + texts.length)
  if (shift === 0) view.setUint32(60, more.mode ?? 0, isLittle)
  bytes.set([...samples, ...texts, ...frames], 64)
  view.setUint32(bytes.length - 32, more.strings ?? 7, isLittle)
  view.setUint32(bytes.length - 28, more.frames ?? 5, isLittle)
  return bytes
}
const thread = (id: number, interpreter = 0) => [id, 0, 0, 0, 0, 0, 0, 0, interpreter, 0, 0, 0]
const SAMPLES = [
  ...[...thread(7), 1, 10, 3, 2, 1, 0],
  ...[...thread(7), 2, 5, 0, 1, 1, 2],
  ...[...thread(7), 3, 5, 16, 1, 1, 3],
  ...[...thread(8, 1), 1, 0x80, 1, 0, 1, 4],
  ...[...thread(7), 0, 2, 1, 4, 2, 8],
]

test('Tachyon: stacks by repeating, cutting and adding, with status and times of their thread', () => {
  expect(readingText(tachyon(SAMPLES, { mode: 2, count: 8 }))).toEqual([
    'tachyon: cpu in nanoseconds, weight period, event cpu; samples in count, weight samples, event cpu; 6 samples',
    'from 5000 ms',
    'every 1000000 nanoseconds of cpu',
    'fact Python: 3.15.2',
    'fact interval: 1000 µs',
    'fact mode: cpu',
    'thread thread 7, -/7',
    'thread thread 8 (interpreter 1), -/8',
    'main (app.py:31) interpreted; rate (app.py:7) interpreted | thread 0 | at 10000 | status=GIL | status=on CPU | 1000000 1',
    'main (app.py:31) interpreted; <GC> gc | thread 0 | at 15000 | 1000000 1',
    'main (app.py:31) interpreted; <native> native | thread 0 | at 20000 | status=exception | 1000000 1',
    '(unknown) interpreted | thread 1 | at 128000 | 1000000 1',
    'main (app.py:31) interpreted; <native> native | thread 0 | at 21000 | status=unknown | 1000000 1',
    'main (app.py:31) interpreted; <native> native | thread 0 | at 23000 | status=waits for the GIL | 1000000 1',
    'note: samples that the header counts and the file does not have, 2',
  ])
  expect(readingText(tachyon(SAMPLES, { isOld: true, count: 6 })).slice(0, 5)).toEqual([
    'tachyon: wall in nanoseconds, weight period, event wall; samples in count, weight samples, event wall; 6 samples',
    'from 5000 ms',
    'every 1000000 nanoseconds of wall',
    'fact Python: 3.15.2',
    'fact interval: 1000 µs',
  ])
  expect(readingText(tachyon(SAMPLES, { mode: 3 }))[0]).toBe(
    'tachyon: gil in nanoseconds, weight period, event gil; samples in count, weight samples, event gil; 6 samples',
  )
  expect(readingText(tachyon(SAMPLES, { mode: 1 })).slice(0, 7)).toEqual([
    'tachyon: wall in nanoseconds, weight period, event wall; samples in count, weight samples, event wall; 6 samples',
    'from 5000 ms',
    'every 1000000 nanoseconds of wall',
    'fact Python: 3.15.2',
    'fact interval: 1000 µs',
    'fact mode: wall',
    'thread thread 7, -/7',
  ])
})

test('Tachyon: what is broken in it is said by its place, and samples before it are read', () => {
  const good = SAMPLES.slice(0, 18)
  const broken = (...rest: readonly number[]) => readingText(tachyon([...good, ...rest])).at(-1)
  expect(broken(...thread(7))).toBe('note: a sample that the end cuts off: what follows is left out, 1')
  expect(broken(...thread(7), 4, 1, 1, 1, 1)).toBe('note: a sample that cannot be read: what follows is left out, 1')
  expect(broken(...thread(7), 1, 1, 1, 1, 9)).toBe('note: a sample that cannot be read: what follows is left out, 1')
  expect(broken(...thread(7), 2, 1, 1, 3, 0)).toBe('note: a sample that cannot be read: what follows is left out, 1')
  expect(broken(...thread(7), 3, 1, 1, 3, 0)).toBe('note: a sample that cannot be read: what follows is left out, 1')
  expect(broken(...thread(7), 0, 2, 1, 1)).toBe('note: a sample that the end cuts off: what follows is left out, 1')
  expect(readingText(tachyon([1, 2]))).toEqual(['refused: broken tachyon file: a sample that the end cuts off at byte 64'])
  expect(readingText(tachyon([]))).toEqual(['refused: a tachyon file with no samples in it'])
  expect(readingText(tachyon(SAMPLES, { version: 2 }))).toEqual(['refused: broken tachyon file: version 2, where 1 is known at byte 4'])
  expect(readingText(tachyon(SAMPLES, { strings: 999 }))).toEqual([
    'refused: broken tachyon file: fewer strings than the file says at byte 188',
  ])
  expect(readingText(tachyon(SAMPLES, { frames: 999 }))).toEqual([
    'refused: broken tachyon file: fewer frames than the file says at byte 255',
  ])
  expect(readingText(tachyon(SAMPLES).subarray(0, 100))).toEqual([
    'refused: broken tachyon file: tables that lie outside the file at byte 40',
  ])
  expect(readingText(tachyon(SAMPLES).subarray(0, 95))).toEqual([
    'refused: broken tachyon file: the file ends before its tables at byte 95',
  ])
})
