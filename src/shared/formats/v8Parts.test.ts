import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'

const CODE = [
  { name: '/usr/lib/libc.so.6', type: 'SHARED_LIB' },
  { name: 'write@@GLIBC_2.2.5', type: 'CPP' },
  { name: '', type: 'CODE', kind: 'Builtin' },
  { name: 'x', type: 'JS', kind: 'Unopt', func: 0 },
  { name: 'tax file:///srv/my shop/tax.js:20:5', type: 'JS', kind: 'Turboprop' },
  { name: 'x', type: 'JS', kind: 'Maglev', func: 1 },
]
const FUNCTIONS = [{ name: 'price file:///srv/shop/price.js:12:3' }, { name: '(anonymous) node:internal/x:1:1' }]
const v8Log = (...ticks: readonly object[]) => readingText(JSON.stringify({ code: CODE, functions: FUNCTIONS, ticks }))

test('V8’s log: code has its place, module and kind, and a tick lasts until the next', () => {
  expect(
    v8Log(
      { tm: 1000, vm: 0, s: [4, 10, 3, 4, 1, 99] },
      { tm: 1500, vm: 1, s: [5, 0, 2] },
      { tm: 1400, vm: 8, s: [0, 1] },
      { vm: 0, s: [-1, 1, 9, 0] },
      { tm: 3000, vm: 0, s: [3, 0, -1, 0] },
      { tm: 4000, vm: 0, s: [] },
    ),
  ).toEqual([
    'v8-log: ticks in count, weight samples, event ticks; time in nanoseconds, weight period, event ticks; idle in count; 6 samples',
    'lasts 3000000 ns',
    'write of write@@GLIBC_2.2.5 native; price (file:///srv/shop/price.js, from 12:3) [shop/price.js] interpreted; tax (file:///srv/my shop/tax.js, from 20:5) [my shop/tax.js] | at 0 | 1 500000 0',
    '(unnamed) [v8] native; (anonymous x:1) (node:internal/x, from 1:1) [node:internal] jit; (garbage collector) gc | at 500000 | 1 0 0',
    '/usr/lib/libc.so.6 [/usr/lib/libc.so.6] native | at 500000 | 0 0 1',
    '(unaccounted); (unaccounted) | at 500000 | 1 1500000 0',
    'price (file:///srv/shop/price.js, from 12:3) [shop/price.js] interpreted | at 2000000 | 1 1000000 0',
    '(no stack) | at 3000000 | 1 600000 0',
    'note: frames of code that the file does not list, 1',
    'note: samples without a stack, shown as (no stack), 1',
  ])
  expect(v8Log({ vm: 0, s: [3, 0] })).toEqual([
    'v8-log: ticks in count, weight samples, event ticks; time in nanoseconds, weight period, event ticks; 1 samples',
    'price (file:///srv/shop/price.js, from 12:3) [shop/price.js] interpreted | at 0 | 1 0',
  ])
})

const LOG = ['v8-version,11,3,244,8,-node.38,0', 'shared-library,/usr/lib/lib\\x2Cc.so,0x400000,0x500000,0', 'profiler,begin,1000']
const raw = (...lines: readonly string[]) => readingText([...LOG, ...lines, ''].join('\n'))

test('V8’s raw log: kinds by the mark, old lines without a time, code that moves over other code, and what is broken', () => {
  expect(
    raw(
      ...[
        'code-creation,JS,10,900,0x1000,80,a s.js:1:1,0x2,*',
        'code-creation,JS,0,0x1100,80,b s.js:2:1,0x2,',
        'code-creation,JS,10,900,0x1200,80,c s.js:3:1,0x2,&',
      ],
      ...['code-creation,Stub,2,902,0x1300,64,Map\\u0020\\Get', 'tick,0x1010,1000,0,0x0,0,0x1110,0x1210,0x1310,0x400010,0x400020,0x9'],
      ...[
        'code-move,0x1100,0x1020',
        'tick,0x1030,2000,0,0x0,0',
        'tick,0x1010,2500,0,0x0,0',
        'code-move,0x7777,0x8888',
        'code-delete,0x1020',
        'tick,0x1030,3000,0,0x0,0',
      ],
      ...[
        'tick,0x1200,x,0,0x0,0',
        'tick,0x1200,4000,0,0x0',
        'tick,0x1200,4000,0,0',
        'code-creation,JS,10,900,0x1000,-5,a',
        'code-creation,JS,10,900,zz,5,a',
        'current-time,5',
        'profiler,end',
      ],
      ...['tick,0x1210,5000,0,0x1010,0,0x400000', 'tick,0x400010,6000,1,0x1210,0', 'tick,0x400010,7000,1,0x400020,0,0x400030,+0x10,o'],
    ),
  ).toEqual([
    'v8-log-raw: ticks in count, weight samples, event ticks; time in nanoseconds, weight period, event ticks; 7 samples',
    'lasts 6000000 ns',
    'every 1000000 nanoseconds of time',
    'fact V8: 11.3.244.8',
    '[lib,c.so] [/usr/lib/lib,c.so] native; Map Get [v8] native; c (s.js, from 3:1) [s.js] jit; b (s.js, from 2:1) [s.js] interpreted; a (s.js, from 1:1) [s.js] jit | at 0 | 1 1000000',
    'b (s.js, from 2:1) [s.js] interpreted | at 1000000 | 1 500000',
    '(unaccounted) | at 1500000 | 1 500000',
    '(unaccounted) | at 2000000 | 1 2000000',
    '[lib,c.so] [/usr/lib/lib,c.so] native; c (s.js, from 3:1) [s.js] jit | at 4000000 | 1 1000000',
    'c (s.js, from 3:1) [s.js] jit | at 5000000 | 1 1000000',
    '[lib,c.so] [/usr/lib/lib,c.so] native | at 6000000 | 1 1000000',
    'note: lines of the log that are cut or broken, left out, 5, line 15',
  ])
})

