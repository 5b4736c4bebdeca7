// Makes the profile of the samples: which sample types there are is known only when all of them have been read.

import { sumOf } from '../../base/columns'
import type { ProfileBuilder, ProfileEnd } from '../../profile/builder'
import { NONE, type Profile, type SampleType } from '../../profile/profile'
import type { Report } from '../format'
import { FAMILIES, familyRow, type Family, type Measure } from './events'
import { reportCpuTime } from './cpuTime'
import type { Sampling } from './facts'
import type { Families } from './families'
import { CPU, membershipsOf, WALL, type Memberships } from './memberships'
import { pickRows, timeOrder, type SampleColumns, type SampleRows } from './sampleRows'

/** What a recording's samples are made into a profile with. */
export type RecordingEnd = ProfileEnd & {
  readonly sampling: Sampling
  /** When the recording began, in the samples' time: what came before counts as then. */
  readonly originNs: number
}

/** A sample type, and the rows and the measure that it is made of. */
type Weighing = { readonly type: SampleType; readonly family: number; readonly measure: Measure }

const SUFFIX: Readonly<Record<Measure, string>> = { count: '', time: '-ns', bytes: '-bytes' }
/** The first of these that a recording has is its default; else what it has most of. */
const PREFERRED = ['cpu', 'cpu-time', 'wall', 'alloc', 'alloc-sampled']
/** A row takes 8 bytes for each sample type: types past that, the rarest, are left out. */
const MAX_OTHERS = 64

/** Null when there is not one sample. The builder has the stacks, threads and strings; the samples are made here, column by column. */
export function profileOfRows(
  rows: SampleRows,
  families: Families,
  builder: ProfileBuilder,
  report: Report,
  { sampling, originNs, ...end }: RecordingEnd,
): Profile | null {
  const columns = offeredColumns(rows.finish(), families)
  families.report(report)
  const sampleCount = sumOf(columns.events)
  if (sampleCount === 0) return null
  startAt(originNs, columns.timeNs)
  const memberships = membershipsOf(columns, rows.states, sampling)
  fillSpans(columns, memberships, sampling)
  const hasRows = familiesWithRows(memberships, families.list.length)
  const weighings = listOrder(families.list)
    .filter(at => hasRows[at] === 1)
    .flatMap(at => familyWeighings(families.list[at], at, columns, memberships))
  reportCuts(families, columns, memberships, report)
  const isCpu = (row: number) => memberships.first[row] === CPU || memberships.second[row] === CPU
  if (end.durationNs !== undefined && end.durationNs !== null) reportCpuTime(columns, isCpu, sampling, end.durationNs, report)
  const labelSets = stateLabels(rows.states, builder)
  const defaultName = defaultTypeName(families.list, memberships)
  const profile = builder.finish(end)
  const order = timeOrder(columns.timeNs)
  return {
    ...profile,
    meta: {
      ...profile.meta,
      sampleCount,
      sampleTypes: weighings.map(({ type }) => type),
      defaultSampleType: weighings.findIndex(({ type }) => type.name === defaultName),
    },
    samples: {
      stack: order.map(row => columns.stack[row]),
      timeNs: inOrder(columns.timeNs, order),
      thread: profile.threads.length > 0 ? order.map(row => columns.thread[row]) : null,
      labelSet: rows.states.length > 1 ? order.map(row => labelSets[columns.state[row]] ?? 0) : null,
      values: weighings.map(weighing => valuesOf(weighing, columns, memberships, order)),
    },
  }
}

/** Without the events of types that never had a stack, though they could: those are no samples. */
function offeredColumns(columns: SampleColumns, families: Families): SampleColumns {
  const counts = new Float64Array(families.list.length)
  const hasStack = new Uint8Array(families.list.length)
  columns.family.forEach((family, row) => {
    counts[family] += columns.events[row]
    if (columns.stack[row] !== NONE) hasStack[family] = 1
  })
  const others = Array.from(families.list.keys()).slice(FAMILIES.length)
  const offered = new Set(
    others
      .filter(at => hasStack[at] === 1)
      .sort((a, b) => counts[b] - counts[a])
      .slice(0, MAX_OTHERS),
  )
  const dropped = others.filter(at => !offered.has(at))
  for (const at of dropped) families.skip(families.list[at].id, counts[at])
  if (dropped.length === 0) return columns
  const isKept = (family: number) => family < FAMILIES.length || offered.has(family)
  return pickRows(
    columns,
    Int32Array.from(columns.family.keys()).filter(row => isKept(columns.family[row])),
  )
}

/** Other events stand behind the families that have a name here, by theirs. */
function listOrder(list: readonly Family[]): readonly number[] {
  const isOther = (at: number) => Number(at >= FAMILIES.length)
  return Array.from(list.keys()).sort((a, b) => isOther(a) - isOther(b) || (isOther(a) === 0 ? a - b : list[a].id < list[b].id ? -1 : 1))
}

