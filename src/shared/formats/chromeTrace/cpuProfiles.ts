// The CPU profiles of a trace: their parts are joined, and each is read as a `.cpuprofile` is.

import { float64Column } from '../../base/columns'
import { profileBuilder } from '../../profile/builder'
import { NONE, type Profile } from '../../profile/profile'
import { sampleRows } from '../cpuprofile/sampleRows'
import { addSamples, type V8Samples } from '../cpuprofile/samples'
import { durationUs, evenStamps, sampleTimes, stampsOfDeltas } from '../cpuprofile/sampleTimes'
import { nodeStacks } from '../cpuprofile/stacks'
import type { Report } from '../format'
import { threadRows } from './threads'
import { addUserMarks } from './userMarks'
import type { ProfilePart, Range, TraceColumns } from './traceColumns'

const NS_PER_US = 1000
/** V8's ids are 32 bits; adding this many for each profile keeps the nodes of all of them apart in one table. */
const IDS_OF_PROFILE = 2 ** 32

/** Null when the trace has no samples. */
export function profileOfSamples(trace: TraceColumns, report: Report): Profile | null {
  const profiles = joinedParts(trace.parts)
  profiles.forEach((parts, index) => separateIds(parts, index * IDS_OF_PROFILE, trace))
  const sampled = profiles.map(parts => sampledProfile(parts, trace, report)).filter(profile => profile.sampleIds.length > 0)
  if (sampled.length === 0) return null

  const builder = profileBuilder('chrome-trace')
  const threadOf = threadRows(trace, builder)
  const stacks = nodeStacks(trace.nodes, builder, report)
  const capacity = sampled.reduce((sum, profile) => sum + profile.sampleIds.length, 0)
  const rows = sampleRows({ capacity, hasTimes: true, hasDurations: true })
  const startUs = sampled.reduce((least, profile) => Math.min(least, profile.startUs), Infinity)
  let endUs = 0
  for (const profile of sampled) {
    const offsetUs = profile.startUs - startUs
    const timeUs = profile.times.timeUs.map(time => time + offsetUs)
    endUs = Math.max(endUs, offsetUs + profile.lengthUs)
    rows.setThread(threadOf(profile.thread))
    addSamples({ ...profile, times: { order: profile.times.order, timeUs } }, trace.nodes, stacks, builder, rows, report)
  }
  addUserMarks(trace.userMarks, { us: startUs, ns: 0 }, builder, threadOf, report)
  for (const type of rows.sampleTypes) builder.sampleType(type)
  const samples = rows.finish()
  return { ...builder.finish({ sampleCount: samples.stack.length, durationNs: endUs * NS_PER_US }), samples }
}

/** Parts with an id belong together in their process, others with their thread. In the order of their events' times. */
function joinedParts(parts: readonly ProfilePart[]): readonly (readonly ProfilePart[])[] {
  const joined = new Map<string, ProfilePart[]>()
  for (const part of parts) {
    const key = part.id === NONE ? `${part.processId}/${part.threadId}` : `${part.processId}#${part.id}`
    const known = joined.get(key)
    if (known === undefined) joined.set(key, [part])
    else known.push(part)
  }
  return Array.from(joined.values(), list => list.sort((a, b) => a.timestampUs - b.timestampUs))
}

function separateIds(parts: readonly ProfilePart[], offset: number, { nodes, sampleIds }: TraceColumns): void {
  if (offset === 0) return
  const shift = (column: typeof sampleIds, { from, to }: Range) => {
    for (let row = from; row < to; row++) column.add(row, offset)
  }
  for (const part of parts) {
    shift(nodes.id, part.nodes)
    shift(nodes.parentId, part.nodes)
    shift(nodes.childId, part.children)
    shift(sampleIds, part.samples)
  }
}

type SampledProfile = V8Samples & { readonly thread: ProfilePart; readonly startUs: number; readonly lengthUs: number }

function sampledProfile(parts: readonly ProfilePart[], trace: TraceColumns, report: Report): SampledProfile {
  const sampleIds = joinedColumn(
    trace.sampleIds,
    parts.map(part => part.samples),
  )
  const deltasUs = joinedColumn(
    trace.deltasUs,
    parts.map(part => part.deltas),
  )
  const lines = joinedColumn(
    trace.lines,
    parts.map(part => part.lines),
  )
  const first = parts.find(part => !part.isChunk) ?? parts[0]
  const startUs = parts.map(part => part.startUs).find(Number.isFinite) ?? first.timestampUs
  const endUs = parts.map(part => part.endUs).findLast(Number.isFinite) ?? NaN
  const count = sampleIds.length
  if (deltasUs.length === 0 && count > 0) report('samples without times, spread evenly', null, count)
  const stamps = deltasUs.length === 0 ? evenStamps(count, endUs > startUs ? endUs - startUs : 0) : stampsOfDeltas(deltasUs, count, report)
  const times = sampleTimes(stamps, count, endUs - startUs, report)
  return {
    thread: first,
    startUs: Number.isFinite(startUs) ? startUs : 0,
    lengthUs: count === 0 ? 0 : durationUs(times, endUs - startUs),
    sampleIds,
    lines: lines.length === count ? lines : null,
    times,
  }
}

function joinedColumn(column: TraceColumns['lines'], ranges: readonly Range[]): Float64Array {
  const joined = float64Column()
  for (const { from, to } of ranges) for (let row = from; row < to; row++) joined.push(column.get(row))
  return joined.finish()
}
