// The 68 bytes before every chunk of a flight recording: where its tables are, and what its ticks mean.

import { byteCursor } from '../../bytes/cursor'
import { malformed, type ReadError } from '../format'

export const HEADER_BYTES = 68
const MAGIC = [0x46, 0x4c, 0x52, 0x00]
const COMPRESSED_INTS = 1
const OLDEST_MAJOR = 1
const NEWEST_MAJOR = 2
/** Places within a chunk are kept as 32-bit integers; recorders start a new chunk long before. */
const MAX_CHUNK_BYTES = 2 ** 31 - 1
const NS_PER_SECOND = 1e9

export type ChunkHeader = {
  readonly major: number
  readonly minor: number
  /** 0 while the chunk is being written. */
  readonly sizeBytes: number
  /** Of the last checkpoint, from the chunk's start; 0 while the chunk is being written. */
  readonly checkpointAt: number
  readonly metadataAt: number
  /** Nanoseconds since 1970. */
  readonly startNs: bigint
  readonly durationNs: number
  readonly startTicks: number
  readonly nsPerTick: number
  readonly isPacked: boolean
}

export type Chunk = {
  /** From the header to the chunk's end, or to where the file was cut off. */
  readonly bytes: Uint8Array
  readonly header: ChunkHeader
  /** In the file. */
  readonly at: number
  /** From the recording's start. */
  readonly startNs: number
  /** Whether it ends before its last names: samples that need them are left out. */
  readonly isCut: boolean
}

export function isChunkStart(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[at] === byte)
}

/** Of a chunk's first HEADER_BYTES. */
export function chunkHeader(bytes: Uint8Array): ChunkHeader {
  const cursor = byteCursor(bytes, false)
  cursor.seek(MAGIC.length)
  const [major, minor] = [cursor.short(), cursor.short()]
  const [sizeBytes, checkpointAt, metadataAt] = [cursor.long(), cursor.long(), cursor.long()]
  const startNs = new DataView(bytes.buffer, bytes.byteOffset).getBigInt64(cursor.at())
  cursor.skip(8)
  const [durationNs, startTicks, ticksPerSecond] = [cursor.long(), cursor.long(), cursor.long()]
  return {
    major,
    minor,
    sizeBytes,
    checkpointAt,
    metadataAt,
    startNs,
    durationNs: Math.max(0, durationNs),
    startTicks,
    nsPerTick: NS_PER_SECOND / (ticksPerSecond > 0 ? ticksPerSecond : NS_PER_SECOND),
    isPacked: (cursor.int() & COMPRESSED_INTS) !== 0,
  }
}

/** Of a chunk that was still being written, and of which nothing can be read. */
export const STILL_BEING_WRITTEN: ReadError = {
  kind: 'unsupported',
  what: 'a flight recording that was still being written',
  advice: 'end it with `jcmd PID JFR.stop` or `asprof stop PID`; where the JVM is gone, run `jfr assemble` on its repository',
}

/** Whether the recorder wrote into the header how long the chunk is and where its tables are: it does so last. */
export function isFinished({
  sizeBytes,
  checkpointAt,
  metadataAt,
}: Pick<ChunkHeader, 'sizeBytes' | 'checkpointAt' | 'metadataAt'>): boolean {
  return sizeBytes !== 0 && checkpointAt !== 0 && metadataAt !== 0
}

/** The bytes to wait for: of a chunk without a size, all that follow. */
export function wantedBytes({ sizeBytes }: ChunkHeader): number {
  return sizeBytes === 0 ? MAX_CHUNK_BYTES : sizeBytes
}

/** Why a chunk with this header cannot be read, or null. */
export function headerProblem({ major, minor, sizeBytes, checkpointAt, metadataAt }: ChunkHeader, at: number): ReadError | null {
  const version = `a flight recording of version ${major}.${minor}`
  if (major < OLDEST_MAJOR) {
    return {
      kind: 'unsupported',
      what: `${version}, from Oracle JDK 7 or 8`,
      advice: 'record again with JDK 11 or later, or with 8u262 or later',
    }
  }
  if (major > NEWEST_MAJOR) return { kind: 'unsupported', what: version, advice: 'versions 1 and 2 can be read' }
  if (sizeBytes > MAX_CHUNK_BYTES) return { kind: 'too-large', what: 'a chunk of the recording', limitBytes: MAX_CHUNK_BYTES }
  if (!isFinished({ sizeBytes, checkpointAt, metadataAt })) return null
  const isWithin = [checkpointAt, metadataAt].every(place => place >= HEADER_BYTES && place < sizeBytes)
  return isWithin ? null : malformed('jfr', 'a chunk whose tables stand outside of it', 'byte', at)
}
