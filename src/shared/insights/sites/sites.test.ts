import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'
import type { Measure } from '../../analysis/measure'
import { NO_CHANGES } from '../settings'
import { findInsights } from '../findInsights'
import { stackView } from '../../analysis/stackView'
import { crowd, findingOf, findingsOf, said, shown } from '../../../testing/findings'

const lines = (stacks: Readonly<Record<string, number>>) =>
  Object.entries(stacks)
    .map(([stack, count]) => `${stack} ${count}\n`)
    .join('')

test('an allocation profile is about the method that allocates, and its classes are a detail', () => {
  const input = lines({ 'Thread.run;Shop.load;Order.<init>;char[]': 700, 'Thread.run;Shop.price;java.lang.Long': 300 })
  expect(findingsOf(input)).toMatchObject({ measure: 'alloc', samples: 1000 })
  expect(said(input)).toEqual(['high allocation-site Order.<init>', 'medium allocation-site Shop.price'])
  expect(findingOf(input, 'allocation-site').evidence).toContain('it makes char[]')
})

test('Go’s mutex profile names who holds the lock', () => {
  const input = lines({ 'main.serve;main.(*Store).Put;sync.(*RWMutex).Unlock': 800, 'main.serve;main.tick;sync.(*Mutex).Unlock': 200 })
  expect(findingsOf(input).measure).toBe('lock')
  const [first] = shown(findingsOf(input))
  expect(first).toMatchObject({ rule: 'lock-site', functionName: 'main.(*Store).Put', share: 0.8 })
  expect(first.title).toBe('Waiting for a lock that main.(*Store).Put holds')
})

test('off the CPU the thread that waits is named, and never who woke it', () => {
  const input = lines({
    'writer;do_syscall_64;do_fsync;schedule;--;complete;kworker': 600,
    'poller;do_syscall_64;hrtimer_nanosleep;schedule;--;hrtimer_wakeup;swapper': 400,
  })
  expect(findingsOf(input).measure).toBe('off-cpu')
  expect(findingsOf(input).insights.map(({ title }) => title)).toEqual([
    'Waiting for the disk: do_fsync, by writer',
    'Asleep: hrtimer_nanosleep, by poller',
  ])
})

test('waiting for the network is named by who asks, past the client’s plumbing', () => {
  const input = lines({
    "sync;mirror;urlopen;<method 'recv_into' of '_socket.socket' objects>": 700,
    'sync;parse;<built-in method builtins.len>': 300,
  })
  expect(shown(findingsOf(input))[0]).toMatchObject({ rule: 'waiting', functionName: 'mirror', share: 0.7 })
})

test('goroutines are counted by where their stacks begin', () => {
  const input = lines({ 'main.watch;runtime.selectgo;runtime.gopark': 900, 'main.work;runtime.chanrecv1;runtime.gopark': 100 })
  const { measure, insights } = findingsOf(input)
  expect(measure).toBe('count')
  expect(insights[0].title).toBe('900 goroutines stand in main.watch')
})

test('a block that carries the name of its method is no recursion', () => {
  const input = lines({ '<main>;Cart#sum;Array#each;Cart#sum;Array#find;Cart#sum': 700, '<main>;Cart#sum;Array#each': 300 })
  expect(shown(findingsOf(input))[0]).toMatchObject({ rule: 'wide-leaf', functionName: 'Array#find' })
  expect(shown(findingsOf(input))[0].action).toContain('Array#find looks at every element, inside a loop of Cart#sum')
})

test('the recorder itself is left out, and said', () => {
  const input = lines({ 'Thread.run;jdk.jfr.internal.PlatformRecorder.periodicTask': 500 }) + crowd(300) + 'main;App.score 200\n'
  expect(said(input)).toEqual(['high wide-leaf App.score', 'low profiler-cost jdk.jfr.internal.PlatformRecorder.periodicTask'])
})

test('with cycles in folded stacks no number of samples is made up', () => {
  const report = findingsOf('app;main;parse 1300000003\napp;main;draw 700000001\n')
  expect(report).toMatchObject({ samples: null })
  expect(shown(report)[0]).toMatchObject({ functionName: 'parse', severity: 'high', weight: { error: null } })
  expect(shown(report).some(({ evidence }) => evidence.includes('±'))).toBe(false)
})

