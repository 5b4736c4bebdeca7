import { expect, test } from 'vitest'
import { figuresOf } from './figures'
import { benchErrorText, readSuite, sourceOfText } from './readSuite'
import { seriesLabel, type Suite } from './suite'

test('JMH: forks are kept apart, and secondary metrics are measures', () => {
  const suite = read(
    JSON.stringify([
      {
        jmhVersion: '1.37',
        benchmark: 'shop.Orders.total',
        mode: 'avgt',
        threads: 1,
        warmupIterations: 3,
        params: { size: '100' },
        primaryMetric: { score: 2, scoreUnit: 'us/op', rawData: [[1, 2, 'NaN'], [3]] },
        secondaryMetrics: { '·gc.alloc.rate.norm': { score: 16, scoreUnit: 'B/op', rawData: [[16, 16], [16]] } },
      },
    ]),
  )
  expect(shown(suite)).toEqual([
    'shop.Orders.total {size=100}: average time 1 2 3 us/op lower no',
    'shop.Orders.total {size=100}: gc.alloc.rate.norm 16 16 16 B/op lower no',
  ])
  expect(suite.series[0].measures[0].unusable).toBe(1)
  expect(suite.series[0].measures[0].data).toMatchObject({ groups: [[1, 2], [3]] })
})

test('JMH: histograms are weighed by their counts', () => {
  const [series] = read(
    JSON.stringify([
      {
        jmhVersion: '1.37',
        benchmark: 'b',
        mode: 'sample',
        primaryMetric: {
          scoreUnit: 'us/op',
          rawDataHistogram: [
            [
              [
                [1, 3_000_000],
                [5, 1_000_000],
              ],
              [[9, 1]],
            ],
          ],
        },
        secondaryMetrics: {
          'b:p0.50': { score: 1, scoreUnit: 'us/op', rawData: [[]] },
          async: { score: 'NaN', scoreUnit: '---', rawData: [[]] },
        },
      },
    ]),
  ).series
  expect(series.measures).toHaveLength(1)
  expect(figuresOf(series.measures[0], series)).toMatchObject({ n: 4_000_001, median: 1, p95: 5, max: 9 })
  expect(figuresOf(series.measures[0], series)?.mean).toBeCloseTo((3e6 + 5e6 + 9) / 4_000_001, 9)
})

test('hyperfine: times by command and parameter, memory beside them', () => {
  const results = [{ command: 'ls', mean: 1.5, times: [1, 2], memory_usage_byte: [100, 200], parameters: { n: '1' } }]
  expect(shown(read(JSON.stringify({ results })))).toEqual(['ls {n=1}: time 1 2 s lower yes', 'ls {n=1}: peak memory 100 200 B lower yes'])
})

test('hyperfine and JMH as CSV are summaries', () => {
  const suite = read('command,mean,stddev,median,user,system,min,max,parameter_n\n"echo ""a, b""",0.5,0.1,0.4,0,0,0.3,0.9,7\n')
  expect(shown(suite)).toEqual(['echo "a, b" {n=7}: time summary 0.5 0.4 s lower'])
  const jmh = read(
    '"Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit","Param: size"\n"a.B.c","thrpt",1,5,2.5,NaN,"ops/us",10\n',
  )
  expect(shown(jmh)).toEqual(['a.B.c {size=10}: throughput summary 2.5 null ops/us higher'])
})

test('pytest-benchmark: rounds where they were kept, else the figures', () => {
  const stats = { rounds: 2, mean: 1.5, median: 1.5, min: 1, max: 2, stddev: 0.7 }
  const file = {
    machine_info: { cpu: { brand_raw: 'X' }, python_version: '3.12.1' },
    commit_info: { id: 'abc', dirty: true },
    benchmarks: [
      { fullname: 't.py::a', params: null, options: { warmup: false }, stats: { ...stats, data: [1, 2] } },
      { fullname: 't.py::b', params: { n: 3 }, options: { warmup: false }, stats },
    ],
  }
  const suite = read(JSON.stringify(file))
  expect(shown(suite)).toEqual(['t.py::a: time 1 2 s lower yes', 't.py::b {n=3}: time summary 1.5 1.5 s lower'])
  expect(suite).toMatchObject({ commit: 'abc', environment: { cpu: 'X', runtime: '3.12.1' } })
  expect(suite.warnings).toHaveLength(1)
})

