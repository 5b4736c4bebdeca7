// CSV results: hyperfine's and JMH's, summaries both. Rows as RFC 4180 has them.

import type { Series } from '../suite'
import type { BenchReader, BenchSource } from './reader'
import { suiteOf, summaryMeasure } from './suiteOf'

const HYPERFINE_HEAD = 'command,mean,stddev,median,user,system,min,max'
const PARAMETER = 'parameter_'
const JMH_PARAM = 'Param: '

export const hyperfineCsv: BenchReader = {
  id: 'hyperfine-csv',
  title: 'hyperfine (CSV)',
  looksLike: source => source.kind === 'text' && source.text.startsWith(HYPERFINE_HEAD),
  read: source =>
    suiteOf({
      tool: 'hyperfine',
      series: recordsOf(source).map(row => ({
        name: row.get('command') ?? '?',
        params: paramsOf(row, PARAMETER),
        measures: summaryMeasure(
          { name: 'time', unit: 's', better: 'lower' },
          {
            mean: cell(row, 'mean'),
            median: cell(row, 'median'),
            stdev: cell(row, 'stddev'),
            min: cell(row, 'min'),
            max: cell(row, 'max'),
          },
        ),
        isWarmedUp: true,
      })),
    }),
}

export const jmhCsv: BenchReader = {
  id: 'jmh-csv',
  title: 'JMH (CSV)',
  looksLike: source => source.kind === 'text' && /^"?Benchmark"?,"?Mode"?,"?Threads"?,"?Samples"?,"?Score"?,/.test(source.text),
  read: source => suiteOf({ tool: 'JMH', series: recordsOf(source).map(jmhSeries) }),
}

const JMH_MODES: Readonly<Record<string, string>> = {
  thrpt: 'throughput',
  avgt: 'average time',
  sample: 'sample time',
  ss: 'single shot time',
}

function jmhSeries(row: ReadonlyMap<string, string>): Series {
  const mode = row.get('Mode') ?? ''
  const unit = row.get('Unit') ?? ''
  return {
    name: row.get('Benchmark') ?? '?',
    params: paramsOf(row, JMH_PARAM),
    measures: summaryMeasure(
      { name: JMH_MODES[mode] ?? mode, unit, better: unit.startsWith('ops/') ? 'higher' : 'lower' },
      { n: cell(row, 'Samples'), mean: cell(row, 'Score') },
    ),
    isWarmedUp: true,
  }
}

function cell(row: ReadonlyMap<string, string>, column: string): number | null {
  const text = row.get(column) ?? ''
  const value = text.trim() === '' ? NaN : Number(text)
  return Number.isFinite(value) ? value : null
}

function paramsOf(row: ReadonlyMap<string, string>, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(row).flatMap(([column, value]) => (column.startsWith(prefix) && value !== '' ? [[column.slice(prefix.length), value]] : [])),
  )
}

/** Each row by the names of the first one. */
function recordsOf(source: BenchSource): ReadonlyMap<string, string>[] {
  if (source.kind !== 'text') return []
  const [head = [], ...rows] = rowsOf(source.text)
  return rows.filter(row => row.length > 1).map(row => new Map(head.map((column, i) => [column, row[i] ?? ''])))
}

function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    rows[rows.length - 1].push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      cell += '"'
      at++
    } else if (sign === '"') isQuoted = !isQuoted
    else if (isQuoted || (sign !== ',' && sign !== '\n' && sign !== '\r')) cell += sign
    else if (sign !== '\r') {
      endCell()
      if (sign === '\n') rows.push([])
    }
  }
  endCell()
  return rows
}
