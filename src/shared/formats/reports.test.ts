import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { csvFields } from '../bytes/csvFields'

const GHC = `	Sat Nov 28 20:17 2026 Time and Allocation Profiling Report  (Final)

	   shop +RTS -P -RTS

	total time  =        0.50 secs   (500 ticks @ 1000 us, 1 processor)
	total alloc =      14,000 bytes  (excludes profiling overheads)

COST CENTRE MODULE SRC %time %alloc ticks bytes

price Main Shop.hs:4:1-9 80.0 99.0 400 9000


                                       individual      inherited
COST CENTRE MODULE SRC no. entries  %time %alloc   %time %alloc  ticks     bytes

main   Main Shop.hs:10:1-58 248  1 20.0 1.0 100.0 100.0 100 5000
 price Main <no location info>   249  9 80.0 99.0 80.0  99.0 400 9000
`

test('GHC’s report is its second table, with ticks and bytes of cost centres themselves', () => {
  expect(foldedOf(GHC)).toEqual(['main 100', 'main;price 400'])
  expect(foldedOf(GHC, 'alloc-bytes')).toEqual(['main 5000', 'main;price 9000'])
  expect(foldedOf(GHC, 'cpu')).toEqual(['main 100000000', 'main;price 400000000'])
})

test('without -P ticks are percents of the total, and the receipt says so', () => {
  const report = GHC.replace(' 100 5000', '')
    .replace(' 400 9000\n\n\n', '\n\n\n')
    .replace(/ 400 9000\n$/, '\n')
  expect(foldedOf(report)).toEqual(['main 100', 'main;price 400'])
  expect(profileOf(report).meta.notes).toMatchObject([{ what: expect.stringContaining('rounded percents'), count: 2 }])
})

test('GHC’s JSON has own ticks in a tree', () => {
  const file =
    '{"program":"shop","total_ticks":500,"tick_interval":1000,"cost_centres":[{"id":1,"label":"main","module":"Main","src_loc":"Shop.hs:(4,1)-(8,20)"},{"id":2,"label":"price","module":"Main","src_loc":"x"}],"profile":{"id":1,"ticks":100,"alloc":8,"children":[{"id":2,"ticks":400,"alloc":0,"children":[]}]}}'
  expect(foldedOf(file)).toEqual(['main 100', 'main;price 400'])
  expect(foldedOf(file, 'alloc-bytes')).toEqual(['main 8'])
})

test('a heap profile of GHC by stacks has its cost centres leaf first, and shows the largest sample', () => {
  const file =
    'JOB "shop +RTS -hc"\nDATE "Sat"\nSAMPLE_UNIT "seconds"\nVALUE_UNIT "bytes"\nBEGIN_SAMPLE 0.1\n(2)price/main\t5\nEND_SAMPLE 0.1\nBEGIN_SAMPLE 0.2\n(2)price/main\t70\nMAIN\t1\nEND_SAMPLE 0.2\nBEGIN_SAMPLE 0.3\nEND_SAMPLE 0.3\n'
  expect(foldedOf(file)).toEqual(['MAIN 1', 'main;price 70'])
})

test('pmcstat’s samples without a caller stay with the function', () => {
  expect(
    foldedOf('@ cycles [17 samples]\n\n85.00%  [17]       price @ /srv/shop\n 70.59%  [12]        main\n  16.67%  [2]          start\n'),
  ).toEqual(['main;price 10', 'price 5', 'start;main;price 2'])
})

test('a binary file of hprof is a heap dump, and refused', () => {
  expect(read('JAVA PROFILE 1.0.2\u0000\u0000\u0000\u0000\u0008')).toMatchObject({ ok: false, error: { kind: 'unsupported' } })
})

test('VTune’s depth is the indentation, outside of quotes or in them', () => {
  expect(foldedOf('Function Stack,CPU Time:Self,Module\nTotal,0,[Unknown]\n main,0.5,shop\n  "price(int, int)",0.25s,shop\n')).toEqual([
    'main 500000000',
    'main;price(int, int) 250000000',
  ])
})

test('fields of CSV may hold commas and quotes', () => {
  expect(csvFields('1,"a, ""b""",,2.5')).toEqual(['1', 'a, "b"', '', '2.5'])
  expect(csvFields('"open')).toEqual(['open'])
  expect(csvFields('')).toEqual([''])
})