test('V8’s raw log: what its version calls waiting, and a log in which no tick can be read', () => {
  const tick = (state: number) => [
    'code-creation,JS,10,900,0x1000,80,a s.js:1:1,0x2,*',
    `tick,0x1010,1000,0,0x0,${state}`,
    `tick,0x1010,3000,0,0x0,0`,
  ]
  const version = (numbers: string, state: number) => readingText([`v8-version,${numbers},0,0`, ...tick(state), ''].join('\n'))
  expect(version('7,6', 7)).toEqual([
    'v8-log-raw: ticks in count, weight samples, event ticks; time in nanoseconds, weight period, event ticks; idle in count; 2 samples',
    'lasts 2000000 ns',
    'fact V8: 7.6.0.0',
    'a (s.js, from 1:1) [s.js] jit | at 0 | 0 0 1',
    'a (s.js, from 1:1) [s.js] jit | at 2000000 | 1 2000000 0',
  ])
  for (const [numbers, state] of [
    ['7,7', 7],
    ['7,6', 8],
    ['8,0', 7],
  ] as const)
    expect(version(numbers, state)[0]).not.toContain('idle')
  expect(version('6,9', 7)[0]).toContain('idle')
  expect(version('8,0', 8)[0]).toContain('idle')
  expect(raw('code-creation,JS,10', 'tick,0x')).toEqual(['refused: broken v8-log-raw file: no tick that could be read at line 4'])
  expect(raw()).toEqual(['refused: a v8-log-raw file with no samples in it'])
})

test('Clinic Flame: code of each kind, ticks without a stack, and none at all', () => {
  const of = (name: string, type: string, kind = '') => ({ name, type, kind })
  const ticks = [
    [],
    [of('main /srv/s.js:9:1', 'JS', 'Opt'), of('main /srv/s.js:9:1', 'JS', 'Unopt')],
    [of('main /srv/s.js:9:1', 'JS'), of('Map', 'CODE'), of('uv_run', 'CPP'), of('[vdso]', 'SHARED_LIB')],
  ]
  expect(readingText(JSON.stringify(ticks))).toEqual([
    'clinic-flame: ticks in count; 3 samples',
    '(no stack) | 1',
    'main (/srv/s.js, from 9:1) [srv/s.js] jit; main (/srv/s.js, from 9:1) [srv/s.js] interpreted | 1',
    'main (/srv/s.js, from 9:1) [srv/s.js]; Map [v8] native; uv_run native; [vdso] [[vdso]] native | 1',
    'note: samples without a stack, shown as (no stack), 1',
  ])
  expect(readingText('[[],[],[{"name":"a","type":"JS"}]')).toEqual([
    'refused: broken clinic-flame file: the file ends in the middle at byte 33',
  ])
})

const node = (name: string, value: number, ...children: readonly object[]) => ({ name, value, top: 0, children })
const TREE = node(
  'all stacks',
  12,
  node(
    'main /srv/s.js:9:1',
    6,
    node('Map [CODE:Builtin]', 1),
    node('v8::x [CPP]', 1),
    node('f [WASM:Opt]', 1),
    node('init /srv/s.js:3:1 [INIT]', 2),
  ),
  node('old /srv/s.js:7', 2),
  node('(anonymous) :0', 1),
  node('[vdso] [SHARED_LIB]', 1),
  node('idle', 0),
)

