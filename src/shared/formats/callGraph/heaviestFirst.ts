// The ways through a call graph that are still to be followed, the heaviest first: a binary heap over columns.

import { float64Column, int32Column } from '../../base/columns'

/** A function reached with this share of its cost, on top of this stack. */
export type Way = { readonly fn: number; readonly share: number; readonly stack: number }

export type Ways = {
  push(weight: number, fn: number, share: number, stack: number): void
  pop(): Way | null
}

export function heaviestFirst(): Ways {
  const weight = float64Column()
  const fn = int32Column()
  const share = float64Column()
  const stack = int32Column()
  /** Rows of the columns; the parent of place `p` is at `(p - 1) >> 1` and weighs no less. */
  const heap: number[] = []

  function rise(from: number): void {
    const row = heap[from]
    let at = from
    for (let above = (at - 1) >> 1; at > 0 && weight.get(heap[above]) < weight.get(row); above = (at - 1) >> 1) {
      heap[at] = heap[above]
      at = above
    }
    heap[at] = row
  }

  function sink(row: number): void {
    let at = 0
    for (;;) {
      let below = at * 2 + 1
      if (below >= heap.length) break
      if (below + 1 < heap.length && weight.get(heap[below + 1]) > weight.get(heap[below])) below++
      if (weight.get(heap[below]) <= weight.get(row)) break
      heap[at] = heap[below]
      at = below
    }
    heap[at] = row
  }

  return {
    push(ofWeight, ofFn, ofShare, ofStack) {
      weight.push(ofWeight)
      fn.push(ofFn)
      share.push(ofShare)
      rise(heap.push(stack.push(ofStack)) - 1)
    },
    pop() {
      const row = heap[0]
      if (row === undefined) return null
      const last = heap.pop()
      if (last !== undefined && heap.length > 0) sink(last)
      return { fn: fn.get(row), share: share.get(row), stack: stack.get(row) }
    },
  }
}
