import { expect, test } from 'vitest'
import { profileOf } from '../../../testing/reading'
import type { Measure } from '../../analysis/measure'
import { stackView } from '../../analysis/stackView'
import { profileBuilder } from '../../profile/builder'
import { NONE, type Profile } from '../../profile/profile'
import { isBenchmark } from './benchmarks'
import { factsOf, type Facts } from './facts'

function factsAs(profile: Profile, measure: Measure | null = null): Facts {
  return factsOf({ profile, view: stackView(profile, 0), sampleType: 0, measure }, [], {})
}

const factsIn = (lines: readonly string[]) => factsAs(profileOf(lines.map(line => `${line} 10\n`).join('')))

/** Names of the roots that rules see. */
function rootsOf(...lines: readonly string[]): string[] {
  const { tree, symbols } = factsIn(lines)
  const roots = Array.from(tree.symbol.keys()).filter(node => tree.parent[node] === NONE)
  return roots.map(node => symbols.name[tree.symbol[node]]).sort()
}

const of = (names: readonly string[], stack: string) => names.map(name => `${name};${stack}`)

test('three roots that are named like threads and call the same are threads, and not seen', () => {
  expect(rootsOf(...of(['Thread-1', 'Thread-2', 'Thread-3'], 'run;work'))).toEqual(['run'])
  expect(rootsOf(...of(['Thread-1', 'Thread-2', 'Thread-3'], 'run'), 'Thread-4;other')).toEqual(['Thread-4', 'run'])
  expect(rootsOf(...of(['http worker', 'main thread', 'pid 7'], 'run'))).toEqual(['run'])
  expect(rootsOf(...of(['cache#1', 'cache#22', 'cache#0x3f'], 'run'))).toEqual(['run'])
})

test('two roots, roots of several kinds, and those that call nothing in common are functions', () => {
  expect(rootsOf(...of(['Thread-1', 'Thread-2'], 'run'))).toEqual(['Thread-1', 'Thread-2'])
  expect(rootsOf(...of(['alpha', 'beta', 'gamma'], 'run'))).toEqual(['alpha', 'beta', 'gamma'])
  expect(rootsOf(...of(['alpha1', 'alpha2', 'gamma'], 'run'))).toEqual(['alpha1', 'alpha2', 'gamma'])
  expect(rootsOf('Thread-1;a', 'Thread-2;b', 'Thread-3;c')).toEqual(['Thread-1', 'Thread-2', 'Thread-3'])
  expect(rootsOf('Thread-1;a', 'Thread-2;a', 'Thread-3;c')).toEqual(['Thread-1', 'Thread-2', 'Thread-3'])
  // What they call must be called by the root, not further up.
  expect(rootsOf('Thread-1;a;run', 'Thread-2;b;run', 'Thread-3;c;run')).toEqual(['Thread-1', 'Thread-2', 'Thread-3'])
  expect(rootsOf('Thread-1', 'Thread-2', 'Thread-3')).toEqual(['Thread-1', 'Thread-2', 'Thread-3'])
})

test('a process above its threads is as little a function, and what stands above those is one', () => {
  const threads = ['Thread-1', 'Thread-2', 'Thread-3']
  const processes = (above: (thread: string) => readonly string[]) =>
    ['process 1', 'process 2', 'process 3'].flatMap(name => threads.flatMap(thread => above(thread).map(stack => `${name};${stack}`)))
  expect(rootsOf(...processes(thread => [`${thread};run`]))).toEqual(['run'])
  expect(rootsOf(...processes(thread => threads.map(pool => `${thread};${pool.replace('Thread', 'worker')};run`)))).toEqual([
    'worker-1',
    'worker-2',
    'worker-3',
  ])
})

test('the body of a benchmark is called by a harness, nine times in ten, and does little itself', () => {
  const isBody = (own: number, elsewhere: number) => {
    const text = `criterion::routine;shop::bench;work ${100 - own - elsewhere}\ncriterion::routine;shop::bench ${own}\nmain;shop::bench;work ${elsewhere}\nshop::bench;x 0\n`
    const facts = factsAs(profileOf(text))
    return isBenchmark(facts, facts.symbols.name.indexOf('shop::bench'))
  }
  expect([isBody(0, 0), isBody(9, 0), isBody(10, 0), isBody(0, 10), isBody(0, 11), isBody(9, 10)]).toEqual([
    ...[true, true, false, true, false, true],
  ])
})

type Sampled = readonly [thread: string | null, stack: string | null, samples: number]

