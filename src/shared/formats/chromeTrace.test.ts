import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'

type Fields = Readonly<Record<string, unknown>>

function event(ph: string, name: string, ts: number, more: Fields = {}): Fields {
  return { args: {}, cat: 'app,detail', name, ph, pid: 1, tid: 7, ts, ...more }
}

function node(id: number, functionName: string, parent?: number): Fields {
  const meta = functionName.startsWith('(')
  return {
    callFrame: {
      functionName,
      scriptId: meta ? 0 : 9,
      url: meta ? '' : 'https://x.org/app.js',
      lineNumber: meta ? -1 : 4,
      columnNumber: 2,
    },
    id,
    ...(parent === undefined ? {} : { parent }),
  }
}

function notesOf(input: string) {
  return profileOf(input).meta.notes.map(({ what, count }) => [what, count])
}

const THREAD = event('M', 'thread_name', 0, { args: { name: 'CrRendererMain' } })

/** As DevTools records: the profiler's thread writes chunks, the profile's first event knows the thread that was sampled. */
function chunked(id: string, pid: number, ts: number): Fields[] {
  const chunk = (at: number, data: Fields) => event('P', 'ProfileChunk', at, { pid, tid: 99, id, args: { data } })
  return [
    chunk(ts + 20, { cpuProfile: { samples: [3, 4] }, timeDeltas: [10, 10], lines: [6, 0], endTime: ts + 100 }),
    event('P', 'Profile', ts, { pid, tid: 7, id, args: { data: { startTime: ts } } }),
    chunk(ts + 10, {
      cpuProfile: { nodes: [node(1, '(root)'), node(2, 'main', 1), node(3, 'work', 2), node(4, '(program)', 1)], samples: [2, 3] },
      timeDeltas: [10, 20],
      lines: [5, 6],
    }),
  ]
}

test('joins the chunks of a profile by id, in the order of their times', () => {
  const input = JSON.stringify({ traceEvents: [THREAD, ...chunked('0x1', 1, 1000)], metadata: {} })
  expect(foldedOf(input)).toEqual(['main 20000', 'main;work 20000', 'main;work;(program) 13333'])
  const { meta, threads, samples } = profileOf(input)
  expect(meta).toMatchObject({ format: 'chrome-trace', sampleCount: 4, durationNs: 100_000, notes: [] })
  expect(threads).toEqual([{ name: 'CrRendererMain', processId: 1, threadId: 7 }])
  expect(samples.timeNs).toEqual(Float64Array.of(10_000, 30_000, 40_000, 50_000))
})

test('keeps the lines on which samples were taken', () => {
  const { samples, stacks, frames } = profileOf(JSON.stringify(chunked('0x1', 1, 0)))
  expect(Array.from(samples.stack, stack => frames.line[stacks.frame[stack]])).toEqual([5, 6, 6, -1])
})

test('keeps profiles of several processes apart, also where their ids are the same', () => {
  const input = JSON.stringify([...chunked('0x1', 1, 1000), ...chunked('0x1', 2, 1500)])
  const { threads, samples, meta } = profileOf(input)
  expect(threads.map(({ processId, threadId }) => [processId, threadId])).toEqual([
    [1, 7],
    [2, 7],
  ])
  expect(samples.thread).toEqual(Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1))
  expect(foldedOf(input)).toEqual(['main 40000', 'main;work 40000', 'main;work;(program) 26666'])
  expect(meta.durationNs).toBe(600_000)
})

test('reads a whole CpuProfile event, and says how many other events stand beside it', () => {
  const cpuProfile = {
    nodes: [{ ...node(1, '(root)'), children: [2] }, node(2, 'f')],
    startTime: 50,
    endTime: 90,
    samples: [2, 2],
    timeDeltas: [0, 10],
  }
  const input = JSON.stringify([
    event('X', 'Task', 0, { dur: 5 }),
    event('I', 'CpuProfile', 90, { args: { data: { cpuProfile } } }),
    event('C', 'counter', 3),
  ])
  expect(foldedOf(input)).toEqual(['f 20000'])
  expect(notesOf(input)).toEqual([
    ['events that are not durations', 1],
    ['events with a duration, beside samples', 1],
  ])
})

