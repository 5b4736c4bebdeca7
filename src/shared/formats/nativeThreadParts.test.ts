import { expect, test } from 'vitest'
import { readingText } from '../../testing/readingText'

const text = (...lines: readonly string[]) => readingText([...lines, ''].join('\n'))

test('Go: states, waiting times, makers, places and packages; what is left out or cut off is counted', () => {
  expect(
    text(
      ...[
        'goroutine 1 gp=0xc0000061c0 m=0 mp=0x5f [semacquire, 3 minutes, locked to thread]:',
        'sync.(*Mutex).Lock(...)',
        '\t/usr/go/sync/mutex.go:90',
        'net/http.(*conn).serve(0xc0, {0x75, 0xc0})',
        '\t/usr/go/net/http/server.go:12 +0x1d fp=0x1 sp=0x2',
        'panic({0x1, 0x2})',
        'created by net/http.(*Server).Serve in goroutine 7',
        '\t/usr/go/net/http/server.go:30 +0x20',
        '',
      ],
      ...['goroutine 2 [syscall]:', 'no call', 'main.f()', '...additional frames elided...', '...3 frames elided', '\t/srv/main.go:3', ''],
      ...['goroutine 1 [select]:', 'main.g()', '\t/srv/main.go:5 +0x1', ''],
    ),
  ).toEqual([
    'goroutine-dump: goroutines in count; runnable in count; blocked in count; waiting in count; 3 samples',
    'fact dumps: 2',
    'panic; net/http.(*conn).serve (/usr/go/net/http/server.go:12) [net/http]; sync.(*Mutex).Lock (/usr/go/sync/mutex.go:90) [sync] | state=semacquire | waits since=3 minutes | created by=net/http.(*Server).Serve | 1 0 1 0',
    'main.f (/srv/main.go:3) [main] | state=syscall | 1 1 0 0',
    'main.g (/srv/main.go:5) [main] | state=select | 1 0 0 1',
    'note: frames that Go left out of a long stack, 2',
    'note: 2 dumps are 2 samples of a thread: what takes less than 1/2 of the time cannot be seen, 1',
  ])
  expect(
    readingText('goroutine 1 [running]:\nmain.f()\n\t/srv/main.go:3\n\ngoroutine 2 [running]:\nmain.g()\n\t/srv/ma').slice(-3),
  ).toEqual([
    'note: a line that the end of the file cuts off, left out, 1, line 7',
    'note: a thread whose stack the end of the file cuts off, left out, 1',
    'note: one dump is one sample of each thread: how long anything takes cannot be seen, 1',
  ])
})

test('faulthandler: lines that are not known, threads with names, dumps that come again', () => {
  const one = [
    'Thread 0x01 (most recent call first):',
    '  File "/srv/shop/price.py", line ??? in price',
    '  File "main.py", line 3 in <module>',
    '',
  ]
  const two = ['Current thread 0x02 [worker-7] (most recent call first):', '  File "/srv/shop/price.py", line 9 in tax', '  nonsense', '']
  expect(text(...one, ...two, ...one)).toEqual([
    'faulthandler: threads in count; 3 samples',
    'fact dumps: 2',
    'thread thread 0x01, -/-',
    'thread worker-7, -/-',
    'thread; <module> (main.py:3) [main.py] interpreted; price (/srv/shop/price.py) [shop/price.py] interpreted | thread 0 | 1',
    'worker; tax (/srv/shop/price.py:9) [shop/price.py] interpreted | thread 1 | 1',
    'thread; <module> (main.py:3) [main.py] interpreted; price (/srv/shop/price.py) [shop/price.py] interpreted | thread 0 | 1',
    'note: 2 dumps are 2 samples of a thread: what takes less than 1/2 of the time cannot be seen, 1',
  ])
  expect(readingText([...one, ...two].join('\n').trimEnd().slice(0, -3)).slice(-3)).toEqual([
    'note: a line that the end of the file cuts off, left out, 1, line 7',
    'note: a thread whose stack the end of the file cuts off, left out, 1',
    'note: one dump is one sample of each thread: how long anything takes cannot be seen, 1',
  ])
  expect(text('Thread 0x01 (most recent call first):', '  <no Python frame>')).toEqual([
    'refused: a faulthandler file with no samples in it',
  ])
})

