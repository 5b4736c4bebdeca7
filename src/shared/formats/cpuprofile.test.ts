import { expect, test } from 'vitest'
import { foldedOf, profileOf, read } from '../../testing/reading'
import { frameKind, functionName, NONE, type Profile } from '../profile/profile'

type Call = { readonly functionName?: string; readonly url?: string; readonly lineNumber?: number; readonly columnNumber?: number }

const ROOT = { id: 1, callFrame: { functionName: '(root)', url: '', lineNumber: -1, columnNumber: -1 } }

function node(id: number, callFrame: Call, more: object = {}): object {
  return { id, callFrame: { functionName: '', url: '', lineNumber: -1, columnNumber: -1, ...callFrame }, ...more }
}

/** root → main → work, and V8's own nodes. */
const NODES = [
  { ...ROOT, children: [2, 4, 5, 6] },
  node(2, { functionName: 'main', url: 'file:///app/main.js', lineNumber: 0 }, { children: [3] }),
  node(3, { functionName: 'work', url: 'file:///app/main.js', lineNumber: 9 }),
  node(4, { functionName: '(program)' }),
  node(5, { functionName: '(idle)' }),
  node(6, { functionName: '(garbage collector)' }),
]

function fileOf(fields: object): string {
  return JSON.stringify({ nodes: NODES, startTime: 1000, endTime: 2000, ...fields })
}

function notesOf(input: string): readonly (readonly [string, number])[] {
  return profileOf(input).meta.notes.map(({ what, count }) => [what, count])
}

function functionsOf(profile: Profile) {
  const { name, file, startLine, module } = profile.functions
  const text = (row: number) => (row === NONE ? null : profile.strings[row])
  return Array.from(name, (_, fn) => [functionName(profile, fn), text(file[fn]), startLine[fn], text(module[fn])])
}

test('a sample lasts until the next one, the last until the end or as long as the others do', () => {
  const input = fileOf({ samples: [2, 3, 3, 2], timeDeltas: [100, 10, 20, 30] })
  expect(foldedOf(input)).toEqual(['main 30000', 'main;work 50000'])
  expect(foldedOf(input, 'samples')).toEqual(['main 2', 'main;work 2'])
  const { meta, samples } = profileOf(input)
  expect(meta).toMatchObject({ sampleCount: 4, durationNs: 1_000_000, notes: [] })
  expect(samples.timeNs).toEqual(Float64Array.of(100_000, 110_000, 130_000, 160_000))
  expect(foldedOf(fileOf({ samples: [2, 3, 3, 2], timeDeltas: [100, 10, 20, 30], endTime: 1165 }))).toEqual([
    'main 15000',
    'main;work 50000',
  ])
})

test('is as long as the file says, also where its last sample stands at the end', () => {
  const input = fileOf({ samples: [2, 2, 3], timeDeltas: [200, 400, 400] })
  expect(profileOf(input).meta.durationNs).toBe(1_000_000)
  expect(foldedOf(input)).toEqual(['main 800000'])
})

test('without a sensible end the last sample lasts as long as the others do', () => {
  expect(foldedOf(fileOf({ endTime: 1000, samples: [2, 2, 3], timeDeltas: [5, 10, 30] }))).toEqual(['main 40000', 'main;work 20000'])
  expect(foldedOf(fileOf({ endTime: undefined, samples: [2, 2, 3], timeDeltas: [5, 10, 30] }))).toEqual(['main 40000', 'main;work 20000'])
})

test('puts samples in the order of time when deltas are negative, and says so', () => {
  const input = fileOf({ samples: [2, 3, 2], timeDeltas: [100, 50, -20], endTime: 1200 })
  expect(foldedOf(input)).toEqual(['main 50000', 'main;work 25000'])
  expect(notesOf(input)).toEqual([['samples earlier than the one before, put in order', 1]])
})

