import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'

const text = (...lines: readonly string[]) => readingText([...lines, ''].join('\n'))

const GHC = ['\tSat Nov 28 20:17 2026 Time and Allocation Profiling Report  (Final)', '', '\t   shop +RTS -P -RTS', '']
const TOTALS = [
  '\ttotal time  =        0.50 secs   (500 ticks @ 2000 us, 1 processor)',
  '\ttotal alloc =      14,000 bytes  (excludes profiling overheads)',
  '',
]
const TABLES = [
  'COST CENTRE MODULE SRC %time %alloc ticks bytes',
  'price Main Shop.hs:4:1-9 80.0 99.0 400 9000',
  '',
  '  individual      inherited',
  'COST CENTRE MODULE SRC no. entries  %time %alloc   %time %alloc',
  '',
]

test('GHC: centres have module, file and line; percents are of the totals, and the collector is one', () => {
  expect(
    text(
      ...[
        ...GHC,
        ...TOTALS,
        ...TABLES,
        'MAIN MAIN <built-in> 120 0 0.0 0.1 100.0 100.0',
        ' main Main Shop.hs:(10,1)-(20,5) 248 1 20.2 1.0 100.0 100.0 100 5000',
      ],
      ...[
        '  price Main Shop.hs:4:1-9 249 9 10.1 50.0 80.0 99.0',
        ' CAF Main <entire-module> 250 0 0.0 0.0 0.0 0.0 0 0',
        'what is this',
        'GC GC <built-in> 251 0 1.0 0.0 1.0 0.0 5 0',
      ],
    ),
  ).toEqual([
    'ghc-prof: ticks in count, weight samples, event cpu; cpu in nanoseconds, weight period, event cpu; alloc-bytes in bytes; 500 samples',
    'lasts 1000000000 ns',
    'fact command: shop +RTS -P -RTS',
    'MAIN [MAIN] native; main (Shop.hs:10, from 10) [Main] native; price (Shop.hs:4, from 4) [Main] native | 50 100000000 7000',
    'MAIN [MAIN] native; main (Shop.hs:10, from 10) [Main] native | 100 200000000 5000',
    'MAIN [MAIN] native | 0 0 14',
    'GC [GC] gc | 5 10000000 0',
    'note: lines that are no cost centres, 1, line 18',
    'note: cost centres whose ticks and bytes are rounded percents of the total; `+RTS -P` prints them exactly, 2',
  ])
  expect(text(...GHC, ...TOTALS)).toEqual(['refused: broken ghc-prof file: no table of cost centres at line 7'])
  expect(text(...GHC, ...TOTALS, ...TABLES)).toEqual(['refused: a ghc-prof file with no samples in it'])
})

test('GHC in JSON: nodes of centres that are not there, and what weighs nothing', () => {
  const cost_centres = [
    { id: 1, label: 'main', module: 'Main', src_loc: 'Shop.hs:10:1-58', is_caf: false },
    { id: 2, label: '', module: 'GC', src_loc: '<built-in>' },
  ]
  const children = [
    { id: 2, ticks: 3, alloc: -1, children: [] },
    { id: 9, ticks: 0, alloc: 8, children: [] },
    { id: 1, ticks: 0, alloc: 0, children: [] },
  ]
  const report = { program: 'shop', total_ticks: 10, tick_interval: 1000, cost_centres, profile: { id: 1, ticks: 2, alloc: 5, children } }
  expect(readingText(JSON.stringify(report))).toEqual([
    'ghc-prof-json: ticks in count, weight samples, event cpu; cpu in nanoseconds, weight period, event cpu; alloc-bytes in bytes; 10 samples',
    'lasts 10000000 ns',
    'fact program: shop',
    'main (Shop.hs:10, from 10) [Main] native | 2 2000000 5',
    'main (Shop.hs:10, from 10) [Main] native; (unknown) [GC] native | 3 3000000 0',
    'main (Shop.hs:10, from 10) [Main] native; (unknown) native | 0 0 8',
    'note: nodes of cost centres that are not in the file, 1',
  ])
  expect(
    readingText(JSON.stringify({ total_ticks: 0, tick_interval: 1000, profile: { id: 1, ticks: 0, alloc: 0, children: [] } })),
  ).toEqual(['refused: a ghc-prof-json file with no samples in it'])
})

