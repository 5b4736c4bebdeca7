// Reads the events that are samples, by the table of rules and the fields that this chunk gives them.

import type { ByteCursor } from '../../bytes/cursor'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import type { Chunk } from './chunkHeader'
import type { Constants, Lookup } from './constants'
import { EVENT_RULES, familyOf } from './events'
import type { RecordingFacts } from './facts'
import { NO_STACK, type ChunkFrames } from './frames'
import type { JavaNames } from './javaNames'
import { layoutOf } from './layout'
import type { Repeats } from './repeats'
import { noSample, type SampleRows } from './sampleRows'
import type { JfrField, JfrType, Schema } from './schema'

/** What every chunk of a recording writes to. */
export type Recording = {
  readonly builder: ProfileBuilder
  readonly names: JavaNames
  readonly rows: SampleRows
  readonly repeats: Repeats
  readonly facts: RecordingFacts
  readonly report: Report
}

export type ChunkContext = {
  readonly cursor: ByteCursor
  readonly schema: Schema
  readonly constants: Constants
  readonly frames: ChunkFrames
  readonly recording: Recording
  readonly chunk: Chunk
  readonly tally: ChunkTally
  /** Whether async-profiler wrote the chunk by itself. */
  readonly isAsyncProfilers: boolean
}

/** Counted for the receipt while events are read, for a report an event would cost more than the event. */
export type ChunkTally = { withoutStack: number; cutOff: number }

/** Takes an event that ends at `end`, the cursor standing behind its type; false when its fields do not fit in it. */
export type EventReader = (end: number) => boolean

const NS_PER: ReadonlyMap<string, number> = new Map([
  ['NANOSECONDS', 1],
  ['MICROSECONDS', 1e3],
  ['MILLISECONDS', 1e6],
  ['SECONDS', 1e9],
])

/** Slot of the class or method that is shown as the innermost frame. */
const LEAF = 7
// What is remembered of a sample beside its row.
const IS_CUT_OFF = 1
const IS_WITHOUT = 2
const FLAGS = 4

/** Undefined when events of the type are no samples. */
export function sampleReader(type: JfrType, context: ChunkContext): EventReader | undefined {
  const { cursor, schema, constants, frames, recording, tally, isAsyncProfilers } = context
  const { header, at, startNs } = context.chunk
  const { builder, rows, repeats, report } = recording
  const rule = EVENT_RULES.get(type.name)
  if (rule === undefined) return undefined
  const threadField = type.fields.some(field => field.name === 'sampledThread') ? 'sampledThread' : 'eventThread'
  const hasClass = rule.classField !== undefined
  const leafField = rule.classField ?? (isAsyncProfilers ? undefined : rule.methodField)
  const optional = [rule.countField, rule.timeField, rule.bytesField, leafField]
  const layout = layoutOf(schema, type, ['startTime', threadField, 'stackTrace', 'state', ...optional.map(name => name ?? '')])
  if (layout === null) {
    report(`${type.name} events of a form that cannot be read`, { unit: 'byte', at })
    return undefined
  }
  const { fields, values } = layout
  const threadOf = pooled(fields[1], frames.threads, NONE)
  const stackOf = pooled(fields[2], frames.stacks, NO_STACK)
  const stateOf = pooled<string | null>(fields[3], constants.texts, null)
  const leafOf = pooled(fields[LEAF], hasClass ? frames.classes : frames.methods, NONE)
  const nsPerSpan = NS_PER.get(fields[5]?.timeUnit ?? '') ?? header.nsPerTick
  const sample = noSample()
  sample.family = familyOf(type.name, rule, isAsyncProfilers)

  return end => {
    layout.read(cursor)
    if (cursor.at() > end) return false
    sample.timeNs = Math.max(0, startNs + (values[0] - header.startTicks) * header.nsPerTick)
    sample.count = fields[4] === null ? 1 : positive(values[4])
    sample.spanNs = positive(values[5] * nsPerSpan)
    sample.bytes = positive(values[6])
    // A field that the event does not have is NaN, which no key equals.
    const known = repeats.find(type.id, values[2] || 0, values[1] || 0, values[LEAF] || 0, values[3] || 0)
    if (known !== NONE && rows.addTo(Math.floor(known / FLAGS), sample)) {
      if ((known & IS_CUT_OFF) !== 0) tally.cutOff++
      if ((known & IS_WITHOUT) !== 0) tally.withoutStack++
      return true
    }
    const code = stackOf(values[2])
    const leaf = leafOf(values[LEAF])
    const state = stateOf(values[3])
    const isCutOff = code > 0 && (code & 1) !== 0
    if (isCutOff) tally.cutOff++
    if (code === NO_STACK) tally.withoutStack++
    sample.stack = code !== NO_STACK && leaf !== NONE ? builder.stack(code >> 1, leaf) : code >> 1
    sample.thread = threadOf(values[1])
    sample.state = state === null ? NONE : rows.stateRow(state)
    const row = rows.add(sample)
    if (rows.isMerging()) repeats.remember(row * FLAGS + (isCutOff ? IS_CUT_OFF : 0) + (code === NO_STACK ? IS_WITHOUT : 0))
    return true
  }
}

function pooled<T>(field: JfrField | null, lookups: (type: number) => Lookup<T>, missing: T): Lookup<T> {
  return field === null || !field.isPooled ? () => missing : lookups(field.type)
}

function positive(value: number): number {
  return value > 0 ? value : 0
}
