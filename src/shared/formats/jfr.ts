// JDK Flight Recorder's recordings (JEP 328), as the JVM and async-profiler write them: read chunk by chunk as they arrive.

import { fail, ok } from '../base/result'
import { profileBuilder } from '../profile/builder'
import { NONE } from '../profile/profile'
import { malformed, type Format, type ProfileReader, type ReadError, type Report } from './format'
import { readChunk } from './jfr/chunk'
import { HEADER_BYTES, headerProblem, isChunkStart, isFinished, STILL_BEING_WRITTEN, type ChunkHeader } from './jfr/chunkHeader'
import { chunkStream } from './jfr/chunkStream'
import { wholePart } from './jfr/cutChunk'
import { recordingFacts } from './jfr/facts'
import { recordingFamilies } from './jfr/families'
import { javaNames } from './jfr/javaNames'
import type { Recording } from './jfr/sampleEvents'
import { repeats } from './jfr/repeats'
import { schemaReader } from './jfr/schema'
import { sampleRows } from './jfr/sampleRows'
import { profileOfRows } from './jfr/sampleTypes'

/** Said where there were so many samples that those alike became one row. */
const MERGED = 'samples added to another of the same stack and thread, their time with it'
/** Said of what cannot be read for want of the metadata that say how, or of the names: a recorder writes both last. */
const LOST_BYTES = 'bytes of a chunk that ends before its metadata or its names, not read'
const NS_PER_MS = 1_000_000n

export const jfr: Format = {
  id: 'jfr',
  title: 'JFR recording',
  looksLike: head => (isChunkStart(head) ? 'yes' : 'no'),
  open: openRecording,
}

function openRecording(report: Report): ProfileReader {
  const builder = profileBuilder('jfr')
  const facts = recordingFacts(report)
  const families = recordingFamilies()
  const recording: Recording = {
    builder,
    facts,
    families,
    report,
    names: javaNames(builder),
    schemaAt: schemaReader(),
    rows: sampleRows(),
    repeats: repeats(),
  }
  /** Of the first chunk: times count from there until all are read. Chunks may have been joined in any order. */
  let firstNs: bigint | null = null
  let originNs = 0
  let endNs = -Infinity
  let chunksRead = 0
  let error: ReadError | null = null
  /** Where the whole events end of a chunk that was cut off and read. */
  let cutAt: number | null = null

  /** False when the chunk, and with it all that follows, cannot be read. */
  function accept(header: ChunkHeader, at: number): boolean {
    const problem = headerProblem(header, at)
    if (problem !== null && chunksRead === 0) error = problem
    else if (problem !== null) report('chunks that cannot be read', { unit: 'byte', at })
    return problem === null
  }

  function read(bytes: Uint8Array, header: ChunkHeader, at: number, isCut: boolean): boolean {
    const startNs = Number(header.startNs - (firstNs ?? header.startNs))
    if (!readChunk({ bytes, header, at, startNs, isCut }, recording)) return false
    chunksRead++
    originNs = Math.min(originNs, startNs)
    endNs = Math.max(endNs, startNs + header.durationNs)
    return true
  }

  /** Reads what is whole of a chunk that is not. */
  function readCut(bytes: Uint8Array, header: ChunkHeader, at: number): void {
    const isUnfinished = !isFinished(header)
    const part = wholePart(bytes, header)
    const isRead = part !== null && read(part.bytes, part.header, at, true)
    const what = isUnfinished ? 'chunks that were still being written' : 'chunks cut off by the end of the file'
    if (isRead) cutAt = at + part.bytes.length
    if (isRead) report(`${what}, read as far as they go`, { unit: 'byte', at: at + bytes.length })
    else if (chunksRead > 0) report(LOST_BYTES, { unit: 'byte', at }, bytes.length)
    else
      error ??= isUnfinished
        ? STILL_BEING_WRITTEN
        : malformed('jfr', 'the file ends before its first chunk does', 'byte', at + bytes.length)
  }

  const stream = chunkStream(accept, (bytes, header, at, isWhole) => {
    firstNs ??= header.startNs
    if (!isWhole || !isFinished(header)) readCut(bytes, header, at)
    else if (read(bytes, header, at, false)) return
    else if (chunksRead > 0) report('chunks without metadata', { unit: 'byte', at })
    else error ??= malformed('jfr', 'a chunk without metadata', 'byte', at + bytes.length)
  })

  return {
    push: stream.push,
    finish() {
      const strayAt = stream.finish()
      if (strayAt !== null) report('rest of the file after its last chunk, not read', { unit: 'byte', at: strayAt })
      if (chunksRead === 0) return fail(error ?? malformed('jfr', 'the file ends within its header', 'byte', strayAt ?? HEADER_BYTES))
      const startMs = firstNs === null ? null : Number((firstNs + BigInt(Math.round(originNs))) / NS_PER_MS)
      const profile = profileOfRows(recording.rows, families, builder, report, {
        sampling: facts.sampling(),
        originNs,
        startMs,
        durationNs: endNs - originNs,
        facts: facts.list(),
      })
      if (cutAt !== null && (profile === null || profile.samples.stack.every(stack => stack === NONE))) {
        return fail(malformed('jfr', 'the file ends before the stacks of its samples were written', 'byte', cutAt))
      }
      if (profile === null) return fail({ kind: 'empty', format: 'jfr' })
      facts.report()
      const merged = profile.meta.sampleCount - profile.samples.stack.length
      if (merged > 0) report(MERGED, null, merged)
      return ok(profile)
    },
  }
}
