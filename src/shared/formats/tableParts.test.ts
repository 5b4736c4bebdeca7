import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'

const text = (...lines: readonly string[]) => readingText([...lines, ''].join('\n'))

const trace = (table: string, ...rows: readonly string[]) =>
  `<?xml version="1.0"?><trace-query-result><node><schema name="${table}"><col><mnemonic>time</mnemonic></col></schema>${rows.join('')}</node></trace-query-result>`
const time = (ns: number, id: number) => `<sample-time id="${id}" fmt="00:00">${ns}</sample-time>`
const frame = (id: number, name: string, address: string, binary: string) =>
  `<frame id="${id}" name="${name}" addr="${address}">${binary}</frame>`
const MAIN = frame(21, 'main', '0x1001', '<binary id="31" name="Shop" path="/Shop"/>')
const THREAD = '<thread id="5" fmt="Main Thread  0x1f (Shop, pid: 42)"><tid id="6" fmt="0x1f">31</tid><process id="7"/></thread>'

test('Instruments’ export: frames, threads and numbers are named once and then referred to', () => {
  expect(
    readingText(
      trace(
        'time-profile',
        `<row>${time(1000, 1)}${THREAD}<weight id="8" fmt="1 ms">1000000</weight><backtrace id="9">${frame(20, 'rate(int)', '0x2002', '<binary id="32" name="kernel.release"/>')}${MAIN}</backtrace></row>`,
        `<row>${time(3500, 2)}<thread ref="5"/><weight ref="8"/><tagged-backtrace id="10"><backtrace id="11"><frame ref="20"/>${frame(22, '0xffff', '0xFFFF', '<binary ref="31"/>')}${frame(23, '', '', '')}<frame ref="99"/></backtrace></tagged-backtrace></row>`,
        `<row>${time(500, 3)}<thread id="12" fmt="odd"/><weight ref="77"/><tagged-backtrace ref="10"/></row>`,
        '<row><weight>x</weight><backtrace ref="9"/></row>',
        `<row>${time(4000, 4)}</row>`,
      ),
    ),
  ).toEqual([
    'xctrace: time in nanoseconds, weight period, event cpu; samples in count, weight samples, event cpu; 4 samples',
    'lasts 3000 ns',
    'thread Main Thread, 42/31',
    'thread odd, -/-',
    'main [Shop] native @1001; rate(int) [kernel.release] kernel @2002 | thread 0 | at 0 | 1000000 1',
    '[unknown]; [Shop] [Shop] native @ffff; rate(int) [kernel.release] kernel @2002 | thread 0 | at 2500 | 1000000 1',
    '[unknown]; [Shop] [Shop] native @ffff; rate(int) [kernel.release] kernel @2002 | thread 1 | at 0 | 0 1',
    '(no stack) | at 3000 | 0 1',
    'note: frames without a symbol, 2',
    'note: references that lead nowhere, 2',
    'note: samples whose weight or time is no number that can be added up, left out, 1, sample 4',
    'note: samples without a stack, shown as (no stack), 1',
  ])
})

test('Instruments’ export: cycles, tables of other kinds, files without one, and those that are cut', () => {
  const cycles = `<row>${time(0, 1)}<cycle-weight id="2">250</cycle-weight><backtrace id="3">${MAIN}</backtrace></row>`
  expect(readingText(trace('cpu-profile', cycles))).toEqual([
    'xctrace: cycles in count, weight period, event cpu; samples in count, weight samples, event cpu; 1 samples',
    'main [Shop] native @1001 | at 0 | 250 1',
  ])
  expect(readingText(trace('time-sample', `<row>${time(0, 1)}<backtrace id="3">${MAIN}</backtrace></row>`))).toEqual([
    'xctrace: samples in count, weight samples, event cpu; 1 samples',
    'main [Shop] native @1001 | at 0 | 1',
  ])
  expect(readingText(trace('os-log', cycles))).toEqual([
    'refused: an export of Instruments without a table of samples; print the samples: `xctrace export --input FILE.trace --xpath \'//trace-toc/run[@number="1"]/data/table[@schema="time-profile"]\'`',
  ])
  expect(readingText(trace('cpu-profile', cycles).slice(0, -20)).slice(-1)).toEqual(['note: the file stops before its end, 1, byte 345'])
  expect(readingText(trace('cpu-profile'))).toEqual(['refused: a xctrace file with no samples in it'])
})

