import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'

const text = (...lines: readonly string[]) => readingText([...lines, ''].join('\n'))
const json = (value: object) => readingText(JSON.stringify(value))

const frame = (name: string, file: string, first: string, ...attributes: readonly string[]) =>
  [[name, file, first].join('\0'), ...attributes].join('\u0001')
const ABOUT = { start_time: 10.5, duration: 2, cpu_time: 0.25, target_description: 'Program: app.py' }

test('pyinstrument: frames with first and current line, threads, what is no file, times that are none', () => {
  const main = frame('<module>', '/srv/app.py', '1', 'c0', 'l31')
  const frame_records = [
    [[frame('MainThread', '<thread>', '31'), main, frame('rate', '/srv/tax.py', '7')], 0.5],
    [[main, frame('[self]', '', '0')], 0.25],
    [[frame('x', '<thread>', 'y'), frame('', '<built-in>', '3', 'l4')], 0.125],
    [[main], -1],
    [[main], 1e300],
  ]
  expect(json({ ...ABOUT, start_call_stack: [], frame_records })).toEqual([
    'pyinstrument: wall in nanoseconds, weight period, event wall; samples in count, weight samples, event wall; 4 samples',
    'lasts 2000000000 ns',
    'from 10500 ms',
    'fact target: Program: app.py',
    'fact CPU time: 0.25 s',
    'thread MainThread, -/31',
    'thread x, -/-',
    '<module> (/srv/app.py:31, from 1) interpreted; rate (/srv/tax.py, from 7) interpreted | thread 0 | at 500000000 | 500000000 1',
    '<module> (/srv/app.py:31, from 1) interpreted | at 750000000 | 250000000 1',
    '(unknown) (4) | thread 1 | at 875000000 | 125000000 1',
    '<module> (/srv/app.py:31, from 1) interpreted | at 875000000 | 0 1',
    'note: samples whose time is no number that can be added up, left out, 1',
    'note: numbers too large for anything that is measured, taken for missing, 1, byte 518',
  ])
  expect(json({ start_call_stack: [], frame_records: [] })).toEqual(['refused: a pyinstrument file with no samples in it'])
})

test('pyinstrument’s report: what a function’s callees have not taken is its own', () => {
  const call = (name: string, file: string, line: number, time: number, ...children: readonly object[]) => ({
    function: name,
    file_path: file,
    line_no: line,
    time,
    children,
  })
  const root_frame = call('', '<built-in>', 0, 2, call('main', '/srv/app.py', 31, 1.5, call('rate', '/srv/tax.py', 7, 1)))
  expect(json({ ...ABOUT, sample_count: 9, root_frame })).toEqual([
    'pyinstrument-json: wall in nanoseconds; 3 samples',
    'lasts 2000000000 ns',
    'from 10500 ms',
    'fact target: Program: app.py',
    'fact CPU time: 0.25 s',
    '(unknown); main (/srv/app.py, from 31) interpreted; rate (/srv/tax.py, from 7) interpreted | 1000000000',
    '(unknown); main (/srv/app.py, from 31) interpreted | 500000000',
    '(unknown) | 500000000',
    'note: functions of a report: small ones are missing, their time stands with their callers; `-r pyisession` saves all, 1',
  ])
  expect(json({ sample_count: 0, root_frame: call('a', 'b', 1, 0) })).toEqual(['refused: a pyinstrument-json file with no samples in it'])
})

test('pyinstrument’s page: own time beyond rounding, threads for all that is in them', () => {
  const call = (identifier: string, time: number, ...children: readonly object[]) => ({ identifier, time, children })
  const tree = call(
    frame('MainThread', '<thread>', '7'),
    2,
    call(
      frame('main', '/srv/app.py', '31'),
      2,
      call(frame('rate', '/srv/tax.py', '7'), 1.25),
      call('[self]', 0.5),
      call(frame('tiny', '/srv/tax.py', '9'), 0.249999),
    ),
  )
  const page = (data: string) =>
    readingText(`<!DOCTYPE html>\n<script>const pyinstrumentHTMLRenderer = 1; const sessionData = ${data};</script>`)
  expect(page(JSON.stringify({ session: ABOUT, frame_tree: tree }))).toEqual([
    'pyinstrument-html: wall in nanoseconds, event wall; 3 samples',
    'lasts 2000000000 ns',
    'from 10500 ms',
    'fact target: Program: app.py',
    'fact CPU time: 0.25 s',
    'thread MainThread, -/7',
    'main (/srv/app.py, from 31) interpreted; rate (/srv/tax.py, from 7) interpreted | thread 0 | 1250000000',
    'main (/srv/app.py, from 31) interpreted | thread 0 | 500000000',
    'main (/srv/app.py, from 31) interpreted; tiny (/srv/tax.py, from 9) interpreted | thread 0 | 249999000',
  ])
  expect(page('{"frame_tree": nul')).toEqual(['refused: broken pyinstrument-html file: not a number, true, false or null at byte 95'])
  expect(page('{}')).toEqual(['refused: a pyinstrument-html file with no samples in it'])
  expect(readingText('<!DOCTYPE html>\n<script>pyinstrumentHTMLRenderer</script>')).toEqual([
    'refused: a page of an older pyinstrument; `pyinstrument --load SESSION -r pyisession -o FILE` or `pyinstrument -r pyisession -o FILE PROGRAM` saves what can be read',
  ])
})

