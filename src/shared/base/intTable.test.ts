import { expect, test } from 'vitest'
import { hash3, intTable } from './intTable'

test('three numbers have one row, in the order in which they came, however many there are', () => {
  const table = intTable()
  const rowOf = new Map<string, number>()
  const wrong: string[] = []
  // More than what fits at first, twice over; each differs from others in one of the three.
  for (let at = 0; at < 1500; at++) {
    const [a, b, c] = [(at * 7) % 31, (at * 11) % 29, -((at * 13) % 23)]
    const key = `${a} ${b} ${c}`
    const known = rowOf.get(key)
    if (table.find(a, b, c) !== (known ?? -1) || table.intern(a, b, c) !== (known ?? rowOf.size)) wrong.push(key)
    if (known === undefined) rowOf.set(key, rowOf.size)
  }
  for (const [key, row] of rowOf) {
    const [a, b, c] = key.split(' ').map(Number)
    if (table.find(a, b, c) !== row) wrong.push(key)
  }
  expect(wrong).toEqual([])
  expect([rowOf.size, table.length()]).toEqual([1500, 1500])
  expect([table.find(31, 0, 0), table.find(0, 29, 0), table.find(0, 0, 1)]).toEqual([-1, -1, -1])
})

test('an empty table knows nothing, not even zeros', () => {
  const table = intTable()
  expect([table.find(0, 0, 0), table.length(), table.intern(0, 0, 0), table.find(0, 0, 0)]).toEqual([-1, 0, 0, 0])
})

test('the low bits of a hash tell numbers apart that differ little', () => {
  // Into 1,024 slots, 512 of any regular row: a random hash hits 403 on average (1 − e^−½), with a deviation of 8.
  const rows: readonly (readonly [string, (at: number) => number])[] = [
    ['first', at => hash3(at, 0, 0)],
    ['second', at => hash3(5, at, 0)],
    ['third', at => hash3(5, 7, at)],
    ['steps of 1,024', at => hash3(1024 * at, 0, 0)],
    ['all three', at => hash3(at, at, at)],
  ]
  for (const [name, hash] of rows) {
    const slots = new Set(Array.from({ length: 512 }, (_, at) => hash(at) & 1023))
    expect(slots.size, name).toBeGreaterThan(350)
    expect(Number.isInteger(hash(1)) && hash(1) >= 0 && hash(1) < 2 ** 32).toBe(true)
  }
})