test('garbage collection and the program go on top of the stack before, idling ends it', () => {
  const samples = [3, 6, 6, 4, 6, 3, 5, 4, 2]
  expect(foldedOf(fileOf({ samples, timeDeltas: samples.map(() => 1), endTime: 1010 }))).toEqual([
    '(idle) 1000',
    '(program) 1000',
    'main 1000',
    'main;work 2000',
    'main;work;(garbage collector) 3000',
    'main;work;(garbage collector);(program) 1000',
  ])
})

test('says what V8 did in frames of its own kind', () => {
  const profile = profileOf(fileOf({ samples: [3, 6, 5, 4], timeDeltas: [1, 1, 1, 1] }))
  const kinds = Array.from(profile.frames.fn, (fn, frame) => [functionName(profile, fn), frameKind(profile.frames.flags[frame])])
  expect(kinds).toEqual(
    expect.arrayContaining([
      ['(idle)', 'idle'],
      ['(garbage collector)', 'gc'],
      ['(program)', 'native'],
      ['work', 'unknown'],
    ]),
  )
})

test('counts a single (program) sample inside one stack as a miss of the sampler, and keeps it', () => {
  const input = fileOf({ samples: [3, 4, 3, 4, 4, 3, 4, 2], timeDeltas: [1, 1, 1, 1, 1, 1, 1, 1] })
  expect(notesOf(input)).toEqual([['single (program) samples between two samples of one stack, kept as they are', 1]])
})

test('reads the old form: a tree, lines from 1, seconds and timestamps', () => {
  const head = {
    functionName: '(root)',
    url: '',
    id: 1,
    children: [
      {
        functionName: '',
        url: 'app.js',
        lineNumber: 3,
        id: 2,
        children: [{ functionName: 'f', url: 'app.js', lineNumber: 5, id: 3, children: [] }],
      },
    ],
  }
  const input = JSON.stringify({
    head,
    startTime: 100.5,
    endTime: 100.75,
    samples: [2, 3, 3],
    timestamps: [100_500_000, 100_600_000, 100_650_000],
  })
  expect(foldedOf(input)).toEqual(['(anonymous app.js:3) 100000000', '(anonymous app.js:3);f 125000000'])
  expect(functionsOf(profileOf(input))).toContainEqual(['f', 'app.js', 5, 'app.js'])
})

test('takes a stamp more than samples as the end of the last sample', () => {
  const head = { functionName: '(root)', url: '', id: 1, children: [{ functionName: 'f', url: '', id: 2, children: [] }] }
  const input = JSON.stringify({ head, startTime: 5, endTime: 5, samples: [2, 2], timestamps: [5_000_010, 5_000_020, 5_000_050] })
  expect(foldedOf(input)).toEqual(['f 40000'])
})

test('uses hit counts where there are no samples, with equal shares of the duration', () => {
  const nodes = [
    ROOT,
    node(2, { functionName: 'a' }, { hitCount: 3, parent: 1 }),
    node(3, { functionName: 'b' }, { hitCount: 1, parent: 2 }),
  ]
  const input = JSON.stringify({ nodes, startTime: 0, endTime: 400 })
  expect(foldedOf(input)).toEqual(['a 300000', 'a;b 100000'])
  expect(foldedOf(input, 'samples')).toEqual(['a 3', 'a;b 1'])
  expect(profileOf(input).meta).toMatchObject({
    sampleCount: 4,
    notes: [{ what: 'hits without times, given equal shares of the duration', count: 4 }],
  })
  const untimed = profileOf(JSON.stringify({ nodes }))
  expect(untimed.meta.sampleTypes.map(type => type.name)).toEqual(['samples'])
})

test('spreads samples without times evenly', () => {
  const input = fileOf({ samples: [2, 3, 3, 3] })
  expect(foldedOf(input)).toEqual(['main 250000', 'main;work 750000'])
  expect(notesOf(input)).toEqual([['samples without times, spread evenly', 4]])
})

