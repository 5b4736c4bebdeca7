import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'

const FRAMES = {
  11: { name: '<main>', file: '/srv/shop/shop.rb', line: 1, total_samples: 6, samples: 1, edges: { 22: 5 } },
  22: { name: 'Order#price', file: '/srv/shop/order.rb', line: 12, total_samples: 5, samples: 2, edges: { 33: 3 } },
  33: { name: 'Integer#times', file: '<internal:numeric>', line: null, total_samples: 3, samples: 3 },
  44: { name: '(garbage collection)', file: '', line: null, total_samples: 2, samples: 2 },
}

function fileOf(mode: string, fields: object): string {
  return JSON.stringify({
    version: 1.2,
    mode,
    interval: 1000,
    samples: 6,
    gc_samples: 2,
    missed_samples: 0,
    metadata: {},
    frames: FRAMES,
    ...fields,
  })
}

const RAW = { raw: [2, 11, 22, 2, 3, 11, 22, 33, 3, 1, 44, 2, 1, 11, 1] }

test('weighs cpu samples by the interval, not by the time between them', () => {
  const input = fileOf('cpu', { ...RAW, raw_timestamp_deltas: [9, 9, 9, 9, 9, 9, 9, 9] })
  expect(foldedOf(input)).toEqual([
    '<main> 1000000',
    '<main>;Order#price 2000000',
    '<main>;Order#price;Integer#times 3000000',
    '<main>;Order#price;Integer#times;(garbage collection) 2000000',
  ])
  expect(foldedOf(input, 'samples')[2]).toBe('<main>;Order#price;Integer#times 3')
})

test('weighs wall samples by the time that each took', () => {
  const input = fileOf('wall', { ...RAW, raw_timestamp_deltas: [1000, 2000, 10, 20, 30, 5, 5, 700] })
  expect(foldedOf(input)).toEqual([
    '<main> 700000',
    '<main>;Order#price 3000000',
    '<main>;Order#price;Integer#times 60000',
    '<main>;Order#price;Integer#times;(garbage collection) 10000',
  ])
})

test('counts the objects that a sampled allocation stands for', () => {
  expect(foldedOf(fileOf('object', { ...RAW, interval: 10 }))[0]).toBe('<main> 10')
  expect(foldedOf(fileOf('custom', RAW), 'samples')[0]).toBe('<main> 1')
  expect(profileOf(fileOf('custom', RAW)).meta.sampleTypes.map(({ name }) => name)).toEqual(['samples'])
})

test('keeps lines, the ones of single samples too', () => {
  const { frames, functions } = profileOf(fileOf('cpu', { raw: [2, 11, 22, 1], raw_lines: [2, 81, 19, 1], frames: FRAMES }))
  const lines = Array.from(frames.line)
  expect([lines.includes(81), lines.includes(19), functions.startLine[1]]).toEqual([true, true, 12])
})

test('estimates stacks from calls where the file has no list of them', () => {
  const input = fileOf('cpu', {})
  expect(foldedOf(input, 'samples')).toEqual([
    '(garbage collection) 2',
    '<main> 1',
    '<main>;Order#price 2',
    '<main>;Order#price;Integer#times 3',
  ])
  expect(profileOf(input).meta.notes[0].what).toBe('functions whose stacks are estimated: the file has calls, not stacks')
})

test('stops where a stack ends after the list, and says so', () => {
  const input = fileOf('cpu', { raw: [1, 11, 4, 90, 22] })
  expect(foldedOf(input, 'samples')).toEqual(['<main> 4'])
  expect(profileOf(input).meta.notes).toEqual([{ what: 'stacks that end after the list, and what follows them', count: 1, where: null }])
  expect(foldedOf(fileOf('cpu', { raw: [1, 12345, 4] }), 'samples')).toEqual(['(unknown) 4'])
})

test('is empty without samples', () => {
  expect(read(fileOf('cpu', { frames: {} }))).toMatchObject({ ok: false, error: { kind: 'empty', format: 'stackprof' } })
})

/** Ruby's marshal form, written by its rules. */
function dumped(value: unknown): number[] {
  const int = (n: number): number[] => {
    if (n === 0) return [0]
    if (n > 0 && n < 123) return [n + 5]
    if (n < 0 && n > -124) return [256 + n - 5]
    return n > 0 ? [4, n & 255, (n >> 8) & 255, (n >> 16) & 255, n >> 24] : [252, n & 255, (n >> 8) & 255, (n >> 16) & 255, (n >> 24) & 255]
  }
  const text = (of: string) => [...int(of.length), ...Buffer.from(of, 'latin1')]
  if (value === null) return [0x30]
  if (typeof value === 'string')
    return value.startsWith(':') ? [0x3a, ...text(value.slice(1))] : [0x49, 0x22, ...text(value), ...int(1), 0x3a, ...text('E'), 0x54]
  if (typeof value === 'number' && Math.abs(value) < 2 ** 30) return [0x69, ...int(value)]
  if (typeof value === 'number') {
    const shorts = [value % 65536, Math.floor(value / 65536) % 65536, Math.floor(value / 2 ** 32) % 65536]
    return [0x6c, 0x2b, ...int(3), ...shorts.flatMap(short => [short & 255, short >> 8])]
  }
  if (Array.isArray(value)) return [0x5b, ...int(value.length), ...value.flatMap(dumped)]
  if (value instanceof Map) return [0x7b, ...int(value.size), ...Array.from(value).flat().flatMap(dumped)]
  throw new Error('not written here')
}

const ID = 140_000_000_123
const FRAME = new Map<unknown, unknown>([
  [':name', 'Order#price'],
  [':file', '/srv/shop/order.rb'],
  [':line', 300],
  [':samples', 3],
])

function dumpOf(more: readonly (readonly [unknown, unknown])[]): Uint8Array<ArrayBuffer> {
  const hash = new Map<unknown, unknown>([[':mode', ':cpu'], [':interval', 1000], [':missed_samples', 2], ...more])
  return Uint8Array.of(4, 8, ...dumped(hash))
}

const FRAMES_ENTRY = [':frames', new Map([[ID, FRAME]])] as const

test('reads what stackprof saves itself, and says how many samples it missed', () => {
  const bytes = dumpOf([FRAMES_ENTRY, [':raw', [1, ID, 3]]])
  expect(foldedOf(bytes)).toEqual(['Order#price 3000000'])
  expect(profileOf(bytes).meta.notes).toEqual([{ what: 'samples that were missed', count: 2, where: null }])
})

test('reads nothing of a dump but plain data', () => {
  const withObject = Uint8Array.of(4, 8, 0x7b, 6, 0x3a, 6, 0x61, 0x6f, 0x3a, 9, 0x45, 0x76, 0x69, 0x6c, 0)
  expect(read(withObject)).toMatchObject({
    error: { kind: 'malformed', what: 'a value of type "o", which is more than data', place: { unit: 'byte', at: 8 } },
  })
})

test('a dump that is cut off anywhere is an error that says where', () => {
  const whole = dumpOf([FRAMES_ENTRY, [':raw', [1, ID, 3]]])
  for (let length = 3; length < whole.length; length++)
    expect(read(whole.slice(0, length))).toMatchObject({ ok: false, error: { kind: 'malformed', format: 'stackprof' } })
})

test('a list that stands for many is refused, for a small dump would be a huge one', () => {
  const link = Uint8Array.of(4, 8, 0x7b, 7, 0x69, 6, 0x5b, 0, 0x69, 7, 0x40, 6)
  expect(read(link)).toMatchObject({ error: { kind: 'malformed', what: 'a reference to no text or number' } })
})
