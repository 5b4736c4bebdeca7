import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'

const pyroscope = (metadata: object, names: readonly string[], levels: readonly (readonly unknown[])[]) =>
  readingText(JSON.stringify({ version: 1, flamebearer: { names, levels }, metadata }))

test('Pyroscope: bars stand on what lies below them; units by the rate, by their word, or none', () => {
  const names = ['total', 'main', 'rate', 'idle']
  const levels = [
    [0, 10, 0, 0],
    [0, 6, 1, 1, 1, 3, 3, 3],
    [1, 2, 2, 2, 1, 2, 2, 9, 0, 1],
  ]
  expect(pyroscope({ format: 'single', units: 'samples', sampleRate: 50, name: 'shop.cpu' }, names, levels)).toEqual([
    'pyroscope: cpu in nanoseconds, weight period, event cpu; samples in count, weight samples, event cpu; 4 samples',
    'fact name: shop.cpu',
    'main | 20000000 1',
    'idle | 60000000 3',
    'main; rate | 40000000 2',
    'main; (unknown) | 40000000 2',
    'note: levels whose last bar is cut off, 1',
    'note: bars with a name that the file does not list, 1',
  ])
  expect(pyroscope({ units: 'samples' }, names, levels)[0]).toBe('pyroscope: samples in count; 4 samples')
  expect(pyroscope({ units: 'bytes' }, names, levels)[0]).toBe('pyroscope: bytes in bytes; 4 samples')
  expect(pyroscope({ units: 'lock_nanoseconds', sampleRate: 100 }, names, levels)[0]).toBe(
    'pyroscope: lock_nanoseconds in nanoseconds; 4 samples',
  )
  expect(
    pyroscope(
      { units: 'objects' },
      ['main'],
      [
        [0, 5, 5, 0],
        [0, 3, 'x', 0],
      ],
    ),
  ).toEqual(['pyroscope: objects in count; 1 samples', 'main | 5'])
  expect(pyroscope({ units: 'samples' }, names, [[0, 10, 0, 0]])).toEqual(['refused: a pyroscope file with no samples in it'])
})

test('Pyroscope: of a comparison both sides have their own weights', () => {
  const levels = [
    [0, 5, 0, 0, 8, 0, 0],
    [0, 3, 1, 0, 0, 0, 1, 1, 1, 1, 0, 8, 2, 2],
    [0, 2, 2, 0, 0, 0, 2],
  ]
  expect(pyroscope({ format: 'double', units: 'bytes' }, ['total', 'gone', 'main'], levels)).toEqual([
    'pyroscope: baseline in bytes; current in bytes, default; 3 samples',
    'gone | 1 0',
    'main | 1 2',
    'gone; main | 2 0',
  ])
})

const html = (...lines: readonly string[]) =>
  readingText(['<!DOCTYPE html>', '<!-- /async-profiler -->', '<h1>CPU profile</h1>', ...lines, '</script>', ''].join('\n'))
const PALETTE = ['\tconst palette = [', ...Array.from({ length: 7 }, (_, row) => `\t\t[0x${row}`), '\t];']
const POOL = ['const cpool = [', "'all',", "' java/lang/Thread.run',", "'*util/List.of',", "' sh\\\\op \\'x\\'',", "' native',", '];']

test('async-profiler’s page: names are packed, widths repeat, kinds are rows of the palette', () => {
  expect(
    html(
      ...PALETTE,
      ...POOL,
      'f(0,0,0,100)',
      'u(9,60)',
      'u(17,50)',
      'n(26,4)',
      'f(35,1,0,20)',
      'u(36)',
      'u(37)',
      'n(8,10)',
      'f(999,9,0,1)',
      'f(38,1,0,30);',
      'f(999,1,0,5)',
    ),
  ).toEqual([
    'async-profiler-html: samples in count; 7 samples',
    'fact title: CPU profile',
    'java/lang/Thread.run [java.lang] jit; java/lang/util/List.of [java.lang.util] jit | 50',
    "java/lang/Thread.run [java.lang] jit; sh\\op 'x' jit inlined | 4",
    'java/lang/Thread.run [java.lang] jit | 6',
    'native native; native native; native kernel | 20',
    'native native; native native; java/lang/Thread.run [java.lang] interpreted | 10',
    'native jit | 30',
    'unknown | 5',
    'note: boxes on top of nothing, 1, line 28',
    'note: boxes that are wider than the one below them, 2',
  ])
  expect(html(...PALETTE, ...POOL, 'f(0,0,0,3)', 'u(9,5)')).toEqual([
    'async-profiler-html: samples in count; 1 samples',
    'fact title: CPU profile',
    'java/lang/Thread.run [java.lang] jit | 5',
    'note: boxes that are wider than the one below them, 1',
  ])
  expect(html('\tlet reverse = true;', 'd=3', ...PALETTE)).toEqual([
    'refused: a page of async-profiler without a flame graph (its tree view or heat map); write the recording as collapsed stacks: `jfrconv -o collapsed RECORDING.jfr`',
  ])
  expect(html('\tvar inverted = true;', 'd=3', ...PALETTE, ...POOL, 'f(0,0,0,3)').slice(-3)).toEqual([
    'note: differences from another profile, 1, line 5',
    'note: samples whose boxes were too narrow to be drawn, 3',
    'note: samples without a stack, shown as (no stack), 3',
  ])
})

