// JSON inside of something else, as pages carry the data that they draw.

import { bytesOf } from '../base/utf8'
import type { JsonSink } from './jsonSink'
import { jsonScanner, type JsonFault } from './jsonScanner'

/** Where `mark` begins for the first time, or −1. Linear: marks here are short and begin with a rare byte. */
export function markAt(bytes: Uint8Array, mark: string): number {
  const wanted = bytesOf(mark)
  for (let at = bytes.indexOf(wanted[0]); at !== -1; at = bytes.indexOf(wanted[0], at + 1)) {
    let same = 1
    while (same < wanted.length && bytes[at + same] === wanted[same]) same++
    if (same === wanted.length) return at
  }
  return -1
}

/** Reads the one value that begins at `start`, whatever follows it. The fault's place counts from the first byte of all. */
export function readJsonWithin(bytes: Uint8Array, start: number, sink: JsonSink): JsonFault | null {
  let isWhole = false
  const scanner = jsonScanner({
    ...sink,
    close() {
      sink.close()
      isWhole = true
    },
  })
  scanner.push(bytes.subarray(start))
  const fault = scanner.finish()
  if (fault === null || isWhole) return null
  return { ...fault, byte: start + fault.byte }
}
