import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { foldedLines } from '../../testing/foldedLines'
import type { Profile } from '../profile/profile'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { readingText } from '../../testing/readingText'

const thread = (name: string, cpu: string, state: string, ...lines: readonly string[]) =>
  [`"${name}" #12 prio=5 cpu=${cpu}ms elapsed=1.0s tid=0x0${name.length} nid=0x1 ${state} [0x0]`, ...lines, ''].join('\n')
const dump = (second: string, ...threads: readonly string[]) =>
  `2026-11-28 20:12:${second}\nFull thread dump OpenJDK 64-Bit Server VM (17):\n\n${threads.join('\n')}\nJNI global refs: 4, weak refs: 0\n\n`
const STATE = (state: string) => `   java.lang.Thread.State: ${state}`
const PRICE = ['\tat shop.Shop.price(Shop.java:5)', '\tat shop.Shop.main(Shop.java:9)']

test('JVM: a thread is a sample of its state, and its processor time since the dump before lies on its stack', () => {
  const running = (cpu: string) => thread('order-worker-1', cpu, 'runnable', STATE('RUNNABLE'), ...PRICE)
  const text = dump('19', running('40.00')) + dump('21', running('70.00'))
  expect(foldedOf(text)).toEqual(['order-worker;shop.Shop.main;shop.Shop.price 2'])
  expect(foldedOf(text, 'cpu')).toEqual(['order-worker;shop.Shop.main;shop.Shop.price 30000000'])
  expect(profileOf(text).meta).toMatchObject({ format: 'jvm-threads', durationNs: 2e9 })
  expect(profileOf(text).meta.notes[0].what).toMatch(/^2 dumps are 2 samples of a thread/)
})

test('JVM: modules are no part of names, and what waits in native code does not run', () => {
  const text = dump(
    '19',
    thread(
      'a',
      '1',
      'runnable',
      STATE('RUNNABLE'),
      '\tat java.base@17.0.1/sun.nio.ch.EPoll.wait(Native Method)',
      '\tat app//shop.Main.run(Main.java:3)',
    ),
    thread('bb', '1', 'runnable', STATE('RUNNABLE'), '\tat java.net.SocketInputStream.socketRead0(Native Method)'),
    thread(
      'ccc',
      '1',
      'waiting on condition',
      STATE('TIMED_WAITING (sleeping)'),
      '\tat java.lang.Thread.sleep(java.base@17/Native Method)',
      '\tat shop.Main$$Lambda$14/0x0000000800c03000.run(Unknown Source)',
    ),
    thread('C2 CompilerThread0', '1', 'runnable', STATE('RUNNABLE')),
  )
  expect(foldedOf(text, 'waiting')).toEqual([
    'a;shop.Main.run;sun.nio.ch.EPoll.wait 1',
    'ccc;shop.Main$$Lambda$14/0x0000000800c03000.run;java.lang.Thread.sleep 1',
  ])
  expect(foldedOf(text, 'network')).toEqual(['bb;java.net.SocketInputStream.socketRead0 1'])
  expect(foldedOf(text, 'runnable')).toEqual([])
})

const LOCKS = dump(
  '19',
  thread('holder', '1', 'runnable', STATE('RUNNABLE'), ...PRICE, '\t- locked <0x01> (a shop.Stock)'),
  thread(
    'waiter-1',
    '1',
    'waiting for monitor entry',
    STATE('BLOCKED (on object monitor)'),
    '\tat shop.Shop.take(Shop.java:7)',
    '\t- waiting to lock <0x01> (a shop.Stock)',
    '\t- locked <0x02> (a shop.Cart)',
  ),
)

test('JVM: who waits for a lock is told who holds it, and what that thread is doing', () => {
  const profile = profileOf(LOCKS)
  const texts = Array.from(profile.labels.text, row => profile.strings[row])
  expect(texts).toEqual(['shop.Stock', 'holder', 'shop.Shop.price'])
})

