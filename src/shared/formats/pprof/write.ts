// Writes any profile as pprof's profile.proto, unpacked: every sample type, label, inlined frame, module and time, for `go tool pprof` and others.

import { float64Column, int32Column } from '../../base/columns'
import { intTable } from '../../base/intTable'
import { protoWriter, type ProtoWriter } from '../../bytes/protobufWriter'
import { NONE, type Profile } from '../../profile/profile'
import { stringWriter, type StringWriter } from './stringWriter'
import { wholeValues, type WholeColumn } from './wholeValues'
import { locationWriter } from './writeLocations'

const NS_PER_MS = 1e6

export function writePprof(profile: Profile): Uint8Array<ArrayBuffer> {
  const writer = protoWriter()
  const strings = stringWriter(profile.strings)
  const locations = locationWriter(profile, strings)
  const { row, sums } = mergedSamples(profile)
  const columns = sums.map((values, type) => wholeValues(values, profile.meta.sampleTypes[type]?.unit ?? ''))
  writeSampleTypes(writer, strings, profile, columns)
  writeSamples(writer, strings, profile, row, columns, locations.idsOf)
  locations.write(writer)
  writeFacts(writer, strings, profile)
  strings.write(writer)
  return writer.finish()
}

function writeSampleTypes(writer: ProtoWriter, strings: StringWriter, { meta }: Profile, columns: readonly WholeColumn[]): void {
  meta.sampleTypes.forEach(({ name }, type) => writeType(writer, strings, 1, name, columns[type].unit))
  writer.int(14, strings.index(meta.sampleTypes[meta.defaultSampleType]?.name ?? ''))
}

function writeType(writer: ProtoWriter, strings: StringWriter, field: number, type: string, unit: string): void {
  writer.message(field, () => {
    writer.int(1, strings.index(type))
    writer.int(2, strings.index(unit))
  })
}

type MergedSamples = {
  /** A row of the profile that stands for the sample's stack, labels and thread. */
  readonly row: Int32Array
  /** By sample type. */
  readonly sums: readonly Float64Array[]
}

/** Rows that are alike but for their time are one sample: pprof's samples have no time. */
function mergedSamples({ samples }: Profile): MergedSamples {
  const merged = intTable()
  const firstRow = int32Column()
  const sums = samples.values.map(float64Column)
  for (let row = 0; row < samples.stack.length; row++) {
    const sample = merged.intern(samples.stack[row], samples.labelSet?.[row] ?? 0, samples.thread?.[row] ?? NONE)
    const isNew = sample === firstRow.length()
    if (isNew) firstRow.push(row)
    sums.forEach((sum, type) => {
      if (isNew) sum.push(0)
      sum.add(sample, samples.values[type][row])
    })
  }
  return { row: firstRow.finish(), sums: sums.map(sum => sum.finish()) }
}

function writeSamples(
  writer: ProtoWriter,
  strings: StringWriter,
  profile: Profile,
  rows: Int32Array,
  columns: readonly WholeColumn[],
  idsOf: (stack: number) => Iterable<number>,
): void {
  rows.forEach((row, sample) => {
    writer.message(2, () => {
      writer.ints(1, idsOf(profile.samples.stack[row]))
      writer.ints(
        2,
        columns.map(({ values }) => values[sample]),
      )
      writeLabels(writer, strings, profile, row)
    })
  })
}

function writeLabels(writer: ProtoWriter, strings: StringWriter, { samples, labels, threads }: Profile, row: number): void {
  const set = samples.labelSet?.[row] ?? 0
  for (let label = labels.start[set]; label < labels.start[set + 1]; label++) {
    writer.message(3, () => {
      writer.int(1, strings.row(labels.key[label]))
      writer.int(2, strings.row(labels.text[label]))
      writer.int(3, labels.number[label])
      writer.int(4, strings.row(labels.unit[label]))
    })
  }
  const thread = threads[samples.thread?.[row] ?? NONE]
  if (thread === undefined) return
  writer.message(3, () => {
    writer.int(1, strings.index('thread'))
    writer.int(2, strings.index(thread.name))
  })
  for (const [key, id] of [
    ['thread_id', thread.threadId],
    ['process_id', thread.processId],
  ] as const) {
    if (id === null) continue
    writer.message(3, () => {
      writer.int(1, strings.index(key))
      writer.int(3, id)
    })
  }
}

function writeFacts(writer: ProtoWriter, strings: StringWriter, { meta }: Profile): void {
  if (meta.startMs !== null && Number.isFinite(meta.startMs)) writer.bits(9, nanoseconds(meta.startMs))
  writer.int(10, Math.round(meta.durationNs ?? 0))
  const { period } = meta
  if (period !== undefined) {
    writeType(writer, strings, 11, period.type, period.unit)
    writer.int(12, Math.round(period.value))
  }
  const comments = meta.facts.flatMap(([name, value]) => (name === 'comment' ? [value] : []))
  if (comments.length > 0) writer.ints(13, comments.map(strings.index))
  writer.int(15, strings.index(meta.facts.find(([name]) => name === 'documentation')?.[1] ?? ''))
}

/** Nanoseconds since 1970 are more than a double holds, so whole milliseconds and the rest are scaled apart. */
function nanoseconds(startMs: number): bigint {
  const wholeMs = Math.floor(startMs)
  return BigInt(wholeMs) * BigInt(NS_PER_MS) + BigInt(Math.round((startMs - wholeMs) * NS_PER_MS))
}
