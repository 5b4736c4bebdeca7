// pytest-benchmark's `--benchmark-json`: `benchmarks` with `machine_info`; the rounds are there only where their data were kept.

import { isRecord, type JsonRecord } from '../../base/json'
import type { Series } from '../suite'
import { factsOf, numberOf, numbersOf, paramsOf, recordOf, recordsOf, textOf } from './json'
import type { BenchReader } from './reader'
import { suiteOf, summaryMeasure, valuesMeasure } from './suiteOf'

const TIME = { name: 'time', unit: 's', better: 'lower' } as const

export const pytestBenchmark: BenchReader = {
  id: 'pytest-benchmark',
  title: 'pytest-benchmark',
  looksLike: source => source.kind === 'json' && isRecord(source.value) && 'machine_info' in source.value && 'benchmarks' in source.value,
  read(source) {
    const root = source.kind === 'json' ? recordOf(source.value) : {}
    const machine = recordOf(root['machine_info'])
    const cpu = recordOf(machine['cpu'])
    const commit = recordOf(root['commit_info'])
    return suiteOf({
      tool: 'pytest-benchmark',
      version: textOf(root['version']),
      moment: textOf(root['datetime']),
      environment: factsOf({
        machine: machine['node'],
        cpu: cpu['brand_raw'] ?? cpu['brand'],
        cpus: cpu['count'],
        os: [machine['system'], machine['release']].filter(part => typeof part === 'string').join(' '),
        architecture: machine['machine'],
        runtime: [machine['python_implementation'], machine['python_version']].filter(part => typeof part === 'string').join(' '),
      }),
      commit: textOf(commit['id']),
      warnings: commit['dirty'] === true ? ['the commit had changes that were not committed'] : [],
      series: recordsOf(root['benchmarks']).map(seriesOf),
    })
  },
}

function seriesOf(benchmark: JsonRecord): Series {
  const stats = recordOf(benchmark['stats'])
  const rounds = valuesMeasure(TIME, numbersOf(stats['data']), 'yes')
  const summary = {
    n: numberOf(stats['rounds']),
    mean: numberOf(stats['mean']),
    median: numberOf(stats['median']),
    stdev: numberOf(stats['stddev']),
    min: numberOf(stats['min']),
    max: numberOf(stats['max']),
  }
  return {
    name: textOf(benchmark['fullname']) ?? textOf(benchmark['name']) ?? '?',
    params: paramsOf(benchmark['params']),
    measures: rounds.length > 0 ? rounds : summaryMeasure(TIME, summary),
    isWarmedUp: recordOf(benchmark['options'])['warmup'] === true,
  }
}
