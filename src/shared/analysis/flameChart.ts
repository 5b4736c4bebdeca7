// One thread's samples in order of time as a call tree whose widths are times: the chart that shows when, not how much.

import { float64Column, int32Column } from '../base/columns'
import { nsPerUnit } from '../base/quantity'
import { NONE, type Profile } from '../profile/profile'
import type { CallTree } from './callTree'
import { sampleTest, type SampleFilter } from './stackView'

/** `tree.start` and the widths are in nanoseconds from `startNs`; neighbouring calls of one function are one box. */
export type FlameChart = {
  readonly tree: CallTree
  readonly startNs: number
  readonly endNs: number
  /** More boxes than anyone can look at: the chart ends here. Null when it is whole. */
  readonly cutAtNs: number | null
}

/**
 * A sample is taken to last until the next, but not longer than the time it stands for, where that is known, or else than this many
 * times the usual: then the thread did not run.
 */
const MAX_GAP_FACTOR = 4
/** Timers are not exact: a next sample that is late by less than this part of a period ends no call. */
const LATE_PART = 0.25
/** 64 bytes a box: more would be half a gigabyte for a picture. */
const MAX_BOXES = 4_000_000

/** `rangeNs`: what the chart is as wide as; else from its first sample to the end of its last. The last sample's end is always in it. */
export function flameChart(
  profile: Profile,
  sampleType: number,
  filter: SampleFilter,
  rangeNs: readonly [number, number] | null = null,
): FlameChart | null {
  const rows = rowsInTime(profile, filter)
  const { timeNs, stack } = profile.samples
  if (timeNs === null || rows.length === 0) return null
  const usualNs = usualGap(timeNs, rows)
  const weightNs = weightInNs(profile, sampleType)
  const firstNs = timeNs[rows[0]]
  const startNs = Math.min(firstNs, rangeNs?.[0] ?? firstNs)
  const lastRow = rows[rows.length - 1]
  const lastNs = weightNs(lastRow)
  const lastEndNs = timeNs[lastRow] + (Number.isNaN(lastNs) ? usualNs : lastNs)
  const endNs = Math.max(lastEndNs, rangeNs?.[1] ?? lastEndNs)
  const boxes = openBoxes(profile, startNs)
  let cutAtNs: number | null = null
  for (let at = 0; at < rows.length; at++) {
    const fromNs = timeNs[rows[at]]
    const nextNs = at + 1 < rows.length ? timeNs[rows[at + 1]] : lastEndNs
    if (boxes.length() > MAX_BOXES) {
      cutAtNs = fromNs
      break
    }
    const standsForNs = weightNs(rows[at])
    const isLate = nextNs - fromNs <= standsForNs * (1 + LATE_PART)
    const untilNs = Number.isNaN(standsForNs) ? fromNs + MAX_GAP_FACTOR * usualNs : isLate ? nextNs : fromNs + standsForNs
    boxes.sample(stack[rows[at]], fromNs, Math.min(nextNs, untilNs))
  }
  return { tree: boxes.finish(endNs - startNs), startNs, endNs, cutAtNs }
}

function rowsInTime(profile: Profile, filter: SampleFilter): Int32Array {
  const { timeNs, stack } = profile.samples
  const isSelected = sampleTest(profile, filter)
  const rows: number[] = []
  if (timeNs !== null) for (let row = 0; row < stack.length; row++) if (isSelected === null || isSelected(row)) rows.push(row)
  const sorted = Int32Array.from(rows)
  return timeNs === null || isInOrder(timeNs, sorted) ? sorted : sorted.sort((a, b) => timeNs[a] - timeNs[b] || a - b)
}

function isInOrder(timeNs: Float64Array, rows: Int32Array): boolean {
  for (let at = 1; at < rows.length; at++) if (timeNs[rows[at]] < timeNs[rows[at - 1]]) return false
  return true
}

