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
  expect(foldedOf(input)).toEqual(['main 20000', 'main;work 20000', 'main;work;(program) 50000'])
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
  expect(foldedOf(input)).toEqual(['main 40000', 'main;work 40000', 'main;work;(program) 100000'])
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
  expect(foldedOf(input)).toEqual(['f 40000'])
  expect(notesOf(input)).toEqual([
    ['events that are not durations', 1],
    ['events with a duration, beside CPU profiles', 1],
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
  expect(foldedOf(input)).toEqual(['a 8000', 'a;b 2000', 'a;b;c 2000'])
  expect(notesOf(input)).toEqual([
    ['events without a time', 1],
    ['ends of events that did not begin', 1],
    ['events without an end, taken to last until the last event', 1],
    ['events that outlast the one they are in, cut off', 1],
  ])
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
