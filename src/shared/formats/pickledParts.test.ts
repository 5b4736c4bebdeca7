import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'
import { bytesOf } from '../base/utf8'

const int = (value: number) => [...new Uint8Array(Int32Array.of(value).buffer)]
const double = (value: number) => [...new Uint8Array(Float64Array.of(value).buffer)]
const text = (value: string) => [0x7a, value.length, ...bytesOf(value)]
const key = (file: string, line: number, name: string) => [0x29, 3, ...text(file), 0x69, ...int(line), ...text(name)]
const counts = (...values: readonly number[]) => values.flatMap(value => [0x69, ...int(value)])
const seconds = (...values: readonly number[]) => values.flatMap(value => [0x67, ...double(value)])
const row = (calls: readonly [number, number], times: readonly [number, number], ...callers: readonly number[]) => [
  0x29,
  5,
  ...counts(...calls),
  ...seconds(...times),
  0x7b,
  ...callers,
  0x30,
]
const edge = (calls: number, total: number) => [0x29, 4, ...counts(calls, calls), ...seconds(0, total)]

test('cProfile: functions with files and lines, callers of both kinds, entries that are none', () => {
  const table = [
    ...[0x7b, ...key('app.py', 31, 'main'), ...row([1, 1], [0.5, 2])],
    ...[
      ...key('~', 0, '<built-in len>'),
      ...row(
        [4, 6],
        [0.5, 0.5],
        ...key('app.py', 31, 'main'),
        ...edge(2, 0.125),
        ...key('tax.py', 7, 'rate'),
        ...edge(4, 0.375),
        ...text('x'),
        ...edge(1, 1),
      ),
    ],
    ...[
      ...key('tax.py', 7, 'rate'),
      ...row([1, 1], [1, 1.375], ...key('app.py', 31, 'main'), 0x69, ...int(1), ...key('app.py', 31, 'main'), 0x29, 2, ...counts(1, 1)),
    ],
    ...[...text('odd'), 0x4e, ...key('a.py', 1, 'f'), ...[0x29, 5, ...counts(1, 1), ...seconds(NaN, 1), 0x7b, 0x30], 0x30],
  ]
  expect(readingText(Uint8Array.from(table))).toEqual([
    'pstats: time in nanoseconds, weight period, event time; calls in count, weight samples, event time; 3 samples',
    'main (app.py, from 31) | 500000000 0',
    'main (app.py, from 31); rate (tax.py, from 7) | 727272727 0',
    'rate (tax.py, from 7) | 272727273 0',
    'main (app.py, from 31); rate (tax.py, from 7); <built-in len> | 272727273 0',
    'main (app.py, from 31); <built-in len> | 125000000 0',
    'rate (tax.py, from 7); <built-in len> | 102272727 0',
    'main (app.py, from 31) | 0 1',
    'main (app.py, from 31); rate (tax.py, from 7) | 0 1',
    'main (app.py, from 31); rate (tax.py, from 7); <built-in len> | 0 4',
    'main (app.py, from 31); <built-in len> | 0 2',
    'note: callers that are no function, 2',
    'note: entries that are no function, 2',
    'note: functions whose stacks are estimated: the file has calls, not stacks, 3',
  ])
  expect(readingText(Uint8Array.from(table.slice(0, 60)))).toEqual(['refused: broken pstats file: a value ends after the file at byte 60'])
  expect(readingText(Uint8Array.from([0x7b, ...key('a.py', 1, 'f'), 0x4e, 0x30]))).toEqual(['refused: a pstats file with no samples in it'])
})

const name = (value: string) => [0x8c, value.length, ...bytesOf(value)]
const small = (value: number) => [0x4b, value]
const listOf = (...values: readonly (readonly number[])[]) => [0x5d, 0x28, ...values.flat(), 0x65]
const mapOf = (fields: Readonly<Record<string, readonly number[]>>) => [
  0x7d,
  0x28,
  ...Object.entries(fields).flatMap(([field, value]) => [...name(field), ...value]),
  0x75,
]
const instance = (module: string, className: string, state: readonly number[]) => [
  ...name(module),
  ...name(className),
  0x93,
  0x29,
  0x81,
  ...state,
  0x62,
]
const pickle = (body: readonly number[]) => Uint8Array.from([0x80, 4, ...body, 0x2e])

