import { expect, test } from 'vitest'
import { runTables, type NewRun } from './runTable'
import type { RunSummary } from './runSummary'
import { trendOf, type Trend } from './trend'
import { changeSentence, changeWords, trendHeadline, trendRemarks } from './words'

const CONTEXT = { nowMs: Date.UTC(2026, 0, 1), commits: new Map(), isGiven: false, per: 'share', last: 0 } as const

/** Self weights by function, each called by main. */
function summary(self: Readonly<Record<string, number>>, more: Partial<RunSummary> = {}): RunSummary {
  const names = ['main', ...Object.keys(self)]
  const values = [0, ...Object.values(self)]
  const total = values.reduce((sum, value) => sum + value, 0)
  return {
    format: 'folded',
    startMs: null,
    durationNs: null,
    samples: total,
    program: null,
    labels: {},
    defaultType: 0,
    types: [{ name: 'cpu', unit: 'nanoseconds', measure: 'cpu', total, self: values, cumulative: [total, ...values.slice(1)], rest: 0 }],
    functions: { name: names, file: names.map(() => null), role: names.map(() => 'own') },
    ...more,
  }
}

function run(name: string, self: Readonly<Record<string, number>>, more: Partial<RunSummary> & Partial<NewRun> = {}): NewRun {
  return { id: more.id ?? name, name, modifiedMs: 0, labels: more.labels ?? {}, summary: summary(self, more.summary) }
}

function trendOfRuns(runs: readonly NewRun[], options: Partial<Parameters<typeof trendOf>[1]> = {}): Trend {
  const tables = runTables(null)
  for (const one of runs) tables.add(one)
  const trend = trendOf(tables.finish()[0], { ...CONTEXT, ...options })
  if (trend === null) throw new Error('no trend')
  return trend
}

/** In 14 versions `price` gets slower in 1.4 and is mended in 1.10; the others only scatter. */
const SHOP = Array.from({ length: 14 }, (_, v) =>
  run(`shop-1.${v}.folded`, { price: (v >= 4 && v < 10 ? 500 : 200) + (v % 3), tax: 300 + ((v * 7) % 5), query: 400 + ((v * 5) % 7) }),
)

test('names the version that regressed, the one that mended it, and the function that carries both', () => {
  const trend = trendOfRuns([...SHOP].reverse())
  expect(trend.basis).toBe('version')
  expect(trend.changes.map(({ at, fn, direction, point, takenBackBy }) => [at, fn, direction, point.sureness, takenBackBy])).toEqual([
    [4, null, 'worse', 'sure', 1],
    [10, null, 'better', 'sure', null],
  ])
  const words = changeWords(trend, trend.changes[0])
  expect(words).toMatchObject({ where: '1.4', previous: '1.3', verdict: 'slower' })
  expect(words.since).toBe('for 6 deployments, until 1.9; taken back by 1.10')
  expect(words.carriers[0]).toMatch(/^price: 201 ns → 501 ns, .+ of the change$/)
  expect(trend.table.functions.name[trend.order[0]]).toBe('price')
})

test('under twelve deployments it suspects, under eight it compares the last two', () => {
  const eight = trendOfRuns(SHOP.slice(0, 8))
  expect(eight.changes).toMatchObject([{ at: 4, point: { sureness: 'suspected' } }])
  expect(trendRemarks(eight)).toContain('under 12 deployments a change is only suspected')
  const five = trendOfRuns(SHOP.slice(0, 5))
  expect(five.changes).toEqual([])
  expect(five.lastStep?.p).toBeNull()
  expect(five.lastStep?.carriers.functions[0]).toMatchObject({ before: 200, after: 501 })
})

test('profiles of one version are runs of one deployment, and with four on a side the last step is tested', () => {
  const runs = ['1.0', '1.1'].flatMap((version, v) =>
    [0, 1, 2, 3].map(i => run(`cpu-${version}-run${i}.folded`, { price: 200 + 100 * v + i, tax: 300 }, { id: `${version}${i}` })),
  )
  const trend = trendOfRuns(runs)
  expect(trend.deployments.map(({ label, runs: own }) => [label, own.length])).toEqual([
    ['1.0', 4],
    ['1.1', 4],
  ])
  expect([trend.total.low[0], trend.total.value[0], trend.total.high[0]]).toEqual([500, 501.5, 503])
  expect(trend.lastStep?.p).toBeCloseTo(0.029, 3)
})

test('a recording that is shorter than the others turns the change of the total round for none of those that carry it', () => {
  const short = { price: 40, tax: 30, query: 40 }
  const runs = [0, 1, 2, 3, 4].flatMap(i => [
    run(`cpu-1.0-run${i}.folded`, { price: 200 + i, tax: 300, query: 400 }, { id: `a${i}` }),
    run(`cpu-1.1-run${i}.folded`, i === 0 ? short : { price: 400 + i, tax: 300, query: 400 }, { id: `b${i}` }),
  ])
  const step = trendOfRuns(runs).lastStep
  expect([step?.before, step?.after]).toEqual([902, 1102])
  expect(step?.carriers.functions[0]).toMatchObject({ before: 202, after: 402, explains: 1 })
})

