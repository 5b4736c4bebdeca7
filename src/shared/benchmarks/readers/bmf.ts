// Bencher Metric Format: `{benchmark: {measure: {value, lower_value, upper_value}}}`. One number each: a summary.

import { isRecord, type JsonRecord } from '../../base/json'
import type { Measure } from '../suite'
import { numberOf, recordOf } from './json'
import type { BenchReader, BenchSource } from './reader'
import { suiteOf, summaryMeasure } from './suiteOf'

/** Bencher's built-in measures that have a unit; what people add has none in the file. */
const KNOWN: ReadonlyMap<string, { readonly unit: string; readonly better: 'lower' | 'higher' }> = new Map([
  ['latency', { unit: 'ns', better: 'lower' }],
  ['throughput', { unit: 'ops/s', better: 'higher' }],
  ['instructions', { unit: 'instructions', better: 'lower' }],
  ['build-time', { unit: 's', better: 'lower' }],
  ['file-size', { unit: 'B', better: 'lower' }],
])

export const bmf: BenchReader = {
  id: 'bmf',
  title: 'Bencher Metric Format',
  looksLike(source) {
    const all = benchmarksOf(source)
    return (
      all.length > 0 &&
      all.every(([, measures]) => isRecord(measures) && Object.values(measures).every(one => isRecord(one) && 'value' in one))
    )
  },
  read: source =>
    suiteOf({
      tool: 'Bencher Metric Format',
      series: benchmarksOf(source).map(([name, measures]) => ({
        name,
        params: {},
        measures: Object.entries(recordOf(measures)).flatMap(([measure, metric]) => metricOf(measure, recordOf(metric))),
        isWarmedUp: true,
      })),
    }),
}

function benchmarksOf(source: BenchSource): [string, unknown][] {
  return source.kind === 'json' && isRecord(source.value) ? Object.entries(source.value) : []
}

function metricOf(name: string, metric: JsonRecord): Measure[] {
  return summaryMeasure({ name, ...(KNOWN.get(name) ?? { unit: '', better: 'unknown' }) }, { mean: numberOf(metric['value']) })
}