test('reads begun, ended and complete events as time on a stack, whatever order they stand in', () => {
  const input = JSON.stringify([
    event('E', 'inner', 30),
    event('B', 'inner', 20),
    event('X', 'leaf', 22, { dur: 3 }),
    event('B', 'outer', 10),
    event('E', 'outer', 50),
    event('X', 'other', 10, { dur: 2, tid: 'worker' }),
  ])
  expect(foldedOf(input)).toEqual(['other 2000', 'outer 30000', 'outer;inner 7000', 'outer;inner;leaf 3000'])
  const { threads, strings, functions, meta } = profileOf(input)
  expect(threads.map(({ name }) => name)).toEqual(['thread 7', 'thread worker'])
  expect(strings[functions.module[0]]).toBe('app')
  expect(meta).toMatchObject({ durationNs: 40_000, sampleTypes: [{ name: 'time', unit: 'nanoseconds' }], notes: [] })
})

test('reads events of no length, and events that begin where another ends', () => {
  const input = JSON.stringify([
    event('B', 'a', 5),
    event('B', 'b', 5),
    event('E', 'b', 5),
    event('E', 'a', 9),
    event('X', 'c', 9, { dur: 1 }),
    event('X', 'd', 10, { dur: 1.5 }),
  ])
  expect(foldedOf(input)).toEqual(['a 4000', 'c 1000', 'd 1500'])
  expect(notesOf(input)).toEqual([])
})

test('says which events do not fit into each other', () => {
  const input = JSON.stringify([
    event('E', 'x', 1),
    event('B', 'a', 5),
    event('X', 'b', 6, { dur: 4 }),
    event('X', 'c', 8, { dur: 9 }),
    event('X', 'no length', 8),
  ])
  expect(foldedOf(input)).toEqual(['a 1000', 'a;b 2000', 'a;b;c 2000', 'a;c 7000'])
  expect(notesOf(input)).toEqual([
    ['events without a time', 1],
    ['ends of events that did not begin', 1],
    ['events without an end, taken to last until the last event', 1],
    ['events that outlast the one they are in, shown beside it from its end on', 1],
  ])
})

test('ends the event that began last under that name, and the last of all where the end has no name', () => {
  const begins = [event('B', 'a', 0), event('B', 'b', 1)]
  expect(foldedOf(JSON.stringify([...begins, event('E', 'c', 5), event('E', 'b', 13), event('E', 'a', 14)]))).toEqual([
    'a 2000',
    'a;b 12000',
  ])
  expect(foldedOf(JSON.stringify([...begins, { ...event('E', '', 5) }, { ...event('E', '', 9) }]))).toEqual(['a 5000', 'a;b 4000'])
  const crossed = JSON.stringify([...begins, event('E', 'a', 5), event('E', 'b', 9)])
  expect(foldedOf(crossed)).toEqual(['a 1000', 'a;b 4000', 'b 4000'])
})

test('gives an event the processor time where that is all it has, and reads times that are texts', () => {
  expect(foldedOf(JSON.stringify([event('X', 'a', 0, { tdur: 4 })]))).toEqual(['a 4000'])
  const texts = [event('X', 'a', 0, { ts: '5000000', dur: '900.5' }), event('X', 'b', 0, { ts: '5000100.25', dur: '300' })]
  expect(foldedOf(JSON.stringify(texts))).toEqual(['a 600500', 'a;b 300000'])
  expect(notesOf(JSON.stringify([event('X', 'a', 0, { dur: 1 }), event('X', 'b', 0, { ts: 'soon', dur: 1 })]))).toEqual([
    ['events without a time', 1],
  ])
})

test('keeps the nanoseconds of times since 1970', () => {
  const at = (ns: number) => `1832107141551${String(429_079 + ns).replace(/(\d{3})$/, '.$1')}`
  const events = [[0, 3000, 'step'] as const, [100, 1180, 'k0'] as const, [1287, 1180, 'k1'] as const].map(
    ([ns, dur, name]) => `{"ph":"X","name":"${name}","pid":1,"tid":1,"ts":${at(ns)},"dur":${dur / 1000}}`,
  )
  expect(foldedOf(`[${events.join(',')}]`)).toEqual(['step 640', 'step;k0 1180', 'step;k1 1180'])
})