test('finds callers by parent as by children, with ids in any order and of any size', () => {
  const nodes = [
    node(9_000_000_000, { functionName: 'leaf' }, { parent: -7 }),
    node(0.5, { functionName: '(root)' }),
    node(-7, { functionName: 'main' }, { parent: 0.5 }),
  ]
  expect(foldedOf(JSON.stringify({ nodes, samples: [9_000_000_000], timeDeltas: [1], startTime: 0, endTime: 3 }))).toEqual([
    'main;leaf 2000',
  ])
})

test('reads its lists in any order', () => {
  const { nodes, ...rest } = { nodes: NODES, startTime: 0, endTime: 30 }
  expect(foldedOf(JSON.stringify({ timeDeltas: [10, 10], samples: [2, 3], ...rest, nodes }))).toEqual(['main 10000', 'main;work 10000'])
})

test('names functions without a name by their place, and keeps them apart', () => {
  const url = 'file:///app/lib/a.js'
  const nodes = [
    ROOT,
    node(2, { url, lineNumber: 4, columnNumber: 2 }, { parent: 1 }),
    node(3, { url, lineNumber: 4, columnNumber: 40 }, { parent: 1 }),
    node(4, { url: 'https://x.org/js/app.min.js?v=3', lineNumber: 0, columnNumber: 81234 }, { parent: 1 }),
    node(5, {}, { parent: 1 }),
  ]
  const profile = profileOf(JSON.stringify({ nodes, samples: [2, 3, 4, 5], timeDeltas: [1, 1, 1, 1] }))
  expect(functionsOf(profile)).toEqual([
    ['(anonymous a.js:5)', url, 5, 'lib/a.js'],
    ['(anonymous a.js:5)', url, 5, 'lib/a.js'],
    ['(anonymous app.min.js:1:81235)', 'https://x.org/js/app.min.js?v=3', 1, 'js/app.min.js'],
    ['(anonymous)', null, NONE, null],
  ])
})

test.each([
  ['file:///srv/app/node_modules/express/lib/router/index.js', 'node_modules/express'],
  ['/srv/node_modules/a/node_modules/@scope/pkg/x.js', 'node_modules/@scope/pkg'],
  ['C:\\srv\\node_modules\\left-pad\\index.js', 'node_modules/left-pad'],
  ['node:internal/process/task_queues', 'node:internal'],
  ['internal/timers.js', 'node:internal'],
  ['node:fs', 'node:fs'],
  ['server.js', 'server.js'],
  ['https://shop.example/', 'shop.example/'],
  ['chrome-extension://abcdef/content/main.js', 'chrome-extension://abcdef'],
  ['wasm://wasm/0a1b2c', 'wasm'],
  ['data:text/javascript;base64,AAAA/BBBB', 'data'],
])('groups %s under %s', (url, module) => {
  const input = JSON.stringify({ nodes: [node(2, { functionName: 'f', url }, { hitCount: 1 })] })
  expect(functionsOf(profileOf(input))).toEqual([['f', url, NONE, module]])
})

test('gives each line of a function its part of the samples', () => {
  const nodes = [
    ROOT,
    node(
      2,
      { functionName: 'f', url: 'a.js' },
      {
        parent: 1,
        positionTicks: [
          { line: 7, ticks: 2 },
          { line: 9, ticks: 1 },
        ],
      },
    ),
  ]
  const { frames, stacks, samples } = profileOf(JSON.stringify({ nodes, samples: [2, 2, 2], timeDeltas: [1, 1, 1] }))
  expect(Array.from(samples.stack, stack => frames.line[stacks.frame[stack]])).toEqual([7, 7, 9])
})