test('GHC’s heap: the largest sample, by stacks where they are, whole samples only', () => {
  const sample = (time: string, ...rows: readonly string[]) => [`BEGIN_SAMPLE ${time}`, ...rows, `END_SAMPLE ${time}`]
  expect(
    text(
      'JOB "shop +RTS -hc -L100"',
      'DATE "Sat Nov 28"',
      'SAMPLE_UNIT "seconds"',
      ...sample('0.1', '(2)price/main\t5'),
      ...sample('0.25', '(2)price/main\t70', '(3)a/ver...\t7', '/main\t2', 'nonsense', 'x\t999999999999999999'),
      ...sample('0.3', 'a\t79'),
      'BEGIN_SAMPLE 0.4',
      'a\t999',
    ),
  ).toEqual([
    'ghc-heap: in-use-bytes in bytes; 4 samples',
    'fact job: shop +RTS -hc -L100',
    'fact date: Sat Nov 28',
    'fact sample: 0.25',
    'main native; price native | 70',
    'ver... native; a native | 7',
    'main native; (unknown) native | 2',
    'x native | 1000000000000000000',
    'note: lines that are no rows, left out, 1, line 11',
    'note: a sample that the end of the file cuts off, left out, 1, line 18',
    'note: stacks that are cut off; `-L100` prints longer ones, 1',
    'note: samples along the time, of which the largest is shown (at 0.25), 4',
  ])
  expect(text('JOB "shop +RTS -hy"', ...sample('0.1', 'GHC.Word/x\t5'))).toEqual([
    'ghc-heap: in-use-bytes in bytes; 1 samples',
    'fact job: shop +RTS -hy',
    'fact sample: 0.1',
    'GHC.Word/x native | 5',
    'note: samples along the time, of which the largest is shown (at 0.1), 1',
  ])
  expect(text('JOB "shop"', ...sample('0.1'))).toEqual(['refused: a ghc-heap file with no samples in it'])
})

test('pmcstat: libraries hold until another is named, the kernel is one, and what no line is about is counted', () => {
  expect(
    text(
      '@ cycles [20 samples]',
      '',
      '50.00%  [10]       lock @ /boot/kernel/kernel',
      ' 60.00%  [6]        read',
      ' 30.00%  [3]        main @ /srv/shop',
      'nonsense',
      '@ misses [4 samples]',
      '100.0%  [4]       lock',
      '@ cycles [1 samples]',
      '100.0%  [1]       lock',
    ),
  ).toEqual([
    'pmcstat: cycles in samples; misses in samples; 25 samples',
    'read [/boot/kernel/kernel] kernel; lock [/boot/kernel/kernel] kernel | 6 0',
    'main [/srv/shop] native; lock [/boot/kernel/kernel] kernel | 3 0',
    'lock [/boot/kernel/kernel] kernel | 1 0',
    'lock [/srv/shop] native | 0 4',
    'lock [/srv/shop] native | 1 0',
    'note: lines that are no functions, 1, line 6',
    'note: samples that no line of the call graph is about: the file was cut, or pmcstat left them out, 10',
  ])
  expect(text('@ cycles [20 samples]')).toEqual(['refused: a pmcstat file with no samples in it'])
})

const SAMPLE = [
  'Analysis of sampling Shop (pid 7) every 1 millisecond',
  'Process:         Shop [7]',
  'OS Version:      macOS 15.1',
  'Other:  x',
  '----',
  '',
  'Call graph:',
]

