// Google Benchmark's `--benchmark_format=json`: `context`, and one entry a repetition. Entries of type `aggregate` are no data.

import { isRecord, type JsonRecord } from '../../base/json'
import type { Better, Measure, Series, Summary } from '../suite'
import { factsOf, numberOf, recordOf, recordsOf, textOf } from './json'
import type { BenchReader, BenchSource } from './reader'
import { seriesRows, suiteOf, summaryMeasure } from './suiteOf'

/** What else stands at the top level of an entry is a counter of the program's own. */
const OWN_KEYS: ReadonlySet<string> = new Set(
  `name family_index per_family_instance_index run_name run_type repetitions repetition_index threads iterations real_time cpu_time time_unit
  label error_occurred error_message skipped skip_message aggregate_name aggregate_unit big_o rms cpu_coefficient real_coefficient`.split(
    /\s+/,
  ),
)
const RATES: ReadonlyMap<string, string> = new Map([
  ['items_per_second', 'items/s'],
  ['bytes_per_second', 'B/s'],
])

export const googleBenchmark: BenchReader = {
  id: 'google-benchmark',
  title: 'Google Benchmark',
  looksLike: source =>
    source.kind === 'json' && isRecord(source.value) && isRecord(source.value['context']) && entriesOf(source).some(isEntry),
  read(source) {
    const entries = entriesOf(source)
    const context = source.kind === 'json' ? recordOf(recordOf(source.value)['context']) : {}
    const failed = entries.filter(hasFailed)
    const rows = seriesRows()
    for (const entry of entries) {
      if (entry['run_type'] !== 'aggregate' && !hasFailed(entry)) addEntry(rows, entry)
    }
    const series = rows.finish('yes', false)
    const known = new Set(series.map(({ name }) => name))
    return suiteOf({
      tool: 'Google Benchmark',
      version: textOf(context['library_version']),
      moment: textOf(context['date']),
      environment: factsOf({
        machine: context['host_name'],
        cpus: context['num_cpus'],
        'cpu MHz': context['mhz_per_cpu'],
        'frequency scaling': context['cpu_scaling_enabled'],
        build: context['library_build_type'],
      }),
      warnings: [
        ...(context['library_build_type'] === 'debug' ? ['the benchmark library is a debug build'] : []),
        ...(context['cpu_scaling_enabled'] === true ? ['the processor changes its frequency while it measures'] : []),
      ],
      notes: failed.map(
        entry => `${nameOf(entry)}: failed (${textOf(entry['error_message']) ?? textOf(entry['skip_message']) ?? 'no reason given'})`,
      ),
      series: [...series, ...aggregateSeries(entries.filter(entry => !known.has(nameOf(entry))))],
    })
  },
}

function entriesOf(source: BenchSource): readonly JsonRecord[] {
  return source.kind === 'json' ? recordsOf(recordOf(source.value)['benchmarks']) : []
}

function isEntry(entry: JsonRecord): boolean {
  return 'name' in entry && ('real_time' in entry || 'cpu_time' in entry || 'error_occurred' in entry || 'run_name' in entry)
}

function hasFailed(entry: JsonRecord): boolean {
  return entry['error_occurred'] === true || textOf(entry['skipped']) !== null
}

function nameOf(entry: JsonRecord): string {
  return textOf(entry['run_name']) ?? textOf(entry['name']) ?? '?'
}

function addEntry(rows: ReturnType<typeof seriesRows>, entry: JsonRecord): void {
  const of = { name: nameOf(entry), params: {} }
  const unit = textOf(entry['time_unit']) ?? 'ns'
  rows.add(of, { name: 'real time', unit, better: 'lower' }, numberOf(entry['real_time']))
  rows.add(of, { name: 'cpu time', unit, better: 'lower' }, numberOf(entry['cpu_time']))
  for (const [key, value] of Object.entries(entry)) {
    if (!OWN_KEYS.has(key) && typeof value === 'number') rows.add(of, { name: key, ...counterUnit(key) }, numberOf(value))
  }
}

function counterUnit(key: string): { unit: string; better: Better } {
  const rate = RATES.get(key)
  return rate === undefined ? { unit: '', better: 'unknown' } : { unit: rate, better: 'higher' }
}

const AGGREGATES: ReadonlyMap<string, keyof Summary> = new Map([
  ['mean', 'mean'],
  ['median', 'median'],
  ['stddev', 'stdev'],
])

/** For files that report aggregates alone. */
function aggregateSeries(entries: readonly JsonRecord[]): Series[] {
  const found = new Map<
    string,
    { real: Partial<Record<keyof Summary, number | null>>; cpu: Partial<Record<keyof Summary, number | null>>; unit: string }
  >()
  for (const entry of entries) {
    const figure = AGGREGATES.get(textOf(entry['aggregate_name']) ?? '')
    if (figure === undefined) continue
    const repetitions = numberOf(entry['repetitions'])
    const one = found.get(nameOf(entry)) ?? { real: { n: repetitions }, cpu: { n: repetitions }, unit: textOf(entry['time_unit']) ?? 'ns' }
    found.set(nameOf(entry), one)
    one.real[figure] = numberOf(entry['real_time'])
    one.cpu[figure] = numberOf(entry['cpu_time'])
  }
  return Array.from(found, ([name, { real, cpu, unit }]) => {
    const measures: Measure[] = [
      ...summaryMeasure({ name: 'real time', unit, better: 'lower' }, real),
      ...summaryMeasure({ name: 'cpu time', unit, better: 'lower' }, cpu),
    ]
    return { name, params: {}, measures, isWarmedUp: false }
  })
}