test('tells what clang worked on, and leaves its sums out', () => {
  const input = JSON.stringify({
    traceEvents: [
      event('X', 'Source', 0, { dur: 60, args: { detail: 'vector' } }),
      event('X', 'Source', 10, { dur: 40, args: { detail: 'bits/stl_vector.h' } }),
      event('X', 'Total Source', 0, { dur: 60, tid: 11, args: { count: 2, 'avg ms': 0 } }),
    ],
  })
  expect(foldedOf(input)).toEqual(['Source: vector 20000', 'Source: vector;Source: bits/stl_vector.h 40000'])
  expect(notesOf(input)).toEqual([['sums of other events, left out', 1]])
})

test('reads the list that stands both in the data of a chunk and in its profile once', () => {
  const data = { cpuProfile: { nodes: [node(1, '(root)'), node(2, 'a', 1), node(3, 'b', 1)], samples: [2, 2, 3], timeDeltas: [5, 1, 1] } }
  const more = { cpuProfile: { samples: [3, 2], timeDeltas: [1, 1] }, timeDeltas: [1, 1] }
  const chunk = (at: number, of: Fields) => event('P', 'ProfileChunk', at, { id: '0x1', args: { data: of } })
  expect(foldedOf(JSON.stringify([chunk(1, { ...data, timeDeltas: [5, 1, 1] }), chunk(2, more)]))).toEqual(['a 3000', 'b 2000'])
})

test('reads the samples and stack frames of Hermes: each sample lasts until the next', () => {
  const frame = (name: string, parent?: number) => ({ name, category: 'JavaScript', ...(parent === undefined ? {} : { parent }) })
  const sample = (ts: number, sf: number, tid = '4500') => ({ cpu: '-1', name: '', ts: String(ts), pid: 81, tid, weight: '1', sf })
  const input = JSON.stringify({
    traceEvents: [event('I', 'marker', 5)],
    samples: [sample(1000, 4), sample(1010, 4), sample(1025, 5), sample(1045, 1), sample(1001, 1, '9')],
    stackFrames: {
      1: frame('[root]'),
      3: frame('render(bundle.js:9:1)', 1),
      4: frame('sum(bundle.js:20:1)', 3),
      5: frame('paint(bundle.js:30:1)', 3),
    },
  })
  expect(foldedOf(input)).toEqual(['[root];render;paint 20000', '[root];render;sum 25000'])
  expect(foldedOf(input, 'samples')).toEqual(['[root] 2', '[root];render;paint 1', '[root];render;sum 2'])
  const { strings, functions, meta, threads } = profileOf(input)
  expect(strings[functions.file[1]]).toBe('bundle.js')
  expect(meta.durationNs).toBe(45_000)
  expect(threads.map(({ threadId }) => threadId)).toEqual([4500, 9])
})

test('leaves samples of Hermes without a time out, and names threads whose ids are no numbers', () => {
  const sample = (ts: unknown, tid: string) => ({ cpu: '-1', name: '', ts, pid: '81', tid, weight: '1', sf: 1 })
  const input = JSON.stringify({
    traceEvents: [event('I', 'marker', 5)],
    samples: [sample('1000', 'js'), sample('soon', 'js'), sample('1010', 'js'), sample('1000', '12a'), sample('1040', '12')],
    stackFrames: { 1: { name: 'f', category: 'JavaScript' } },
  })
  expect(foldedOf(input, 'samples')).toEqual(['f 4'])
  expect(notesOf(input)).toEqual([
    ['events that are not durations', 1],
    ['samples without a time, left out', 1],
  ])
  expect(profileOf(input).threads).toEqual([
    { name: 'thread js', processId: 81, threadId: null },
    { name: 'thread 12a', processId: 81, threadId: null },
    { name: 'thread 12', processId: 81, threadId: 12 },
  ])
})

