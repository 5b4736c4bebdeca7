import { expect, test } from 'vitest'
import { profileBuilder } from '../profile/builder'
import { NONE, type Profile, type SampleType } from '../profile/profile'
import { leafWeights, matchingShare, countsThreads, measureOf, measureTitle } from './measure'

type Given = Partial<SampleType> & {
  readonly format?: string
  readonly facts?: Profile['meta']['facts']
  /** `root;…;leaf weight`; a stack of none is only a weight. */
  readonly stacks?: readonly string[]
  readonly timeNs?: number
}

function given({ format = 'folded', facts = [], stacks = ['main;work 10'], timeNs, ...type }: Given): Profile {
  const builder = profileBuilder(format)
  const row = builder.sampleType({ name: '', unit: '', weight: null, event: null, ...type })
  for (const line of stacks) {
    const split = line.lastIndexOf(' ')
    const names = split === -1 ? [] : line.slice(0, split).split(';')
    const stack = names.reduce((parent, name) => builder.stack(parent, builder.frame(builder.fn({ name }), NONE, NONE, 0)), NONE)
    builder.weigh(builder.sample(stack, timeNs === undefined ? {} : { timeNs }), row, Number(line.slice(split + 1)))
  }
  return builder.finish({ facts })
}

test.each<readonly [string, Given]>([
  ['cpu', { name: 'cpu', unit: 'nanoseconds' }],
  ['cpu', { name: 'cycles', event: 'cpu_core/cycles/' }],
  ['cpu', { name: 'anything' }],
  ['wall', { name: 'wall' }],
  ['off-cpu', { name: 'offcpu' }],
  ['off-cpu', { name: 'time', event: 'sched:sched_switch' }],
  ['alloc', { name: 'alloc_space', unit: 'bytes' }],
  ['alloc', { name: 'malloc' }],
  // The first that fits: memory in use has a unit of bytes too.
  ['in-use', { name: 'inuse_space', unit: 'bytes' }],
  ['in-use', { name: 'live' }],
  ['alloc', { name: 'anything', unit: 'bytes' }],
  ['in-use', { name: 'space', unit: 'bytes', format: 'pprof' }],
  ['in-use', { name: 'objects', unit: 'count', format: 'pprof' }],
  ['alloc', { name: 'space', unit: 'bytes' }],
  ['cpu', { name: 'objects', unit: 'count' }],
  ['lock', { name: 'contentions', unit: 'count' }],
  ['lock', { name: 'delay', unit: 'nanoseconds' }],
  ['count', { name: 'goroutine' }],
  ['count', { name: 'exceptions' }],
  ['count', { name: 'socket-bytes', unit: 'bytes', format: 'jfr' }],
  // What the format says where the name does not.
  ['in-use', { format: 'heapprofile' }],
  ['wall', { format: 'pstats' }],
  ['cpu', { format: 'callgrind', name: 'Ir' }],
  ['alloc', { format: 'stackprof', name: 'objects' }],
  ['cpu', { format: 'stackprof', name: 'samples' }],
  ['wall', { format: 'chrome-trace', name: 'time' }],
  ['cpu', { format: 'chrome-trace', name: 'samples' }],
  ['off-cpu', { format: 'jfr', name: 'wait', unit: 'count' }],
  ['off-cpu', { format: 'jfr', name: 'file-ns', unit: 'nanoseconds' }],
  ['wall', { format: 'jfr', name: 'compilation', unit: 'nanoseconds' }],
  ['wall', { format: 'jfr', name: 'native', unit: 'count' }],
  ['count', { format: 'jfr', name: 'compilation', unit: 'count' }],
  ['off-cpu', { facts: [['title', 'Off-CPU Time Flame Graph']] }],
  ['alloc', { format: 'flamegraph-svg', facts: [['title', 'malloc bytes']] }],
  ['lock', { format: 'async-profiler-html', facts: [['title', 'Lock profile']] }],
  ['cpu', { format: 'pprof', facts: [['comment', 'Lock profile']] }],
  ['off-cpu', { unit: 'us' }],
  ['off-cpu', { name: 'us' }],
  // Events have times, samples of speedscope's files do not.
  ['wall', { format: 'speedscope', timeNs: 5 }],
  ['cpu', { format: 'speedscope' }],
  ['cpu', { timeNs: 5 }],
  // What the stacks end in where nothing else says it: eight tenths of the weight.
  ['off-cpu', { stacks: ['main;schedule 8', 'main;work 2'] }],
  ['cpu', { stacks: ['main;schedule 7', 'main;work 3'] }],
  ['off-cpu', { stacks: ['main;--;wake 1', 'main;work 99'] }],
  ['alloc', { stacks: ['main;parse;byte[] 8', 'main;java.lang.String 1', 'main;work 1'] }],
  ['cpu', { stacks: ['main;com.shop.Tax 10'] }],
  ['lock', { stacks: ['main;java.util.concurrent.locks.ReentrantLock 10'] }],
  ['lock', { stacks: ['main;sync.(*Mutex).Unlock 10'] }],
  ['lock', { stacks: ['main;runtime.chanrecv1 10'] }],
  ['count', { stacks: ['main;runtime.gopark 10'] }],
  ['wall', { stacks: ["main;<method 'read' of 'file'> 1", 'main;work 9'] }],
  ['cpu', { stacks: ["main;<method 'read' of 'file'> 1", 'main;work 19'] }],
])('measures %s: %j', (measure, profile) => {
  expect(measureOf(given(profile), 0)).toBe(measure)
})

test('a sample type that is not there is taken for CPU time', () => {
  expect(measureOf(given({ name: 'wall' }), 7)).toBe('cpu')
})

test.each<readonly [string, Given, Parameters<typeof measureTitle>[2]]>([
  ['CPU time', { name: 'cycles', unit: '' }, 'cpu'],
  ['events', { name: 'page-faults' }, 'cpu'],
  ['CPU time', { name: 'page-faults', unit: 'nanoseconds' }, 'cpu'],
  ['events', { name: 'calls', unit: 'count' }, 'wall'],
  ['bytes read and written', { name: 'socket', unit: 'bytes' }, 'count'],
  ['allocation since the start', { name: 'alloc', unit: 'bytes' }, 'alloc'],
  ['threads or goroutines', { name: 'goroutine' }, 'count'],
  ['threads or goroutines', { name: 'samples' }, 'count'],
  ['events', { name: 'exceptions' }, 'count'],
  ['waiting for locks', { name: 'page-faults' }, 'lock'],
])('is called %s: %j as %s', (title, profile, measure) => {
  expect(measureTitle(given(profile), 0, measure)).toBe(title)
})

test('knows what counts threads', () => {
  expect(['samples', 'Goroutines', 'threads', 'exceptions'].map(countsThreads)).toEqual([true, true, true, false])
})

test('the part of the weight that ends in a name counts stacks of none, and what was saved by its size', () => {
  const profile = given({ stacks: ['main;a 3', 'main;a;b 1', 'main;b -2', '4', 'a 0'] })
  expect(['a', 'b', 'main'].map(wanted => matchingShare(profile, leafWeights(profile, 0), name => name === wanted))).toEqual([0.3, 0.3, 0])
  expect(matchingShare(profile, leafWeights(profile, 1), () => true)).toBe(0)
  const weightless = given({ stacks: ['main;a 0'] })
  expect(matchingShare(weightless, leafWeights(weightless, 0), () => true)).toBe(0)
})
