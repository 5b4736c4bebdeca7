// Says where the JVM's execution samples stand for less CPU time than was used: its sampler takes five running threads a period at most
// (HotSpot's `MAX_NR_OF_JAVA_SAMPLES`), so that under load the time by samples is a least time.

import { formatDurationNs } from '../../base/quantity'
import type { Report } from '../format'
import type { Sampling } from './facts'
import type { SampleColumns } from './sampleRows'

const MOST_AT_ONCE = 5
/** Threads are looked at one after the other, and the last of a second belongs to the next. */
const NEARLY_ALL = 0.9
const NS_PER_SECOND = 1e9
/** Compilers and the collector run as well, and are in no sample. */
const MUCH_MORE = 1.25

/** `isCpu`: the row is one of these samples. */
export function reportCpuTime(
  columns: SampleColumns,
  isCpu: (row: number) => boolean,
  sampling: Sampling,
  durationNs: number,
  report: Report,
): void {
  const { cpuPeriodNs, isJvmSampler, usedCpu } = sampling
  if (cpuPeriodNs === null || !isJvmSampler) return
  const bySecond = new Map<number, number>()
  let sampledNs = 0
  columns.count.forEach((count, row) => {
    if (!isCpu(row)) return
    const second = Math.floor(columns.timeNs[row] / NS_PER_SECOND)
    bySecond.set(second, (bySecond.get(second) ?? 0) + count)
    sampledNs += count * cpuPeriodNs
  })
  const most = (MOST_AT_ONCE * NS_PER_SECOND) / cpuPeriodNs
  const full = Array.from(bySecond.values()).filter(count => count >= NEARLY_ALL * most).length
  if (full > 0)
    report(`seconds with ${MOST_AT_ONCE} samples a period, the most that the JVM takes: cpu-ns is at least what it says`, null, full)
  const used = usedCpu(durationNs)
  if (used !== null && sampledNs > 0 && used.ns > MUCH_MORE * sampledNs) {
    report(
      `samples stand for ${formatDurationNs(sampledNs)} of the JVM’s CPU time (${formatDurationNs(used.ns)} by ${used.by}): cpu-ns is at least that`,
      null,
      columns.count.filter((_, row) => isCpu(row)).length,
    )
  }
}