test('Python’s sampler, collapsed: places, frames that the profiler put in, lines that are none', () => {
  expect(
    text('tid:7;C:\\app.py:main:31;tax.py::9;<GC> 12', 'tid:99999999999999999999;a.py:f:-1 1', 'tid:8 3', '', 'words', 'tid:7;a 1.5'),
  ).toEqual([
    'tachyon-collapsed: samples in count; 16 samples',
    'thread thread 7, -/7',
    'thread thread 99999999999999999999, -/-',
    'thread thread 8, -/8',
    'main (C:\\app.py:31) interpreted; (unknown) (tax.py:9) interpreted; <GC> gc | thread 0 | 12',
    'f (a.py) interpreted | thread 1 | 1',
    '(no stack) | thread 2 | 3',
    'note: lines that are no stacks, 2, line 5',
    'note: samples without a stack, shown as (no stack), 3',
  ])
  expect(text('tid:7;a.py:f:1 1', 'words', 'more words')).toEqual([
    'refused: broken tachyon-collapsed file: not a stack, as most lines are at line 3',
  ])
})

test('Scalene: stacks of 2.0, of before, of memory; lines where there are none', () => {
  const of = (kind: string, display_name: string, filename_or_module: string, line: number) => ({
    kind,
    display_name,
    filename_or_module,
    line,
  })
  const python = of('py', 'main', '/srv/app.py', 31)
  const about = { alloc_samples: 1, elapsed_time_sec: 2, program: 'app.py' }
  const combined_stacks = [
    [[python, of('native', '', '/usr/lib/libm.so', 0), of('native', '', '', -1)], 3],
    [[python], 0],
  ]
  const stacks = [
    [['/srv/my app.py main:31;', 'odd'], { count: 4, x: 9 }],
    [['/srv/app.py f:1'], [5, 9]],
    [['/srv/app.py f:1'], [0]],
  ]
  const memory_stacks = [[[python], 1.5]]
  expect(json({ ...about, combined_stacks, memory_stacks })).toEqual([
    'scalene: samples in count; alloc-bytes in bytes; 2 samples',
    'lasts 2000000000 ns',
    'fact program: app.py',
    'main (/srv/app.py:31) interpreted; [libm.so] [/usr/lib/libm.so] native; (unknown) native | 3 0',
    'main (/srv/app.py:31) interpreted | 0 1572864',
  ])
  expect(json({ ...about, stacks, combined_stacks: [] })).toEqual([
    'scalene: samples in count; 2 samples',
    'lasts 2000000000 ns',
    'fact program: app.py',
    'main (/srv/my app.py:31) interpreted; odd interpreted | 4',
    'f (/srv/app.py:1) interpreted | 5',
  ])
  const line = (lineno: number, ...[n_cpu_percent_python, n_cpu_percent_c, n_sys_percent, n_malloc_mb]: readonly number[]) => ({
    lineno,
    n_cpu_percent_python,
    n_cpu_percent_c,
    n_sys_percent,
    n_malloc_mb,
  })
  const files = {
    '/srv/app.py': { lines: [line(4, 25, 5, 10, 1), line(5, 0, 0, 0, 0), line(0, 1, 0, 0, 0)] },
    'b.py': { lines: [line(1, 0, 2, 0, 0)] },
  }
  expect(json({ ...about, files })).toEqual([
    'scalene: wall in nanoseconds; python in nanoseconds; native in nanoseconds; system in nanoseconds; alloc-bytes in bytes; 3 samples',
    'lasts 2000000000 ns',
    'fact program: app.py',
    'app.py:4 (/srv/app.py:4, from 4) interpreted | 800000000 500000000 100000000 200000000 1048576',
    'app.py (/srv/app.py) interpreted | 20000000 20000000 0 0 0',
    'b.py:1 (b.py:1, from 1) interpreted | 40000000 0 40000000 0 0',
    'note: lines, no stacks: seconds are percents of the elapsed time, 3',
  ])
  expect(json({ elapsed_time_sec: 1, files: { 'b.py': { lines: [line(1, 0, 2, 0, 0)] } } })).toEqual([
    'scalene: wall in nanoseconds; python in nanoseconds; native in nanoseconds; system in nanoseconds; 1 samples',
    'lasts 1000000000 ns',
    'b.py:1 (b.py:1, from 1) interpreted | 20000000 0 20000000 0',
    'note: lines, no stacks: seconds are percents of the elapsed time, 1',
  ])
  expect(json({ elapsed_time_sec: 1, files: {} })).toEqual(['refused: a scalene file with no samples in it'])
  const page = (data: string) => readingText(`<html><title>Scalene</title><script>const profile = ${data}</script>`)
  expect(page(JSON.stringify({ ...about, memory_stacks }))).toEqual(
    json({ ...about, memory_stacks }).map(said => said.replace('scalene:', 'scalene-html:')),
  )
  expect(page('{"files": nul')).toEqual(['refused: broken scalene-html file: not a number, true, false or null at byte 62'])
  expect(page('null')).toEqual([
    'refused: a page of Scalene without the profile in it; `scalene run PROGRAM` writes `scalene-profile.json`, which can be read',
  ])
})
