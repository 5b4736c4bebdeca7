// Times, sizes, places and frames as each tool prints them.

import { expect, test } from 'vitest'
import { bytesOf } from '../base/utf8'
import { profileBuilder, type ProfileBuilder } from '../profile/builder'
import { frameKind, functionName, NONE, stringAt } from '../profile/profile'
import { locationOf } from './firefox/frames'
import { costCentre } from './ghc/costCentres'
import { printedNumber } from './instruments/printedNumber'
import { clock } from './jfrPrint/clock'
import { byteCount, isoDurationNs, isRounded, spanNs } from './jfrPrint/quantities'
import { lineFrame } from './lineFrames'
import { pyinstrumentFrames } from './pyinstrument/frames'
import { javaFrame, javaMethod } from './threadDump/javaFrame'
import { logPrefix } from './threadDump/logPrefix'
import { valgrindFrames } from './valgrindFrames'

test.each([
  ['PT1M1.5S', 61.5e9],
  ['PT2H', 7200e9],
  ['PT1H2M3S', 3723e9],
  ['PT0.000000001S', 1],
  ['PT-1.5S', -1.5e9],
  ['PT1S1', NaN],
  ['1 s', NaN],
])('`%s` is %d ns of Java', (text, ns) => {
  expect(isoDurationNs(text)).toBe(ns)
})

test.each([
  ['1.23 ms', 1.23e6],
  ['1,23 ms', 1.23e6],
  ['1 h 2 m', 3720e9],
  ['1 d', 86_400e9],
  ['15 ns', 15],
  ['2 us', 2000],
  ['2 μs', 2000],
  ['20 s', 20e9],
  ['PT20S', 20e9],
  ['3 weeks', NaN],
  ['1 m 3 weeks', NaN],
  ['N/A', NaN],
  ['', NaN],
  [`${' '.repeat(60)}5 ns`, 5],
  [`${' '.repeat(61)}5 ns`, NaN],
])('`%s` lasts %d ns', (text, ns) => {
  expect(spanNs(text)).toBe(ns)
})

test.each([
  ['24 bytes', 24],
  ['1 byte', 1],
  ['18.3 MB', 19_188_941],
  ['1,5 kB', 1536],
  ['2 GB', 2 ** 31],
  ['1 TB', 2 ** 40],
  ['1 PB', 2 ** 50],
  ['1 EB', 2 ** 60],
  ['7 B', 7],
  ['18.3', NaN],
  ['18.3 MB/s', NaN],
  ['about 18.3 MB', NaN],
])('`%s` is %d bytes', (text, bytes) => {
  expect(byteCount(text)).toBe(bytes)
})

test('what was rounded when it was printed', () => {
  expect(['PT20S', '24 bytes', '1 byte', '-5 bytes', '20 ms', '1.5 bytes', '24 bytes more', '18 MB'].map(isRounded)).toEqual([
    false,
    false,
    false,
    false,
    true,
    true,
    true,
    true,
  ])
})

test('times count from the first, to the nanosecond, over midnight', () => {
  const dates = clock()
  expect(
    ['2026-11-28T20:12:19.000000001Z', '2026-11-28T20:12:20.5Z', '2026-11-28T22:12:19.000000003+02:00', 'soon'].map(dates.read),
  ).toEqual([0, 1_499_999_999, 2, 0])
  expect(dates.originMs()).toBe(Date.UTC(2026, 10, 28, 20, 12, 19) + 1e-6)
  const day = clock()
  expect(['23:59:59.250', '00:00:01,5', '23:59:58', '0:0:1'].map(day.read)).toEqual([0, 2.25e9, -1.25e9, 1.75e9])
  expect(day.originMs()).toBeNull()
  expect(clock().originMs()).toBeNull()
})

test.each([
  ['4.93 s  100.0%', 'time', 4.93e9],
  ['846.00 ms', 'time', 846e6],
  ['3 µs', 'time', 3000],
  ['3us', 'time', 3000],
  ['7 ns', 'time', 7],
  ['2.00 min', 'time', 120e9],
  ['1 h', 'time', 3600e9],
  ['96.08 Gc', 'cycles', 96.08e9],
  ['5 cycles', 'cycles', 5],
  ['1 Kc', 'cycles', 1000],
  ['1.5 Mc', 'cycles', 1.5e6],
  ['1 Tc', 'cycles', 1e12],
  [' 429.93 MB', 'bytes', 450_814_280],
  ['12 Bytes', 'bytes', 12],
  ['2 KB', 'bytes', 2048],
  ['1 GB', 'bytes', 2 ** 30],
  ['1 TB', 'bytes', 2 ** 40],
  ['1,234', 'count', 1234],
  ['12 apples', null, null],
  ['-', null, null],
  ['', null, null],
  ['1.2.3 s', null, null],
])('Instruments’ `%s` is %s %d', (text, measure, value) => {
  expect(printedNumber(text)).toEqual(measure === null ? null : { measure, value })
})