test('an unnamed leaf counts for the last name, and says what is missing', () => {
  const input = lines({ 'main;preload;lstat64;[kernel.kallsyms];[kernel.kallsyms]': 900, 'main;parse': 100 })
  expect(said(input).sort()).toEqual(['high missing-symbols lstat64', 'high syscall-io lstat64'])
})

test('memory is given to the method that makes it, past allocators and the language’s own classes', () => {
  const site = (stack: string) =>
    shown(
      findInsights(profileOf(`${stack} 900\n`), stackView(profileOf(`${stack} 900\n`), 0), 0, { rules: NO_CHANGES, measure: 'alloc' }),
    )[0].functionName
  expect(site('main;Cart#fill;Range#each;Array#sort')).toBe('Cart#fill')
  expect(site('start;main;grow;malloc;malloc_zone_malloc')).toBe('grow')
  // Spelled like a class of Java, and a function of Go.
  expect(site('runtime.main;main.load;encoding/json.Unmarshal;runtime.mallocgc')).toBe('main.load')
  expect(site('runtime.main;main.main;runtime.makeslice')).toBe('main.main')
})

test('the kernel does what it was entered for, however deep it goes', () => {
  const deep = Array.from({ length: 12 }, (_, at) => `k_${at}`).join(';')
  expect(said(`${crowd(600)}main;send_all;sys_write;${deep} 400\n`)).toEqual(['high syscall-io send_all'])
  expect(said(`${crowd(600)}main;fill;page_fault;do_page_fault;${deep} 400\n`)).toEqual(['high page-faults page_fault'])
})

test('names of pprof-nodejs are a file, a function and a line', () => {
  const input = './lib/app.js:serve:3;./lib/cart.js:(anonymous):22 700\n:(idle):0 300\n'
  const report = findingsOf(input)
  expect(report.activeShare).toBe(0.7)
  expect(report.insights[0].functionName).toContain('(anonymous)')
})

test('a goroutine that waits for work at the loop it began with is no lock, though a library of others started it', () => {
  const input = lines({
    'github.com/acme/mqtt.(*Server).Serve.gowrap2;github.com/acme/mqtt.(*Server).eventLoop;runtime.selectgo': 600,
    'main.serve;main.(*Store).Put;sync.(*Mutex).Lock': 300,
    'main.drain;main.flush;runtime.chansend1': 100,
  })
  const found = findingsOf(input)
  expect(found.insights.map(({ title }) => title)).toEqual(['main.(*Store).Put waits for a lock', 'main.flush waits for a channel'])
})

test('the holder of a lock may be a library that the program depends on', () => {
  const input = lines({ 'main.main.func1;github.com/acme/db.(*Txn).Commit;sync.(*Mutex).Unlock': 900 })
  expect(shown(findingsOf(input))[0]).toMatchObject({ rule: 'lock-site', functionName: 'github.com/acme/db.(*Txn).Commit' })
})

test('Julia’s allocation profiles end in a type, and its allocator is nobody', () => {
  const input = lines({ 'main;scan;add_token;ijl_gc_pool_alloc;Alloc: Vector{Token}': 900, 'main;scan;int[]': 100 })
  expect(findingsOf(input).insights[0].functionName).toBe('add_token')
})

test('a thread that a library keeps for itself waits for work, and so does a test runner for its tests', () => {
  const swing =
    'java.lang.Thread.run;javax.swing.TimerQueue.run;java.util.concurrent.DelayQueue.take;java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await;java.util.concurrent.locks.ReentrantLock$NonfairSync 900\n'
  const input = `${swing}java.lang.Thread.run;shop.Cart.add;java.util.concurrent.locks.ReentrantLock.lock;java.util.concurrent.locks.ReentrantLock$NonfairSync 100\n`
  expect(findingsOf(input).insights.map(({ functionName }) => functionName)).toEqual(['shop.Cart.add'])
  const go =
    'runtime.main;main.main;testing.(*B).Run;testing.(*benchContext).processBench;runtime.chanrecv1 900\nmain.work;sync.(*Mutex).Lock 100\n'
  expect(findingsOf(go).insights.map(({ functionName }) => functionName)).toEqual(['main.work'])
})

test('who waits for others to finish waits for no lock', () => {
  const input = lines({
    'main.serve;main.(*Store).Flush;sync.(*WaitGroup).Wait': 800,
    'main.serve;main.(*Store).Put;sync.(*Mutex).Lock': 200,
  })
  const [first, second] = shown(findingsOf(input))
  expect(first.title).toBe('main.(*Store).Flush waits for others to finish')
  expect(second.title).toBe('main.(*Store).Put waits for a lock')
})

