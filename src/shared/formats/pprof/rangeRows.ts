// Interns ranges of the bytes that stream by, a batch at a time, because each would otherwise wait for the memory of its own name.

import { float64Column, int32Column, type Float64Column } from '../../base/columns'
import { byteNames, type ByteNames } from '../../bytes/names'

export type RangeRows = {
  /** Every distinct range once. */
  readonly names: ByteNames
  /** By row of `names`: the place that came with it first. */
  readonly places: Float64Column
  /** Adds a range. Its bytes must stay as they are until `flush`. */
  add(bytes: Uint8Array, start: number, end: number, place: number): void
  flush(): void
  /** The rows of all ranges in their order. */
  finish(): Int32Array
}

/** As many as the processor fetches at once, and more does not help. */
const BATCH = 64

export function rangeRows(): RangeRows {
  const names = byteNames()
  const places = float64Column()
  const column = int32Column()
  const starts = new Int32Array(BATCH)
  const ends = new Int32Array(BATCH)
  const waiting = new Float64Array(BATCH)
  const rows = new Int32Array(BATCH)
  let bytes: Uint8Array = new Uint8Array()
  let count = 0

  function flush(): void {
    names.internAll(bytes, starts, ends, count, rows)
    for (let i = 0; i < count; i++) {
      if (rows[i] === places.length()) places.push(waiting[i])
      column.push(rows[i])
    }
    count = 0
  }

  return {
    names,
    places,
    add(from, start, end, place) {
      if (count === BATCH || from !== bytes) flush()
      bytes = from
      starts[count] = start
      ends[count] = end
      waiting[count++] = place
    },
    flush,
    finish() {
      flush()
      return column.finish()
    },
  }
}
