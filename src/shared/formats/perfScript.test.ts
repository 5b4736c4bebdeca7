import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { FLAG_INLINED, frameKind, functionName, stringAt, type Profile } from '../profile/profile'

const FRAMES = '\t    55d0 leaf+0x12 (/bin/app)\n\t    55e0 main+0x3 (/bin/app)\n'

/** The folded lines of one event whose line is given. */
function stackOf(eventLine: string, frames = FRAMES): string[] {
  return foldedOf(`${eventLine}\n${frames}\n`)
}

function frameLines(...frames: string[]): string[] {
  return stackOf('app 12 1.5: cycles: ', frames.map(frame => `\t${frame}\n`).join(''))
}

function notesOf(input: string) {
  return profileOf(input).meta.notes
}

function typesOf({ meta }: Profile): string[] {
  return meta.sampleTypes.map(({ name, unit, weight }) => `${name} ${unit} ${weight}`)
}

test('reads an event line whatever fields it has', () => {
  const lines = [
    'app 12 [003] 1234.567890:     250000 cycles:u: ',
    'app 12 1234.567890:     250000 cycles:uppp: ',
    'app 11/12 [003] 1234.567890123:     250000 cycles: ',
    'app\t12 [003] 1234.567890:\t250000\tcpu-cycles:',
    'app    12 [003] K 1234.567890:     250000 cycles: ',
    'app 12     250000 cycles: ',
  ]
  for (const line of lines) expect([line, ...stackOf(line)]).toEqual([line, 'app;main;leaf 250000'])
  const unweighted = [
    'app 12 cpu-clock: ',
    'app 12 1234.5: ',
    'app 12/13 [000] 1234.5: cycles: ',
    'app 12',
    'app 12 [003] ',
    'app 12 1.5: raw 0x1a8: ',
  ]
  for (const line of unweighted) expect([line, ...stackOf(line)]).toEqual([line, 'app;main;leaf 1'])
})

test('tells a comm with blanks, digits and colons from the ids behind it', () => {
  const comms = ['V8 WorkerThread', 'FS Broker 5858', 'kworker/0:1', 'tmux: server', 'order worker 2', 'CPU 0/KVM', 'rs:main Q:Reg', ':-1']
  for (const comm of comms) {
    const folded = [`${comm.replaceAll(' ', '_')};main;leaf 7`]
    expect(stackOf(`${comm} 12 [003] 1234.567890: 7 cycles: `)).toEqual(folded)
    expect(stackOf(`${comm}  12/13  1234.567890:          7 cycles: `)).toEqual(folded)
  }
  expect(stackOf('12 [003] 1234.567890: 7 cycles: ')).toEqual(['main;leaf 7'])
})

test('keeps processes, threads and times', () => {
  const input = ['my app 11/12 100.5: cycles:', FRAMES, 'my app 11/14 100.25: cycles:', FRAMES, 'swapper 0 101.5: cycles:', FRAMES]
  const profile = profileOf(input.join('\n'))
  expect(profile.threads).toEqual([
    { name: 'my app', processId: 11, threadId: 12 },
    { name: 'my app', processId: 11, threadId: 14 },
    { name: 'swapper', processId: null, threadId: 0 },
  ])
  expect(Array.from(profile.samples.thread ?? [])).toEqual([0, 1, 2])
  expect(Array.from(profile.samples.timeNs ?? [])).toEqual([250e6, 0, 1250e6])
  expect(profile.meta.durationNs).toBe(1250e6)
})

test('keeps nanoseconds of clocks that count from 1970', () => {
  const profile = profileOf(`app 1 1700000000.000000001: cycles:\n${FRAMES}\napp 1 1700000000.000000004: cycles:\n${FRAMES}\n`)
  expect(Array.from(profile.samples.timeNs ?? [])).toEqual([0, 3])
})