test('Google Benchmark: repetitions are values, aggregates are not, and what failed is said', () => {
  const entry = { run_name: 'BM/1', run_type: 'iteration', time_unit: 'us', threads: 1, iterations: 10 }
  const file = `{"context": {"library_build_type": "debug", "num_cpus": 2}, "benchmarks": [
    ${JSON.stringify({ ...entry, name: 'BM/1', real_time: 2, cpu_time: 1, items_per_second: 5 })},
    ${JSON.stringify({ ...entry, name: 'BM/1', real_time: 4, cpu_time: 1, items_per_second: 6 })},
    {"name": "BM/1", "run_name": "BM/1", "run_type": "iteration", "time_unit": "us", "real_time": NaN, "cpu_time": 1},
    ${JSON.stringify({ ...entry, name: 'BM/1_mean', run_type: 'aggregate', aggregate_name: 'mean', real_time: 3, cpu_time: 1 })},
    {"name": "BM/2", "run_name": "BM/2", "run_type": "iteration", "error_occurred": true, "error_message": "no \\"disk\\" NaN"}]}`
  const suite = read(file)
  expect(shown(suite)).toEqual([
    'BM/1: real time 2 4 us lower yes',
    'BM/1: cpu time 1 1 1 us lower yes',
    'BM/1: items_per_second 5 6 items/s higher yes',
  ])
  expect(suite.series[0].measures[0].unusable).toBe(1)
  expect(suite.warnings).toEqual(['the benchmark library is a debug build'])
  expect(suite.notes).toEqual(['BM/2: failed (no "disk" NaN)'])
})

test('Go: text and events give the same, units say what is better', () => {
  const lines = [
    'goos: linux',
    'pkg: shop',
    'Unit hits/op better=higher',
    'BenchmarkSort/quick/size=10',
    'BenchmarkSort/quick/size=10-8 \t 100\t 5.5 ns/op\t 2 allocs/op\t 3 hits/op',
    'BenchmarkSort/quick/size=10-8 \t 100\t 6.5 ns/op\t 2 allocs/op\t 4 hits/op',
    'PASS',
  ]
  const expected = [
    'Sort/quick {size=10}: ns/op 5.5 6.5 ns/op lower yes',
    'Sort/quick {size=10}: allocs/op 2 2 allocs/op lower yes',
    'Sort/quick {size=10}: hits/op 3 4 hits/op higher yes',
  ]
  expect(shown(read(lines.join('\n')))).toEqual(expected)
  const events = lines
    .flatMap(line => [line.slice(0, 9), `${line.slice(9)}\n`])
    .map(Output => JSON.stringify({ Action: 'output', Package: 'shop', Output }))
  expect(shown(read(events.join('\n')))).toEqual(expected)
})

test('BenchmarkDotNet: measurements of stage Result, by launch', () => {
  const one = (IterationStage: string, LaunchIndex: number, Nanoseconds: number) => ({
    IterationMode: 'Workload',
    IterationStage,
    LaunchIndex,
    Operations: 2,
    Nanoseconds,
  })
  const file = {
    HostEnvironmentInfo: { ProcessorName: 'X', Configuration: 'DEBUG' },
    Benchmarks: [
      {
        FullName: 'A.B(N: 1)',
        Statistics: {},
        Memory: { BytesAllocatedPerOperation: 24 },
        Measurements: [one('Warmup', 1, 100), one('Result', 1, 10), one('Result', 2, 12)],
      },
      { FullName: 'A.C', Statistics: { OriginalValues: [3, 4] } },
      { FullName: 'A.D', Statistics: null },
    ],
  }
  const suite = read(JSON.stringify(file))
  expect(shown(suite)).toEqual(['A.B(N: 1): time 5 6 ns lower no', 'A.B(N: 1): allocated 24 B/op lower no', 'A.C: time 3 4 ns lower yes'])
  expect(suite.notes).toEqual(['A.D: failed, no statistics', '1 of 3 benchmarks have no values'])
  expect(suite.warnings).toEqual(['a debug build'])
})