test('traffic that rises changes no share, and a function that grew is found by its own', () => {
  const runs = Array.from({ length: 16 }, (_, day) => {
    const traffic = 1 + ((day * 37) % 11) / 4
    const part = day >= 9 ? 0.3 : 0.2
    return run(`2026-03-${String(day + 1).padStart(2, '0')}.folded`, { parse: 1000 * traffic * part, serve: 1000 * traffic * (1 - part) })
  })
  const trend = trendOfRuns(runs, { nowMs: Date.UTC(2026, 5, 1) })
  expect(trend.basis).toBe('time')
  expect(trend.changes).toHaveLength(1)
  const words = changeWords(trend, trend.changes[0])
  expect([words.where, words.what, words.size, words.verdict]).toEqual(['2026-03-10.folded', 'parse', '20.0 % → 30.0 %', 'a larger share'])
})

test('constant profiles show nothing', () => {
  const runs = Array.from({ length: 20 }, (_, i) => run(`b-${i}.folded`, { a: 300 + (i % 4), b: 700 - (i % 3) }))
  expect(trendOfRuns(runs).changes).toEqual([])
})

test('per request needs a count of every profile', () => {
  const runs = (requests: readonly string[]) =>
    requests.map((count, i) => run(`b-${i}.folded`, { a: 100 * Number(count) }, { labels: { requests: count } }))
  const trend = trendOfRuns(runs(['1', '2', '4']), { per: 'request' })
  expect(Array.from(trend.total.value)).toEqual([100, 100, 100])
  const tables = runTables(null)
  for (const one of [...runs(['1']), run('c.folded', { a: 1 })]) tables.add(one)
  expect(trendOf(tables.finish()[0], { ...CONTEXT, per: 'request' })).toBeNull()
})

test('other programs and sample types are tables of their own; the same content counts once', () => {
  const tables = runTables(null)
  const own = (prefix: string) => ({ [`${prefix}.one`]: 1, [`${prefix}.two`]: 2, [`${prefix}.three`]: 3 })
  expect(tables.add(run('a.folded', own('shop')))).toBeNull()
  expect(tables.add(run('b.folded', own('shop')))).toBeNull()
  expect(tables.add(run('c.folded', own('mail')))).toBeNull()
  expect(tables.add(run('copy.folded', own('shop'), { id: 'a.folded' }))).toBe('has the same content as a.folded')
  const bytes = summary({ a: 5 })
  const memory: RunSummary = { ...bytes, types: [{ ...bytes.types[0], name: 'space', unit: 'bytes', measure: 'in-use' }] }
  expect(tables.add({ ...run('heap.folded', {}), summary: memory })).toBeNull()
  expect(tables.finish().map(({ runs }) => runs.map(({ name }) => name))).toEqual([['a.folded', 'b.folded'], ['c.folded'], ['heap.folded']])
  expect(runTables('wall').add(run('a.folded', { a: 1 }))).toBe("has no sample type 'wall' (it has cpu)")
})

test('a clock that jumped is not believed, and the file system only where nothing else says when', () => {
  const at =
    (startMs: number | null, modifiedMs: number) =>
    (one: NewRun): NewRun => ({ ...one, modifiedMs, summary: { ...one.summary, startMs } })
  const [a, b, c] = ['a.folded', 'b.folded', 'x.folded'].map(name => run(name, { f: 1 }))
  const jumped = trendOfRuns([at(Date.UTC(2025, 1, 2), 0)(a), at(Date.UTC(2025, 1, 1), 0)(b), at(5000, Date.UTC(2025, 1, 3))(c)])
  expect(jumped.deployments.map(({ label }) => label)).toEqual(['b.folded', 'a.folded', 'x.folded'])
  expect(jumped.remarks).toEqual([
    '1 profile with a time before 2000 or in the future: that time is not used',
    '1 profile without a time: ordered by when the file was last written (mtime)',
  ])
  const unknown = trendOfRuns([at(null, 3)(a), at(null, 2)(b), at(null, 1)(c)])
  expect(trendHeadline(unknown)).toContain('ordered by when the files were last written (mtime): x.folded … a.folded')
})

test('commits are in the order of the repository, whatever the clocks say', () => {
  const commits = new Map([
    ['aaaaaa1', { rank: 2, timeMs: Date.UTC(2025, 1, 1) }],
    ['bbbbbb2', { rank: 1, timeMs: Date.UTC(2025, 1, 1) }],
  ])
  const trend = trendOfRuns([run('cpu-aaaaaa1.folded', { f: 1 }), run('cpu-bbbbbb2.folded', { f: 1 })], { commits })
  expect([trend.basis, trend.deployments.map(({ commit }) => commit)]).toEqual(['commit', ['bbbbbb2', 'aaaaaa1']])
})

test('a leaf of a library is said with the own function that it is below', () => {
  const runs = Array.from({ length: 14 }, (_, v) => {
    const [hash, rest] = [v < 7 ? 100 : 400, 500 + (v % 3)]
    const one = run(`shop-1.${v}.folded`, {})
    const total = hash + rest
    return {
      ...one,
      summary: {
        ...one.summary,
        types: [{ ...one.summary.types[0], total, self: [0, 0, hash, rest], cumulative: [total, hash, hash, rest], rest: 0 }],
        functions: {
          name: ['main', 'sign', 'sha256', 'serve'],
          file: [null, null, null, null],
          role: ['own', 'own', 'library', 'own'] as const,
        },
      },
    }
  })
  const trend = trendOfRuns(runs)
  expect(changeSentence(trend, trend.changes[0])).toMatch(/sha256: 100 ns → 400 ns, .+ of the change; all of it below sign$/)
})