test('offers periods and counts of each event, the first event by default', () => {
  const input = ['app 1 1.0: 500 cpu-clock:u:', FRAMES, 'app 1 1.1: 30 cache-misses:', FRAMES, 'app 1 1.2: 400 cpu-clock:u:', FRAMES].join(
    '\n',
  )
  const profile = profileOf(input)
  expect(typesOf(profile)).toEqual([
    'cpu-clock:u nanoseconds period',
    'cpu-clock:u:samples samples samples',
    'cache-misses count period',
    'cache-misses:samples samples samples',
  ])
  expect(foldedOf(input)).toEqual(['app;main;leaf 900'])
  expect(foldedOf(input, 'cpu-clock:u:samples')).toEqual(['app;main;leaf 2'])
  expect(foldedOf(input, 'cache-misses')).toEqual(['app;main;leaf 30'])
})

test('counts samples, not time, where no event has a period', () => {
  expect(typesOf(profileOf(`app 1 1.0: cpu-clock:\n${FRAMES}`))).toEqual(['cpu-clock samples samples'])
  expect(notesOf(`app 1 1.0: cycles:\n${FRAMES}\napp 1 1.1: 5 cycles:\n${FRAMES}\n\n`)).toEqual([
    { what: 'events without a period among others with one, weighing 1', count: 1, where: null },
  ])
})

test('shortens symbols as stackcollapse-perf.pl does and keeps them in full', () => {
  expect(frameLines('1 ns::f(int, char const*)+0x1f (/bin/app)')).toEqual(['app;ns::f 1'])
  expect(frameLines('1 net/http.(*Client).Do+0x1 (/bin/app)')).toEqual(['app;net/http.(*Client).Do 1'])
  expect(frameLines('1 a::(anonymous namespace)::f(int) (/bin/app)')).toEqual(['app;a::(anonymous namespace)::f 1'])
  expect(frameLines('1 a;b (/bin/app)')).toEqual(['app;a:b 1'])
  expect(frameLines(`1 RegExp:[&<>\\"\\'] (/tmp/perf-1.map)`)).toEqual(['app;RegExp:[&<>\\\\] 1'])
  expect(frameLines('1 operator+ (/usr/lib/libstdc++.so.6)', '2 f (/usr/lib/libstdc++.so.6)')).toEqual(['app;f;operator+ 1'])
  expect(frameLines('1 p::operator->+0x1 (/bin/app)')).toEqual(['app;p::operator-> 1'])
  const profile = profileOf(`app 1 1.0: cycles:\n\t    1 f(int)+0x1f (/bin/app)\n\t    2 g+0x1 (/bin/app)\n`)
  expect(Array.from(profile.functions.name, row => stringAt(profile, row))).toEqual(expect.arrayContaining(['app', 'g', 'f(int)']))
})

test('keeps functions apart that folded stacks spell alike: template arguments, operators, arrows in types', () => {
  const symbols = [
    'std::function<int (int)>::operator()(int) const',
    'std::function<int (char)>::~function()',
    'core::ops::function::FnOnce<fn(i32) -> i32>::call_once',
  ]
  const profile = profileOf(symbols.map(symbol => `app 1 1.0: cycles:\n\t5500 ${symbol}+0x1f (/bin/app)\n\n`).join(''))
  expect(Array.from(profile.functions.name, (_, fn) => functionName(profile, fn)).slice(1)).toEqual(symbols)
  expect(foldedOf(`app 1 1.0: cycles:\n\t5500 ${symbols[2]}+0x1f (/bin/app)\n`)).toEqual([
    'app;core::ops::function::FnOnce<fn; i32>::call_once_[i] 1',
  ])
})

test('names what has no symbol by its module', () => {
  expect(frameLines('1 [unknown] (/usr/lib/x.so)', '2 [unknown] ([unknown])', '3 [unknown] (/dev/zero (deleted))')).toEqual([
    'app;[zero (deleted)];[unknown];[x.so] 1',
  ])
  expect(notesOf('app 1 1.0: cycles:\n\t1 [unknown] ([unknown])\n\t2 [unknown] (/x)\n\n')).toEqual([
    { what: 'frames without a symbol', count: 2, where: 'line 1' },
  ])
})

test('reads frames without indentation, offset, module or address', () => {
  expect(foldedOf('app 1 1.0: cycles:\nffffffff8103ce3b native_safe_halt ([kernel.kallsyms])\n400570 func_b (/root/func_ab)\n')).toEqual([
    'app;func_b;native_safe_halt 1',
  ])
  expect(frameLines('ffffffff8103ce3b idle+0x4', 'ffffffff8103ce3b')).toEqual(['app;[unknown];idle 1'])
  expect(frameLines(' add ([kernel.kallsyms])', ' do_it+0x3 (/opt/my app/x (1).so)')).toEqual(['app;do_it;add 1'])
})