test.each([
  ['render (https://shop.example/app.js:12:4)', 'render', 'https://shop.example/app.js', 12, 4],
  ['render (app.js:12)', 'render', 'app.js', 12, 0],
  ['(https://shop.example/app.js:12:4)', '(anonymous app.js:12)', 'https://shop.example/app.js', 12, 4],
  ['render (app.js)', 'render (app.js)', null, 0, 0],
  ['render app.js:12:4)', 'render app.js:12:4)', null, 0, 0],
  ['0x7f00aa10', '0x7f00aa10', null, 0, 0],
  ['f (a.js:123456789:123456789)', 'f', 'a.js', 123_456_789, 123_456_789],
])('Gecko’s `%s` is %s in %s', (text, name, file, line, column) => {
  expect(locationOf(text)).toEqual({ name, file, line, column })
})

/** `name|file|module|start line|line|column|kind|address` of a frame that `make` puts into a profile. */
function shown(make: (builder: ProfileBuilder) => number): string {
  const builder = profileBuilder('test')
  const frame = make(builder)
  const profile = builder.finish()
  const { functions, frames } = profile
  const fn = frames.fn[frame]
  const [file, module] = [functions.file[fn], functions.module[fn]].map(row => stringAt(profile, row) ?? '-')
  const address = frames.address === null ? '-' : frames.address[frame].toString(16)
  const places = [functions.startLine[fn], frames.line[frame], frames.column[frame]]
  return [functionName(profile, fn), file, module, ...places, frameKind(frames.flags[frame]), address].join('|')
}

test('a line is the frame of a profiler that knows no functions', () => {
  expect(shown(builder => lineFrame(builder, '/srv/shop/orders.py', 12))).toBe('orders.py:12|/srv/shop/orders.py|-|12|12|-1|interpreted|-')
  expect(shown(builder => lineFrame(builder, 'C:\\shop\\orders.py', 0))).toBe('orders.py|C:\\shop\\orders.py|-|-1|-1|-1|interpreted|-')
  expect(shown(builder => lineFrame(builder, 'orders.py', -1))).toBe('orders.py|orders.py|-|-1|-1|-1|interpreted|-')
})

test.each([
  ['0x109218: make_order (shop.c:8)', 'make_order|shop.c|-|-1|8|-1|native|109218', 0],
  ['0x48417B4: malloc (in /usr/lib/x.so)', 'malloc|-|/usr/lib/x.so|-1|-1|-1|native|48417b4', 0],
  ['0x1: f(int) (a.cpp:3)', 'f(int)|a.cpp|-|-1|3|-1|native|1', 0],
  ['0x1: alloc::f (lib.rs:3:7)', 'alloc::f|lib.rs|-|-1|3|-1|native|1', 0],
  ['0x1F: ???', '0x1F|-|-|-1|-1|-1|unknown|1f', 1],
  ['0x1: ??? (in /usr/lib/x.so)', '[x.so]|-|/usr/lib/x.so|-1|-1|-1|unknown|1', 1],
  ['main', 'main|-|-|-1|-1|-1|native|-', 0],
  ['???', '0x0|-|-|-1|-1|-1|unknown|-', 1],
])('Valgrind’s `%s` is %s', (text, expected, unknown) => {
  const said: string[] = []
  expect(shown(builder => valgrindFrames(builder, what => said.push(what))(text))).toBe(expected)
  expect(said).toEqual(Array(unknown).fill('frames without a symbol'))
})

