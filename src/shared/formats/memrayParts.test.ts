import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'

const text = (...lines: readonly string[]) => readingText([...lines, ''].join('\n'))
const json = (value: object) => readingText(JSON.stringify(value))

test('memray: chains are leaf first, of functions that may stand behind them; the first cost counts', () => {
  const functions = [
    { name: 'rate', module: 'tax.py' },
    { name: 'main', module: '<string>' },
    { name: '', module: 'libc.so' },
  ]
  const events = [
    { callchain: [0, 1], cost: [64, 9] },
    { callchain: [2, 7, 1], cost: 8 },
    { callchain: [1], cost: [0] },
  ]
  const costs = [
    { description: 'Memory', unit: 'kB' },
    { description: 'Other', unit: 'blocks' },
  ]
  expect(json({ version: 0, costs: costs.slice(0, 1), events, functions })).toEqual([
    'memray: in-use-bytes in kB; 2 samples',
    'fact cost: Memory',
    'main (<string>) interpreted; rate (tax.py) interpreted | 64',
    'main (<string>) interpreted; (unknown) (libc.so) | 8',
    'note: frames of functions that are not in the file, left out, 1',
    'note: which blocks these are (at the peak, leaked, temporary) is not in the file, 1',
  ])
  expect(json({ version: 0, costs, events: [], functions })).toEqual(['refused: a memray file with no samples in it'])
})

test('memray’s CSV: threads with and without a name, places, allocators, rows that are none', () => {
  expect(
    text(
      'allocator,num_allocations,size,tid,thread_name,stack_trace',
      ...[
        'MALLOC,2,640,31,,rate;/srv/tax.py;7|main;/srv/app.py;0',
        'MMAP,1,4096,1f,"a ""b"", c",bare|odd;1',
        'CALLOC,1,5,0x2,main,"x;y.py;3"',
        'FREE,1,2,3,t,',
        '',
        'MALLOC,1,x,3,t,a',
        'MALLOC,1,2,3',
      ],
    ),
  ).toEqual([
    'memray-csv: in-use-bytes in bytes, weight period, event in-use; in-use in count, weight samples, event in-use; 4 samples',
    'thread thread 31, -/31',
    'thread a "b", c, -/-',
    'thread main, -/2',
    'thread t, -/3',
    'main (/srv/app.py) interpreted; rate (/srv/tax.py:7) interpreted | thread 0 | allocator=MALLOC | 640 2',
    'odd;1; bare | thread 1 | allocator=MMAP | 4096 1',
    'x (y.py:3) interpreted | thread 2 | allocator=CALLOC | 5 1',
    '(no stack) | thread 3 | allocator=FREE | 2 1',
    'note: lines that are no rows, left out, 2, line 7',
    'note: samples without a stack, shown as (no stack), 1',
  ])
  expect(text('allocator,num_allocations,size,tid,thread_name,stack_trace')).toEqual(['refused: a memray-csv file with no samples in it'])
})

const memrayPage = (title: string, data: object) =>
  readingText(`<!DOCTYPE html>\n<title>memray - ${title}</title>\n<script>const packed_data = ${JSON.stringify(data)};</script>`)

test('memray’s page: own sizes, threads, texts as HTML has them; nodes that do not follow their caller', () => {
  const strings = ['<root>', '&lt;module&gt;', '/srv/a &amp; b.py', '31', 'f&quot;&#x27;&nbsp;']
  const nodes = {
    children: [[1], [2], []],
    function: [0, 1, 4],
    filename: [0, 2, 9],
    lineno: [0, 7, 0],
    n_allocations: [9, 9, 4],
    value: [100, 90, 40],
    thread_id: [9, 3, 3],
  }
  expect(memrayPage('flamegraph report (memory leaks)', { nodes, strings })).toEqual([
    'memray-html: in-use-bytes in bytes, weight period, event in-use; in-use in count, weight samples, event in-use; 3 samples',
    'fact blocks: memory leaks',
    'thread thread , -/-',
    'thread thread 31, -/31',
    '(no stack) | thread 0 | 10 0',
    '<module> (/srv/a & b.py:7) interpreted | thread 1 | 50 5',
    '<module> (/srv/a & b.py:7) interpreted; f"\'&nbsp; | thread 1 | 40 4',
    'note: samples without a stack, shown as (no stack), 1',
  ])
  expect(memrayPage('flamegraph report', { nodes: { ...nodes, children: [[], [2], [1]] }, strings })).toEqual([
    'refused: broken memray-html file: node 1 without a caller before it at byte 0',
  ])
  expect(memrayPage('table report', {})).toEqual([
    'refused: a table of memray, which has no stacks with their weights; `memray transform csv -o FILE.csv RECORDING.bin` or `memray flamegraph RECORDING.bin` makes it readable',
  ])
  expect(memrayPage('flamegraph report', { nodes: {}, strings })).toEqual(['refused: a memray-html file with no samples in it'])
  expect(readingText('<title>memray - flamegraph report</title>')).toEqual([
    'refused: broken memray-html file: no "packed_data =" at byte 41',
  ])
  expect(readingText('<title>memray - flamegraph report</title>packed_data = {"nodes":')).toEqual([
    'refused: broken memray-html file: the file ends in the middle at byte 64',
  ])
})
