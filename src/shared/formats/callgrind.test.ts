import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { profileInfo } from '../report/profileInfo'

const HEAD = '# callgrind format\nversion: 1\ncreator: callgrind-3.19.0\ncmd: ./shop\npositions: line\nevents: Ir\n'

function notesOf(input: string) {
  return profileOf(input).meta.notes.map(({ what, count }) => [what, count])
}

test('reads the first of very many events', () => {
  const names = Array.from({ length: 5000 }, (_, at) => `e${at}`)
  const profile = profileOf(`events: ${names.join(' ')}\nfn=main\n1 ${names.map(() => '1').join(' ')}\n`)
  expect(profile.meta.sampleTypes).toHaveLength(64)
  expect(profile.meta.notes).toContainEqual({ what: 'events past the first 64, left out', count: 4936, where: 'line 1' })
})

test('reads names once and then by number, positions of every kind, and costs of the function named last', () => {
  const input = `${HEAD}
ob=(1) /srv/bin/shop
fl=(1) shop.c
fn=(1) main
16 100
+2 10
* 5
-1 1
cob=(2) /usr/lib/libc.so.6
cfi=(2) qsort.c
cfn=(2) qsort
calls=3 50
17 400

ob=(2)
fl=(2)
fn=(2)
50 400

totals: 516
`
  expect(foldedOf(input)).toEqual(['main 116', 'main;qsort 400'])
  const { strings, functions, meta } = profileOf(input)
  const text = (column: Int32Array) => Array.from(column, row => strings[row])
  expect([text(functions.file), text(functions.module)]).toEqual([
    ['shop.c', 'qsort.c'],
    ['shop', 'libc.so.6'],
  ])
  expect(meta).toMatchObject({
    sampleTypes: [{ name: 'Ir', unit: 'count' }],
    facts: [
      ['creator', 'callgrind-3.19.0'],
      ['cmd', './shop'],
    ],
  })
  expect(notesOf(input)).toEqual([['functions whose stacks are estimated: the file has calls, not stacks', 2]])
})

test('shares a function out over its callers by what their calls cost', () => {
  const input = `${HEAD}fn=main
1 10
cfn=a
calls=1 0
2 300
cfn=b
calls=1 0
3 100
fn=a
1 0
cfn=shared
calls=9 0
1 300
fn=b
1 0
cfn=shared
calls=1 0
1 100
fn=shared
1 200
cfn=leaf
calls=1 0
1 200
fn=leaf
1 200
`
  expect(foldedOf(input)).toEqual(['main 10', 'main;a;shared 150', 'main;a;shared;leaf 150', 'main;b;shared 50', 'main;b;shared;leaf 50'])
})

test('counts what functions cost themselves exactly where they call each other in a circle', () => {
  const input = `${HEAD}fn=main
1 5
cfn=even
calls=1 0
1 1000
fn=even
1 40
cfn=odd
calls=9 0
1 5000
fn=odd
1 30
cfn=even
calls=9 0
1 4900
cfn=odd
calls=2 0
1 77
`
  expect(foldedOf(input)).toEqual(['main 5', 'main;even 40', 'main;even;odd 30'])
})

test('has a sample type for each event, in the unit that its name says', () => {
  const input =
    'events: Time_(10ns) Memory_(bytes)\nfl=(1) shop.php\nfn=(1) {main}\n1 250 4096\ncfn=(2) price\ncalls=1 0 0\n3 50 128\nfn=(2)\n9 50 128\n'
  expect(foldedOf(input)).toEqual(['{main} 2500', '{main};price 500'])
  expect(foldedOf(input, 'Memory')).toEqual(['{main} 4096', '{main};price 128'])
  expect(profileOf(input).meta.sampleTypes.map(({ name, unit }) => [name, unit])).toEqual([
    ['Time', 'nanoseconds'],
    ['Memory', 'bytes'],
  ])
})

test('reads instruction positions, jumps, inlined files and several parts', () => {
  const part = `positions: instr line
events: Ir Dr
fl=(1) a.c
fn=(1) f
0x400 16 7 1
jcnd=1/2 0x500 +3
0x404 17
fi=(2) inlined.h
+4 3 2
fe=(1)
0x410 * 1
totals: 10 1
`
  expect(foldedOf(`${part}\npart: 2\n${part}`)).toEqual(['f 20'])
  expect(foldedOf(`${part}\npart: 2\n${part}`, 'Dr')).toEqual(['f 2'])
})

test('names the lines it could not read, and reads the others', () => {
  const input = `${HEAD}3 4\nfn=(7)\n1 2\nwhat is this\nfn=f\n1 5\n`
  expect(foldedOf(input)).toEqual(['??? 2', 'f 5'])
  expect(profileOf(input).meta.notes.slice(0, 3)).toEqual([
    { what: 'costs of no function', count: 1, where: 'line 7' },
    { what: 'numbers that stand for no name', count: 1, where: 'line 8' },
    { what: 'lines that are not read', count: 1, where: 'line 10' },
  ])
})

test('follows the heaviest ways through a program that has more than can be told apart, and loses nothing', () => {
  const levels = 24
  // Two functions a level, each calling both of the next: 2^24 ways.
  const fn = (level: number, side: string) =>
    `fn=f${level}${side}\n1 8\n${level + 1 < levels ? ['a', 'b'].map(to => `cfn=f${level + 1}${to}\ncalls=1 0\n1 ${8 * (levels - level - 1)}\n`).join('') : ''}`
  const input = HEAD + Array.from({ length: levels }, (_, level) => fn(level, 'a') + fn(level, 'b')).join('')
  const { samples, meta } = profileOf(input)
  expect(samples.values[0].reduce((sum, value) => sum + value, 0)).toBe(8 * 2 * levels)
  expect(meta.notes.map(({ what }) => what)).toContain('functions with calls too small to tell apart, put at the root for that part')
})

test('is empty without functions', () => {
  expect(read(HEAD)).toMatchObject({ ok: false, error: { kind: 'empty', format: 'callgrind' } })
})

test('keeps costs below zero, of functions that give back what others took', () => {
  const profile = profileOf(`events: Memory_(bytes)
fn=free
5 -2048
fn=main
1 6144
cfn=free
calls=1 0
3 -2048
`)
  expect(foldedOf(`events: Ir\nfn=free\n5 -2048\nfn=main\n1 6144\ncfn=free\ncalls=1 0\n3 -2048\n`)).toEqual([
    'main 6144',
    'main;free -2048',
  ])
  expect(profileInfo(profile).sampleTypes).toEqual([{ name: 'Memory', unit: 'bytes', total: 4096, sizes: 8192 }])
})

test('says which costs are no numbers, instead of counting nothing', () => {
  const input = `${HEAD}fn=main\n1 10\n2 abc\n3 -\n4 5\n`
  expect(foldedOf(input)).toEqual(['main 15'])
  expect(profileOf(input).meta.notes).toContainEqual({ what: 'costs that are no whole numbers, left out', count: 2, where: 'line 9' })
})
