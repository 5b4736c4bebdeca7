// Reads one chunk: events that are samples become rows, those about the recording become facts, all others are stepped over by size.

import { byteCursor } from '../../bytes/cursor'
import { HEADER_BYTES, type Chunk } from './chunkHeader'
import { constantsOf } from './constants'
import { factReader } from './factEvents'
import { framesOf } from './frames'
import { readPools } from './pools'
import { sampleReader, type ChunkContext, type EventReader, type Recording } from './sampleEvents'
import type { Schema } from './schema'

/** Metadata and checkpoints are events of the types 0 and 1: of the chunk itself. */
const OWN_TYPES = 2
/** Recorders number their types from 1 up. */
const MAX_TYPE = 2 ** 20

/** False when the chunk's own description of itself is broken, and nothing was read. */
export function readChunk(chunk: Chunk, recording: Recording): boolean {
  const { bytes, header, at } = chunk
  const { builder, families, names, report } = recording
  const cursor = byteCursor(bytes, header.isPacked)
  cursor.seek(header.metadataAt)
  const schema = recording.schemaAt(cursor)
  if (schema === null) return false
  const pools = readPools(cursor, schema, header.checkpointAt, at, report)
  const constants = constantsOf(cursor, schema, pools, names.symbols)
  const frames = framesOf(cursor, schema, constants, names, builder, chunk.isCut)
  const context: ChunkContext = { cursor, schema, constants, frames, recording, chunk, isAsyncProfilers: isAsyncProfilers(schema) }
  /** By type, made when its first event comes: a chunk describes two hundred types and has events of a dozen. Null: no samples, and no facts. */
  const readers: (EventReader | null | undefined)[] = []
  const skipped: number[] = []

  /** Leaves the cursor where it is. */
  const readerOf = (id: number): EventReader | null => {
    const type = id >= OWN_TYPES && id < MAX_TYPE ? schema.get(id) : undefined
    if (type === undefined) return null
    const behindType = cursor.at()
    const reader = sampleReader(type, context) ?? factReader(type, context) ?? null
    cursor.seek(behindType)
    readers[id] = reader
    if (reader === null) skipped[id] = 0
    return reader
  }

  recording.repeats.startChunk()
  for (let place = HEADER_BYTES; place < bytes.length;) {
    cursor.seek(place)
    const end = place + cursor.int()
    const type = cursor.long()
    if (end <= place || end > bytes.length) {
      report('rest of a chunk, after an event of impossible size', { unit: 'byte', at: at + place })
      break
    }
    const made = readers[type]
    const read = made === undefined ? readerOf(type) : made
    if (read === null) {
      if (skipped[type] !== undefined) skipped[type]++
      else if (type >= OWN_TYPES) report('events of a type that the chunk does not describe', { unit: 'byte', at: at + place })
    } else if (!read(end)) report('events longer than they say', { unit: 'byte', at: at + place })
    place = end
  }
  skipped.forEach((count, type) => {
    if (count > 0) families.skip(schema.get(type)?.name ?? '', count)
  })
  return true
}

/** Whether async-profiler wrote the chunk by itself; together with the JVM's recorder it describes the JVM's events too. */
function isAsyncProfilers(schema: Schema): boolean {
  const names = Array.from(schema.values(), type => type.name)
  return names.some(name => name.startsWith('profiler.')) && !names.includes('jdk.GarbageCollection')
}
