// Writes any profile as pprof's profile.proto, unpacked: every sample type, label, inlined frame, module and time, for `go tool pprof` and others.

import { float64Column, int32Column } from '../../base/columns'
import { intTable } from '../../base/intTable'
import { nsPerUnit } from '../../base/quantity'
import { protoWriter, type ProtoWriter } from '../../bytes/protobufWriter'
import { NONE, type Profile } from '../../profile/profile'
import { stringWriter, type StringWriter } from './stringWriter'
import { locationWriter } from './writeLocations'

const NS_PER_MS = 1e6

export function writePprof(profile: Profile): Uint8Array<ArrayBuffer> {
  const writer = protoWriter()
  const strings = stringWriter(profile.strings)
  const locations = locationWriter(profile, strings)
  const columns = profile.samples.values.map((values, type) => wholeValues(values, profile.meta.sampleTypes[type]?.unit ?? ''))
  writeSampleTypes(writer, strings, profile, columns)
  writeSamples(writer, strings, profile, columns, locations.idsOf)
  locations.write(writer)
  writeFacts(writer, strings, profile)
  strings.write(writer)
  return writer.finish()
}

type WholeColumn = { readonly values: Float64Array; readonly unit: string }

/** pprof's values are whole: fractions of a time become nanoseconds, others are rounded. */
function wholeValues(values: Float64Array, unit: string): WholeColumn {
  if (values.every(value => Number.isInteger(value))) return { values, unit }
  const ns = nsPerUnit(unit)
  const scale = ns ?? 1
  return { values: values.map(value => Math.round(value * scale)), unit: ns === null ? unit : 'nanoseconds' }
}

function writeSampleTypes(writer: ProtoWriter, strings: StringWriter, { meta }: Profile, columns: readonly WholeColumn[]): void {
  meta.sampleTypes.forEach(({ name }, type) => {
    writer.message(1, () => {
      writer.int(1, strings.index(name))
      writer.int(2, strings.index(columns[type].unit))
    })
  })
  writer.int(14, strings.index(meta.sampleTypes[meta.defaultSampleType]?.name ?? ''))
}

/** Rows that are alike but for their time are one sample: pprof's samples have no time. */
function writeSamples(
  writer: ProtoWriter,
  strings: StringWriter,
  profile: Profile,
  columns: readonly WholeColumn[],
  idsOf: (stack: number) => Iterable<number>,
): void {
  const { samples } = profile
  const merged = intTable()
  const firstRow = int32Column()
  const sums = columns.map(float64Column)
  for (let row = 0; row < samples.stack.length; row++) {
    const sample = merged.intern(samples.stack[row], samples.labelSet?.[row] ?? 0, samples.thread?.[row] ?? NONE)
    const isNew = sample === firstRow.length()
    if (isNew) firstRow.push(row)
    sums.forEach((sum, type) => {
      if (isNew) sum.push(0)
      sum.add(sample, columns[type].values[row])
    })
  }
  for (let sample = 0; sample < firstRow.length(); sample++) {
    const row = firstRow.get(sample)
    writer.message(2, () => {
      writer.ints(1, idsOf(samples.stack[row]))
      writer.ints(
        2,
        sums.map(sum => sum.get(sample)),
      )
      writeLabels(writer, strings, profile, row)
    })
  }
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
  const comments = meta.facts.flatMap(([name, value]) => (name === 'comment' ? [value] : []))
  if (comments.length > 0) writer.ints(13, comments.map(strings.index))
  writer.int(15, strings.index(meta.facts.find(([name]) => name === 'documentation')?.[1] ?? ''))
}

/** Nanoseconds since 1970 are more than a double holds, so whole milliseconds and the rest are scaled apart. */
function nanoseconds(startMs: number): bigint {
  const wholeMs = Math.floor(startMs)
  return BigInt(wholeMs) * BigInt(NS_PER_MS) + BigInt(Math.round((startMs - wholeMs) * NS_PER_MS))
}
