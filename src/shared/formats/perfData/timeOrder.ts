// Records in the order of their times: every processor writes its own, and they come in rounds. What a round brought can be read once
// the next one is over. Rules: Linux, `tools/perf/util/ordered-events.c`.

import { float64Column, int32Column } from '../../base/columns'
import { withRoom } from '../../bytes/withRoom'

export type TimeOrder = {
  /** `timeNs` from any point on. The record is copied. */
  add(record: DataView, timeNs: number): void
  /** All that were written before it lie before what comes after the next one. */
  endRound(): void
  /** There are no more. */
  finish(): void
}

const FIRST_BYTES = 1 << 16
/** A recording without rounds is held up to here, and then read as far as it came. */
const MAX_HELD_BYTES = 2 ** 30

export function timeOrder(onRecord: (record: DataView) => void): TimeOrder {
  let held = new Uint8Array(FIRST_BYTES)
  let heldBytes = 0
  let starts = int32Column()
  let times = float64Column()
  let latestNs = -Infinity
  let beforeNs = -Infinity

  function flush(untilNs: number): void {
    const startAt = starts.finish()
    const timeNs = times.finish()
    const count = startAt.length
    const endAt = (row: number) => (row + 1 < count ? startAt[row + 1] : heldBytes)
    // The sort keeps the order of the file where times are equal.
    const order = Array.from(startAt.keys()).sort((a, b) => timeNs[a] - timeNs[b])
    const kept = held
    const keptRows: number[] = []
    for (const row of order) {
      if (timeNs[row] <= untilNs) onRecord(new DataView(kept.buffer, startAt[row], endAt(row) - startAt[row]))
      else keptRows.push(row)
    }
    starts = int32Column()
    times = float64Column()
    keptRows.sort((a, b) => a - b)
    let at = 0
    for (const row of keptRows) {
      const end = endAt(row)
      kept.copyWithin(at, startAt[row], end)
      starts.push(at)
      times.push(timeNs[row])
      at += end - startAt[row]
    }
    heldBytes = at
  }

  return {
    add(record, timeNs) {
      const size = record.byteLength
      if (heldBytes + size > MAX_HELD_BYTES) flush(latestNs)
      held = withRoom(held, heldBytes, size)
      held.set(new Uint8Array(record.buffer, record.byteOffset, size), heldBytes)
      starts.push(heldBytes)
      times.push(timeNs)
      heldBytes += size
      latestNs = Math.max(latestNs, timeNs)
    },
    endRound() {
      flush(beforeNs)
      beforeNs = latestNs
    },
    finish: () => flush(Infinity),
  }
}