test('async-profiler’s pages of before: titles in the calls, colours of five rows, a page that is cut', () => {
  const five = ['\tconst palette = [', ...Array.from({ length: 5 }, (_, row) => `\t\t[0x${row}`), '\t];']
  const calls = [
    "f(0,0,9,0,'all')",
    "f(1,0,9,2,'do_syscall')",
    "f(2,0,4,0,'shop/Order.price','4 samples')",
    "f(2,4,3,4,'it\\'s')",
    "f(3,0,1,8,'a b/c')",
  ]
  expect(html(...five, ...calls)).toEqual([
    'async-profiler-html: samples in count; 4 samples',
    'fact title: CPU profile',
    "do_syscall kernel; shop/Order.price','4 samples jit | 4",
    "do_syscall kernel; it's native; a b/c | 1",
    "do_syscall kernel; it's native | 2",
    'do_syscall kernel | 2',
  ])
  expect(html(...PALETTE, ...calls).slice(2)).toEqual([
    "do_syscall jit inlined; shop/Order.price','4 samples interpreted | 4",
    "do_syscall jit inlined; it's native; a b/c | 1",
    "do_syscall jit inlined; it's native | 2",
    'do_syscall jit inlined | 2',
  ])
  expect(readingText(['<!DOCTYPE html>', '<!-- /async-profiler -->', ...five, calls[0], ''].join('\n')).slice(-2)).toEqual([
    'note: a page that the end of the file cuts off: what is missing counts for its callers, 1, line 10',
    'note: samples without a stack, shown as (no stack), 9',
  ])
})

const svg = (...bars: readonly (readonly [title: string, x: number, width: number, y: number])[]) =>
  readingText(
    `<svg><!-- Flame graph stack visualization -->\n<text x="1">Off-CPU &amp; more</text>\n${bars.map(([title, x, width, y]) => `<g><title>${title}</title><rect x="${x}" y="${y}" width="${width}" height="15" /></g>`).join('\n')}\n</svg>`,
  )

test('a drawn flame graph: what stands on what, by the middle of the bars; titles that are none', () => {
  expect(
    svg(
      ['all (1,000 ms, 100%)', 10, 1000, 65],
      ['main (app.py:9) (900 ms, 90.00%)', 10, 900, 49],
      ['idle (100 ms, 10%)', 910, 100, 49],
      ['price_[k] (300 ms, 30%)', 10.4, 300, 33],
      ['tax&lt;T&gt; (200 ms, 20%)', 309.6, 200, 33],
      ['Function: nothing', 0, 1, 1],
    ),
  ).toEqual([
    'flamegraph-svg: ms in ms; 4 samples',
    'fact title: Off-CPU & more',
    'main (app.py:9) with place | 400',
    'idle | 100',
    'main (app.py:9) with place; price kernel _[k] | 300',
    'main (app.py:9) with place; tax<T> | 200',
    'note: titles that are not those of a bar, 1',
    'note: a drawing was read: frames too narrow to be drawn count for their callers, 1',
  ])
  expect(svg(['a (5 samples, 100%)', 0, 10, 1], ['b (6 samples, 50%)', 0, 5, 17])).toEqual([
    'flamegraph-svg: samples in count; 1 samples',
    'fact title: Off-CPU & more',
    'a; b | 6',
    'note: bars that weigh less than what stands on them, 1',
    'note: a drawing was read: frames too narrow to be drawn count for their callers, 1',
  ])
  expect(
    svg(['all (10 samples, 100%)', 0, 100, 17], ['a (6 samples, 60%; +20.00%)', 0, 60, 1], ['b (4 samples, 40%; -10.00%)', 60, 40, 1]),
  ).toEqual([
    'flamegraph-svg: baseline in count; current in count, default; 2 samples',
    'fact title: Off-CPU & more',
    'a | 4 6',
    'b | 5 4',
    'note: the baseline is from shares of change, rounded to 0.01 % of the whole; what is gone altogether was not drawn, 1',
    'note: a drawing was read: frames too narrow to be drawn count for their callers, 1',
  ])
  expect(svg()).toEqual(['refused: a flamegraph-svg file with no samples in it'])
  expect(readingText('<svg><!-- Flame graph stack visualization --><title>a (1 samples, 100%)</title>')).toEqual([
    'refused: broken flamegraph-svg file: the picture is not finished at byte 79',
  ])
})

test('inferno’s drawing has exact places beside the drawn ones', () => {
  const bar = (title: string, x: number, w: number, y: number) =>
    `<g><title>${title}</title><rect x="0%" y="${y}" width="9%" fg:x="${x}" fg:w="${w}"/></g>`
  expect(
    readingText(
      `<svg xmlns:fg="x">${bar('all (10 samples, 100.00%)', 0, 10, 33)}${bar('a (7 samples, 70.00%)', 0, 7, 17)}${bar('b (3 bytes, 30.00%)', 7, 3, 17)}${bar('c (2 samples, 20.00%)', 8, 2, 1)}</svg>`,
    ),
  ).toEqual([
    'flamegraph-svg: samples in count; 3 samples',
    'a | 7',
    'b | 1',
    'b; c | 2',
    'note: a drawing was read: frames too narrow to be drawn count for their callers, 1',
  ])
})
