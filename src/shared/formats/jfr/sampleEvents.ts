// Reads the events that are samples, by the table of rules and the fields that this chunk gives them.

import type { ByteCursor } from '../../bytes/cursor'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import type { Chunk } from './chunkHeader'
import type { Constants, Lookup } from './constants'
import { EVENT_RULES, OTHER_RULE, SECOND_EVENTS, type EventRule } from './events'
import { isFact, type RecordingFacts } from './facts'
import type { Families } from './families'
import { IN_ERROR, IS_CUT, NO_STACK, STACK_SHIFT, type ChunkFrames } from './frames'
import type { JavaNames } from './javaNames'
import { layoutOf } from './layout'
import type { Repeats } from './repeats'
import { noSample, type SampleRows } from './sampleRows'
import type { JfrField, JfrType, Schema } from './schema'

/** What every chunk of a recording writes to. */
export type Recording = {
  readonly builder: ProfileBuilder
  readonly names: JavaNames
  /** The schema that a chunk's metadata describes, or null. */
  readonly schemaAt: (cursor: ByteCursor) => Schema | null
  readonly rows: SampleRows
  readonly families: Families
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
  /** Whether async-profiler wrote the chunk by itself. */
  readonly isAsyncProfilers: boolean
}

/** Takes an event that ends at `end`, the cursor standing behind its type; false when its fields do not fit in it. */
export type EventReader = (end: number) => boolean

const NS_PER: ReadonlyMap<string, number> = new Map([
  ['NANOSECONDS', 1],
  ['MICROSECONDS', 1e3],
  ['MILLISECONDS', 1e6],
  ['SECONDS', 1e9],
])

/** Said of samples whose stack the recorder had not written yet when the chunk ended. */
const LOST_STACKS = 'samples left out, whose stacks were not written before the end'

/** Slot of the class or method that is shown as the innermost frame. */
const LEAF = 7

/** Undefined when events of the type are no samples. */
export function sampleReader(type: JfrType, context: ChunkContext): EventReader | undefined {
  const { cursor, schema, constants, frames, recording, isAsyncProfilers } = context
  const { header, at, startNs, isCut } = context.chunk
  const { builder, rows, families, repeats, report } = recording
  const rule = ruleOf(type, schema)
  if (rule === undefined) return undefined
  const threadField = type.fields.some(field => field.name === 'sampledThread') ? 'sampledThread' : 'eventThread'
  const hasClass = rule.classField !== undefined
  const leafField = rule.classField ?? (isAsyncProfilers ? undefined : rule.methodField)
  const optional = [rule.countField, rule.timeField, rule.bytesField, leafField]
  const layout = layoutOf(schema, type, ['startTime', threadField, 'stackTrace', 'state', ...optional.map(name => name ?? '')])
  if (layout === null) {
    report(`${type.name} events of a form that cannot be read`, { unit: 'byte', at: at + header.metadataAt })
    return undefined
  }
  const { fields, values } = layout
  const threadOf = pooled(fields[1], frames.threads, NONE)
  const stackOf = pooled(fields[2], frames.stacks, NO_STACK)
  const stateOf = pooled<string | null>(fields[3], constants.texts, null)
  const leafOf = pooled(fields[LEAF], hasClass ? frames.classes : frames.methods, NONE)
  const nsPerSpan = NS_PER.get(fields[5]?.timeUnit ?? '') ?? header.nsPerTick
  const sample = noSample()
  const isThrow = type.name === 'jdk.JavaExceptionThrow'
  let family = NONE

  return end => {
    layout.read(cursor)
    if (cursor.at() > end) return false
    if (family === NONE) family = families.ofEvent(type.name, isAsyncProfilers)
    sample.family = family
    sample.timeNs = startNs + (values[0] - header.startTicks) * header.nsPerTick
    sample.count = fields[4] === null ? 1 : positive(values[4])
    sample.spanNs = positive(values[5] * nsPerSpan)
    sample.bytes = positive(values[6])
    // A field that the event does not have is NaN, which no key equals.
    const known = repeats.find(type.id, values[2] || 0, values[1] || 0, values[LEAF] || 0, values[3] || 0)
    sample.isCut = (known & 1) !== 0
    if (known !== NONE && rows.addTo(known >> 1, sample)) return true
    const code = stackOf(values[2])
    if (isCut && code === NO_STACK && values[2] > 0) {
      report(LOST_STACKS, { unit: 'sample', at: rows.sampleCount() + 1 })
      return true
    }
    const leaf = leafOf(values[LEAF])
    const state = stateOf(values[3])
    // The constructor of errors is watched as well as that of all throwables: without this, every error counts twice.
    if (isThrow && code >= 0 && (code & IN_ERROR) !== 0) {
      report(SECOND_EVENTS, { unit: 'sample', at: rows.sampleCount() + 1 })
      return true
    }
    sample.isCut = code >= 0 && (code & IS_CUT) !== 0
    if (sample.isCut) families.cutAt(family, { unit: 'sample', at: rows.sampleCount() + 1 })
    sample.stack = code !== NO_STACK && leaf !== NONE ? builder.stack(code >> STACK_SHIFT, leaf) : code >> STACK_SHIFT
    sample.thread = threadOf(values[1])
    sample.state = state === null ? NONE : rows.stateRow(state)
    const row = rows.add(sample)
    if (rows.isMerging()) repeats.remember(2 * row + Number(sample.isCut))
    return true
  }
}

/** Undefined for events that have no stack; of those that the recorders and programs define themselves nothing else is known. */
function ruleOf(type: JfrType, schema: Schema): Omit<EventRule, 'family'> | undefined {
  const rule = EVENT_RULES.get(type.name)
  if (rule !== undefined || isFact(type.name)) return rule
  const stack = type.fields.find(field => field.name === 'stackTrace')
  const hasStack = stack?.isPooled === true && !stack.isArray && schema.get(stack.type)?.fields.some(({ name }) => name === 'frames')
  return hasStack === true ? OTHER_RULE : undefined
}

function pooled<T>(field: JfrField | null, lookups: (type: number) => Lookup<T>, missing: T): Lookup<T> {
  return field === null || !field.isPooled ? () => missing : lookups(field.type)
}

function positive(value: number): number {
  return value > 0 ? value : 0
}
