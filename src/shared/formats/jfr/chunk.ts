// Reads one chunk: events that are samples become rows, those about the recording become facts, all others are stepped over by size.

import { byteCursor } from '../../bytes/cursor'
import { HEADER_BYTES, type Chunk } from './chunkHeader'
import { constantsOf } from './constants'
import { factReader } from './factEvents'
import { framesOf } from './frames'
import { readPools } from './pools'
import { sampleReader, type ChunkContext, type ChunkTally, type EventReader, type Recording } from './sampleEvents'
import { readSchema, type Schema } from './schema'

/** Recorders number their types from 1 up. */
const MAX_TYPE = 2 ** 20

/** False when the chunk's own description of itself is broken, and nothing was read. */
export function readChunk(chunk: Chunk, recording: Recording): boolean {
  const { bytes, header, at } = chunk
  const { builder, names, report } = recording
  const cursor = byteCursor(bytes, header.isPacked)
  cursor.seek(header.metadataAt)
  const schema = readSchema(cursor)
  if (schema === null) return false
  const pools = readPools(cursor, schema, header.checkpointAt, at, report)
  const constants = constantsOf(cursor, schema, pools, names.symbols)
  const frames = framesOf(cursor, schema, constants, names, builder)
  const tally: ChunkTally = { withoutStack: 0, cutOff: 0 }
  const context: ChunkContext = { cursor, schema, constants, frames, recording, chunk, tally, isAsyncProfilers: isAsyncProfilers(schema) }
  const readers: (EventReader | undefined)[] = []
  for (const type of schema.values()) {
    if (type.id >= 0 && type.id < MAX_TYPE) readers[type.id] = sampleReader(type, context) ?? factReader(type, context)
  }

  recording.repeats.startChunk()
  for (let place = HEADER_BYTES; place < bytes.length;) {
    cursor.seek(place)
    const end = place + cursor.int()
    const read = readers[cursor.long()]
    if (end <= place || end > bytes.length) {
      report('rest of a chunk, after an event of impossible size', { unit: 'byte', at: at + place })
      break
    }
    if (read !== undefined && !read(end)) report('events longer than they say', { unit: 'byte', at: at + place })
    place = end
  }
  if (tally.cutOff > 0) report('samples whose stack the recorder cut off', { unit: 'byte', at }, tally.cutOff)
  return true
}

/** Whether async-profiler wrote the chunk by itself; together with the JVM's recorder it describes the JVM's events too. */
function isAsyncProfilers(schema: Schema): boolean {
  const names = Array.from(schema.values(), type => type.name)
  return names.some(name => name.startsWith('profiler.')) && !names.includes('jdk.GarbageCollection')
}
