// JMH's `-rf json`: an array of results with `jmhVersion` (openjdk/jmh, JSONResultFormat). The fork is the unit: its iterations resemble each other.

import type { JsonRecord } from '../../base/json'
import type { Better, Measure, Series } from '../suite'
import { factsOf, listOf, numberOf, numbersOf, paramsOf, recordOf, recordsOf, textOf } from './json'
import type { BenchReader, BenchSource } from './reader'
import { measureOf, suiteOf, summaryMeasure } from './suiteOf'

const MODES: Readonly<Record<string, string>> = { thrpt: 'throughput', avgt: 'average time', sample: 'sample time', ss: 'single shot time' }
/** In mode `sample` they repeat what the histogram says. */
const PERCENTILE = /(^|:|·)p[01]\.\d+$/
/** Secondary metrics that profilers leave behind which cost time themselves. */
const COSTLY_PROFILERS: ReadonlySet<string> = new Set([
  'async',
  'jfr',
  'perfasm',
  'perfnorm',
  'xctraceasm',
  'xctracenorm',
  'stack',
  'hs_thr',
])

export const jmh: BenchReader = {
  id: 'jmh',
  title: 'JMH',
  looksLike: source => resultsOf(source).some(result => 'jmhVersion' in result && 'primaryMetric' in result),
  read(source) {
    const results = resultsOf(source)
    const first = recordOf(results[0])
    const metrics = results.flatMap(result => Object.keys(recordOf(result['secondaryMetrics'])))
    const profilers = [...new Set(metrics.filter(name => !PERCENTILE.test(name)).map(profilerOf))]
    const costly = profilers.filter(name => COSTLY_PROFILERS.has(name))
    const jvm = [textOf(first['vmName']), textOf(first['vmVersion'])].filter(part => part !== null).join(' ')
    return suiteOf({
      tool: 'JMH',
      version: textOf(first['jmhVersion']),
      environment: factsOf({
        runtime: jvm,
        jdk: first['jdkVersion'],
        'jvm arguments': listOf(first['jvmArgs']).join(' '),
        profilers: profilers.join(', '),
      }),
      warnings: costly.length > 0 ? [`ran with a profiler (${costly.join(', ')}): do not compare with runs without`] : [],
      series: results.map(seriesOf),
    })
  },
}

function resultsOf(source: BenchSource): readonly JsonRecord[] {
  return source.kind === 'json' ? recordsOf(source.value) : []
}

/** `gc` of `·gc.alloc.rate.norm`. */
function profilerOf(metric: string): string {
  return metric.replace(/^·/, '').split('.')[0]
}

function seriesOf(result: JsonRecord): Series {
  const mode = textOf(result['mode']) ?? ''
  const threads = numberOf(result['threads']) ?? 1
  const main = metricOf(MODES[mode] ?? mode, recordOf(result['primaryMetric']), mode === 'thrpt' ? 'higher' : 'lower')
  const isSampled = main.some(({ data }) => data.kind === 'histogram')
  const others = Object.entries(recordOf(result['secondaryMetrics'])).filter(([name]) => !(isSampled && PERCENTILE.test(name)))
  return {
    name: textOf(result['benchmark']) ?? '?',
    params: { ...paramsOf(result['params']), ...(threads > 1 ? { threads: String(threads) } : {}) },
    measures: [...main, ...others.flatMap(([name, metric]) => metricOf(name.replace(/^·/, ''), recordOf(metric), secondaryBetter(metric)))],
    isWarmedUp: (numberOf(result['warmupIterations']) ?? 0) > 0,
  }
}

function secondaryBetter(metric: unknown): Better {
  const unit = textOf(recordOf(metric)['scoreUnit']) ?? ''
  if (unit.startsWith('ops/')) return 'higher'
  return /\/op$|^(B|ms|counts)$/.test(unit) ? 'lower' : 'unknown'
}

function metricOf(name: string, metric: JsonRecord, better: Better): Measure[] {
  const facts = { name, unit: textOf(metric['scoreUnit']) ?? '', better }
  const histogram = listOf(metric['rawDataHistogram'])
  if (histogram.length > 0) return sampled(facts, histogram)
  const forks = listOf(metric['rawData']).map(numbersOf)
  const groups = forks.map(fork => fork.values).filter(values => values.length > 0)
  const values = groups.flat()
  const unusable = forks.reduce((sum, fork) => sum + fork.unusable, 0)
  // Between forks the process starts anew: only one fork's values are one sequence.
  if (values.length > 0) return [measureOf(facts, { kind: 'values', values, order: groups.length === 1 ? 'yes' : 'no', groups }, unusable)]
  const percentiles = recordOf(metric['scorePercentiles'])
  return summaryMeasure(facts, {
    mean: numberOf(metric['score']),
    median: numberOf(percentiles['50.0']),
    min: numberOf(percentiles['0.0']),
    max: numberOf(percentiles['100.0']),
  })
}

/** `[[value, count]…]` by fork and iteration; weighed by the counts, never written out. */
function sampled(facts: Parameters<typeof measureOf>[0], forks: readonly unknown[]): Measure[] {
  const counts = new Map<number, number>()
  let unusable = 0
  const groups = forks.map(fork =>
    listOf(fork).flatMap(iteration => {
      let [sum, n] = [0, 0]
      for (const pair of listOf(iteration)) {
        const [value, count] = listOf(pair).map(numberOf)
        if (value === null || value === undefined || count === null || count === undefined || count <= 0) {
          unusable++
          continue
        }
        counts.set(value, (counts.get(value) ?? 0) + count)
        sum += value * count
        n += count
      }
      return n === 0 ? [] : [sum / n]
    }),
  )
  if (counts.size === 0) return []
  const kept = groups.filter(group => group.length > 0)
  return [measureOf(facts, { kind: 'histogram', values: [...counts.keys()], counts: [...counts.values()], groups: kept }, unusable)]
}
