// What heaptrack counts for each stack while blocks come and go: allocations, the short-lived, what lived at the peak of all, what was left.

import { float64Column, int32Column } from '../../base/columns'
import { intTable } from '../../base/intTable'

/** heaptrack's own word for it is kind 0, so that a release of that kind right after another release counts as short-lived. Its figures are ours. */
const NO_KIND = 0

export type StackCosts = {
  readonly stack: number
  readonly allocations: number
  readonly temporary: number
  readonly peakBytes: number
  readonly leakedBytes: number
  readonly allocatedBytes: number
}

export type HeaptrackCosts = {
  /** A kind of block, so many bytes from one stack; `+` and `-` name it by its number, from 0. */
  kind(sizeBytes: number, stack: number): void
  /** False where there is no such kind. */
  allocate(kind: number): boolean
  release(kind: number): boolean
  finish(): readonly StackCosts[]
}

export function heaptrackCosts(): HeaptrackCosts {
  const kindSize = float64Column()
  const kindRow = int32Column()
  const rows = intTable()
  const stacks = int32Column()
  const columns = {
    allocations: float64Column(),
    temporary: float64Column(),
    leaked: float64Column(),
    peak: float64Column(),
    all: float64Column(),
  }
  /** The peak that `peak` of a row is of: peaks are numbered, and a row that did not change since an older one held the same at the last. */
  const rowPeak = float64Column()
  let peak = 0
  let liveBytes = 0
  let peakBytes = 0
  let lastAllocated = NO_KIND

  /** What the row holds is what it held at the last peak, if nothing changed it since. */
  function settle(row: number): void {
    if (rowPeak.get(row) === peak) return
    rowPeak.set(row, peak)
    columns.peak.set(row, columns.leaked.get(row))
  }

  return {
    kind(sizeBytes, stack) {
      const row = rows.intern(stack, 0, 0)
      if (row === stacks.length()) {
        stacks.push(stack)
        for (const column of Object.values(columns)) column.push(0)
        rowPeak.push(peak)
      }
      kindSize.push(sizeBytes)
      kindRow.push(row)
    },
    allocate(kind) {
      if (!(kind < kindSize.length())) return false
      const row = kindRow.get(kind)
      const sizeBytes = kindSize.get(kind)
      settle(row)
      columns.allocations.add(row, 1)
      columns.leaked.add(row, sizeBytes)
      columns.all.add(row, sizeBytes)
      liveBytes += sizeBytes
      lastAllocated = kind
      if (liveBytes > peakBytes) {
        peakBytes = liveBytes
        peak++
      }
      return true
    },
    release(kind) {
      if (!(kind < kindSize.length())) return false
      const row = kindRow.get(kind)
      settle(row)
      columns.leaked.add(row, -kindSize.get(kind))
      liveBytes -= kindSize.get(kind)
      // Freed as the very next thing.
      if (lastAllocated === kind) columns.temporary.add(row, 1)
      lastAllocated = NO_KIND
      return true
    },
    finish() {
      return Array.from(stacks.finish(), (stack, row) => {
        settle(row)
        return {
          stack,
          allocations: columns.allocations.get(row),
          temporary: columns.temporary.get(row),
          peakBytes: columns.peak.get(row),
          leakedBytes: columns.leaked.get(row),
          allocatedBytes: columns.all.get(row),
        }
      })
    },
  }
}
