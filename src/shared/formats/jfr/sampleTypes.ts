// Makes the profile of the samples: which sample types there are is known only when all of them have been read.

import type { ProfileBuilder, ProfileEnd } from '../../profile/builder'
import { NONE, type Profile, type SampleType } from '../../profile/profile'
import { FAMILIES, familyRow, type Family, type Measure } from './events'
import type { Sampling } from './facts'
import type { SampleColumns, SampleRows } from './sampleRows'
import { timeOrder } from './timeOrder'

/** A sample type, and the rows and the measure that it is made of. */
type Weighing = { readonly type: SampleType; readonly family: number; readonly measure: Measure }

/** The family that each row counts for, and for a few a second one. */
type Memberships = readonly [Int32Array, Int32Array]

const SUFFIX: Readonly<Record<Measure, string>> = { count: '', time: '-ns', bytes: '-bytes' }
const SLEEPING = 'STATE_SLEEPING'
/** Async-profiler's state of a thread that was sampled because it ran, beside wall-clock samples that are the same event. */
const DEFAULT = 'STATE_DEFAULT'
/** The first of these that a recording has is its default; else what it has most of. */
const PREFERRED = ['cpu', 'cpu-time', 'wall', 'alloc', 'alloc-sampled']
const CPU = familyRow('cpu')
const WALL = familyRow('wall')
const ALLOC = familyRow('alloc')
const ALLOC_SAMPLED = familyRow('alloc-sampled')

/** Null when there is not one sample. The builder has the stacks, threads and strings; the samples are made here, column by column. */
export function profileOfRows(rows: SampleRows, builder: ProfileBuilder, sampling: Sampling, end: ProfileEnd): Profile | null {
  if (rows.sampleCount() === 0) return null
  const columns = rows.finish()
  startAtZero(columns.timeNs)
  const memberships = membershipsOf(columns, rows.states, sampling)
  fillSpans(columns, memberships, sampling)
  const weighings = FAMILIES.flatMap((family, at) => familyWeighings(family, at, columns, memberships))
  const labelSets = stateLabels(rows.states, builder)
  const defaultName = defaultTypeName(memberships)
  const profile = builder.finish(end)
  const order = timeOrder(columns.timeNs)
  return {
    ...profile,
    meta: {
      ...profile.meta,
      sampleCount: rows.sampleCount(),
      sampleTypes: weighings.map(({ type }) => type),
      defaultSampleType: weighings.findIndex(({ type }) => type.name === defaultName),
    },
    samples: {
      stack: order.map(row => columns.stack[row]),
      timeNs: Float64Array.from(order, row => columns.timeNs[row]),
      thread: profile.threads.length > 0 ? order.map(row => columns.thread[row]) : null,
      labelSet: rows.states.length > 1 ? order.map(row => labelSets[columns.state[row]] ?? 0) : null,
      values: weighings.map(weighing => valuesOf(weighing, columns, memberships, order)),
    },
  }
}

/** Where nothing says when the recording began, it began with its earliest sample. */
function startAtZero(timeNs: Float64Array): void {
  const earliest = timeNs.reduce((least, time) => Math.min(least, time), 0)
  if (earliest < 0) for (let row = 0; row < timeNs.length; row++) timeNs[row] -= earliest
}

function membershipsOf({ family, state }: SampleColumns, states: readonly string[], { isWallClock }: Sampling): Memberships {
  const first = family.slice()
  const second = new Int32Array(first.length).fill(NONE)
  const sleeping = stateRow(states, SLEEPING)
  const running = stateRow(states, DEFAULT)
  // Before its version 4 async-profiler wrote wall-clock samples as execution samples: then these two states tell them apart.
  const hasRunning = first.some((each, row) => each === CPU && state[row] === running)
  const hasSleeping = first.some((each, row) => each === CPU && state[row] === sleeping)
  const hasTlabs = first.includes(ALLOC)
  for (let row = 0; row < first.length; row++) {
    // The JVM's sampled allocations are some of those that the TLAB events hold: the sum would count them twice.
    if (first[row] === ALLOC_SAMPLED && !hasTlabs) first[row] = ALLOC
    if (first[row] !== CPU) continue
    const isCpu = hasRunning ? state[row] === running : state[row] !== sleeping
    if (hasRunning ? !isCpu : hasSleeping || isWallClock) second[row] = WALL
    if (!isCpu) first[row] = NONE
  }
  return [first, second]
}

/** NaN, which no state equals, when no sample has that state. */
function stateRow(states: readonly string[], name: string): number {
  return states.includes(name) ? states.indexOf(name) : NaN
}

/** Gives samples the time between two of them where their events had none. */
function fillSpans({ count, spanNs }: SampleColumns, [first, second]: Memberships, { cpuPeriodNs, wallPeriodNs }: Sampling): void {
  for (let row = 0; row < count.length; row++) {
    if (spanNs[row] > 0) continue
    if (first[row] === CPU) spanNs[row] = count[row] * (cpuPeriodNs ?? 0)
    else if (first[row] === WALL || second[row] === WALL) spanNs[row] = count[row] * (wallPeriodNs ?? 0)
  }
}

/** The sample types of one family: those of its measures that the recording has. */
function familyWeighings(
  family: Family,
  familyAt: number,
  { spanNs, bytes }: SampleColumns,
  memberships: Memberships,
): readonly Weighing[] {
  let [samples, withTime, withBytes] = [0, 0, 0]
  for (const families of memberships) {
    for (let row = 0; row < families.length; row++) {
      if (families[row] !== familyAt) continue
      samples++
      if (spanNs[row] > 0) withTime++
      if (bytes[row] > 0) withBytes++
    }
  }
  // Samples have a time only when the period of each is known: the time of some of them would mean nothing.
  const hasTime = family.main === 'count' ? withTime === samples : withTime > 0
  const isOffered: Readonly<Record<Measure, boolean>> = { count: true, time: hasTime, bytes: withBytes > 0 }
  const measures = samples === 0 ? [] : family.measures.filter(measure => measure === family.main || isOffered[measure])
  const period = measures.find(measure => measure !== 'count')
  return measures.map(measure => ({
    family: familyAt,
    measure,
    type: {
      name: family.id + SUFFIX[measure],
      unit: measure === 'count' ? family.unit : measure === 'time' ? 'nanoseconds' : 'bytes',
      event: family.id,
      weight: measures.length === 1 ? null : measure === 'count' ? 'samples' : measure === period ? 'period' : null,
    },
  }))
}

function valuesOf({ family, measure }: Weighing, columns: SampleColumns, [first, second]: Memberships, order: Int32Array): Float64Array {
  const column = measure === 'count' ? columns.count : measure === 'time' ? columns.spanNs : columns.bytes
  const values = new Float64Array(order.length)
  for (let at = 0; at < order.length; at++) {
    const row = order[at]
    if (first[row] === family || second[row] === family) values[at] = column[row]
  }
  return values
}

function defaultTypeName(memberships: Memberships): string {
  const counts = new Float64Array(FAMILIES.length)
  for (const families of memberships) for (const family of families) if (family !== NONE) counts[family]++
  const preferred = PREFERRED.map(familyRow).find(family => counts[family] > 0)
  const { id, main } = FAMILIES[preferred ?? counts.indexOf(Math.max(...counts))]
  return id + SUFFIX[main]
}

/** A set for each state; none where all samples are in the same, for then it says nothing. */
function stateLabels(states: readonly string[], builder: ProfileBuilder): readonly number[] {
  if (states.length < 2) return []
  return states.map(state => builder.labelSet([{ key: 'state', text: state.replace(/^STATE_/, '').toLowerCase() }]))
}