test('tracemalloc: blocks by lines, leaf first, with what the limit hides', () => {
  const at = (file: string, line: number) => [...name(file), ...small(line), 0x86]
  const trace = (size: readonly number[], frames: readonly number[], total: number) => [
    0x28,
    ...small(0),
    ...size,
    ...frames,
    ...small(total),
    0x74,
  ]
  const lines = [...at('/srv/tax.py', 7), ...at('C:\\app\\main.py', 31), 0x86]
  const traces = listOf(
    trace(small(100), lines, 5),
    trace(small(28), lines, 2),
    trace(small(1), [...at('x.py', 0), ...small(3), 0x86], 2),
    trace(name('a'), lines, 2),
    trace(small(9), small(9), 2),
    small(1),
  )
  const snapshot = (all: readonly number[], limit: readonly number[]) =>
    pickle(
      instance(
        'tracemalloc',
        'Snapshot',
        mapOf({ traces: instance('tracemalloc', '_Traces', mapOf({ _traces: all })), traceback_limit: limit }),
      ),
    )
  expect(readingText(snapshot(traces, small(2)))).toEqual([
    'tracemalloc: in-use-bytes in bytes, weight period, event in-use; in-use in count, weight samples, event in-use; 3 samples',
    'fact traceback limit: 2',
    'main.py:31 (C:\\app\\main.py:31, from 31) interpreted; tax.py:7 (/srv/tax.py:7, from 7) interpreted | 128 2',
    'x.py (x.py) interpreted | 1 1',
    'note: frames without a file and a line, 1',
    'note: entries that are no trace, 3',
    'note: blocks whose stack is longer than the limit of 2 frames: callers are missing, 1',
    'note: blocks by lines: a snapshot has no names of functions, 3',
  ])
  expect(readingText(snapshot(small(1), small(2)))).toEqual(['refused: broken tracemalloc file: expected a list of traces at byte 0'])
  expect(readingText(snapshot(listOf(small(1)), [0x4e]))).toEqual(['refused: a tracemalloc file with no samples in it'])
  expect(readingText(snapshot(listOf(trace(small(1), lines, 2)), [0x4e])).slice(-2)).toEqual([
    'main.py:31 (C:\\app\\main.py:31, from 31) interpreted; tax.py:7 (/srv/tax.py:7, from 7) interpreted | 1 1',
    'note: blocks by lines: a snapshot has no names of functions, 1',
  ])
})

test('line_profiler: lines stand on their function, in the unit of the file; other entries are left out', () => {
  const fn = (file: string, line: number, called: string) => [0x28, ...name(file), ...small(line), ...name(called), 0x74]
  const time = (line: number, hits: number, spent: number) => [...small(line), ...small(hits), ...small(spent), 0x87]
  const timings = [
    0x7d,
    0x28,
    ...fn('/srv/tax.py', 7, 'rate'),
    ...listOf(time(8, 3, 200), time(9, 3, 50), small(1)),
    ...fn('/srv/app.py', 0, ''),
    ...listOf(time(0, 1, 5)),
    ...small(1),
    ...small(2),
    0x75,
  ]
  const stats = (fields: Readonly<Record<string, readonly number[]>>) =>
    readingText(pickle(instance('line_profiler.line_profiler', 'LineStats', mapOf(fields))))
  expect(stats({ timings, unit: [0x47, 0x3e, 0xb0, 0xc6, 0xf7, 0xa0, 0xb5, 0xed, 0x8d] })).toEqual([
    'line-profiler: time in nanoseconds, weight period, event time; hits in count, weight samples, event time; 3 samples',
    'rate (/srv/tax.py, from 7) interpreted; tax.py:8 (/srv/tax.py:8, from 8) interpreted | 200000 3',
    'rate (/srv/tax.py, from 7) interpreted; tax.py:9 (/srv/tax.py:9, from 9) interpreted | 50000 3',
    '(unknown) (/srv/app.py) interpreted; app.py (/srv/app.py) interpreted | 5000 1',
    'note: entries that are no line, 1',
    'note: entries that are no function, 1',
    'note: lines of functions, no stacks: a line’s time holds what it calls, so functions do not add up, 3',
  ])
  expect(stats({ timings: small(1), unit: small(1) })).toEqual([
    'refused: broken line-profiler file: expected timings and their unit at byte 0',
  ])
  expect(stats({ timings: mapOf({}), unit: small(1) })).toEqual(['refused: a line-profiler file with no samples in it'])
})

