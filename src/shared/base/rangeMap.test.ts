import { expect, test } from 'vitest'
import { seededRandom } from '../../testing/random'
import { rangeMap } from './rangeMap'

test('a newer range drives out what it overlaps, or cuts it', () => {
  const code = rangeMap('go')
  code.put(10, 20, 1)
  code.put(15, 30, 2)
  expect([code.find(12), code.find(15), code.find(29), code.find(30)]).toEqual([-1, 2, 2, -1])
  const maps = rangeMap('are cut')
  maps.put(10, 40, 1)
  maps.put(20, 30, 2)
  expect([9, 10, 19, 20, 29, 30, 39, 40].map(maps.find)).toEqual([-1, 1, 1, 2, 2, 1, 1, -1])
  expect(maps.bounds(35)).toMatchObject({ start: 30, end: 40 })
})

test('a copy lives its own life', () => {
  const parent = rangeMap('are cut')
  parent.put(0, 10, 1)
  const child = parent.copy()
  child.put(0, 5, 2)
  expect([parent.find(3), child.find(3), child.find(7)]).toEqual([1, 2, 1])
  expect([child.remove(0), child.remove(3), child.find(3)]).toEqual([2, -1, -1])
})

test('says the same as a plain list of cells, whatever is put and taken away', () => {
  const random = seededRandom(7)
  const map = rangeMap('are cut')
  const cells = new Int32Array(3000).fill(-1)
  for (let value = 0; value < 4000; value++) {
    const start = Math.floor(random() * 2990)
    const end = start + 1 + Math.floor(random() * 9)
    map.put(start, end, value)
    cells.fill(value, start, end)
  }
  expect(Array.from(cells.keys(), map.find)).toEqual(Array.from(cells))
})