test('0x and Clinic Flame: names of the merged tree say what a frame is', () => {
  const page = (tree: object) =>
    `<html>\n<head>\n<meta charset="utf-8">\n<style> /*! TACHYONS */</style><script>visualizer(${JSON.stringify({ merged: tree, unmerged: {} })}, {})</script>`
  expect(readingText(page(TREE))).toEqual([
    '0x: ticks in count; 12 samples',
    '(no stack) | 2',
    'main (/srv/s.js, from 9:1) [srv/s.js] | 1',
    'main (/srv/s.js, from 9:1) [srv/s.js]; Map [v8] native | 1',
    'main (/srv/s.js, from 9:1) [srv/s.js]; v8::x native | 1',
    'main (/srv/s.js, from 9:1) [srv/s.js]; f native | 1',
    'main (/srv/s.js, from 9:1) [srv/s.js]; init (/srv/s.js, from 3:1) [srv/s.js] | 2',
    'old (/srv/s.js, from 7:1) [srv/s.js] | 2',
    '(anonymous) native | 1',
    '[vdso] [[vdso]] native | 1',
    'note: samples without a stack, shown as (no stack), 2',
  ])
  expect(readingText(page(node('all stacks', 0)))).toEqual(['refused: a 0x file with no samples in it'])
  expect(readingText(page(TREE).slice(0, 200))).toEqual(['refused: broken 0x file: the file ends inside a text at byte 200'])
  expect(readingText(page(TREE).slice(0, 100))).toEqual(['refused: broken 0x file: the file ends inside a text at byte 100'])
  const clinic = (data: string) =>
    readingText(`<!DOCTYPE html>\n<html><head><title>Clinic.js Flame</title></head><script>const data = ${data}</script>`)
  expect(clinic(JSON.stringify({ merged: TREE }))).toEqual([
    'clinic-flame-html: ticks in count; 12 samples',
    ...readingText(page(TREE)).slice(1),
  ])
  expect(clinic(JSON.stringify({ merged: node('all stacks', 0) }))).toEqual(['refused: a clinic-flame-html file with no samples in it'])
  expect(clinic('{"merged":{"name":"all')).toEqual(['refused: broken clinic-flame-html file: the file ends inside a text at byte 117'])
  expect(clinic('{}')).toEqual(['refused: broken clinic-flame-html file: no tree of ticks at byte 97'])
})

const bars = (names: readonly string[], levels: readonly (readonly number[])[]) =>
  readingText(
    `<!DOCTYPE html>\n<html>\n<head>\n<title>flamebearer</title>\n<script>\nnames = ${JSON.stringify(names)}\nlevels = ${JSON.stringify(levels)}\n</script>`,
  )

test('flamebearer: names say what a bar is; bars of no width and of no name', () => {
  const names = ['(unknown)', '~main /srv/s.js:9:1', 'price /srv/s.js:4:9', '(C++) ~uv_run', '(bytecode) ~Ldar', '(lib) /usr/lib/libc.so.6']
  expect(
    bars(names, [
      [0, 20, 0, 2, 4, 5],
      [0, 8, 1, 2, 6, 2],
      [1, 3, 3, 0, 2, 4, 3, 5, 9],
      [0, 1, 0],
      [0, -1, 1],
    ]),
  ).toEqual([
    'flamebearer: ticks in count; 25 samples',
    '(no stack) | 6',
    '[libc.so.6] [/usr/lib/libc.so.6] native | 4',
    'main (/srv/s.js, from 9:1) [srv/s.js] interpreted | 3',
    'price (/srv/s.js, from 4:9) [srv/s.js] jit | 1',
    'main (/srv/s.js, from 9:1) [srv/s.js] interpreted; uv_run native | 2',
    'main (/srv/s.js, from 9:1) [srv/s.js] interpreted; Ldar [v8] native | 2',
    'price (/srv/s.js, from 4:9) [srv/s.js] jit; (unknown) | 5',
    'main (/srv/s.js, from 9:1) [srv/s.js] interpreted; uv_run native; (unknown) | 2',
    'note: bars of no width, 1',
    'note: samples without a stack, shown as (no stack), 6',
  ])
  expect(bars([], [])).toEqual(['refused: a flamebearer file with no samples in it'])
  expect(readingText('<!DOCTYPE html><html><head><title>flamebearer</title>\nnames = ["a"]\n')).toEqual([
    'refused: broken flamebearer file: no "levels = [" at byte 68',
  ])
  expect(readingText('<!DOCTYPE html><html><head><title>flamebearer</title>\nnames = ["a"\nlevels = [}')).toEqual([
    'refused: broken flamebearer file: expected a comma or the end of what it is in at byte 67',
  ])
})