test.each([
  ['java.lang.Thread.join(Thread.java:1313)', 'java.lang.Thread.join|Thread.java|java.lang|-1|1313|-1|jit|-'],
  ['java.base@17.0.1/java.lang.Thread.join(Thread.java:1313)', 'java.lang.Thread.join|Thread.java|java.lang|-1|1313|-1|jit|-'],
  ['app//com.shop.Main.run(Main.java:3)', 'com.shop.Main.run|Main.java|com.shop|-1|3|-1|jit|-'],
  ['Main.run(Main.java)', 'Main.run|Main.java|-|-1|-1|-1|jit|-'],
  ['Main.run(java.base/Main.java:3)', 'Main.run|Main.java|-|-1|3|-1|jit|-'],
  ['java.lang.Object.wait(Native Method)', 'java.lang.Object.wait|-|java.lang|-1|-1|-1|native|-'],
  ['java.lang.Object.wait(Unknown Source)', 'java.lang.Object.wait|-|java.lang|-1|-1|-1|jit|-'],
  ['com.shop.Main$$Lambda/0x00007f.run(Unknown Source)', 'com.shop.Main$$Lambda/0x00007f.run|-|com.shop|-1|-1|-1|jit|-'],
  ['com.shop.Main.run(Main.java:0)', 'com.shop.Main.run|Main.java|com.shop|-1|-1|-1|jit|-'],
])('Java’s `%s` is %s', (text, expected) => {
  expect(shown(builder => javaFrame(text, builder) ?? NONE)).toBe(expected)
  expect(javaMethod(text)).toBe(expected.split('|')[0])
})

test('what is no frame of Java is none', () => {
  const builder = profileBuilder('test')
  const lines = ['(Main.java:3)', 'Main.run(Main.java:3', 'Main.run', 'run(Main.java:3)', '.run(Main.java:3)', '']
  expect(lines.map(line => javaFrame(line, builder))).toEqual(lines.map(() => null))
  expect(javaMethod('no brackets')).toBe('')
})

test('takes off what a log puts before each line, whatever its digits', () => {
  const { strip } = logPrefix('2026-11-28T20:12:19Z stdout F ')
  expect(strip('2026-11-29T00:00:01Z stdout F   at main')).toBe('  at main')
  expect(strip('2026-11-29T00:00:01Z stderr F   at main')).toBe('2026-11-29T00:00:01Z stderr F   at main')
  expect(logPrefix('').strip('  at main')).toBe('  at main')
})

test('cost centres of GHC stand where they are written', () => {
  const centre = (label: string, module: string, source: string) => shown(builder => costCentre(builder, label, module, source))
  expect(centre('total', 'Shop', 'Shop.hs:10:1-58')).toBe('total|Shop.hs|Shop|10|10|-1|native|-')
  expect(centre('total', 'Shop', 'Shop.hs:(4,1)-(8,20)')).toBe('total|Shop.hs|Shop|4|4|-1|native|-')
  expect(centre('MAIN', 'MAIN', '<built-in>')).toBe('MAIN|-|MAIN|-1|-1|-1|native|-')
  expect(centre('GC', 'GC', '<built-in>')).toBe('GC|-|GC|-1|-1|-1|gc|-')
  expect(centre('GC', 'Shop', '<built-in>')).toBe('GC|-|Shop|-1|-1|-1|native|-')
  expect(centre('', 'Shop', '<built-in>')).toBe('(unknown)|-|Shop|-1|-1|-1|native|-')
})

test('pyinstrument’s texts are functions, lines and threads', () => {
  const frameOf = (text: string) =>
    shown(builder => {
      const bytes = bytesOf(text)
      return pyinstrumentFrames(builder)(bytes, 0, bytes.length).frame
    })
  expect(frameOf('total\0shop.py\x0010\u0001l12\u0001h1')).toBe('total|shop.py|-|10|12|-1|interpreted|-')
  expect(frameOf('total\0shop.py\x0010')).toBe('total|shop.py|-|10|-1|-1|interpreted|-')
  expect(frameOf('total\0shop.py\x000\u0001l0')).toBe('total|shop.py|-|-1|-1|-1|interpreted|-')
  expect(frameOf('sum\0<built-in>\x007\u0001l3')).toBe('sum|-|-|-1|3|-1|unknown|-')
  expect(frameOf('[await]\0\x000')).toBe('[await]|-|-|-1|-1|-1|unknown|-')
  expect(frameOf('\0shop.py\x003')).toBe('(unknown)|shop.py|-|3|-1|-1|interpreted|-')
  const builder = profileBuilder('test')
  const frames = pyinstrumentFrames(builder)
  const threads = ['MainThread\0<thread>\x00123', 'Other\0<thread>\0x', 'MainThread\0<thread>\x00123'].map(text =>
    frames(bytesOf(text), 0, bytesOf(text).length),
  )
  expect(threads.map(({ frame, thread }) => [frame, thread])).toEqual([
    [NONE, 0],
    [NONE, 1],
    [NONE, 0],
  ])
  expect(builder.finish().threads).toEqual([
    { name: 'MainThread', processId: null, threadId: 123 },
    { name: 'Other', processId: null, threadId: null },
  ])
})
