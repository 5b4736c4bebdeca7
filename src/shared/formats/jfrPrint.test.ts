import { expect, test } from 'vitest'
import { foldedOf, profileOf } from '../../testing/reading'

const TEXT = `jdk.ActiveSetting {
  startTime = 23:59:58.000
  name = "period"
}

jdk.ExecutionSample {
  startTime = 23:59:59.500
  sampledThread = "main" (javaThreadId = 1)
  state = "STATE_RUNNABLE"
  stackTrace = [
    shop.Orders.price(Order, long[]) line: 20
    shop.Server.run() line: 11
  ]
}

jdk.ExecutionSample {
  startTime = 00:00:01.250
  sampledThread = "worker (2)" (javaThreadId = 7)
  state = "STATE_RUNNABLE"
  stackTrace = [
    libc.so.6.read.part.0() line: 0
    .vfs_read() line: 0
    shop.Server.run() line: 11
    ...
  ]
}

jdk.JavaMonitorEnter {
  startTime = 00:00:02.000
  duration = 1 m 2 s
  monitorClass = shop.Inventory[] (classLoader = app)
  eventThread = "main" (javaThreadId = 1)
  stackTrace = [
    shop.Server.run() line: 11
  ]
}

jdk.ObjectAllocationSample {
  startTime = 00:00:02.000
  objectClass = byte[] (classLoader = bootstrap)
  weight = 1.5 kB
  eventThread = "main" (javaThreadId = 1)
  stackTrace = N/A
}
`

/** One event; quantities as JSON prints them. */
function printed(type: string, values: object): object {
  const thread = { osName: 'java', osThreadId: 1001, javaName: 'main', javaThreadId: 1 }
  const frames = [frame('shop/Orders', 'price', 20), frame('shop/Server', 'run', 11)]
  return {
    type,
    values: { startTime: '2026-11-22T21:46:37.856708304Z', eventThread: thread, stackTrace: { truncated: false, frames }, ...values },
  }
}

function frame(name: string, method: string, lineNumber: number, type = 'JIT compiled', descriptor = '()V'): object {
  return { method: { type: { name, package: { name: 'shop' } }, name: method, descriptor }, lineNumber, type }
}

function json(...events: readonly object[]): string {
  return JSON.stringify({ recording: { events } }, null, 2)
}

function notesOf(text: string): string[] {
  return profileOf(text).meta.notes.map(({ what, count, where }) => `${count} ${what}, ${where}`)
}

test('reads what jfr print writes, Java and native code alike', () => {
  expect(foldedOf(TEXT)).toEqual(['shop.Server.run;shop.Orders.price 1', 'shop.Server.run;vfs_read;read.part.0 1'])
  expect(foldedOf(TEXT, 'lock-ns')).toEqual(['shop.Server.run;shop.Inventory[] 62000000000'])
  expect(profileOf(TEXT).meta).toMatchObject({ format: 'jfr-print', sampleCount: 4 })
  expect(foldedOf(TEXT.replaceAll('\n', '\r\n'))).toEqual(foldedOf(TEXT))
})

test('says what the text has lost: exact sizes and times, and the rest of deep stacks', () => {
  expect(notesOf(TEXT)).toEqual([
    '2 times and sizes that were printed rounded, line 28',
    '1 cpu samples whose stack was cut off, line 16',
    '1 samples without a stack, shown as (no stack), null',
  ])
})

test('reads times of events that do not say what they measure, and says which it cannot read', () => {
  const enter = (duration: string) =>
    `jdk.JavaMonitorEnter {\n  startTime = 2023-08-03T04:53:03.679398505Z\n  duration = ${duration}\n  monitorClass = java.lang.Object (classLoader = null)\n  stackTrace = [\n    shop.A.f() line: 1\n  ]\n}\n\n`
  const text = enter('PT0.0000716S') + enter('PT1M0.5S') + enter('N/A') + enter('soon')
  expect(foldedOf(text, 'lock-ns')).toEqual(['shop.A.f;java.lang.Object 60500071600'])
  expect(notesOf(text)).toEqual(['1 times and sizes that cannot be read, line 28'])
})