test('JVM: threads that wait for each other are a deadlock, and what is printed of it again is not counted twice', () => {
  const circle = LOCKS.replace(
    '\t- locked <0x01> (a shop.Stock)',
    '\t- waiting to lock <0x02> (a shop.Cart)\n\t- locked <0x01> (a shop.Stock)',
  )
  const text = circle.replace(
    'JNI global refs',
    `Found one Java-level deadlock:\n${thread('holder', '1', 'runnable', ...PRICE)}\nJNI global refs`,
  )
  expect(profileOf(text).meta.notes.map(({ what }) => what)).toContain('deadlock: holder waits for waiter-1 waits for holder')
  expect(profileOf(text).meta.sampleCount).toBe(2)
})

test('JVM: dumps are found in a log that puts something before each line', () => {
  const plain = LOCKS
  const log = plain.split('\n').map((line, at) => `2026-11-28T20:00:0${at % 10}Z stdout F ${line}`)
  log.splice(5, 0, '2026-11-28T20:00:09Z stdout F INFO an order came in between')
  expect(foldedOf(`2026-11-28T20:00:00Z stdout F INFO started\n${log.join('\n')}\n`)).toEqual(foldedOf(plain))
})

test('Go: goroutines by state, without arguments, and with who made them', () => {
  const text = `goroutine 1 [chan receive, 5 minutes]:\nmain.(*Shop).serve(0xc000000000, {0x75f2e0, 0x1})\n\t/srv/shop/main.go:12 +0x1d\nmain.main()\n\t/srv/shop/main.go:30 +0x20\n\ngoroutine 18 [running]:\nmain.price(...)\n\t/srv/shop/main.go:5\ncreated by main.main in goroutine 1\n\t/srv/shop/main.go:28 +0x5\n`
  expect(foldedOf(text)).toEqual(['main.main;main.(*Shop).serve 1', 'main.price 1'])
  expect(foldedOf(text, 'runnable')).toEqual(['main.price 1'])
  const { strings } = profileOf(text)
  expect(strings).toEqual(expect.arrayContaining(['created by', 'main.main', 'waits since', '5 minutes']))
})

test('Go: goroutines of a panic in a log', () => {
  expect(foldedOf('starting\npanic: no stock\n\ngoroutine 7 [running]:\nmain.take(0x1)\n\t/srv/main.go:9 +0x1\nexit status 2\n')).toEqual([
    'main.take 1',
  ])
})

test('faulthandler: the innermost call comes first', () => {
  const text = `Thread 0x00007f1 (most recent call first):\n  File "/srv/shop.py", line 12 in price\n  File "/srv/shop.py", line 30 in main\n\nCurrent thread 0x00007f2 [worker] (most recent call first):\n  File "/srv/shop.py", line 40 in wait\n`
  expect(foldedOf(text)).toEqual(['thread;main;price 1', 'worker;wait 1'])
})

test('py-spy: the innermost call comes first, a thread is active or idle, and locals are no frames', () => {
  const text =
    'Process 77: python3 shop.py\nPython v3.11.2 (/usr/bin/python3.11)\n\nThread 77 (active+gil): "MainThread"\n    price (shop.py:12)\n        Arguments:\n            n: 3 (x)\n    main (C:\\Program Files (x86)\\shop.py:30)\nThread 0x7F12 (idle)\n    wait (threading.py:324)\n'
  expect(foldedOf(text)).toEqual(['MainThread;main;price 1', 'thread;wait 1'])
  expect(foldedOf(text, 'runnable')).toEqual(['MainThread;main;price 1'])
  expect(foldedOf(text, 'waiting')).toEqual(['thread;wait 1'])
  const { functions, strings } = profileOf(text)
  expect(Array.from(functions.file, row => strings[row])).toContain('C:\\Program Files (x86)\\shop.py')
})

test('gdb: arguments are no part of a name, also where a frame takes two lines', () => {
  const text = `Thread 2 (Thread 0x7fd9ef3f56c0 (LWP 28388) "order worker 3"):\n#0  0x000055e7 in std::vector<int, std::allocator<int> >::at (this=0x1,\n    i=3) at /srv/vector.h:12\n#1  ?? () from /lib/libc.so.6\n\nThread 1 (LWP 7):\n#0  main (argc=1) at main.c:3\n`
  expect(foldedOf(text)).toEqual(['order worker;[unknown];std::vector<int, std::allocator<int> >::at 1', 'thread;main 1'].sort())
})

