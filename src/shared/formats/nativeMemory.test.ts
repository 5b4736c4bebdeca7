import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'

const MASSIF = `desc: (none)
cmd: ./shop
time_unit: i
#-----------
snapshot=3
#-----------
time=10
mem_heap_B=300
mem_heap_extra_B=0
mem_stacks_B=0
heap_tree=peak
n1: 300 (heap allocation functions) malloc/new/new[], --alloc-fns, etc.
 n2: 300 0x1A: make_order (shop.c:12)
  n0: 200 0x2B: handle (shop.c:30)
  n0: 100 0x3C: main (shop.c:40)
`

test('massif hangs callers below what they call', () => {
  expect(foldedOf(MASSIF)).toEqual(['handle;make_order 200', 'main;make_order 100'])
})

test('heaptrack counts as its own tool does', () => {
  const file = [
    'v 10400 3',
    'X ./shop',
    's 4 main',
    's 6 shop.c',
    's 4 make',
    's 4 shop',
    'i 10 4 1 2 9',
    'i 20 4 3 2 5',
    't 1 0',
    't 2 1',
    'a 40 2',
    'a 10 1',
    ...['+ 0', '+ 1', '- 1', '+ 0', '- 0'],
    '',
  ].join('\n')
  expect(foldedOf(file)).toEqual(['main 1', 'main;make 2'])
  expect(foldedOf(file, 'temporary-alloc')).toEqual(['main 1', 'main;make 1'])
  expect(foldedOf(file, 'in-use-at-peak-bytes')).toEqual(['main;make 128'])
  expect(foldedOf(file, 'leaked-bytes')).toEqual(['main;make 64'])
  expect(foldedOf(file, 'alloc-bytes')).toEqual(['main 16', 'main;make 128'])
})

test('a raw recording of heaptrack is answered with the command that adds names', () => {
  for (const recording of [
    'v 10400 3\nx 9 /srv/shop\nX ./shop\nI 1000 5e298d\nm 1 x 55fa8efd3000 0 36c0\n+ 10 1 ff\n',
    'v 10400 2\nX ./shop\nx /srv/shop\nm 1 0 - 10\n+ 10 1 ff\n',
  ])
    expect(read(recording)).toMatchObject({
      ok: false,
      error: { kind: 'unsupported', advice: expect.stringContaining('heaptrack --interpret') },
    })
})

test('jemalloc’s samples stand for all blocks of their size', () => {
  const file =
    'heap_v2/1024\n  t*: 2: 1024 [0: 0]\n  t0: 2: 1024 [0: 0]\n@ 0x1010 0x1020\n  t*: 2: 1024 [0: 0]\n  t0: 2: 1024 [0: 0]\n\nMAPPED_LIBRARIES:\n1000-2000 r-xp 00000000 fe:00 1 /srv/shop/shop\n'
  const scale = 1 / (1 - Math.exp(-512 / 1024))
  expect(foldedOf(file, 'inuse_space')).toEqual([`[shop];[shop] ${Math.trunc(1024 * scale)}`])
  expect(foldedOf(file, 'inuse_objects')).toEqual([`[shop];[shop] ${Math.trunc(2 * scale)}`])
})

test('DHAT’s own peaks of places are no sample type: they do not add up', () => {
  const file =
    '{"dhatFileVersion":2,"mode":"heap","pps":[{"tb":12,"tbk":1,"mb":12,"mbk":1,"gb":0,"gbk":0,"eb":0,"ebk":0,"fs":[1,2]}],"ftbl":["[root]","0x1: malloc (in /usr/lib/x.so)","0x2: main (shop.c:4)"]}'
  expect(foldedOf(file)).toEqual(['main;malloc 12'])
  expect(profileOf(file).meta.sampleTypes.map(({ name }) => name)).toEqual([
    ...['alloc-bytes', 'alloc', 'in-use-at-peak-bytes', 'in-use-at-peak', 'in-use-at-end-bytes', 'in-use-at-end'],
  ])
})

test('what DHAT saw copied is no allocation', () => {
  const file =
    '{"dhatFileVersion":2,"mode":"copy","verb":"Copied","pps":[{"tb":64,"tbk":2,"fs":[1,2]}],"ftbl":["[root]","0x1: memcpy (in /usr/lib/x.so)","0x2: main (shop.c:4)"]}'
  expect(foldedOf(file)).toEqual(['main;memcpy 64'])
  expect(profileOf(file).meta.sampleTypes.map(({ name, unit }) => [name, unit])).toEqual([
    ['copied-bytes', 'bytes'],
    ['copied', 'count'],
  ])
})