test('macOS: threads by number, name or queue; symbols have library, file and line; what is missing is said', () => {
  const graph = [
    '    10 Thread_12   DispatchQueue_1: com.apple.main-thread  (serial)',
    '    + 9 start  (in dyld) + 1903  [0x18]',
    '    +   8 main  (in Shop) + 16  [0x10]  shop.c:40',
    '    +   ! 3 ???  (in libshop.dylib)  load address 0x1 + 0x2  [0x1]',
    '    +   ! 2 ???  [0x7]',
    '    +   7 bare',
    '    4 Thread_13: worker',
    '    + 4 run  (in Shop) + 1,2,...  [0x1]',
    '    3 Thread_14',
    '    + 1 x  (in a b.app) + 3  [0x1]',
    'strange line',
    '',
    'Total number in stack (recursive counted multiple, when >=5):',
    '    9 lost',
  ]
  expect(text(...SAMPLE, ...graph)).toEqual([
    'macos-sample: samples in count; 17 samples',
    'fact sampling: Analysis of sampling Shop (pid 7) every 1 millisecond',
    'fact process: Shop [7]',
    'fact os version: macOS 15.1',
    'thread com.apple.main-thread, -/12',
    'thread worker, -/13',
    'thread Thread_14, -/14',
    'Thread_12: com.apple.main-thread; start [dyld] native; main (shop.c:40) [Shop] native; [libshop.dylib] [libshop.dylib] native | thread 0 | 3',
    'Thread_12: com.apple.main-thread; start [dyld] native; main (shop.c:40) [Shop] native; ??? | thread 0 | 2',
    'Thread_12: com.apple.main-thread; start [dyld] native; main (shop.c:40) [Shop] native | thread 0 | 3',
    'Thread_12: com.apple.main-thread; start [dyld] native; bare | thread 0 | 7',
    'Thread_12: com.apple.main-thread | thread 0 | 1',
    'Thread_13: worker; run [Shop] native | thread 1 | 4',
    'Thread_14; x [a b.app] native | thread 2 | 1',
    'Thread_14 | thread 2 | 2',
    'note: frames without a symbol, 2, line 11',
    'note: functions that weigh less than what they call, 1',
    'note: lines of the call graph that are not read, 1, line 18',
  ])
  expect(text(...SAMPLE, ...graph.slice(0, 2)).slice(-3)).toEqual([
    'Thread_12: com.apple.main-thread; start [dyld] native | thread 0 | 9',
    'Thread_12: com.apple.main-thread | thread 0 | 1',
    'note: a call graph that the end of the file cuts off: what is missing counts for its callers, 1, line 9',
  ])
  expect(text(...SAMPLE, 'Total number in stack')).toEqual(['refused: a macos-sample file with no samples in it'])
})

test('VTune: other separators and quotes, modules, lines without a time', () => {
  expect(
    text(
      'some words',
      '"Function Stack";"CPU Time:Self";"Module"',
      'Total;0s;[Unknown]',
      '"  main";"1.5s";"shop"',
      '    price;0.25;[Unknown]',
      '    round;x;shop',
      '',
      '  Total;2;other',
    ),
  ).toEqual([
    'vtune: cpu in nanoseconds; 3 samples',
    'main [shop] native; price native | 250000000',
    'main [shop] native | 1500000000',
    'Total [other] native | 2000000000',
    'note: lines without a time, left out, 1, line 6',
  ])
  expect(text('Function Stack\tCPU Time:Self', 'a\tx', 'b\ty')).toEqual([
    'refused: broken vtune file: lines without a time, as most are at line 3',
  ])
  expect(text('Function Stack,CPU Time:Self', 'a,1', 'b,y', 'c,0').slice(1)).toEqual([
    'a native | 1000000000',
    'note: lines without a time, left out, 1, line 3',
  ])
})

test('Visual Studio: levels, thousands, three names of the column, and lines that are none', () => {
  const of = (column: string, ...lines: readonly string[]) => text(`Level,Function Name,Number of Calls,${column},Module Name`, ...lines)
  expect(
    of(
      'Elapsed Exclusive Time %',
      '0,main,"1,200",10.25,shop.exe',
      '1,"a, b",3,50.5,',
      '',
      'x,c,1,1,m',
      '1,,1,1,m',
      '1,d,x,1,m',
      '1,e,1,,m',
      '0,idle,0,0,m',
    ),
  ).toEqual([
    'visual-studio: exclusive in hundredths of a percent; calls in count; 2 samples',
    'main [shop.exe]; a, b | 5050 3',
    'main [shop.exe] | 1025 1200',
    'note: lines that are no functions, left out, 4, line 5',
    'note: weights are percents of the elapsed time: the file has no sum of it, 1',
  ])
  expect(of('Application Exclusive Time %', '0,main,1,10,s')[1]).toBe('main [s] | 1000 1')
  expect(of('Exclusive Samples %', '0,main,1,10,s')[1]).toBe('main [s] | 1000 1')
  expect(of('Exclusive Samples %')).toEqual(['refused: a visual-studio file with no samples in it'])
})
