import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { bytesOf } from '../base/utf8'

const FOLDER = join(import.meta.dirname, '../../../fixtures/otlp-profiles')
const fixture = (name: string) => new Uint8Array(readFileSync(join(FOLDER, name)))

const message = (field: number, body: readonly number[]) => [field * 8 + 2, body.length, ...body]
const text = (field: number, value: string) => message(field, [...bytesOf(value)])

test('stacks are leaf first, inlined functions stand on their caller, a place without a name is its file', () => {
  expect(foldedOf(fixture('message.pb'), 'cpu')).toEqual(['main;price;round 40', 'main;price;round;[libc.so.6] 7'])
})

test('samples without values count one for each time', () => {
  expect(foldedOf(fixture('message.pb'), 'samples')).toEqual(['main;price;round 2'])
})

test('times, threads and the resource are kept', () => {
  const { samples, threads, meta } = profileOf(fixture('message.pb'))
  expect(threads).toEqual([{ name: 'worker-1', processId: null, threadId: null }])
  expect(Array.from(samples.values[0])).toEqual([10, 30, 7, 0, 0])
  expect(meta.facts).toEqual([
    ['service.name', 'shop'],
    ['process.executable.name', 'shop'],
  ])
  expect([meta.startMs, meta.durationNs]).toEqual([1795917297000, 2e9])
})

test('protobuf and JSON say the same', () => {
  for (const type of ['cpu', 'samples']) expect(foldedOf(fixture('json.json'), type)).toEqual(foldedOf(fixture('message.pb'), type))
})

test('messages with their lengths before them add up', () => {
  expect(foldedOf(fixture('lengths.otlp'), 'cpu')).toEqual(['main;price;round 80', 'main;price;round;[libc.so.6] 14'])
})

test('older layouts are refused by name: several sample types, a list of locations, no list of stacks', () => {
  const valueType = [0x08, 1, 0x10, 2]
  const data = (profile: readonly number[]) => Uint8Array.from(message(1, [...message(1, []), ...message(2, message(2, profile))]))
  for (const profile of [[...message(1, valueType), ...message(1, valueType)], message(3, [1, 2]), message(1, valueType)]) {
    expect(read(data(profile))).toMatchObject({
      ok: false,
      error: { kind: 'unsupported', what: expect.stringContaining('before version 1.8') },
    })
  }
  expect(read('{"resourceProfiles":[{"scopeProfiles":[{"profiles":[{"sampleType":[]}]}]}]}')).toMatchObject({
    ok: false,
    error: { kind: 'unsupported' },
  })
})

test('a wrapped pprof is read', () => {
  const pprof = [
    ...message(1, [8, 1, 16, 2]),
    ...message(2, [8, 1, 16, 5]),
    ...message(4, [8, 1, 34, 2, 8, 1]),
    ...message(5, [8, 1, 16, 3]),
    ...['', 'cpu', 'ns', 'main'].flatMap(name => text(6, name)),
  ]
  const profile = [...message(1, []), ...text(9, 'pprof'), ...message(10, pprof)]
  const dictionary = [...message(5, []), ...message(7, [])]
  const data = [...message(1, [...message(1, []), ...message(2, message(2, profile))]), ...message(2, dictionary)]
  expect(foldedOf(Uint8Array.from(data))).toEqual(['main 5'])
})