test('line_profiler’s text: several functions, lines that were not run, and one that the end cuts off', () => {
  const head = (file: string, fnName: string, total: string) => [
    `Total time: ${total} s`,
    `File: ${file}`,
    `Function: ${fnName} at line 4`,
    '',
    'Line #      Hits         Time  Per Hit   % Time  Line Contents',
    '====',
  ]
  const lines = (...all: readonly string[]) => readingText(['Timer unit: 1e-09 s', '', ...all, ''].join('\n'))
  expect(
    lines(
      '     1   1   1   1',
      ...head('/srv/tax.py', 'rate', '0.000002'),
      '     4                           def rate():',
      '     5         3     1500.0    500.0     75.0      return 1',
      '     6         1      500.0    500.0     25.0      1',
      ...head('/srv/app.py', 'main', '3'),
      '     5         1     1e+9    1.0     33.0  x',
      '     6       abc',
    ),
  ).toEqual([
    'line-profiler-text: time in nanoseconds, weight period, event time; hits in count, weight samples, event time; 3 samples',
    'rate (/srv/tax.py, from 4) interpreted; tax.py:5 (/srv/tax.py:5, from 5) interpreted | 1500 3',
    'rate (/srv/tax.py, from 4) interpreted; tax.py:6 (/srv/tax.py:6, from 6) interpreted | 500 1',
    'main (/srv/app.py, from 4) interpreted; app.py:5 (/srv/app.py:5, from 5) interpreted | 1000000000 1',
    'note: lines of no function, left out, 1, line 3',
    'note: a function whose lines the end of the file cuts off, 1, line 20',
    'note: lines of functions, no stacks: a line’s time holds what it calls, so functions do not add up, 3',
  ])
})

test('rbspy: three versions, functions of C, threads and processes, times and the rate', () => {
  const frame = (called: unknown, file: unknown, line: unknown) => ({
    name: called,
    relative_path: 'rel.rb',
    absolute_path: file,
    lineno: line,
  })
  const trace = [
    frame('sleep [c function]', '(unknown)', null),
    frame('', '(unknown)', 0),
    frame('price', null, 7),
    3,
    frame('<main>', '/srv/shop.rb', 9),
  ]
  const time = (secs: number, nanos?: number) => ({ secs_since_epoch: secs, ...(nanos === undefined ? {} : { nanos_since_epoch: nanos }) })
  const file = (version: string, ...lines: readonly unknown[]) =>
    readingText([`rbspy${version}`, ...lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))), ''].join('\n'))
  expect(
    file(
      '02',
      { sample_rate: 50, rbspy_version: '0.19', start_time: time(10, 500) },
      { trace, pid: 7, thread_id: '31', time: time(12, 700) },
      { trace: trace.slice(-1), pid: 7, time: time(13) },
      '',
      'nonsense',
      { trace: [], thread_id: 5 },
    ),
  ).toEqual([
    'rbspy: samples in count, weight samples, event cpu; cpu in nanoseconds, weight period, event cpu; 3 samples',
    'from 10000.0005 ms',
    'fact rbspy: 0.19',
    'fact samples a second: 50',
    'thread thread 31, 7/31',
    'thread process 7, 7/-',
    'thread thread 5, -/5',
    '<main> (/srv/shop.rb:9) interpreted; price (rel.rb:7) interpreted; (unknown) interpreted; sleep [C] native | thread 0 | at 2000000200 | 1 20000000',
    '<main> (/srv/shop.rb:9) interpreted | thread 1 | at 2999999500 | 1 20000000',
    '(no stack) | thread 2 | at 0 | 1 20000000',
    'note: lines that are no samples, 1, line 6',
    'note: samples without a stack, shown as (no stack), 1',
  ])
  expect(file('00', trace.slice(-1))).toEqual([
    'rbspy: samples in count, weight samples, event cpu; 1 samples',
    '<main> (/srv/shop.rb:9) interpreted | 1',
  ])
  expect(file('01', { trace: trace.slice(-1), pid: 'x' })).toEqual([
    'rbspy: samples in count, weight samples, event cpu; 1 samples',
    '<main> (/srv/shop.rb:9) interpreted | 1',
  ])
  expect(file('02', 'a', { trace }, 'b')).toEqual(['refused: broken rbspy file: lines that are no samples, as most lines are at line 4'])
  expect(file('02', { sample_rate: 50 })).toEqual(['refused: a rbspy file with no samples in it'])
})
