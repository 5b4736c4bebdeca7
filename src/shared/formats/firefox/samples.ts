// The samples of Firefox's threads: weights in counts, milliseconds or bytes, and the processor time between two samples.

import { nsPerUnit } from '../../base/quantity'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE, type SampleType } from '../../profile/profile'
import type { Report } from '../format'
import type { SampleTableOfFile } from './tables'
import type { FirefoxThread } from './threads'

const NS_PER_MS = 1e6

const TIME: SampleType = { name: 'time', unit: 'nanoseconds', weight: 'period', event: 'time' }
const SAMPLES: SampleType = { name: 'samples', unit: 'count', weight: 'samples', event: 'time' }
const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds', weight: null, event: null }
const BYTES: SampleType = { name: 'bytes', unit: 'bytes', weight: null, event: null }
const NATIVE_ALLOCATIONS: SampleType = { name: 'native-allocations', unit: 'bytes', weight: null, event: null }
const JS_ALLOCATIONS: SampleType = { name: 'js-allocations', unit: 'bytes', weight: null, event: null }

/** Adds the rows of threads. Time and samples are the first sample types, the others come with the first sample that weighs in them. */
export type ThreadSamples = {
  add(thread: FirefoxThread, threadRow: number, stacks: Int32Array, offsetMs: number): void
  /** When the last sample was taken, from the profile's start. */
  readonly endNs: () => number
  readonly count: () => number
}

export function threadSamples(threads: readonly FirefoxThread[], builder: ProfileBuilder, report: Report): ThreadSamples {
  const rows = new Map<SampleType, number>()
  let endNs = 0
  let count = 0
  const rowOf = (type: SampleType) => {
    const row = rows.get(type) ?? builder.sampleType(type)
    rows.set(type, row)
    return row
  }
  for (const { samples, meta } of threads) {
    if (samples.columns.length() === 0 || samples.weightType === 'bytes') continue
    if (samples.weightType === 'tracing-ms' || meta.intervalMs > 0) rowOf(TIME)
    if (samples.weightType !== 'tracing-ms') rowOf(SAMPLES)
  }

  function sampleRow(table: SampleTableOfFile, at: number, stacks: Int32Array, thread: number, timeMs: number): number {
    const stack = table.columns.get('stack', at)
    if (stack >= stacks.length) report('samples of stacks that are not in the file', null)
    count++
    const timeNs = Number.isNaN(timeMs) ? null : Math.max(0, timeMs * NS_PER_MS)
    endNs = Math.max(endNs, timeNs ?? 0)
    return builder.sample(stacks[stack] ?? NONE, timeNs === null ? { thread } : { thread, timeNs })
  }

  function addAllocations(table: SampleTableOfFile, type: SampleType, stacks: Int32Array, thread: number, offsetMs: number): void {
    const length = table.columns.length()
    for (let at = 0; at < length; at++) {
      const weight = table.columns.get('weight', at)
      if (Number.isNaN(weight)) continue
      builder.weigh(sampleRow(table, at, stacks, thread, table.columns.get('time', at) + offsetMs), rowOf(type), weight)
    }
  }

  return {
    add({ samples, nativeAllocations, jsAllocations, meta }, thread, stacks, offsetMs) {
      const { columns, weightType } = samples
      const nsPerCpu = nsPerUnit(meta.cpuUnit)
      const intervalNs = meta.intervalMs * NS_PER_MS
      const length = columns.length()
      let timeMs = offsetMs
      for (let at = 0; at < length; at++) {
        const delta = columns.get('timeDeltas', at)
        timeMs = Number.isNaN(delta) ? columns.get('time', at) + offsetMs : timeMs + delta
        const row = sampleRow(samples, at, stacks, thread, timeMs)
        const stated = columns.get('weight', at)
        const weight = Number.isNaN(stated) ? 1 : stated
        if (weightType === 'bytes') builder.weigh(row, rowOf(BYTES), weight)
        else if (weightType === 'tracing-ms') builder.weigh(row, rowOf(TIME), Math.round(weight * NS_PER_MS))
        else {
          if (intervalNs > 0) builder.weigh(row, rowOf(TIME), Math.round(weight * intervalNs))
          builder.weigh(row, rowOf(SAMPLES), weight)
        }
        const cpu = columns.get('threadCPUDelta', at)
        // The first is since before the recording.
        if (at > 0 && cpu > 0 && nsPerCpu !== null) builder.weigh(row, rowOf(CPU), Math.round(cpu * nsPerCpu))
      }
      addAllocations(nativeAllocations, NATIVE_ALLOCATIONS, stacks, thread, offsetMs)
      addAllocations(jsAllocations, JS_ALLOCATIONS, stacks, thread, offsetMs)
    },
    endNs: () => endNs,
    count: () => count,
  }
}
