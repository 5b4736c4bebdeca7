import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { bytesOf } from '../base/utf8'
import { unpickle } from './pickle/unpickle'

test('reads call chains of memray, which are leaf first', () => {
  const file =
    '{"version":0,"costs":[{"description":"Memory","unit":"bytes"}],"functions":[{"name":"price","module":"shop.py"},{"name":"main","module":"shop.py"}],"events":[{"callchain":[0,1],"cost":[64]}]}'
  expect(foldedOf(file)).toEqual(['main;price 64'])
})

test('reads memray’s CSV, with quotes and semicolons in names', () => {
  const file =
    'allocator,num_allocations,size,tid,thread_name,stack_trace\nMALLOC,2,640,1,"a, b",price;/srv/a;b.py;5|main;/srv/shop.py;9\nnonsense\n'
  const profile = profileOf(file)
  expect(foldedOf(file)).toEqual(['main;price 640'])
  expect(foldedOf(file, 'in-use')).toEqual(['main;price 2'])
  expect(profile.threads).toMatchObject([{ name: 'a, b', threadId: 1 }])
  expect(profile.strings).toContain('/srv/a;b.py')
  expect(profile.meta.notes).toEqual([{ what: 'lines that are no rows, left out', count: 1, where: 'line 3' }])
})

test('reads MOJO’s numbers of six and then seven bits, root first', () => {
  const text = (value: string) => [...bytesOf(value), 0]
  const bytes = Uint8Array.of(
    ...[0x4d, 0x4f, 0x4a, 3],
    ...[2, 7, 1, ...text('1')],
    ...[11, 2, ...text('shop.py'), 11, 3, ...text('main'), 11, 4, ...text('price')],
    ...[3, 1, 2, 3, 9, 9, 0, 0, 3, 2, 2, 4, 5, 5, 0, 0],
    ...[5, 1, 5, 2, 9, 0x8a, 0x0f],
  )
  expect(foldedOf(bytes)).toEqual(['main (shop.py:9);price (shop.py:5) 970'])
  expect(profileOf(bytes).threads).toEqual([{ name: 'thread 1', processId: 7, threadId: 1 }])
})

test('a pickle is data: a call of a function is a name with arguments', () => {
  const program = 'cos\nsystem\n(S"touch /srv/x"\ntR.'
  expect(unpickle(bytesOf(program))).toEqual({
    ok: true,
    value: { className: 'os.system', args: ['touch /srv/x'], state: null },
  })
})

test('refuses opcodes that no profile has, and references to nothing', () => {
  expect(unpickle(Uint8Array.of(0x80, 4, 0x82, 1, 0x2e))).toMatchObject({ ok: false, error: { what: expect.stringContaining('0x82') } })
  expect(unpickle(Uint8Array.of(0x80, 4, 0x68, 9, 0x2e))).toMatchObject({ ok: false, error: { what: 'a reference to no value' } })
})

test('Scalene without stacks is a table of lines, in seconds of the run', () => {
  const file =
    '{"alloc_samples":1,"elapsed_time_sec":2,"files":{"/srv/shop.py":{"lines":[{"lineno":4,"n_cpu_percent_python":25,"n_cpu_percent_c":5,"n_sys_percent":10,"n_malloc_mb":1}]}}}'
  expect(foldedOf(file, 'wall')).toEqual(['shop.py:4 800000000'])
  expect(foldedOf(file, 'python')).toEqual(['shop.py:4 500000000'])
  expect(foldedOf(file, 'alloc-bytes')).toEqual(['shop.py:4 1048576'])
})

test('a report of line_profiler is read in its own unit', () => {
  const file =
    'Timer unit: 1e-06 s\n\nTotal time: 0.5 s\nFile: /srv/shop.py\nFunction: price at line 4\n\nLine #      Hits         Time  Per Hit   % Time  Line Contents\n====\n     4                                           def price():\n     5       100      11385.2      0.2    100.0      return 1\n'
  expect(foldedOf(file)).toEqual(['price;shop.py:5 11385200'])
  expect(foldedOf(file, 'hits')).toEqual(['price;shop.py:5 100'])
})

