// A trace that ART wrote while the program ran: what threads and methods are called stands among the records, how it was recorded at the
// end. Rules: AOSP's art/runtime/trace.cc (kTraceStreaming), Perfetto's art_method_tokenizer.cc.

import { float64Column, type Float64Column } from '../../base/columns'
import { textOf } from '../../base/utf8'
import { artTables, type ArtHeader } from './header'

export type Streamed = {
  readonly header: ArtHeader
  /** Where each record of an event begins, in order. */
  readonly places: Pick<Float64Column, 'length' | 'get'>
  /** Where the file was cut, or is no such trace any more; null where its summary ends it. */
  readonly brokenAt: number | null
}

/** In the place of a thread's number: what follows is no event. */
const NO_THREAD = 0
const METHOD = 1
const THREAD = 2
const SUMMARY = 3

/** `recordBytes`: of an event, with the number of its thread. */
export function streamedTrace(bytes: Uint8Array, start: number, recordBytes: number): Streamed {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = artTables()
  const places = float64Column()

  /** The text at `at`, or null where the file ends before it does. */
  const textAt = (at: number, length: number) => (at + length > bytes.length ? null : textOf(bytes.subarray(at, at + length)).trimEnd())
  const sizeAt = (at: number) => (at + 2 > bytes.length ? Infinity : view.getUint16(at, true))

  /** Where the next part begins; NaN where this one cannot be read, Infinity where it was the last. */
  function part(at: number): number {
    if (at + 2 > bytes.length) return NaN
    if (view.getUint16(at, true) !== NO_THREAD) {
      if (at + recordBytes > bytes.length) return NaN
      places.push(at)
      return at + recordBytes
    }
    const body = at + 3
    const kind = bytes[at + 2]
    if (kind === METHOD) {
      const size = sizeAt(body)
      const line = textAt(body + 2, size)
      if (line !== null) tables.method(line)
      return line === null ? NaN : body + 2 + size
    }
    if (kind === THREAD) {
      const size = sizeAt(body + 2)
      const name = textAt(body + 4, size)
      if (name !== null) tables.thread(view.getUint16(body, true), name)
      return name === null ? NaN : body + 4 + size
    }
    if (kind !== SUMMARY || body + 4 > bytes.length) return NaN
    const summary = textAt(body + 4, view.getUint32(body, true))
    for (const line of summary?.split('\n') ?? []) tables.fact(line)
    return summary === null ? NaN : Infinity
  }

  let at = start
  for (let next = part(at); next !== Infinity; next = part(at)) {
    if (Number.isNaN(next)) return { header: tables.finish(), places, brokenAt: at }
    at = next
  }
  return { header: tables.finish(), places, brokenAt: null }
}
