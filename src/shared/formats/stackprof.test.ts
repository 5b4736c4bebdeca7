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