test('keeps times in order past midnight, and the threads', () => {
  const { samples, threads } = profileOf(TEXT)
  expect(Array.from(samples.timeNs ?? [])).toEqual([0, 1.75e9, 2.5e9, 2.5e9])
  expect(threads.map(({ name }) => name)).toEqual(['main', 'worker (2)'])
})

test('notices that stacks were cut at the five frames that are printed by default, and says how to get all', () => {
  const stack = Array.from({ length: 5 }, (_, at) => `    shop.Deep.f${at}() line: 1\n`).join('')
  const event = `jdk.ExecutionSample {\n  startTime = 10:00:00.000\n  stackTrace = [\n${stack}    ...\n  ]\n}\n\n`
  expect(notesOf(event.repeat(3))).toContain('3 stacks cut at 5 frames: print the recording with --stack-depth 64, null')
  expect(notesOf(TEXT).join()).not.toContain('--stack-depth')
})

test('reads the same as JSON, exactly', () => {
  const text = json(
    printed('jdk.ExecutionSample', { state: 'STATE_RUNNABLE' }),
    printed('jdk.ExecutionSample', { stackTrace: { truncated: true, frames: [frame('libc.so.6', 'read', 0, 'Native', '()L;')] } }),
    printed('jdk.ThreadPark', { duration: 'PT1M1.000000005S', parkedClass: { name: '[Lshop/Lock;' } }),
    printed('jdk.ObjectAllocationInNewTLAB', { objectClass: { name: 'java/lang/String' }, allocationSize: 24, tlabSize: 4096 }),
    printed('jdk.CPULoad', { jvmUser: 0.5, stackTrace: undefined }),
  )
  expect(foldedOf(text)).toEqual(['read 1', 'shop.Server.run;shop.Orders.price 1'])
  expect(foldedOf(text, 'park-ns')).toEqual(['shop.Server.run;shop.Orders.price;shop.Lock[] 61000000005'])
  expect(foldedOf(text, 'alloc-bytes')).toEqual(['shop.Server.run;shop.Orders.price;java.lang.String 4096'])
  const { meta, threads } = profileOf(text)
  expect(meta).toMatchObject({ format: 'jfr-print-json', sampleCount: 4, startMs: Date.UTC(2026, 10, 22, 21, 46, 37, 856) })
  expect(threads).toEqual([{ name: 'main', processId: null, threadId: 1001 }])
  expect(notesOf(text)).toEqual([
    '1 events without a stack, left out: jdk.CPULoad, null',
    '1 cpu samples whose stack was cut off, sample 2',
  ])
})

test('reads JSON whose events lack what others have', () => {
  const bare = { type: 'jdk.ExecutionSample', values: { startTime: null, sampledThread: null, stackTrace: null } }
  const odd = { type: 'jdk.ExecutionSample', values: { stackTrace: { frames: [null, { method: null, lineNumber: -1, type: null }] } } }
  expect(foldedOf(json(bare, odd, { type: 'jdk.ExecutionSample' }, {}))).toEqual(['(no stack) 2', 'unknown 1'])
})

test('reads events that it knows no rule for, and an empty stack with the class of its lock, as the recording does', () => {
  const order = (id: string) => `shop.Order {\n  startTime = 10:00:00.000\n  duration = 2 ms\n  id = "${id}"\n  stackTrace = ${id}\n}\n`
  const text = order('[\n    shop.A.f() line: 1\n  ]') + order('N/A')
  const bare = 'shop.Tick {\n  startTime = 10:00:00.000\n  places = [\n    { x = 1 }\n  ]\n}\n'
  const lock =
    'jdk.JavaMonitorEnter {\n  startTime = 10:00:00.000\n  duration = 1 s\n  monitorClass = shop.Lock (classLoader = app)\n  stackTrace = [\n  ]\n}\n'
  expect(foldedOf(text + bare + lock, 'shop.Order')).toEqual(['(no stack) 1', 'shop.A.f 1'])
  expect(foldedOf(text + bare + lock, 'shop.Order-ns')).toEqual(['(no stack) 2000000', 'shop.A.f 2000000'])
  expect(foldedOf(text + bare + lock, 'lock-ns')).toEqual(['shop.Lock 1000000000'])
  const notes = notesOf(text + bare + lock)
  expect(notes).toContain('1 events without a stack, left out: shop.Tick, null')
  expect(notes.join()).not.toContain('neither field nor frame')
})