test('spreads the samples of a profile without times over what it says of its length', () => {
  const nodes = [node(1, '(root)'), node(2, 'a', 1), node(3, 'b', 1)]
  const whole = (times: Fields) =>
    JSON.stringify([event('I', 'CpuProfile', 90, { args: { data: { cpuProfile: { nodes, samples: [2, 2, 3, 2], ...times } } } })])
  const input = whole({ startTime: 100, endTime: 140 })
  expect(foldedOf(input)).toEqual(['a 30000', 'b 10000'])
  expect(notesOf(input)).toEqual([['samples without times, spread evenly', 4]])
  expect(profileOf(input).meta.durationNs).toBe(40_000)
  expect(Array.from(profileOf(input).samples.timeNs ?? [])).toEqual([0, 10_000, 20_000, 30_000])
})

test('keeps the ids of profiles apart that stand in one process under two ids', () => {
  const input = JSON.stringify([...chunked('0x1', 1, 1000), ...chunked('0x2', 1, 1000)])
  expect(foldedOf(input)).toEqual(['main 40000', 'main;work 40000', 'main;work;(program) 26666'])
  expect(profileOf(input).samples.stack.length).toBe(8)
})

test('reads the list of a profile that is not empty, wherever the other one stands', () => {
  const nodes = [node(1, '(root)'), node(2, 'a', 1)]
  const cpuProfile = { nodes, samples: [2, 2, 2], timeDeltas: [0, 10, 10] }
  const chunk = (at: number, data: Fields) => event('P', 'ProfileChunk', at, { id: '0x1', args: { data } })
  const input = JSON.stringify([
    chunk(1, { cpuProfile, timeDeltas: [] }),
    chunk(2, { cpuProfile: { samples: [2], timeDeltas: [] }, timeDeltas: [5] }),
  ])
  expect(foldedOf(input)).toEqual(['a 33333'])
  expect(notesOf(input)).toEqual([])
})

test('an event of a length below zero has no time', () => {
  const input = JSON.stringify([event('X', 'a', 0, { dur: 5 }), event('X', 'b', 1, { dur: -5 })])
  expect(foldedOf(input)).toEqual(['a 5000'])
  expect(notesOf(input)).toEqual([['events without a time', 1]])
})

test('gives spans that cross each other the time that each is on top', () => {
  const input = JSON.stringify([
    event('X', 'a', 0, { dur: 10 }),
    event('X', 'b', 5, { dur: 20 }),
    event('X', 'c', 8, { dur: 30 }),
    event('X', 'd', 40, { dur: 1 }),
  ])
  expect(foldedOf(input)).toEqual(['a 5000', 'a;b 3000', 'a;b;c 2000', 'b;c 15000', 'c 13000', 'd 1000'])
})

test('keeps backslashes that nobody escaped, and says so', () => {
  const input = '[{"ph":"X","name":"shop\\cart\\orders.py(3): f","pid":1,"tid":1,"ts":0,"dur":5}]'
  expect(foldedOf(input)).toEqual(['shop\\cart\\orders.py(3): f 5000'])
  expect(profileOf(input).meta.notes).toMatchObject([{ count: 1, where: expect.stringMatching(/^byte \d+$/) }])
})

test('reads a list that is not closed, or has a comma before its end', () => {
  const events = [event('X', 'a', 0, { dur: 5 }), event('X', 'b', 5, { dur: 5 })].map(fields => JSON.stringify(fields))
  expect(foldedOf(`[${events.join(',\n')},\n]`)).toEqual(['a 5000', 'b 5000'])
  expect(notesOf(`[${events.join(',\n')},\n]`)).toEqual([])
  expect(foldedOf(`[${events.join(',\n')},\n`)).toEqual(['a 5000', 'b 5000'])
  expect(foldedOf(`{"traceEvents":[${events.join(',')}`.slice(0, -20))).toEqual(['a 5000'])
  expect(notesOf(`[${events.join(',\n')},\n`)).toEqual([['the file stops before its end', 1]])
})

test('refuses what is broken, and a trace in which nothing lasts', () => {
  expect(read('[{"ph":"X" "name":"a"}]')).toMatchObject({
    ok: false,
    error: { kind: 'malformed', format: 'chrome-trace', place: { unit: 'byte', at: 11 } },
  })
  expect(read(JSON.stringify([event('i', 'a', 1)]))).toMatchObject({ ok: false, error: { kind: 'empty', format: 'chrome-trace' } })
})
