import { expect, test } from 'vitest'
import { profileOf } from '../../testing/reading'

/** `name in file or module`, as the reader parted them. */
function placesOf(input: string): readonly string[] {
  const { functions, strings } = profileOf(input)
  return Array.from(functions.name, (name, row) => {
    const place = strings[functions.file[row]] ?? strings[functions.module[row]] ?? ''
    return `${strings[name]} in ${place}`
  })
}

test('massif: a file with parentheses in its name is a file', () => {
  const tree = [
    'n3: 60 (heap allocation functions) malloc/new/new[], --alloc-fns, etc.',
    ' n0: 30 0x1A: make(int) (shop (copy).c:12)',
    ' n0: 20 0x1B: make(int) (in /srv/shop (old/bin/shop)',
    ' n0: 10 0x1C: operator()(int) (shop.c:3)',
  ]
  const input = `desc: x\ncmd: ./shop\ntime_unit: i\nsnapshot=0\ntime=1\nmem_heap_B=60\nheap_tree=peak\n${tree.join('\n')}\n`
  expect(placesOf(input)).toEqual(
    expect.arrayContaining(['make(int) in shop (copy).c', 'make(int) in /srv/shop (old/bin/shop', 'operator()(int) in shop.c']),
  )
})

test('bpftrace: a module with parentheses in its path is a module', () => {
  expect(placesOf('@[\n    price+12 (/srv/shop (old)/bin/shop)\n    main+80 (/srv/shop)\n]: 7\n')).toEqual([
    'main in /srv/shop',
    'price in /srv/shop (old)/bin/shop',
  ])
})

test('pprof -raw: folders with blanks in their names are part of the file', () => {
  const raw = [
    'PeriodType: cpu nanoseconds',
    'Period: 10000000',
    'Samples:',
    'samples/count cpu/nanoseconds',
    '          1   10000000: 1 2 ',
    'Locations',
    '     1: 0x46c680 M=1 std::map<int, char>::find(int) /srv/my shop/map.cc:12:0 s=9',
    '     2: 0x46c690 M=1 ',
    'Mappings',
    '1: 0x400000/0x672000/0x0 /srv/my shop/orders 0123abcd [FN]',
  ]
  expect(placesOf(`${raw.join('\n')}\n`)).toEqual([
    '[orders] in /srv/my shop/orders',
    'std::map<int, char>::find(int) in /srv/my shop/map.cc',
  ])
})

test('gdb: operators end where their arguments begin, and files may have blanks', () => {
  const dump = [
    'Thread 1 (LWP 11):',
    '#0  std::operator<< <std::char_traits<char> > (os=..., s=0x1 "a") at /srv/my shop/out.cc:3',
    '#1  0x00007f10 in shop::Price::operator-> (this=0x1) from /usr/lib/my shop/libshop.so',
    '#2  shop::operator<=> (a=..., b=...) at cmp.cc:1',
    '#3  main () at main.cc:9',
    '',
  ]
  expect(placesOf(`${dump.join('\n')}\n`).slice(0, 4)).toEqual([
    'std::operator<< <std::char_traits<char> > in /srv/my shop/out.cc',
    'shop::Price::operator-> in /usr/lib/my shop/libshop.so',
    'shop::operator<=> in cmp.cc',
    'main in main.cc',
  ])
})