test('py-spy: a dump as JSON has whole paths, the system’s thread ids, and libraries of native frames', () => {
  const frame = (name: string, filename: string, line: number, module: string | null = null) => ({
    ...{ name, filename, module, short_filename: 'x', line, locals: [{ name: 'n', addr: 1, arg: true, repr: '7' }], is_entry: false },
  })
  const threads = [
    {
      pid: 7,
      thread_id: 139,
      thread_name: 'worker-2',
      os_thread_id: 12,
      active: false,
      owns_gil: false,
      frames: [frame('read', '/lib/libc.so', 0, '/lib/libc.so'), frame('wait', '/srv/shop.py', 8)],
    },
    {
      pid: 7,
      thread_id: 138,
      thread_name: null,
      os_thread_id: null,
      active: true,
      owns_gil: true,
      frames: [frame('price', '/srv/shop.py', 5), frame('<module>', '/srv/shop.py', 10)],
    },
  ]
  for (const text of [JSON.stringify(threads), JSON.stringify(threads, null, 2)]) {
    expect(readingText(text)).toEqual([
      'py-spy-dump-json: threads in count; runnable in count; blocked in count; waiting in count; 2 samples',
      'fact dumps: 1',
      'thread worker-2, -/12',
      'thread thread 138, -/138',
      'worker; wait (/srv/shop.py:8) interpreted; read (/lib/libc.so) [/lib/libc.so] native | thread 0 | 1 0 0 1',
      'thread; <module> (/srv/shop.py:10) interpreted; price (/srv/shop.py:5) interpreted | thread 1 | 1 1 0 0',
      'note: one dump is one sample of each thread: how long anything takes cannot be seen, 1',
    ])
  }
  expect(read('[{"pid":7,"owns_gil":false,"frames":[]}]')).toMatchObject({ ok: false, error: { kind: 'empty' } })
})

test('Spring: threads of an actuator', () => {
  const stackTrace = [
    { className: 'shop.Shop', methodName: 'price', fileName: 'Shop.java', lineNumber: 5, nativeMethod: false },
    { className: 'shop.Shop', methodName: 'main', fileName: 'Shop.java', lineNumber: 9, nativeMethod: false },
  ]
  const text = JSON.stringify({
    threads: [
      { threadName: 'http-1', threadId: 12, threadState: 'BLOCKED', lockName: 'shop.Stock@1f', stackTrace },
      { threadName: 'idle', threadId: 13, threadState: 'WAITING', stackTrace: [] },
    ],
  })
  expect(foldedOf(text, 'blocked')).toEqual(['http;shop.Shop.main;shop.Shop.price 1'])
})

test('jcmd: threads of a dump to a file', () => {
  const threads = [{ tid: '1', name: 'main', stack: ['java.base/java.lang.Object.wait0(Native Method)', 'shop.Shop.main(Shop.java:9)'] }]
  const text = JSON.stringify({
    threadDump: { processId: '7', runtimeVersion: '21', threadContainers: [{ container: '<root>', threads }] },
  })
  expect(foldedOf(text)).toEqual(['main;shop.Shop.main;java.lang.Object.wait0 1'])
})

test('a dump without a thread is empty', () => {
  expect(read(dump('19', '"a" #1 prio=5 tid=0x1 nid=0x2 runnable [0x0]'))).toMatchObject({ ok: false, error: { kind: 'empty' } })
})

const TO_FILE = (...threads: readonly string[]) => `4711\n2026-11-29T19:24:12.987721118Z\n25.0.3+9-LTS\n\n${threads.join('\n\n')}\n\n`