test('d3-flame-graph: both spellings, roots that are no function, own values, changes', () => {
  const tree = {
    name: 'all',
    value: 10,
    children: [
      { name: 'main (s.py:9)', value: 6, delta: 2, children: [{ name: 'price_[k]', value: 6 }] },
      { name: '', value: 3 },
    ],
  }
  expect(readingText(JSON.stringify(tree))).toEqual([
    'd3-flame-graph: samples in count; 3 samples',
    '(no stack) | 1',
    'main (s.py:9) with place; price kernel _[k] | 6',
    '(unknown) | 3',
    'note: changes from another profile, left out, 1',
    'note: samples without a stack, shown as (no stack), 1',
  ])
  expect(
    readingText(
      JSON.stringify({
        n: 'start',
        v: 1,
        c: [
          { n: 'main', v: 5, c: [{ n: 'a', v: -3 }] },
          { n: 'b', v: 2 },
        ],
      }),
    ),
  ).toEqual([
    'd3-flame-graph: samples in count; 3 samples',
    'start | 1',
    'start; main | 5',
    'start; b | 2',
    'note: values are taken for those of functions themselves: callees weigh more than their callers, 1',
  ])
  expect(readingText(JSON.stringify({ name: 'root', value: 0, children: [{ name: 'a', value: 0, delta: 0 }] }))).toEqual([
    'refused: a d3-flame-graph file with no samples in it',
  ])
  for (const key of ['$schema', 'nodes']) expect(readingText(JSON.stringify({ [key]: [{}], ...tree }))[0]).not.toContain('d3-flame-graph:')
  expect(readingText(JSON.stringify({ name: 'all', value: 1 }))[0]).not.toContain('d3-flame-graph:')
})

test('Clinic Doctor’s statistics are refused with what they say: how late the event loop was', () => {
  const reading = (ms: number, delay: number, cpu: number, rss: number) => {
    const double = (tag: number, value: number) => [tag, ...new Uint8Array(Float64Array.of(value).buffer)]
    const body = [...double(0x09, ms), ...double(0x11, delay), ...double(0x19, cpu), 0x22, 9, ...double(0x09, rss)]
    return [body.length >> 8, body.length & 255, ...body]
  }
  const statistics = (...readings: readonly number[][]) => readingText(Uint8Array.from(readings.flat()))
  expect(statistics(reading(1000, 1, 0.5, 2 ** 20), reading(1010, 3, 0.25, 3 * 2 ** 20), reading(3500, 2, 0.75, 2 ** 20), [0])).toEqual([
    'refused: statistics of Clinic Doctor, which hold no stacks (3 readings in 2.50 s: the event loop was late by 2.0 ms in the median and 3.0 ms at most; 50 % of a core; 3.00 MiB of memory at most); open the trace beside it (PID.clinic-doctor-traceevent); `clinic flame -- node PROGRAM` records stacks',
  ])
  expect(statistics(reading(1000, 100, 1, 1), reading(1010, 3, 1, 1), reading(1020, 2, 1, 1))).toEqual([
    'refused: statistics of Clinic Doctor, which hold no stacks (3 readings in 0.02 s: the event loop was blocked: late by 3.0 ms in the median and 100.0 ms at most; 100 % of a core; 1 B of memory at most); open the trace beside it (PID.clinic-doctor-traceevent); `clinic flame -- node PROGRAM` records stacks',
  ])
  expect(statistics(reading(1000, 10, 1, 1), reading(1010, 10, 1, 1), [0, 60, 9])).toEqual([
    'refused: statistics of Clinic Doctor, which hold no stacks (2 readings in 0.01 s: the event loop was blocked: late by 10.0 ms in the median and 10.0 ms at most; 100 % of a core; 1 B of memory at most); open the trace beside it (PID.clinic-doctor-traceevent); `clinic flame -- node PROGRAM` records stacks',
  ])
  expect(statistics(reading(1000, 9.9, 1, 1), reading(1010, 99, 1, 1), reading(1010, 9, 1, 1))).toEqual([
    'refused: statistics of Clinic Doctor, which hold no stacks (3 readings in 0.01 s: the event loop was late by 9.9 ms in the median and 99.0 ms at most; 100 % of a core; 1 B of memory at most); open the trace beside it (PID.clinic-doctor-traceevent); `clinic flame -- node PROGRAM` records stacks',
  ])
})