function inOrder(column: Float64Array, order: Int32Array): Float64Array {
  const ordered = new Float64Array(order.length)
  for (let at = 0; at < order.length; at++) ordered[at] = column[order[at]]
  return ordered
}

function startAt(originNs: number, timeNs: Float64Array): void {
  for (let row = 0; row < timeNs.length; row++) timeNs[row] = Math.max(0, timeNs[row] - originNs)
}

/** Gives samples the time between two of them where their events had none. */
function fillSpans({ count, spanNs }: SampleColumns, { first, second }: Memberships, { cpuPeriodNs, wallPeriodNs }: Sampling): void {
  for (let row = 0; row < count.length; row++) {
    if (spanNs[row] > 0) continue
    if (first[row] === CPU) spanNs[row] = count[row] * (cpuPeriodNs ?? 0)
    else if (first[row] === WALL || second[row] === WALL) spanNs[row] = count[row] * (wallPeriodNs ?? 0)
  }
}

/** By family: 1 where rows count for it. */
function familiesWithRows({ first, second }: Memberships, families: number): Uint8Array {
  const hasRows = new Uint8Array(families)
  for (const members of [first, second]) for (let row = 0; row < members.length; row++) if (members[row] !== NONE) hasRows[members[row]] = 1
  return hasRows
}

/** The sample types of one family that has samples: those of its measures that the recording has. */
function familyWeighings(family: Family, familyAt: number, columns: SampleColumns, memberships: Memberships): readonly Weighing[] {
  const { spanNs, bytes, count, cut } = columns
  let [samples, withTime, withBytes, counted, cutOff] = [0, 0, 0, 0, 0]
  for (const families of [memberships.first, memberships.second]) {
    for (let row = 0; row < families.length; row++) {
      if (families[row] !== familyAt) continue
      samples++
      counted += count[row]
      cutOff += cut[row]
      if (spanNs[row] > 0) withTime++
      if (bytes[row] > 0) withBytes++
    }
  }
  // Samples have a time only when the period of each is known: the time of some of them would mean nothing.
  const hasTime = family.unit === 'samples' ? withTime === samples : withTime > 0
  const isOffered: Readonly<Record<Measure, boolean>> = { count: true, time: hasTime, bytes: withBytes > 0 }
  const measures = family.measures.filter(measure => measure === family.main || isOffered[measure])
  const period = measures.find(measure => measure !== 'count')
  return measures.map(measure => ({
    family: familyAt,
    measure,
    type: {
      name: family.id + SUFFIX[measure],
      unit: measure === 'count' ? family.unit : measure === 'time' ? 'nanoseconds' : 'bytes',
      event: family.id,
      weight: measures.length === 1 ? null : measure === 'count' ? 'samples' : measure === period ? 'period' : null,
      ...(cutOff > 0 ? { cutShare: cutOff / counted } : {}),
    },
  }))
}

/** One note a family: a share of all families together would say nothing of any. */
function reportCuts(families: Families, { family, cut }: SampleColumns, { first, second }: Memberships, report: Report): void {
  const counts = new Map<number, { count: number; from: number }>()
  for (const members of [first, second]) {
    members.forEach((member, row) => {
      if (member === NONE || cut[row] === 0) return
      const entry = counts.get(member) ?? { count: 0, from: family[row] }
      entry.count += cut[row]
      counts.set(member, entry)
    })
  }
  for (const [member, { count, from }] of counts) {
    report(`${families.list[member].id} samples whose stack was cut off`, families.firstCut(from), count)
  }
}

function valuesOf({ family, measure }: Weighing, columns: SampleColumns, { first, second }: Memberships, order: Int32Array): Float64Array {
  const column = measure === 'count' ? columns.count : measure === 'time' ? columns.spanNs : columns.bytes
  const values = new Float64Array(order.length)
  for (let at = 0; at < order.length; at++) {
    const row = order[at]
    if (first[row] === family || second[row] === family) values[at] = column[row]
  }
  return values
}

function defaultTypeName(list: readonly Family[], { first, second, isCpuOfWall }: Memberships): string {
  const counts = new Float64Array(list.length)
  for (const members of [first, second]) for (const family of members) if (family !== NONE) counts[family]++
  // What was recorded is the wall clock; that some of it ran is a part of it.
  if (isCpuOfWall) counts[CPU] = 0
  const preferred = PREFERRED.map(familyRow).find(family => counts[family] > 0)
  // Events without a rule only where there is nothing else.
  const known = counts.subarray(0, FAMILIES.length)
  const most = (of: Float64Array) => of.indexOf(Math.max(...of))
  const { id, main } = list[preferred ?? (known.some(count => count > 0) ? most(known) : most(counts))]
  return id + SUFFIX[main]
}

/** A set for each state; none where all samples are in the same, for then it says nothing. */
function stateLabels(states: readonly string[], builder: ProfileBuilder): readonly number[] {
  if (states.length < 2) return []
  return states.map(state => builder.labelSet([{ key: 'state', text: state.replace(/^STATE_/, '').toLowerCase() }]))
}
