import { expect, test } from 'vitest'
import { float64Column } from './columns'
import { intTable } from './intTable'
import { NoRoom, roomOf, takeRoom } from './room'

test('tables grow as far as there is room, over all that is done within it', () => {
  const room = roomOf(() => 10_000)
  const column = float64Column()
  const pushed = () => {
    for (;;) column.push(1)
  }
  expect(() => room.within(pushed)).toThrow(NoRoom)
  // 256 cells of eight bytes, twice as many, and no more.
  expect(column.length()).toBe(1024)
  expect(() => room.within(() => takeRoom(2000))).toThrow(NoRoom)
})

test('a table of tuples counts as well', () => {
  const table = intTable()
  const filled = () => {
    for (let row = 0; ; row++) table.intern(row, 0, 0)
  }
  expect(() => roomOf(() => 1_000_000).within(filled)).toThrow(NoRoom)
  expect(table.length()).toBeLessThan(100_000)
})

test('outside of a room nothing is counted, and the limit is asked each time', () => {
  takeRoom(Infinity)
  let limit = 10
  const room = roomOf(() => limit)
  expect(() => room.within(() => takeRoom(20))).toThrow(NoRoom)
  limit = 100
  expect(room.within(() => takeRoom(20))).toBeUndefined()
})