test('a file of Tachyon that ends early says so', () => {
  expect(read(bytesOf('HCAT\u0001\u0000\u0000\u0000'))).toMatchObject({ ok: false, error: { kind: 'malformed' } })
})

test('collapsed stacks of Python’s own sampler have threads, and one function for all of its lines', () => {
  const file = 'tid:7;app.py:main:31;tax.py:rate:7 12\ntid:7;app.py:main:31;tax.py:rate:9 5\n'
  expect(foldedOf(file)).toEqual(['main;rate 17'])
  expect(profileOf(file).threads).toMatchObject([{ threadId: 7 }])
})

test('a table of Python’s own sampler has samples in the place of calls, and is no exact measurement', () => {
  const text = (value: string) => [0x7a, value.length, ...bytesOf(value)]
  const int = (value: number) => [0x69, value, 0, 0, 0]
  const double = (value: number) => [0x67, ...new Uint8Array(Float64Array.of(value).buffer)]
  const key = (line: number, name: string) => [0x29, 3, ...text('app.py'), ...int(line), ...text(name)]
  const row = (direct: number, all: number, callers: readonly number[]) => [
    ...[0x29, 5, ...int(direct), ...int(all), ...double(direct / 1000), ...double(all / 1000)],
    ...[0x7b, ...callers, 0x30],
  ]
  const bytes = Uint8Array.from([
    0x7b,
    ...[...key(31, 'main'), ...row(2, 10, [])],
    ...[...key(7, 'rate'), ...row(8, 8, [...key(31, 'main'), ...int(8)])],
    ...[0x29, 1, ...text('__sampled__'), 0x54, 0x30],
  ])
  expect(foldedOf(bytes, 'samples')).toEqual(['main 2', 'main;rate 8'])
  expect(foldedOf(bytes, 'time')).toEqual(['main 2000000', 'main;rate 8000000'])
  expect(profileOf(bytes).meta.sampleCount).toBe(10)
})

test('the table that Python’s own sampler writes as JSON has own samples of functions, and says that it has no stacks', () => {
  const records = [
    { type: 'meta', v: 1, run_id: '5c', sample_interval_usec: 100, mode: 'cpu' },
    { type: 'str_def', v: 1, run_id: '5c', defs: ['main', 'app.py', 'rate'].map((value, at) => ({ str_id: at + 1, value })) },
    {
      type: 'frame_def',
      v: 1,
      run_id: '5c',
      defs: [1, 3, 3].map((name, at) => ({ frame_id: at + 1, path_str_id: 2, func_str_id: name, line: at + 5 })),
    },
    {
      type: 'agg',
      v: 1,
      run_id: '5c',
      kind: 'frame',
      scope: 'final',
      samples_total: 9,
      entries: [2, 3, 4].map((self, at) => ({ frame_id: at + 1, self, cumulative: 9 })),
    },
  ].map(record => JSON.stringify(record))
  const notesOf = (text: string) => profileOf(text).meta.notes.map(({ what }) => what)
  const noStacks = 'samples of places, no stacks: a function has its own alone; `--collapsed` and `--binary` write stacks'
  const whole = `${records.join('\n')}\n{"type":"end","v":1,"run_id":"5c","samples_total":9}\n`
  expect(foldedOf(whole)).toEqual(['main 2', 'rate 7'])
  expect(notesOf(whole)).toEqual([noStacks])
  expect(notesOf(`${records.join('\n')}\n`)).toEqual([noStacks, 'no end record: the file was cut'])
  expect(read(`${records.slice(0, 2).join('\n')}\n`)).toMatchObject({ ok: false, error: { kind: 'empty' } })
})
