import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { readingText } from '../../testing/readingText'

const JS = (name: string) => ({ name: `${name} /srv/shop.js:4:9`, type: 'JS', kind: 'Opt' })

test('Clinic Flame: the outermost frame comes first, and ticks without a stack count', () => {
  const input = JSON.stringify([[], [], [JS('main'), JS('price')], [JS('main'), { name: 'write@@GLIBC_2.2.5', type: 'CPP' }]])
  expect(foldedOf(input)).toEqual(['(no stack) 2', 'main;price 1', 'main;write 1'])
  expect(profileOf(input).meta).toMatchObject({ format: 'clinic-flame', sampleCount: 4 })
})

test('Clinic Flame without one stack is empty', () => {
  expect(read('[[],[{"name":"a","type":"JS"}')).toMatchObject({ ok: false, error: { kind: 'malformed' } })
})

const zeroX = (tree: object) =>
  `<html>\n<head>\n<meta charset="utf-8">\n<style> /*! TACHYONS */</style><script>function visualizer(a){}visualizer(${JSON.stringify({ merged: tree, unmerged: {} })}, {"title":"x"})</script>`

test('0x: what a node weighs beyond its callees is its own, and marks behind names are no part of them', () => {
  const children = [
    { name: 'main /srv/shop.js:9:1', value: 4, top: 0, children: [{ name: 'price /srv/shop.js:4:9 [INIT]', value: 3, top: 1 }] },
    { name: '/usr/lib/libc.so.6 [SHARED_LIB]', value: 2, top: 2 },
  ]
  expect(foldedOf(zeroX({ name: 'all stacks', value: 6, top: 0, children }))).toEqual(['[libc.so.6] 2', 'main 1', 'main;price 3'])
})

test('0x: pages before version 4 have one tree, and marks of V8 before the names', () => {
  const child = (name: string, value: number, children: readonly object[] = []) => ({ name, value, top: 0, children })
  const tree = child('', 12, [
    child('~main /srv/shop.js:9:1', 9, [child('*price /srv/shop.js:4:9', 5), child('LazyCompile:~tax /srv/shop.js:6', 3)]),
    child('node::Start', 2),
    child('*', 1),
  ])
  const page = (end: string) =>
    `<meta charset="utf-8"><h1 style="color: rgb(68, 68, 68);">shop</h1><style>body {}</style><chart></chart><script>function gen(a){}\n${end}</script>`
  const whole = page(`gen(${JSON.stringify(tree)}, {})`)
  expect(readingText(whole)).toEqual([
    '0x: ticks in count; 12 samples',
    'main (/srv/shop.js, from 9:1) [srv/shop.js] interpreted | 1',
    'main (/srv/shop.js, from 9:1) [srv/shop.js] interpreted; price (/srv/shop.js, from 4:9) [srv/shop.js] jit | 5',
    'main (/srv/shop.js, from 9:1) [srv/shop.js] interpreted; tax (/srv/shop.js, from 6:1) [srv/shop.js] interpreted | 3',
    'node::Start native | 2',
    '* native | 1',
  ])
  expect(read(page('gem({})'))).toMatchObject({ ok: false, error: { kind: 'malformed', what: 'no call of visualizer with the trees' } })
  const cut = whole.slice(0, -60)
  expect(read(cut)).toMatchObject({ ok: false, error: { kind: 'malformed' } })
})

test('0x: a page without its call is broken', () => {
  const page = zeroX({}).replace('visualizer({', 'visualiser({')
  expect(read(page)).toMatchObject({ ok: false, error: { kind: 'malformed', format: '0x' } })
})

const bars = (names: readonly string[], levels: readonly (readonly number[])[]) =>
  `<!DOCTYPE html>\n<html>\n<head>\n<title>flamebearer</title>\n<script>\nnames = ${JSON.stringify(names)}\nlevels = ${JSON.stringify(levels)}\n</script>`

test('flamebearer: what no bar above covers is the bar’s own, and the level that is the tool’s own is left out', () => {
  const input = bars(
    ['(unknown)', '~main /srv/shop.js:9:1', 'price /srv/shop.js:4:9', '(lib) /usr/lib/libc.so.6'],
    [
      [0, 10, 0],
      [0, 6, 1, 1, 3, 3],
      [2, 4, 2],
    ],
  )
  expect(foldedOf(input)).toEqual(['(no stack) 1', '[libc.so.6] 3', 'main 2', 'main;price 4'])
})

const clinicPage = (tool: string, data: object) =>
  `\n  <!DOCTYPE html>\n<html><head><link href="data:image/png;base64,iVBOR"><title>Clinic ${tool}</title></head><script>x.merged = 1; const data = ${JSON.stringify(data)}</script>`

test('Clinic Flame’s page has the ticks that the folder has, and other pages of Clinic are refused by name', () => {
  const child = { id: 2, name: '/usr/lib/libc.so.6 [SHARED_LIB]', value: 2, onStackTop: { base: 2 }, children: [] }
  const children = [{ id: 1, name: 'main /srv/shop.js:9:1', value: 5, onStackTop: { base: 3 }, children: [child] }]
  const page = clinicPage('Flame', { codeAreas: [], merged: { id: 0, name: 'all stacks', value: 5, children }, unmerged: {} })
  expect(foldedOf(page)).toEqual(['main 3', 'main;[libc.so.6] 2'])
  const folder = [JS('main'), { name: '/usr/lib/libc.so.6', type: 'SHARED_LIB' }]
  expect(foldedOf(JSON.stringify([folder]))).toEqual(['main;[libc.so.6] 1'])
  expect(read(clinicPage('Doctor', {}))).toMatchObject({ ok: false, error: { kind: 'unsupported', what: 'a page of Clinic Doctor' } })
})

test('a folder with blanks in its name tears no function of a script', () => {
  const names = ['get price /srv/my shop/shop.js:4:9', 'main file:///srv/my shop/shop.js:9:1', ' C:\\my shop\\shop.js:1:1']
  const { functions, strings } = profileOf(JSON.stringify([names.map(name => ({ name, type: 'JS', kind: 'Opt' }))]))
  expect(Array.from(functions.name, name => strings[name])).toEqual(['get price', 'main', expect.stringContaining('anonymous')])
})