function recorded(rows: readonly Sampled[], measure = 'wall'): Profile {
  const builder = profileBuilder('test')
  builder.sampleType({ name: measure, unit: 'samples', weight: null, event: null })
  for (const [name, stack, samples] of rows) {
    const thread = name === null ? NONE : builder.thread({ name, processId: null, threadId: null })
    const row = (stack?.split(';') ?? []).reduce<number>(
      (below, fn) => builder.stack(below, builder.frame(builder.fn({ name: fn }), NONE, NONE, 0)),
      NONE,
    )
    builder.weigh(builder.sample(row, { thread }), 0, samples)
  }
  return builder.finish()
}

/** Where a thread is taken to stand; null where no thread is. */
function parkedIn(rows: readonly Sampled[], name = 'wall', measure: Measure = 'wall'): string[] | null {
  const { isParked, symbols, tree } = factsAs(recorded(rows, name), measure)
  return isParked === null ? null : [...isParked.keys()].filter(node => isParked[node] === 1).map(node => symbols.name[tree.symbol[node]])
}

const WORK: readonly Sampled[] = [
  ['main', 'main;price', 30],
  ['main', 'main;tax', 30],
]

test('a thread that is seen in one place nine times in ten stands there', () => {
  expect(parkedIn([...WORK, ['bus', 'run;loop', 90], ['bus', 'run;other', 10]])).toEqual(['loop'])
  expect(parkedIn([...WORK, ['bus', 'run;loop', 89], ['bus', 'run;other', 11]])).toBe(null)
  // Where others work a tenth of the time, nobody stands.
  expect(parkedIn([...WORK, ['bus', 'run;loop', 90], ['main', 'run;loop', 10]])).toEqual(['loop'])
  expect(parkedIn([...WORK, ['bus', 'run;loop', 89], ['main', 'run;loop', 11]])).toBe(null)
})

test('a program of one thread does what it does, and so does what belongs to no thread or weighs nothing', () => {
  expect(parkedIn([['bus', 'run;loop', 90]])).toBe(null)
  expect(
    parkedIn([
      ['bus', 'run;loop', 90],
      ['main', 'main;price', 0],
    ]),
  ).toBe(null)
  expect(
    parkedIn([
      ['bus', 'run;loop', 90],
      [null, 'main;price', 30],
    ]),
  ).toBe(null)
  expect(
    parkedIn([
      ['bus', 'run;loop', 90],
      ['main', null, 30],
    ]),
  ).toBe(null)
  expect(
    parkedIn([
      [null, 'run;loop', 90],
      [null, 'main;price', 30],
    ]),
  ).toBe(null)
  expect(
    parkedIn([
      ['bus', 'run;loop', 90],
      ['pool', 'run;wait', 10],
    ]),
  ).toEqual(['loop', 'wait'])
})

test('on the CPU only a name that says so makes it a wait, and memory waits nowhere', () => {
  const bus = (name: string): readonly Sampled[] => [...WORK, ['bus', `run;${name}`, 90]]
  expect(parkedIn(bus('crunch'), 'cpu', 'cpu')).toBe(null)
  expect(parkedIn(bus('waitForEvent'), 'cpu', 'cpu')).toEqual(['waitForEvent'])
  expect(parkedIn(bus('nextEventWait'), 'cpu', 'cpu')).toEqual(['nextEventWait'])
  expect(parkedIn(bus('await'), 'cpu', 'cpu')).toEqual(['await'])
  expect(parkedIn(bus('bewaited'), 'cpu', 'cpu')).toBe(null)
  expect(parkedIn(bus('wait'), 'alloc', 'alloc')).toBe(null)
})

test('what threads wait that do nothing else is told apart, but not what the kernel or an event loop waits', () => {
  const waits = (...lines: readonly string[]) => factsAs(profileOf(lines.map(line => `${line} 10\n`).join(''))).onlyWaiting
  const work = 'main;price'
  expect(waits(work, 'start_thread;pool_loop;pthread_cond_wait')).toBe(10)
  expect(waits(work, 'start_thread;pool_loop;pthread_cond_wait', 'start_thread;pool_loop;work')).toBe(0)
  expect(waits(work, 'main;loop;epoll_wait')).toBe(0)
  expect(waits(work, 'swapper;do_idle')).toBe(0)
  expect(waits(work, 'start_thread;pool_loop;pthread_cond_wait;futex_wait', 'pool;serve;epoll_wait')).toBe(20)
})
