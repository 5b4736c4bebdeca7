// What is the same work under another name or another caller, and what is not.

import { expect, test } from 'vitest'
import { compared } from '../../testing/comparisons'
import { functionName, NONE } from '../profile/profile'

/** So much stays as it is, on both sides. */
const REST = 'm;b 4000\nm;c 3000\nm;d 2000\n'

function moves(before: string, after: string) {
  const { comparison, renamed, moved } = compared(REST + before, REST + after)
  const nameOf = (fn: number) => (fn === NONE ? 'root' : functionName(comparison.union, fn))
  return {
    renamed: renamed.map(({ from, to, share }) => `${nameOf(from)} > ${nameOf(to)} ${(100 * share).toFixed(1)}`),
    moved: moved.map(
      ({ fn, fromCaller, toCaller, share }) => `${nameOf(fn)}: ${nameOf(fromCaller)} > ${nameOf(toCaller)} ${(100 * share).toFixed(1)}`,
    ),
  }
}

const renamed = (before: string, after: string) => moves(before, after).renamed
const moved = (before: string, after: string) => moves(before, after).moved

test('a leaf under another name is the same where the same functions call it', () => {
  expect(renamed('m;x;sum 900\n', 'm;x;total 1000\n')).toEqual(['sum > total 10.0'])
  expect(renamed('m;x;sum 900\n', 'm;y;total 1000\n')).toEqual([])
  expect(renamed('sum 1000\n', 'total 1000\n')).toEqual(['sum > total 10.0'])
  // Four fifths of its callers are enough, less are not.
  expect(renamed('m;x;sum 900\nm;y;sum 100\nm;x 9\nm;y 9\n', 'm;x;total 710\nm;y;total 290\nm;x 9\nm;y 9\n')).toHaveLength(1)
  expect(renamed('m;x;sum 900\nm;y;sum 100\nm;x 9\nm;y 9\n', 'm;x;total 690\nm;y;total 310\nm;x 9\nm;y 9\n')).toEqual([])
})

test('what calls others is the same where it calls the same ones, whoever calls it', () => {
  const stays = 'm;e;parse 500\nm;e;read 500\n'
  expect(renamed(`${stays}m;old;parse 600\nm;old;read 400\n`, `${stays}m;e;fresh;parse 600\nm;e;fresh;read 400\n`)).toEqual([
    'old > fresh 9.1',
  ])
  expect(renamed(`${stays}m;old;parse 1000\n`, `${stays}m;fresh;read 1000\n`)).toEqual([])
  // A leaf is not what calls others.
  expect(renamed(`${stays}m;old;parse 1000\n`, `${stays}m;fresh 1000\n`)).toEqual([])
  expect(renamed(`${stays}m;old 1000\n`, `${stays}m;fresh;parse 1000\n`)).toEqual([])
})

test('calls of itself say nothing of who it is', () => {
  expect(renamed('m;sum;sum;sum 1000\n', 'm;total 1000\n')).toEqual(['sum > total 10.0'])
})

test('weights that differ by more than a third, small ones, and few samples are no evidence', () => {
  expect(renamed('m;sum 1000\n', 'm;total 1290\n')).toHaveLength(1)
  expect(renamed('m;sum 1000\n', 'm;total 1310\n')).toEqual([])
  expect(renamed('m;sum 1290\n', 'm;total 1000\n')).toHaveLength(1)
  expect(renamed('m;sum 1310\n', 'm;total 1000\n')).toEqual([])
  expect(renamed('m;sum 100\n', 'm;total 100\n')).toHaveLength(1)
  expect(renamed('m;sum 80\n', 'm;total 80\n')).toEqual([])
  const few = (before: number, after: number) =>
    compared(`m;b 500\nm;c 400\nm;sum ${before}\n`, `m;b 500\nm;c 400\nm;total ${after}\n`).renamed.length
  expect([few(30, 30), few(29, 30), few(30, 29)]).toEqual([1, 0, 0])
})

test('each new name stands for one old one; of several the two largest are said', () => {
  expect(renamed('m;sum 1000\nm;count 1000\n', 'm;total 1000\n')).toEqual(['sum > total 10.0'])
  expect(renamed('m;x;a1 500\nm;y;a2 900\nm;z;a3 700\n', 'm;x;b1 500\nm;y;b2 900\nm;z;b3 700\n')).toEqual(['a2 > b2 8.1', 'a3 > b3 6.3'])
})

test('a function that others call now has moved: from the heaviest caller before to the heaviest now', () => {
  const callers = 'm;x 10\nm;y 10\nm;z 10\n'
  expect(moved(`${callers}m;x;hash 600\nm;y;hash 400\n`, `${callers}m;z;hash 700\nm;y;hash 300\n`)).toEqual(['hash: x > z 10.0'])
  // Half of its callers in common is no move.
  expect(moved(`${callers}m;x;hash 500\nm;y;hash 500\n`, `${callers}m;z;hash 500\nm;y;hash 500\n`)).toEqual([])
  expect(moved(`${callers}m;x;hash 1000\n`, `${callers}hash 1000\n`)).toEqual(['hash: x > root 10.0'])
  expect(moved(`${callers}m;x;hash 1000\n`, `${callers}m;y;hash 1400\n`)).toEqual([])
  expect(moved(`${callers}m;x;hash 80\n`, `${callers}m;y;hash 80\n`)).toEqual([])
})

test('what is called by a function with a new name has not moved', () => {
  const both = moves('m;old 600\nm;old;parse 400\nm;old;read 300\n', 'm;fresh 600\nm;fresh;parse 400\nm;fresh;read 300\n')
  expect(both).toEqual({ renamed: ['old > fresh 12.6'], moved: [] })
})

test('renames and moves together are two at most, the renames first', () => {
  const callers = 'm;x 10\nm;y 10\n'
  const before = `${callers}m;x;h1 900\nm;x;h2 800\nm;x;h3 700\n`
  const after = `${callers}m;y;h1 900\nm;y;h2 800\nm;y;h3 700\n`
  expect(moved(before, after)).toEqual(['h1: x > y 7.9', 'h2: x > y 7.0'])
  const mixed = moves(`${before}m;sum 300\n`, `${after}m;total 300\n`)
  expect(mixed).toEqual({ renamed: ['sum > total 2.6'], moved: ['h1: x > y 7.7'] })
})

test('nothing is a rename or a move where it is not known how much each side recorded', () => {
  const changes = compared('m;a 4000\nm;x;h 2000\nm;old 900\nm;x 9\nm;y 9\n', 'm;a 9000\nm;y;h 2000\nm;fresh 900\nm;x 9\nm;y 9\n')
  expect([changes.sizeFactor, changes.renamed, changes.moved]).toEqual([null, [], []])
})

test('what is now a library’s was not renamed, and another caller of the same name is one', () => {
  const [own, library] = ['acme/shop/web.(*reply).Write', 'compress/gzip.(*Writer).Close']
  expect(renamed(`m;${own};pack 1000\n`, `m;${library};pack 1000\n`)).toEqual([])
  expect(renamed(`m;${own};pack 1000\n`, 'm;acme/shop/web.(*answer).Write;pack 1000\n')).toHaveLength(1)
})

test('nothing moved where the same one calls most of it', () => {
  const other = 'm;e 400\n'
  expect(moved(`${other}m;d;sum 350\nm;c;sum 330\nm;b;sum 320\n`, `${other}m;d;sum 350\nm;e;sum 330\nm;f;sum 320\n`)).toEqual([])
})
