import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'

test('calls of Python as viztracer names them have their file and the line where they begin', () => {
  const call = (name: string, ts: number, dur: number, cat = 'fee') => ({ ph: 'X', pid: 1, tid: 1, ts, dur, cat, name })
  const profile = profileOf(
    JSON.stringify([
      call('main (C:\\Program Files (x86)\\shop.py:9)', 0, 10),
      call('total (/srv/shop/cart.py:4)', 1, 5, 'FEE'),
      call('dict.get', 2, 1),
      call('GET (shop:80)', 12, 1, 'net'),
    ]),
  )
  const { name, file, startLine } = profile.functions
  const text = (row: number) => profile.strings[row]
  expect(Array.from(name, (row, at) => [text(row), text(file[at]), startLine[at]])).toEqual([
    ['main', 'C:\\Program Files (x86)\\shop.py', 9],
    ['total', '/srv/shop/cart.py', 4],
    ['dict.get', undefined, -1],
    ['GET (shop:80)', undefined, -1],
  ])
})