/** The time that a row stands for; NaN where the sample type, and its sibling of the same event, is none. */
function weightInNs({ meta, samples }: Profile, sampleType: number): (row: number) => number {
  const { event = null, unit = '' } = meta.sampleTypes[sampleType] ?? {}
  const isTime = (of: string) => nsPerUnit(of) !== null
  const sibling = meta.sampleTypes.findIndex(type => event !== null && type.event === event && isTime(type.unit))
  const timed = isTime(unit) ? sampleType : sibling
  const unitNs = nsPerUnit(meta.sampleTypes[timed]?.unit ?? '')
  const values = samples.values[timed]
  return unitNs === null || values === undefined ? () => NaN : row => Math.max(0, values[row] * unitNs)
}

/** The median time between two samples. */
function usualGap(timeNs: Float64Array, rows: Int32Array): number {
  if (rows.length < 2) return 1
  const gaps = new Float64Array(rows.length - 1)
  for (let at = 0; at < gaps.length; at++) gaps[at] = timeNs[rows[at + 1]] - timeNs[rows[at]]
  gaps.sort()
  return Math.max(1, gaps[gaps.length >> 1])
}

/** Boxes are opened in order of time, callers before callees: that is depth-first order already. */
function openBoxes(profile: Profile, startNs: number) {
  const { fn: fnOfFrame } = profile.frames
  const { parent: callerOf, frame: frameOf } = profile.stacks
  const columns = { fn: int32Column(), frame: int32Column(), parent: int32Column(), depth: int32Column(), subtreeEnd: int32Column() }
  const start = float64Column()
  const end = float64Column()
  /** The boxes of the sample before, root first. */
  const open: number[] = []
  let openUntilNs = 0
  let height = 0

  function close(depth: number): void {
    for (let at = open.length - 1; at >= depth; at--) columns.subtreeEnd.set(open[at], columns.fn.length())
    open.length = depth
  }

  function sample(stack: number, fromNs: number, toNs: number): void {
    const frames: number[] = []
    for (let at = stack; at !== NONE; at = callerOf[at]) frames.push(frameOf[at])
    frames.reverse()
    // After a gap nothing goes on: the boxes on either side are different calls.
    let depth = fromNs > openUntilNs && open.length > 0 ? 0 : sharedDepth(frames)
    close(depth)
    for (const box of open) end.set(box, toNs - startNs)
    for (; depth < frames.length; depth++) {
      const fn = fnOfFrame[frames[depth]]
      columns.fn.push(fn)
      columns.frame.push(frames[depth])
      columns.parent.push(depth === 0 ? NONE : open[depth - 1])
      columns.depth.push(depth)
      columns.subtreeEnd.push(0)
      start.push(fromNs - startNs)
      open.push(end.push(toNs - startNs))
    }
    height = Math.max(height, frames.length)
    openUntilNs = toNs
  }

  function sharedDepth(frames: readonly number[]): number {
    let depth = 0
    while (depth < open.length && depth < frames.length && columns.fn.get(open[depth]) === fnOfFrame[frames[depth]]) depth++
    return depth
  }

  return {
    sample,
    length: () => columns.fn.length(),
    finish(totalValue: number): CallTree {
      close(0)
      const starts = start.finish()
      const total = end.finish()
      for (let box = 0; box < total.length; box++) total[box] -= starts[box]
      const parent = columns.parent.finish()
      return {
        length: total.length,
        fn: columns.fn.finish(),
        frame: columns.frame.finish(),
        parent,
        depth: columns.depth.finish(),
        subtreeEnd: columns.subtreeEnd.finish(),
        start: starts,
        self: selfTimes(parent, total),
        total,
        totalValue,
        height,
        nodeOfStack: new Int32Array(),
        cutStacks: 0,
      }
    },
  }
}

function selfTimes(parent: Int32Array, total: Float64Array): Float64Array {
  const self = total.slice()
  for (let box = 0; box < self.length; box++) if (parent[box] !== NONE) self[parent[box]] -= total[box]
  return self
}
