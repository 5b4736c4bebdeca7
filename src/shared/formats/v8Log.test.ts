import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { frameKind, functionName } from '../profile/profile'

const CODE = [
  { name: '/usr/lib/libc.so.6', type: 'SHARED_LIB' },
  { name: 'node::Start(int, char**)', type: 'CPP' },
  { name: 'ArrayMap', type: 'CODE', kind: 'Builtin' },
  { name: 'price file:///srv/shop/price.js:12:3', type: 'JS', kind: 'Unopt', func: 0, tm: 5, source: { script: 1, positions: 'C0O0' } },
  { name: 'price file:///srv/shop/price.js:12:3', type: 'JS', kind: 'Opt', func: 0 },
  { name: ' file:///srv/shop/main.js:1:1', type: 'JS', kind: 'Sparkplug', func: 1 },
]
const FUNCTIONS = [
  { name: 'price file:///srv/shop/price.js:12:3', codes: [3, 4] },
  { name: ' file:///srv/shop/main.js:1:1', codes: [5] },
]

function fileOf(ticks: readonly object[]): string {
  return JSON.stringify({ code: CODE, functions: FUNCTIONS, ticks, scripts: [null] })
}

test('reads ticks, the innermost code first, and joins the compilations of a function', () => {
  const input = fileOf([
    { tm: 1000, vm: 0, s: [3, 10, 5, 4, 1, 99] },
    { tm: 2000, vm: 0, s: [4, 7, 5, 4, 1, 99] },
    { tm: 3500, vm: 6, s: [0, 77, 5, 4, 1, 99] },
  ])
  expect(foldedOf(input)).toEqual([
    'node::Start(int, char**);(anonymous main.js:1);/usr/lib/libc.so.6 1',
    'node::Start(int, char**);(anonymous main.js:1);price 2',
  ])
  const profile = profileOf(input)
  expect(profile.samples.timeNs).toEqual(Float64Array.of(0, 1_000_000, 2_500_000))
  const kinds = Array.from(profile.frames.fn, (fn, frame) => `${functionName(profile, fn)} ${frameKind(profile.frames.flags[frame])}`)
  expect(kinds).toEqual(expect.arrayContaining(['price interpreted', 'price jit', 'node::Start(int, char**) native']))
})

test('says where ticks fell into no known code, and which collected garbage', () => {
  expect(
    foldedOf(
      fileOf([
        { tm: 1, vm: 6, s: [-1, 5, 5, 4] },
        { tm: 2, vm: 6, s: [5, 4, -1, 5] },
        { tm: 3, vm: 1, s: [3, 1] },
      ]),
    ),
  ).toEqual(['(anonymous main.js:1) 1', '(anonymous main.js:1);(unaccounted) 1', 'price;(garbage collector) 1'])
  const input = fileOf([{ tm: 1, vm: 0, s: [99, 0] }])
  expect(foldedOf(input)).toEqual(['(unaccounted) 1'])
  expect(profileOf(input).meta.notes[0].what).toBe('frames of code that the file does not list')
})

test('is empty without ticks', () => {
  expect(read(fileOf([]))).toMatchObject({ ok: false, error: { kind: 'empty', format: 'v8-log' } })
})
