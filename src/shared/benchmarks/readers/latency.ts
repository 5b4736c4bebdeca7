// The statistics that tinybench writes, and vitest with it: times in milliseconds, sorted where values are kept at all.

import { isRecord, type JsonRecord } from '../../base/json'
import type { Measure } from '../suite'
import { numberOf, numbersOf, recordOf } from './json'
import { summaryMeasure, valuesMeasure } from './suiteOf'

const TIME = { name: 'time', unit: 'ms', better: 'lower' } as const

/** Whether this is a result: `latency` of newer versions, or the figures themselves, with `hz`, of older ones. */
export function isLatencyResult(value: unknown): value is JsonRecord {
  return isRecord(value) && (isRecord(value['latency']) || ('hz' in value && 'mean' in value))
}

/** Of a result; values where they were kept (`samples`), else the tool's figures. */
export function latencyMeasures(result: JsonRecord): Measure[] {
  const latency = isRecord(result['latency']) ? result['latency'] : result
  const values = valuesMeasure(TIME, numbersOf(latency['samples']), 'unknown')
  if (values.length > 0) return values
  return summaryMeasure(TIME, {
    n: numberOf(latency['samplesCount']) ?? numberOf(latency['sampleCount']),
    mean: numberOf(latency['mean']),
    median: numberOf(latency['p50']) ?? numberOf(latency['median']),
    stdev: numberOf(latency['sd']),
    min: numberOf(latency['min']),
    max: numberOf(latency['max']),
    p99: numberOf(latency['p99']),
  })
}

/** What ran it, where the result says. */
export function runtimeOf(result: JsonRecord): string {
  return [recordOf(result)['runtime'], recordOf(result)['runtimeVersion']].filter(part => typeof part === 'string').join(' ')
}
