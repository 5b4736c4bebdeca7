import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'
import type { Measure } from '../../analysis/measure'
import { stackView } from '../../analysis/stackView'
import { NONE } from '../../profile/profile'
import { RULES } from '../index'
import { boundaries } from './domainSamples'
import { factsOf, type Facts } from './facts'

const DOMAINS = RULES.flatMap(({ id, patterns }) => (patterns === null ? [] : [{ id, patterns }]))

function factsIn(text: string, measure: Measure | null = null): Facts {
  const profile = profileOf(text)
  return factsOf({ profile, view: stackView(profile, 0), sampleType: 0, measure }, DOMAINS, {})
}

/** The domain that each sample of the file is given to, in the order of the tree. */
function domainsIn(text: string, measure: Measure | null = null): (string | null)[] {
  const { tree, domains } = factsIn(text, measure)
  return [...tree.self.keys()].filter(node => tree.self[node] > 0).map(node => domains.domains[domains.ofNode[node]]?.id ?? null)
}

test.each([
  ['main;serve;parse', null],
  ['main;database.query', 'database'],
  ['main;database.query;send;a;b;c;d;e;f;g;h', 'database'],
  // The innermost of high level.
  ['main;database.query;JSON.parse', 'serialization'],
  ['main;JSON.parse;database.query', 'database'],
  // A low one near the end only, and behind the high ones.
  ['main;malloc;b;c;d;e;f', 'gc-pressure'],
  ['main;malloc;b;c;d;e;f;g', null],
  ['main;JSON.parse;malloc', 'serialization'],
  // Looked at in the leaf alone, or in the last two.
  ['main;java.lang.reflect.Method.invoke', 'reflection'],
  ['main;java.lang.reflect.Method.invoke;x', null],
  ['main;DeoptimizeCode;x', 'deopt'],
  ['main;DeoptimizeCode;x;y', null],
  // The kernel does what it was entered for, however deep it goes.
  ['main;sys_write;a;b;c;d;e;f;g;h', 'syscall-io'],
  // The nearest of low level, unless the other says why it is busy.
  ['main;memcpy;malloc', 'gc-pressure'],
  ['main;malloc;memcpy', 'memcpy'],
  ['main;page_fault;memcpy', 'page-faults'],
  ['main;java.lang.StringBuilder.append;memcpy', 'string-concat'],
  // What waits for a lock waits, whatever the lock guards.
  ['main;database.query;pthread_mutex_lock', 'lock-contention'],
  ['main;database.query;pthread_mutex_lock;helper', 'lock-contention'],
  ['main;database.query;pthread_mutex_lock;helper;more', 'database'],
  ['main;pthread_mutex_lock;database.query', 'database'],
  ['main;database.query;pthread_mutex_lock;malloc', 'database'],
  ['pthread_mutex_lock', 'lock-contention'],
  // Whatever stands above Go's collector collects.
  ['runtime.gcBgMarkWorker;runtime.gcDrain;encoding/json.Marshal', 'gc-pressure'],
  ['main.main;encoding/json.Marshal;runtime.gcStart;runtime.systemstack', 'gc-pressure'],
  ['runtime.bgscavenge;a;b;c;d;e;f;g;runtime.madvise', 'gc-pressure'],
  // Its scheduler's own locks and wake-ups are no locks of the program, and waking a collector's helper is collecting.
  ['main.send;runtime.chansend1;runtime.chansend;runtime.lock2', 'scheduling'],
  ['main.send;runtime.chansend1;runtime.chansend;runtime.lock2;runtime.procyield', 'scheduling'],
  ['main.send;runtime.chansend1;a;b;c;d;e;f;g', 'scheduling'],
  ['runtime.mcall;runtime.exitsyscall0;runtime.startm;runtime.notewakeup;runtime.futexwakeup;runtime.futex', 'scheduling'],
  ['runtime.gcStart;runtime.startTheWorldWithSema;runtime.notewakeup;runtime.futexwakeup;runtime.futex', 'gc-pressure'],
  ['main.update;sync.(*Mutex).Lock;sync.(*Mutex).lockSlow;runtime.procyield', 'lock-contention'],
  ['main.serve;github.com/shop/runtime.execute;a;b;c;d;e;f;g', null],
])('%s is %s', (stack, domain) => {
  expect(domainsIn(`${stack} 10\nmain;work 90\n`)).toContain(domain)
  expect(domainsIn(`${stack} 10\n`)).toEqual([domain])
})

test('where three tenths and more collect, who allocates is the cause, inside of a decoder as well', () => {
  const decoding = (collecting: number, allocating = 20) =>
    domainsIn(
      `runtime.gcBgMarkWorker;runtime.gcDrain ${collecting}\nmain.main;encoding/json.Unmarshal;runtime.mallocgc ${allocating}\nmain.main;encoding/json.Unmarshal;scan 5\nmain.main;work ${95 - collecting - allocating}\n`,
    )
  const collector = 'gc-pressure'
  expect(decoding(30).filter(domain => domain === collector)).toHaveLength(2)
  expect(decoding(29).filter(domain => domain === collector)).toHaveLength(1)
  const { domains } = factsIn(
    'runtime.gcBgMarkWorker;runtime.gcDrain 30\nmain.main;encoding/json.Unmarshal;runtime.mallocgc 20\nmain.main;encoding/json.Unmarshal;scan 5\nmain.main;work 45\n',
  )
  const weightOf = (id: string) => domains.weight[domains.domains.findIndex(domain => domain.id === id)]
  expect([weightOf(collector), weightOf('serialization')]).toEqual([50, 5])
})

test('what waits is a known cost only where it waits for a lock or the kernel', () => {
  expect(domainsIn('main;malloc;epoll_wait 10\nmain;work 90\n', 'off-cpu')).toEqual([null, null])
  expect(domainsIn('main;sys_read;epoll_wait 10\nmain;work 90\n', 'off-cpu')).toContain('syscall-io')
})

test('the way into a domain is its outermost frame', () => {
  const facts = factsIn('main;a;database.query;send;database.execute;recv 10\nmain;a;b 5\n')
  const { tree, symbols, domains } = facts
  const boundary = boundaries(
    tree,
    domains,
    domains.domains.findIndex(({ id }) => id === 'database'),
    Int32Array.from(tree.symbol.keys()),
  )
  const shown = Array.from(boundary, (at, node) => [symbols.name[tree.symbol[node]], at === NONE ? null : symbols.name[tree.symbol[at]]])
  expect(Object.fromEntries(shown)).toEqual({
    main: null,
    a: null,
    b: null,
    'database.query': 'database.query',
    send: 'database.query',
    'database.execute': 'database.query',
    recv: 'database.query',
  })
})
