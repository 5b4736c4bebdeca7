// tinybench has no file of its own: its tasks, or the rows of `bench.table()`, as JSON. Its values are sorted, so their order says nothing.

import { isRecord, type JsonRecord } from '../../base/json'
import type { Series } from '../suite'
import { factsOf, numberOf, recordOf, recordsOf, textOf } from './json'
import { isLatencyResult, latencyMeasures, runtimeOf } from './latency'
import type { BenchReader, BenchSource } from './reader'
import { suiteOf, summaryMeasure } from './suiteOf'

export const tinybench: BenchReader = {
  id: 'tinybench',
  title: 'tinybench',
  looksLike: source =>
    rowsOf(source).some(row => isLatencyResult(row['result']) || isLatencyResult(row) || 'Task name' in row || 'Task Name' in row),
  read(source) {
    const rows = rowsOf(source)
    const failed = rows.filter(row => recordOf(row['result'])['state'] === 'errored' || 'error' in recordOf(row['result']))
    return suiteOf({
      tool: 'tinybench',
      environment: factsOf({ runtime: runtimeOf(recordOf(rows[0]?.['result'])) }),
      notes: failed.map(row => `${nameOf(row)}: failed`),
      series: rows.map(seriesOf),
    })
  },
}

/** The list itself, or the one of an object that has `results` or `tasks`. */
function rowsOf(source: BenchSource): readonly JsonRecord[] {
  if (source.kind !== 'json') return []
  const root = source.value
  return recordsOf(isRecord(root) ? (root['tasks'] ?? root['results']) : root)
}

function nameOf(row: JsonRecord): string {
  return textOf(row['name']) ?? textOf(row['Task name']) ?? textOf(row['Task Name']) ?? '?'
}

function seriesOf(row: JsonRecord): Series {
  const result = isRecord(row['result']) ? row['result'] : row
  return {
    name: nameOf(row),
    params: {},
    measures: isLatencyResult(result) ? latencyMeasures(result) : tableMeasures(row),
    isWarmedUp: true,
  }
}

/** `"Latency avg (ns)": "10411 ± 101.68%"` */
function tableMeasures(row: JsonRecord) {
  const cell = (pattern: RegExp) => {
    const value = Object.entries(row).find(([key]) => pattern.test(key))?.[1]
    return numberOf(typeof value === 'string' ? Number.parseFloat(value.replaceAll(',', '')) : value)
  }
  const figures = { n: cell(/^samples$/i), mean: cell(/^(latency )?average.*\(ns\)|^latency avg/i), median: cell(/^latency med/i) }
  return summaryMeasure({ name: 'time', unit: 'ns', better: 'lower' }, figures)
}