test('jcmd to a file: a thread is a sample of its state, virtual ones are one tree, and locks have holders', () => {
  const text = TO_FILE(
    '#21 "order-worker-1" RUNNABLE 2026-11-29T19:24:13.067624807Z\n    at shop/shop.Shop.price(Shop.java:5)\n    at shop.Shop.main(Shop.java:9)\n    - locked <shop.Stock@1f>',
    '#24 "waiter" BLOCKED 2026-11-29T19:24:13Z\n    at shop.Shop.take(Shop.java:7)\n    - waiting to lock <shop.Stock@1f>',
    '#25 "told" TIMED_WAITING 2026-11-29T19:24:13Z\n    at java.base/java.lang.Object.wait0(Native Method)\n    - waiting on <shop.Queue@2e>\n    at shop.Shop.next(Shop.java:8)\n    - locked <shop.Queue@2e>',
    '#26 "puts" BLOCKED 2026-11-29T19:24:13Z\n    at shop.Shop.put(Shop.java:9)\n    - waiting to lock <shop.Queue@2e>',
    '#32 "" virtual WAITING 2026-11-29T19:24:13Z\n    - parking to wait for <shop.Gate@3d>\n    at shop.Shop.wait(Shop.java:3)',
    '#33 "" virtual WAITING 2026-11-29T19:24:13Z\n    at shop.Shop.wait(Shop.java:3)',
    '#34 "idle" RUNNABLE 2026-11-29T19:24:13Z',
  )
  const profile = profileOf(text)
  expect(profile.meta).toMatchObject({
    format: 'jvm-threads-file',
    sampleCount: 6,
    facts: [
      ['dumps', '1'],
      ['JVM', '25.0.3+9-LTS'],
    ],
  })
  expect(foldedOf(text)).toEqual([
    'order-worker;shop.Shop.main;shop.Shop.price 1',
    'puts;shop.Shop.put 1',
    'told;shop.Shop.next;java.lang.Object.wait0 1',
    'virtual thread;shop.Shop.wait 2',
    'waiter;shop.Shop.take 1',
  ])
  expect(foldedOf(text, 'runnable')).toEqual(['order-worker;shop.Shop.main;shop.Shop.price 1'])
  expect(foldedOf(text, 'blocked')).toEqual(['puts;shop.Shop.put 1', 'waiter;shop.Shop.take 1'])
  expect(foldedOf(text, 'waiting')).toHaveLength(2)
  expect(labelsOf(profile)).toEqual([
    [],
    ['waits for shop.Stock', 'lock held by order-worker-1'],
    ['waits for shop.Queue'],
    // Who waits to be told has let go of the lock.
    ['waits for shop.Queue'],
    ['waits for shop.Gate'],
    [],
  ])
})

test('jcmd to a file: before Java 24 no state is said; two dumps in one file are two samples', () => {
  const old = (at: string) =>
    `4711\n2026-11-29T19:24:${at}Z\n21.0.1+12\n\n#1 "main"\n      java.base/java.lang.Thread.sleep(Thread.java:5)\n      Shop.main(Shop.java:11)\n\n`
  const text = old('12') + old('14.5')
  expect(foldedOf(text)).toEqual(['main;Shop.main;java.lang.Thread.sleep 2'])
  expect(profileOf(text).meta).toMatchObject({ durationNs: 2.5e9, sampleTypes: [{ name: 'threads' }] })
  const torn = profileOf(text.slice(0, -20))
  expect(torn.meta.sampleCount).toBe(1)
  expect(torn.meta.notes.map(({ what }) => what)).toContain('a thread whose stack the end of the file cuts off, left out')
})

test('jcmd to a file: text and JSON of one program say the same of its own threads', () => {
  const own = (file: string) => {
    const profile = profileOf(new Uint8Array(readFileSync(`fixtures/${file}`)))
    const types = profile.meta.sampleTypes.map(({ name }) => name)
    const stacks = types.map(name => foldedLines(profile, types.indexOf(name)).filter(line => !line.startsWith('Attach Listener')))
    return { types, stacks, labels: labelsOf(profile), deadlocks: profile.meta.notes.filter(({ what }) => what.startsWith('deadlock')) }
  }
  const text = own('jvm-threads-file/orders.txt')
  expect(text).toEqual(own('jvm-threads-json/orders.json'))
  expect(text.types).toEqual(['threads', 'runnable', 'blocked', 'waiting'])
  expect(text.deadlocks).toHaveLength(1)
})

function labelsOf({ samples, labels, strings }: Profile): readonly (readonly string[])[] {
  const { start, key, text } = labels
  return Array.from(samples.labelSet ?? samples.stack.map(() => 0), set =>
    Array.from(key.subarray(start[set], start[set + 1]), (name, at) => `${strings[name]} ${strings[text[start[set] + at]]}`),
  )
}
