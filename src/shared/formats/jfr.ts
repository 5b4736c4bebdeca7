// JDK Flight Recorder's recordings (JEP 328), as the JVM and async-profiler write them: read chunk by chunk as they arrive.

import { fail, ok } from '../base/result'
import { profileBuilder } from '../profile/builder'
import { malformed, type Format, type ProfileReader, type ReadError, type Report } from './format'
import { readChunk } from './jfr/chunk'
import { HEADER_BYTES, headerProblem, isChunkStart, type ChunkHeader } from './jfr/chunkHeader'
import { chunkStream } from './jfr/chunkStream'
import { recordingFacts } from './jfr/facts'
import { recordingFamilies } from './jfr/families'
import { javaNames } from './jfr/javaNames'
import type { Recording } from './jfr/sampleEvents'
import { repeats } from './jfr/repeats'
import { sampleRows } from './jfr/sampleRows'
import { profileOfRows } from './jfr/sampleTypes'

/** Said where there were so many samples that those alike became one row. */
const MERGED = 'samples added to another of the same stack and thread, their time with it'
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
  const recording: Recording = { builder, facts, families, report, names: javaNames(builder), rows: sampleRows(), repeats: repeats() }
  /** Of the first chunk: times count from there until all are read. Chunks may have been joined in any order. */
  let firstNs: bigint | null = null
  let originNs = 0
  let endNs = -Infinity
  let chunksRead = 0
  let error: ReadError | null = null

  /** False when the chunk, and with it all that follows, cannot be read. */
  function accept(header: ChunkHeader, at: number): boolean {
    const problem = headerProblem(header, at)
    if (problem !== null && chunksRead === 0) error = problem
    else if (problem !== null) report('chunks that were still being written or cannot be read', { unit: 'byte', at })
    return problem === null
  }

  const stream = chunkStream(accept, (bytes, header, at, isWhole) => {
    firstNs ??= header.startNs
    const startNs = Number(header.startNs - firstNs)
    if (!isWhole) report('chunks cut off by the end of the file', { unit: 'byte', at: at + bytes.length })
    if (readChunk({ bytes, header, at, startNs }, recording)) {
      chunksRead++
      originNs = Math.min(originNs, startNs)
      endNs = Math.max(endNs, startNs + header.durationNs)
    } else if (chunksRead === 0 && error === null) {
      error = malformed(
        'jfr',
        isWhole ? 'a chunk without metadata' : 'the file ends before its first chunk does',
        'byte',
        at + bytes.length,
      )
    } else report('chunks without metadata', { unit: 'byte', at })
  })

  return {
    push: stream.push,
    finish() {
      const strayAt = stream.finish()
      if (strayAt !== null) report('bytes after the last chunk', { unit: 'byte', at: strayAt })
      if (chunksRead === 0) return fail(error ?? malformed('jfr', 'the file ends within its header', 'byte', strayAt ?? HEADER_BYTES))
      const startMs = firstNs === null ? null : Number((firstNs + BigInt(Math.round(originNs))) / NS_PER_MS)
      const profile = profileOfRows(recording.rows, families, builder, report, {
        sampling: facts.sampling(),
        originNs,
        startMs,
        durationNs: endNs - originNs,
        facts: facts.list(),
      })
      const merged = profile === null ? 0 : profile.meta.sampleCount - profile.samples.stack.length
      if (merged > 0) report(MERGED, null, merged)
      return profile === null ? fail({ kind: 'empty', format: 'jfr' }) : ok(profile)
    },
  }
}