test('vitest 4 and 5, tinybench and mitata: samples in no order, or their figures', () => {
  const old = { name: 'sort', samples: [2, 1], mean: 1.5, median: 1.5, hz: 1 }
  const latency = { mean: 3, p50: 2, samplesCount: 5 }
  expect(shown(read(JSON.stringify({ files: [{ groups: [{ fullName: 'a.ts > g', benchmarks: [old] }] }] })))).toEqual([
    'a.ts > g > sort: time 2 1 ms lower unknown',
  ])
  expect(
    shown(
      read(
        JSON.stringify({
          testResults: [{ assertionResults: [{ fullName: 'g', benchmarks: [{ name: 'g', tasks: [{ name: 'sort', latency }] }] }] }],
        }),
      ),
    ),
  ).toEqual(['g > sort: time summary 3 2 ms lower'])
  expect(shown(read(JSON.stringify({ latency, throughput: {}, period: 1 })))).toEqual(['benchmark: time summary 3 2 ms lower'])
  expect(shown(read(JSON.stringify([{ name: 'a', result: { latency: { ...latency, samples: [1, 2] } } }])))).toEqual([
    'a: time 1 2 ms lower unknown',
  ])
  expect(
    shown(read(JSON.stringify([{ 'Task name': 'a', 'Latency avg (ns)': '1041 ± 1.68%', 'Latency med (ns)': '1000.5 ± 4', Samples: 7 }]))),
  ).toEqual(['a: time summary 1041 1000.5 ns lower'])
  expect(
    shown(
      read(
        JSON.stringify({ layout: [], benchmarks: [{ alias: 'x', runs: [{ name: 'x', args: {}, stats: { avg: 2, samples: [1, 3] } }] }] }),
      ),
    ),
  ).toEqual(['x: time 1 3 ns lower unknown'])
})

test('Criterion.rs: a folder of the last runs', () => {
  const run = (name: string) => [
    { path: `${name}/new/benchmark.json`, value: { full_id: name } },
    { path: `${name}/new/sample.json`, value: { iters: [1, 2], times: [10, 30] } },
    { path: `${name}/base/sample.json`, value: { iters: [1], times: [99] } },
    { path: `${name}/change/estimates.json`, value: { mean: { point_estimate: 0.1 } } },
  ]
  const suite = readSuite({ kind: 'folder', files: [...run('g/a'), ...run('b')] })
  expect(suite.ok && shown(suite.value)).toEqual(['g/a: time 10 15 ns lower yes', 'b: time 10 15 ns lower yes'])
})

test('plain numbers and Bencher Metric Format', () => {
  expect(shown(read('1.5\n2.5\nnan\n'))).toEqual(['values: value 1.5 2.5  lower yes'])
  expect(shown(read('[3, 1, "NaN"]'))).toEqual(['values: value 3 1  lower yes'])
  expect(shown(read('{"a": {"latency": {"value": 7}}}'))).toEqual(['a: latency summary 7 null ns lower'])
})

test.each([
  ['hello', 'not the results of a benchmark that we can read'],
  ['', 'not the results of a benchmark'],
  ['{"a": 1}', 'not the results of a benchmark'],
  ['[{"jmhVersion": ', 'broken JSON'],
  ['{"results": [{"command": "x", "times": []}]}', 'a hyperfine file without any value'],
  ['{"machine_info": {}, "benchmarks": []}', 'a pytest-benchmark file without any value'],
])('%s is refused in words', (text, words) => {
  const source = sourceOfText(text)
  const suite = source.ok ? readSuite(source.value) : source
  expect(!suite.ok && benchErrorText(suite.error)).toContain(words)
})

function read(text: string): Suite {
  const source = sourceOfText(text)
  const suite = source.ok ? readSuite(source.value) : source
  if (!suite.ok) throw new Error(benchErrorText(suite.error))
  return suite.value
}

function shown(suite: Suite): string[] {
  return suite.series.flatMap(series =>
    series.measures.map(({ name, unit, better, data }) => {
      const numbers = data.kind === 'summary' ? ['summary', data.summary.mean, data.summary.median] : data.values
      const order = data.kind === 'values' ? ` ${data.order}` : ''
      return `${seriesLabel(series)}: ${name} ${numbers.map(String).join(' ')} ${unit} ${better}${order}`
    }),
  )
}