test('reads what is printed without events and modules, as `-F comm,tid,ip,sym` does', () => {
  const frames = '\t           1ab70 leaf+0x1\n\t              40\n\t           1ab90 main\n'
  expect(foldedOf(`my app 12 \n${frames}\nmy app 12 \n${frames}\n`)).toEqual(['my_app;main;[unknown];leaf 2'])
})

test('reads stacks under whatever `-F` leaves of their event line, also nothing', () => {
  const frames = '\t           1ab70 leaf+0x1\n\t              40\n\t           1ab90 main (/bin/app)\n\n'
  const stack = 'main;[unknown];leaf'
  const lines = {
    'order worker  4521.715330: cpu-clock: ': `order_worker;${stack} 1`,
    'order worker cpu-clock:u: ': `order_worker;${stack} 1`,
    'order worker ': `order_worker;${stack} 1`,
    'FS 4521.715330: ': `FS;${stack} 1`,
    ' 4521.715330:   20408163 cpu-clock: ': `${stack} 20408163`,
    '[003] cpu-clock: ': `${stack} 1`,
    'cpu-clock: ': `${stack} 1`,
    '  20408163 cpu-clock: ': `${stack} 20408163`,
    '  13589 cpu-clock: ': `${stack} 1`,
    '13587/13589 ': `${stack} 1`,
    '': `${stack} 1`,
  }
  for (const [line, folded] of Object.entries(lines)) {
    const input = `${line}\n${frames}`
    expect([line, ...foldedOf(input + input)]).toEqual([line, folded.replace(/\d+$/, count => String(Number(count) * 2))])
  }
  expect(profileOf(`13587/13589 \n${frames}`).threads).toEqual([{ name: '', processId: 13587, threadId: 13589 }])
  expect(foldedOf('order cpu-clock:      12ab f (/x)\norder cpu-clock:      12ac g (/x)\n')).toEqual(['order;f 1', 'order;g 1'])
})

test('keeps the module of each function, and says nothing where perf names none', () => {
  const { functions, ...profile } = profileOf(
    `app 1 1.0: cycles:\n\t1 f (/bin/app)\n\t2 g ([kernel.kallsyms])\n\t3 h ([unknown])\n\t4 i (inlined)\n`,
  )
  const text = (row: number) => stringAt(profile, row)
  expect(Array.from(functions.name, (name, fn) => [text(name), text(functions.module[fn])])).toEqual([
    ['app', null],
    ['f', '/bin/app'],
    ['g', '[kernel.kallsyms]'],
    ['h', null],
    ['i', null],
  ])
})

test('marks kernel, compiled and inlined frames', () => {
  const input = [
    'app 1 1.0: cycles:',
    '\tf1 read ([kernel.kallsyms].init.text)',
    '\tf2 nf ([nf_conntrack])',
    '\tf3 v (/usr/lib/debug/vmlinux-5.4)',
    '\t1 js (/tmp/perf-75.map)',
    '\t2 in (inlined)',
    '\t3 now ([vdso])',
    '\t4 main (/bin/app)',
    '\t5 [unknown] ([unknown])',
  ]
  const profile = profileOf(input.join('\n'))
  const shown = Array.from(profile.frames.fn, (fn, frame) => {
    const flags = profile.frames.flags[frame]
    return `${functionName(profile, fn)} ${frameKind(flags)}${flags & FLAG_INLINED ? ' inlined' : ''}`
  })
  expect(shown).toEqual([
    'app unknown',
    'read kernel',
    'nf kernel',
    'v kernel',
    'js jit',
    'in unknown inlined',
    'now native',
    'main native',
    '[unknown] unknown',
  ])
})