test('of as many goroutines the program’s own come first', () => {
  const input = lines({
    'net/http.(*persistConn).readLoop;bufio.(*Reader).Peek;runtime.gopark': 40,
    'main.(*Worker).start;net/http.(*Client).Do;runtime.selectgo;runtime.gopark': 40,
  })
  expect(firstAs(input, 'count').functionName).toBe('main.(*Worker).start')
})

test('an allocator of a program’s own choice is never who allocates', () => {
  const input = lines({
    'shop::main;shop::load;alloc::vec::Vec<T>::with_capacity;<dhat::Alloc as core::alloc::global::GlobalAlloc>::alloc': 900,
  })
  expect(firstAs(input, 'alloc').functionName).toBe('shop::load')
})

/** The first finding of what is said to measure that. */
function firstAs(input: string, measure: Measure) {
  const profile = profileOf(input)
  return findInsights(profile, stackView(profile, 0), 0, { rules: NO_CHANGES, measure }).insights[0]
}

test('reading modules is starting up, not waiting for the disk', () => {
  const open = '<built-in method io.open_code>'
  const input = lines({
    [`<module>;_find_and_load;exec_module;get_data;${open}`]: 700,
    "<module>;report;<method 'write' of '_io.TextIOWrapper' objects>": 200,
    "<module>;tidy;<method 'write' of '_io.TextIOWrapper' objects>": 10,
    '<module>;total': 90,
  })
  const insights = findingsOf(input, NO_CHANGES, 'wall').insights
  expect(insights.map(({ title }) => title)).toEqual(['Start-up: loading code', 'Waiting for the disk: report'])
})

test('a game that waits for its next picture is asleep', () => {
  const input = lines({ "<built-in method builtins.exec>;<module>;play;<method 'tick' of 'Clock' objects>": 800, '<module>;draw': 200 })
  expect(findingsOf(input, NO_CHANGES, 'wall').insights[0].title).toBe('Asleep: play')
})

test('what Go’s runtime keeps of goroutines and threads is said to be that', () => {
  const go = 'runtime.mstart;runtime.systemstack;runtime.newproc1;runtime.malg'
  const input = lines({ [go]: 600, 'runtime.mstart;runtime.schedule;runtime.newm;runtime.allocm': 300, 'main.main;main.keep': 100 })
  const [goroutines, threads] = findingsOf(input, NO_CHANGES, 'in-use').insights
  expect([goroutines.title, threads.title]).toEqual(['Goroutines: runtime.malg', 'Threads: runtime.allocm'])
  expect(goroutines.action).toContain('records of goroutines')
})

test('cProfile sees one thread: what it waits for in its pool is the message, and who waits', () => {
  const pool = 'result (/usr/lib/python3.11/concurrent/futures/_base.py:428);wait (/usr/lib/python3.11/threading.py:295)'
  const input = `<module>;render_all;${pool};<method 'acquire' of '_thread.lock' objects> 700\n<module>;merge 200\n<module>;load 100\n`
  const folded = profileOf(input)
  const profile = { ...folded, meta: { ...folded.meta, format: 'pstats' } }
  const found = findInsights(profile, stackView(profile, 0), 0, { rules: NO_CHANGES, measure: 'wall' })
  expect(found.activeShare).toBe(1)
  expect(found.insights[0]).toMatchObject({ rule: 'waiting', title: 'Waiting for its threads or processes: render_all' })
  // Where all threads are seen, a thread that waits for others is one of many.
  expect(findInsights(folded, stackView(folded, 0), 0, { rules: NO_CHANGES, measure: 'wall' }).activeShare).toBeCloseTo(0.3)
})

test('the bytes of a small heap are nothing to do', () => {
  const heap = (bytes: number) => {
    const folded = profileOf(`main;load ${bytes}\nmain;keep ${bytes / 4}\n`)
    const [type] = folded.meta.sampleTypes
    const profile = { ...folded, meta: { ...folded.meta, sampleTypes: [{ ...type, name: 'inuse_space', unit: 'bytes' }] } }
    return findInsights(profile, stackView(profile, 0), 0, { rules: NO_CHANGES }).insights[0]
  }
  expect(heap(4000)).toMatchObject({ rule: 'retained', severity: 'low' })
  expect(heap(4000).action).toContain('Nothing has to be done')
  expect(heap(400_000_000)).toMatchObject({ rule: 'retained', severity: 'high' })
})