test('Instruments’ Deep Copy: figures with their units, own or total; what is no row', () => {
  expect(
    text(
      'Weight\tSelf Weight\t\tSymbol Name',
      '4.93 s  100.0%\t0 s\t \tmain',
      '1,000.5 ms   22.3%\t930.00 ms\t \t  price',
      '\t\t\t  x',
      '2.0 min\t1.5 h\t\t round',
      '3 furlongs\t1 s\t\t y',
      '  ',
    ),
  ).toEqual([
    'instruments: time in nanoseconds; 2 samples',
    'main; price | 930000000',
    'main; round | 5400000000000',
    'note: lines that are no row of the table, 2, line 4',
    'note: printed figures were read, which are rounded, 1',
  ])
  expect(text('Running Time\tSelf (ms)\t\tSymbol Name', '10.0ms  100.0%\t2.5\t \tmain', '7 ms\t-\t\t idle')).toEqual([
    'instruments: time in nanoseconds; 1 samples',
    'main | 2500000',
    'note: printed figures were read, which are rounded, 1',
  ])
  expect(text('Bytes Used\tCount\t\tSymbol Names', '1.50 KB 100%\t3\t \tmain', '512 Bytes 33%\tx\t \t  make')).toEqual([
    'instruments: bytes in bytes; allocations in count; 2 samples',
    'main; make | 512 0',
    'main | 1024 3',
    'note: printed figures were read, which are rounded, 1',
  ])
  expect(text('Weight\tSelf Weight\t\tSymbol Name', '96.08 Gc  100.0%\t1.5 Mc\t \tmain').slice(0, 2)).toEqual([
    'instruments: cycles in count; 1 samples',
    'main | 1500000',
  ])
  expect(text('Weight\tSelf Weight\t\tSymbol Name', '7 100.0%\t3\t \tmain').slice(0, 2)).toEqual([
    'instruments: samples in count; 1 samples',
    'main | 3',
  ])
  expect(readingText('Weight\tSelf Weight\t\tSymbol Name\n7 ms\t3 ms\t\tmain').slice(1)).toEqual([
    'main | 3000000',
    'note: no line end after the last line: if the file was cut there, what it says is not whole, 1, line 2',
    'note: printed figures were read, which are rounded, 1',
  ])
  expect(text('Weight\tSelf Weight\t\tSymbol Name')).toEqual(['refused: a instruments file with no samples in it'])
})

const RAW = [
  'Comment: night',
  'Doc: https://shop.example',
  'PeriodType: cpu nanoseconds',
  'Period: 10000000',
  'Time: 2026-11-28 20:31:34.040675203 +0100 CET',
  'Duration: 2.5s',
  'Samples:',
]

test('pprof -raw: places with blanks in them, inlined functions, libraries, labels of numbers and texts', () => {
  expect(
    text(
      ...RAW,
      ...[
        'samples/count cpu/nanoseconds[dflt] cpu/bytes',
        '          1   10000000    7: 1 2 ',
        '                endpoint:[/tax /rates] bytes:[64 bytes] n:[-3]',
        '         -2   20000000    0: 3 4 5',
        '          1   1    0: ',
        'what',
      ],
      ...[
        'Locations',
        '     1: 0x1001 M=1 rate(int, int) /srv/my shop/tax.c:7:3 s=5(_Z4rateii)',
        '             main main.c:31:0 s=0',
        '     2: 0x2002 M=2',
        '     3: 0x3003 start a.c:4 s=2(_start)',
        '     4: 0x4004 M=9 ',
        '     5: 0x5005 M=1 [F] nonsense',
      ],
      ...['Mappings', '1: 0x400000/0x672000/0x0 /srv/my shop/orders abc123 [FN]', '2: 0x700000/0x772000/0x0 /usr/lib/libc.so.6 ', 'odd'],
    ),
  ).toEqual([
    'pprof-raw: samples in count; cpu in nanoseconds, default; cpu (bytes) in bytes; 3 samples',
    'lasts 2500000000 ns',
    'from 1795894294040 ms',
    'every 10000000 nanoseconds of cpu',
    'fact comment: night',
    'fact doc: https://shop.example',
    '[libc.so.6] [/usr/lib/libc.so.6] @2002; main (main.c:31) [/srv/my shop/orders] @1001; rate(int, int) of _Z4rateii (/srv/my shop/tax.c:7:3, from 5) [/srv/my shop/orders] inlined @1001 | endpoint=/tax /rates | bytes=64 bytes | n=-3 | 1 10000000 7',
    '[orders] [/srv/my shop/orders] @5005; 0x4004 @4004; start of _start (a.c:4, from 2) @3003 | -2 20000000 0',
    '(no stack) | 1 1 0',
    'note: lines that are no samples, 1, line 13',
    'note: lines of places that cannot be read, 1, line 20',
    'note: places without a symbol, 3',
    'note: samples without a stack, shown as (no stack), 1',
  ])
})

test('pprof -raw: what is wrong with a sample is said by its line', () => {
  const of = (...samples: readonly string[]) => text(...RAW, 'cpu/ns', ...samples, 'Locations', '     1: 0x1 a b.c:1:0 s=0', 'Mappings')
  expect(of('   1 2: 1')).toEqual(['refused: broken pprof-raw file: a sample with another number of values than there are types at line 9'])
  expect(of('   1: 1', '   2: 9')).toEqual(['refused: broken pprof-raw file: place 9 is not in the file at line 10'])
  expect(of(`   ${'9'.repeat(310)}: 1`)).toEqual(['refused: broken pprof-raw file: a value beyond 64 bits at line 9'])
  expect(of()).toEqual(['refused: a pprof-raw file with no samples in it'])
  expect(text(...RAW.slice(0, 5))).toEqual(['refused: broken pprof-raw file: no samples at line 5'])
  expect(text('PeriodType: ', 'Period: 0', 'Time: soon', 'Samples:', 'a/b', ' 1: 1', 'Locations', ' 1: 0x1 a b.c:1:0 s=0')).toEqual([
    'pprof-raw: a in b; 1 samples',
    'a (b.c:1) @1 | 1',
  ])
})
