// mitata's `--json`: `layout` and `benchmarks[].runs[].stats`, nanoseconds, sorted.

import { isRecord, type JsonRecord } from '../../base/json'
import type { Series } from '../suite'
import { factsOf, numberOf, numbersOf, paramsOf, recordOf, recordsOf, textOf } from './json'
import type { BenchReader } from './reader'
import { suiteOf, summaryMeasure, valuesMeasure } from './suiteOf'

const TIME = { name: 'time', unit: 'ns', better: 'lower' } as const

export const mitata: BenchReader = {
  id: 'mitata',
  title: 'mitata',
  looksLike: source => source.kind === 'json' && isRecord(source.value) && recordsOf(source.value['benchmarks']).some(one => 'runs' in one),
  read(source) {
    const root = source.kind === 'json' ? recordOf(source.value) : {}
    const context = recordOf(root['context'])
    const cpu = recordOf(context['cpu'])
    const runs = recordsOf(root['benchmarks']).flatMap(one => recordsOf(one['runs']).map(run => ({ alias: textOf(one['alias']), run })))
    return suiteOf({
      tool: 'mitata',
      environment: factsOf({
        cpu: cpu['name'],
        architecture: context['arch'],
        runtime: [context['runtime'], context['version']].filter(part => typeof part === 'string').join(' '),
      }),
      notes: runs.filter(({ run }) => !isRecord(run['stats'])).map(({ alias, run }) => `${textOf(run['name']) ?? alias ?? '?'}: failed`),
      series: runs.map(({ alias, run }) => seriesOf(alias, run)),
    })
  },
}

function seriesOf(alias: string | null, run: JsonRecord): Series {
  const stats = recordOf(run['stats'])
  const values = valuesMeasure(TIME, numbersOf(stats['samples']), 'unknown')
  const summary = {
    mean: numberOf(stats['avg']),
    median: numberOf(stats['p50']),
    min: numberOf(stats['min']),
    max: numberOf(stats['max']),
    p99: numberOf(stats['p99']),
  }
  return {
    name: textOf(run['name']) ?? alias ?? '?',
    params: paramsOf(run['args']),
    measures: values.length > 0 ? values : summaryMeasure(TIME, summary),
    isWarmedUp: true,
  }
}
