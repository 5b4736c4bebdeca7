// BenchmarkDotNet's `*-report-full.json`: `HostEnvironmentInfo` and `Benchmarks`; of the measurements only those of stage Result count.

import { isRecord, type JsonRecord } from '../../base/json'
import type { Measure, Series } from '../suite'
import { factsOf, numberOf, numbersOf, recordOf, recordsOf, textOf } from './json'
import type { BenchReader } from './reader'
import { measureOf, suiteOf, summaryMeasure, valuesMeasure } from './suiteOf'

const TIME = { name: 'time', unit: 'ns', better: 'lower' } as const
const ALLOCATED = { name: 'allocated', unit: 'B/op', better: 'lower' } as const

export const benchmarkDotNet: BenchReader = {
  id: 'benchmarkdotnet',
  title: 'BenchmarkDotNet',
  looksLike: source =>
    source.kind === 'json' && isRecord(source.value) && 'HostEnvironmentInfo' in source.value && 'Benchmarks' in source.value,
  read(source) {
    const root = source.kind === 'json' ? recordOf(source.value) : {}
    const host = recordOf(root['HostEnvironmentInfo'])
    const benchmarks = recordsOf(root['Benchmarks'])
    const configuration = textOf(host['Configuration'])
    return suiteOf({
      tool: 'BenchmarkDotNet',
      version: textOf(host['BenchmarkDotNetVersion']),
      environment: factsOf({
        cpu: host['ProcessorName'],
        cpus: host['LogicalCoreCount'],
        os: host['OsVersion'],
        architecture: host['Architecture'],
        runtime: host['RuntimeVersion'],
        build: configuration,
      }),
      warnings: [
        ...(configuration?.toUpperCase() === 'DEBUG' ? ['a debug build'] : []),
        ...(host['HasAttachedDebugger'] === true ? ['a debugger was attached'] : []),
      ],
      notes: benchmarks.filter(one => !isRecord(one['Statistics'])).map(one => `${nameOf(one)}: failed, no statistics`),
      series: benchmarks.map(seriesOf),
    })
  },
}

/** `Shop.Orders.Total(N: 100)`; the parameters are in it. */
function nameOf(benchmark: JsonRecord): string {
  return textOf(benchmark['FullName']) ?? textOf(benchmark['DisplayInfo']) ?? '?'
}

function seriesOf(benchmark: JsonRecord): Series {
  const bytes = numberOf(recordOf(benchmark['Memory'])['BytesAllocatedPerOperation'])
  return {
    name: nameOf(benchmark),
    params: {},
    measures: [...timeMeasure(benchmark), ...(bytes === null ? [] : valuesMeasure(ALLOCATED, { values: [bytes], unusable: 0 }, 'no'))],
    isWarmedUp: true,
  }
}

function timeMeasure(benchmark: JsonRecord): Measure[] {
  const launches = new Map<number, number[]>()
  let unusable = 0
  for (const one of recordsOf(benchmark['Measurements'])) {
    if (one['IterationMode'] !== 'Workload' || one['IterationStage'] !== 'Result') continue
    const [ns, operations] = [numberOf(one['Nanoseconds']), numberOf(one['Operations'])]
    if (ns === null || operations === null || operations <= 0) {
      unusable++
      continue
    }
    const launch = numberOf(one['LaunchIndex']) ?? 1
    const values = launches.get(launch) ?? []
    launches.set(launch, values)
    values.push(ns / operations)
  }
  const groups = [...launches.values()]
  if (groups.length > 0) {
    return [measureOf(TIME, { kind: 'values', values: groups.flat(), order: groups.length === 1 ? 'yes' : 'no', groups }, unusable)]
  }
  const statistics = recordOf(benchmark['Statistics'])
  const originals = valuesMeasure(TIME, numbersOf(statistics['OriginalValues']), 'yes')
  if (originals.length > 0) return originals
  const percentiles = recordOf(statistics['Percentiles'])
  return summaryMeasure(TIME, {
    n: numberOf(statistics['N']),
    mean: numberOf(statistics['Mean']),
    median: numberOf(statistics['Median']),
    stdev: numberOf(statistics['StandardDeviation']),
    min: numberOf(statistics['Min']),
    max: numberOf(statistics['Max']),
    p95: numberOf(percentiles['P95']),
  })
}