test('labels samples of functions that were deoptimised with the reason', () => {
  const nodes = [
    ROOT,
    node(2, { functionName: 'f' }, { parent: 1, deoptReason: 'wrong map' }),
    node(3, { functionName: 'g' }, { parent: 1, deoptReason: 'no reason' }),
  ]
  const { labels, samples, strings } = profileOf(JSON.stringify({ nodes, samples: [2, 3], timeDeltas: [1, 1] }))
  expect(samples.labelSet).toEqual(Int32Array.of(1, 0))
  expect([strings[labels.key[0]], strings[labels.text[0]]]).toEqual(['deopt reason', 'wrong map'])
})

test('reads the answer of Profiler.stop as it came', () => {
  const profile = '{"nodes":[{"id":1,"callFrame":{"functionName":"f"}}],"startTime":0,"endTime":4,"samples":[1],"timeDeltas":[1]}'
  for (const text of [`{"profile":${profile}}`, `{"id":3,"result":{"profile":${profile}}}`]) expect(foldedOf(text)).toEqual(['f 3000'])
})

test('passes over the block that VS Code adds', () => {
  const extra = {
    locations: [{ callFrame: { functionName: 'x' }, locations: [{ lineNumber: 1, source: { path: '/a' } }] }],
    rootPath: '/a',
  }
  expect(foldedOf(fileOf({ samples: [2], timeDeltas: [500], $vscode: extra }))).toEqual(['main 500000'])
})

test.each([
  [
    'callers in a circle',
    [node(1, { functionName: 'a' }, { children: [2] }), node(2, { functionName: 'b' }, { children: [1] })],
    ['b;a 2000'],
  ],
  ['its own caller', [node(1, { functionName: 'a' }, { parent: 1 })], ['a 2000']],
  ['a caller that is not there', [node(1, { functionName: 'a' }, { parent: 77 })], ['a 2000']],
  [
    'two callers',
    [node(3, { functionName: 'x' }, { children: [1] }), node(4, { functionName: 'y' }, { children: [1] }), node(1, { functionName: 'a' })],
    ['x;a 2000'],
  ],
  ['an id twice', [node(1, { functionName: 'a' }), node(1, { functionName: 'b' })], ['a 2000']],
])('reads a node with %s, and says so', (_, nodes, folded) => {
  const input = JSON.stringify({ nodes, samples: [1], timeDeltas: [1], startTime: 0, endTime: 3 })
  expect(foldedOf(input)).toEqual(folded)
  expect(notesOf(input)).toHaveLength(1)
})

test('skips samples of nodes that are not there, and counts them', () => {
  const input = fileOf({ samples: [2, 99, null], timeDeltas: [100, 100, 100] })
  expect(foldedOf(input)).toEqual(['main 100000'])
  expect(notesOf(input)).toEqual([['samples of nodes that are not in the file', 2]])
})

test('refuses broken JSON with the place, and a file without samples as empty', () => {
  const input = fileOf({ samples: [2, 3], timeDeltas: [1, 1] })
  expect(read(input.slice(0, -1))).toMatchObject({
    ok: false,
    error: { kind: 'malformed', format: 'cpuprofile', place: { unit: 'byte', at: input.length - 1 } },
  })
  expect(read(JSON.stringify({ nodes: [ROOT], samples: [], timeDeltas: [] }))).toMatchObject({ ok: false, error: { kind: 'empty' } })
})

test('reads a stack a hundred thousand deep, in both forms', () => {
  const depth = 100_000
  const nodes = Array.from({ length: depth }, (_, i) => `{"id":${i + 1},"callFrame":{"functionName":"f${i % 7}"},"parent":${i}}`)
  const flat = profileOf(`{"nodes":[${nodes.join(',')}],"samples":[${depth}],"timeDeltas":[1]}`)
  expect(flat.stacks.parent).toHaveLength(depth)
  const tree = '{"functionName":"f","id":1,"hitCount":1,"children":['.repeat(depth) + ']}'.repeat(depth)
  expect(profileOf(`{"head":${tree}}`).stacks.parent).toHaveLength(depth)
})
