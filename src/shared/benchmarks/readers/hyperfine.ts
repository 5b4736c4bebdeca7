// hyperfine's `--export-json`: `results[].command` with `times` in seconds, in the order of the runs. Warm-up runs are not in it.

import { isRecord, type JsonRecord } from '../../base/json'
import type { Series } from '../suite'
import { listOf, numberOf, numbersOf, paramsOf, recordsOf, textOf } from './json'
import type { BenchReader, BenchSource } from './reader'
import { suiteOf, summaryMeasure, valuesMeasure } from './suiteOf'

const TIME = { name: 'time', unit: 's', better: 'lower' } as const
const MEMORY = { name: 'peak memory', unit: 'B', better: 'lower' } as const

export const hyperfine: BenchReader = {
  id: 'hyperfine',
  title: 'hyperfine (JSON)',
  looksLike: source => resultsOf(source).some(result => 'command' in result && ('times' in result || 'mean' in result)),
  read(source) {
    const results = resultsOf(source)
    const failed = results.filter(result => listOf(result['exit_codes']).some(code => code !== 0))
    return suiteOf({
      tool: 'hyperfine',
      warnings: failed.map(result => `${textOf(result['command']) ?? '?'}: some runs did not exit with 0`),
      series: results.map(seriesOf),
    })
  },
}

function resultsOf(source: BenchSource): readonly JsonRecord[] {
  return source.kind === 'json' && isRecord(source.value) ? recordsOf(source.value['results']) : []
}

function seriesOf(result: JsonRecord): Series {
  const times = valuesMeasure(TIME, numbersOf(result['times']), 'yes')
  const summary = {
    mean: numberOf(result['mean']),
    median: numberOf(result['median']),
    stdev: numberOf(result['stddev']),
    min: numberOf(result['min']),
    max: numberOf(result['max']),
  }
  return {
    name: textOf(result['command']) ?? '?',
    params: paramsOf(result['parameters']),
    measures: [
      ...(times.length > 0 ? times : summaryMeasure(TIME, summary)),
      ...valuesMeasure(MEMORY, numbersOf(result['memory_usage_byte']), 'yes'),
    ],
    isWarmedUp: true,
  }
}