test('gdb: names end where arguments begin, outside of templates and operators; places and libraries are kept', () => {
  expect(
    text(
      'Thread 2 (Thread 0x7f (LWP 28388) "worker 3"):',
      '#0  0x01 in shop::operator<< (out=...) at /srv/a file.cc:12',
      '#1  0x02 in (anonymous namespace)::run () at run.cc:3',
      '#2  std::map<int (*) (int), char>::find (this=0x1,',
      '    key=3) at map.h:7',
      '#3  0x03 in ?? () from /lib/x86_64/libc.so.6',
      '#4  main',
      'not a frame',
      '',
      'Thread 1 (process 7):',
      '#0  shop::operator->* (x=1) from libshop.so',
      '',
      'Thread 2 (LWP 28388):',
      '#0  start () at s.c:1',
    ),
  ).toEqual([
    'gdb: threads in count; 3 samples',
    'fact dumps: 2',
    'thread worker 3, -/28388',
    'thread thread 1, -/-',
    'thread thread 2, -/28388',
    'worker; main native; [unknown] [/lib/x86_64/libc.so.6] native; std::map<int (*) (int), char>::find (map.h:7) native; (anonymous namespace)::run (run.cc:3) native; shop::operator<< (/srv/a file.cc:12) native | thread 0 | 1',
    'thread; shop::operator->* [libshop.so] native | thread 1 | 1',
    'thread; start (s.c:1) native | thread 2 | 1',
    'note: 2 dumps are 2 samples of a thread: what takes less than 1/2 of the time cannot be seen, 1',
  ])
})

test('JSON: a thread’s number is one or a text, its methods have places, its locks holders', () => {
  const frame = (className: string, methodName: string, more: object = {}) => ({ className, methodName, ...more })
  const threads = [
    {
      threadName: 'a',
      threadId: 12,
      threadState: 'TIMED_WAITING',
      lockName: 'shop.Box@1f',
      stackTrace: [frame('shop.A', 'run', { fileName: 'A.java', lineNumber: 7 }), frame('B', 'go', { nativeMethod: true, lineNumber: -2 })],
    },
    {
      threadId: 'x',
      threadState: 'RUNNABLE',
      lockedMonitors: [{ className: 'shop.Box', identityHashCode: 31 }],
      stackTrace: [frame('shop.A', 'hold')],
    },
    { threadName: 'c', threadState: 'BLOCKED', lockName: 'shop.Till@2', stackTrace: [frame('shop.A', 'wait')] },
    {
      threadName: 'd',
      threadId: 13,
      threadState: 'TERMINATED',
      lockedSynchronizers: [{ identityHashCode: 2 }],
      stackTrace: [frame('shop.A', 'end')],
    },
  ]
  expect(readingText(JSON.stringify({ threads }))).toEqual([
    'jvm-threads-json: threads in count; runnable in count; blocked in count; waiting in count; 4 samples',
    'fact dumps: 1',
    'thread a, -/12',
    'thread thread x, -/-',
    'thread c, -/-',
    'thread d, -/13',
    'a; B.go native; shop.A.run (A.java:7) [shop] jit | thread 0 | waits for=shop.Box | lock held by=thread x | 1 0 0 1',
    'thread x; shop.A.hold [shop] jit | thread 1 | 1 1 0 0',
    'c; shop.A.wait [shop] jit | thread 2 | waits for=shop.Till | lock held by=d | 1 0 1 0',
    'd; shop.A.end [shop] jit | thread 3 | 1 0 0 0',
    'note: one dump is one sample of each thread: how long anything takes cannot be seen, 1',
  ])
  expect(readingText(JSON.stringify({ threads: [{ threadName: 'a', threadState: 'RUNNABLE', stackTrace: [] }] }))).toEqual([
    'refused: a jvm-threads-json file with no samples in it',
  ])
  const containers = [
    { threads: [{ tid: '22', name: '', state: 'WAITING', stack: ['java.base/java.lang.Object.wait(Object.java:7)', 'nonsense'] }] },
  ]
  expect(readingText(JSON.stringify({ threadDump: { runtimeVersion: '21', threadContainers: containers } }))).toEqual([
    'jvm-threads-json: threads in count; runnable in count; blocked in count; waiting in count; 1 samples',
    'fact dumps: 1',
    'thread thread 22, -/22',
    'thread; java.lang.Object.wait (Object.java:7) [java.lang] jit | thread 0 | 1 0 0 1',
    'note: one dump is one sample of each thread: how long anything takes cannot be seen, 1',
  ])
})