test('opens chains of inlined Java methods, and drops the L of signatures in Java alone', () => {
  const frames = '\t 7f Lorg/a/B;::run->Lorg/a/C;::step->[unknown] (/tmp/perf-1.map)\n'
  expect(stackOf('java 1 1.0: cycles:', frames)).toEqual(['java;org/a/B:::run;org/a/C:::step_[i];[perf-1.map]_[i] 1'])
  expect(stackOf('app 1 1.0: cycles:', frames)).toEqual(['app;Lorg/a/B:::run;Lorg/a/C:::step_[i];[perf-1.map]_[i] 1'])
  const { frames: rows } = profileOf(`java 1 1.0: cycles:\n${frames}`)
  expect(Array.from(rows.flags, flags => flags & FLAG_INLINED)).toEqual([0, 0, 1, 1])
})

test('reads the line of source under a frame, and does not split a function by it', () => {
  const frames =
    '\t    1 f+0x1 (/x)\n  src/a.c:12\n\t    2 f+0x8 (/x)\n  src/a.c:14\n\t    3 f+0x9 (/x)\n  vector.h:7\n\t    4 g (/lib/l.so)\n  l.so[4]\n\t    5 h (/x)\n  ??:0\n'
  const profile = profileOf(`app 1 1.0: cycles:\n${frames}\n`)
  expect(foldedOf(`app 1 1.0: cycles:\n${frames}\n`)).toEqual(['app;h;g;f;f;f 1'])
  expect(Array.from(profile.functions.file, row => stringAt(profile, row))).toEqual([null, 'src/a.c', null, null])
  expect(Array.from(profile.frames.line).sort((a, b) => a - b)).toEqual([-1, -1, -1, -1, 12, 14])
  expect(profile.meta.notes).toEqual([])
})

test('reads an event whose only frame is on its line', () => {
  const input =
    '            true  6450  2900.510988:    5025125 cpu-clock:u:      559fe798f7ab f.part.0+0x3b (/x)\n            true  6450  2900.516020:    5025125 cpu-clock:u:  ffffffff817aa365 [unknown] ([unknown])\n'
  expect(foldedOf(input)).toEqual(['true;[unknown] 5025125', 'true;f.part.0 5025125'])
})

test('reads tracepoints, whose text follows the name', () => {
  const input =
    'app 1 [000] 1.0: sched:sched_switch: prev_comm=a (x) prev_state=S ==> next_comm=b: 1\n\tf1 schedule ([kernel.kallsyms])\n\n'
  expect(foldedOf(input)).toEqual(['app;schedule 1'])
  expect(typesOf(profileOf(input))).toEqual(['sched:sched_switch samples samples'])
})

test('shows what the header says', () => {
  const header =
    '# ========\n# captured on    : Sun Nov 22 21:59:15 2026\n# hostname : vm\n# cmdline : /usr/bin/perf record -g app\n# event : name = cycles:u, , id = { 1 }\n# ========\n#\n'
  expect(profileOf(`${header}app 1 1.0: cycles:u:\n${FRAMES}`).meta.facts).toEqual([
    ['captured on', 'Sun Nov 22 21:59:15 2026'],
    ['host', 'vm'],
    ['command line', '/usr/bin/perf record -g app'],
    ['event', 'cycles:u'],
  ])
})

test('takes further events together when there are too many to choose among', () => {
  const input = Array.from({ length: 100 }, (_, i) => `app 1 1.0: syscalls:sys_${i}:\n${FRAMES}`).join('\n')
  const profile = profileOf(input)
  expect(profile.meta.sampleTypes.length).toBe(65)
  expect(foldedOf(input, 'other events')).toEqual(['app;main;leaf 36'])
})

test('gives the same rows whatever the size of the chunks it comes in, and with Windows line ends', () => {
  const events = Array.from({ length: 50 }, (_, i) => `app ${i % 3} [00${i % 8}] ${i}.5: ${i} cycles:\n${FRAMES.repeat(i % 5)}\n`).join('')
  const whole = read(events)
  for (const chunkBytes of [1, 7, 100]) expect(read(events, chunkBytes)).toEqual(whole)
  expect(foldedOf(events.replaceAll('\n', '\r\n'))).toEqual(foldedOf(events))
})

test('does not take a log for a recording', () => {
  for (const text of ['main 12 hello:\n  world (x)\nbye\n', 'on 12.5: x\n  at (a)\n  abc f (b)\n  12 g (c)\n', 'a;b 12\nc;d 4\ne;f 5\n']) {
    const result = read(text)
    expect(result.ok ? result.value.meta.format : result.error.kind).not.toBe('perf-script')
  }
})
