// A run of bytes made of pieces. Pieces that follow each other are one run without being copied, and nearly all do.

import type { RangeRows } from './rangeRows'

export type ByteRange = {
  clear(): void
  readonly isEmpty: () => boolean
  add(bytes: Uint8Array, start: number, end: number): void
  addTo(rows: RangeRows, place: number): void
}

const FIRST_SPILL_BYTES = 256

export function byteRange(): ByteRange {
  let bytes: Uint8Array = new Uint8Array()
  let start = 0
  let end = 0
  let spill: Uint8Array = new Uint8Array(FIRST_SPILL_BYTES)

  /** Copies the run to where there is room for as many bytes. */
  function spillOver(sizeBytes: number): void {
    const run = bytes.subarray(start, end)
    if (sizeBytes > spill.length) spill = new Uint8Array(Math.max(sizeBytes, spill.length * 2))
    if (bytes !== spill) spill.set(run)
    end -= start
    start = 0
    bytes = spill
  }

  return {
    clear() {
      start = 0
      end = 0
    },
    isEmpty: () => start === end,
    add(from, first, last) {
      if (end === start) {
        bytes = from
        start = first
        end = last
      } else if (bytes === from && end === first) {
        end = last
      } else {
        spillOver(end - start + last - first)
        spill.set(from.subarray(first, last), end)
        end += last - first
      }
    },
    addTo(rows, place) {
      rows.add(bytes, start, end, place)
      // The next run is written over this one.
      if (bytes === spill) rows.flush()
    },
  }
}
