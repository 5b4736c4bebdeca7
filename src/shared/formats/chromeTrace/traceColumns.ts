// The events of a trace as columns, as far as they say where time went.

import { float64Column, int32Column, type Float64Column, type Int32Column } from '../../base/columns'
import { byteNames, type ByteNames } from '../../bytes/names'
import { nodeColumns, type NodeColumns } from '../cpuprofile/nodes'
import { stackSamples, type StackSamples } from './stackSamples'
import type { UserMark } from './userMarks'

export type Range = { readonly from: number; readonly to: number }

/** A thread as the trace names it: rows of `names`, since ids may be numbers or texts. */
export type ThreadKey = { readonly processId: number; readonly threadId: number }

/** An event with a CPU profile in it, or a part of one. */
export type ProfilePart = ThreadKey & {
  /** Row of `names`, or NONE. */
  readonly id: number
  /** Chunks are recorded by a thread of their own: only the event that begins a profile knows which thread was sampled. */
  readonly isChunk: boolean
  readonly timestampUs: number
  /** NaN where the event does not say. */
  readonly startUs: number
  readonly endUs: number
  /** Rows of the columns that all profiles have in common. */
  readonly nodes: Range
  readonly children: Range
  readonly samples: Range
  readonly deltas: Range
  readonly lines: Range
}

export const BEGIN = 0
export const END = 1
export const COMPLETE = 2

/** One row an event that begins or ends something. */
export type Durations = {
  /** BEGIN, END or COMPLETE. */
  readonly kind: Int32Column
  readonly name: Int32Column
  readonly category: Int32Column
  /** `args.filename`, which py-spy and others write; NONE without. */
  readonly file: Int32Column
  /** `args.detail`: what clang worked on; NONE without. */
  readonly detail: Int32Column
  readonly processId: Int32Column
  readonly threadId: Int32Column
  /** In two parts: see traceTime. */
  readonly timestampUs: Float64Column
  readonly fractionNs: Float64Column
  /** Of a COMPLETE one. */
  readonly lengthUs: Float64Column
}

export type TraceColumns = {
  /** Names and categories of events, ids of processes, threads and profiles: each text once. */
  readonly names: ByteNames
  readonly durations: Durations
  readonly nodes: NodeColumns
  readonly sampleIds: Float64Column
  readonly deltasUs: Float64Column
  /** The line that each sample was met on; 0 where it is not known. */
  readonly lines: Float64Column
  readonly parts: ProfilePart[]
  readonly userMarks: UserMark[]
  /** Events of Node's `async_hooks`, which say what waits for what and not how long anything ran. */
  readonly asyncHooks: { count: number }
  readonly stackSamples: StackSamples
  /** Names that events give to threads and processes, as rows of `names`. */
  readonly threadNames: (ThreadKey & { readonly name: number })[]
  readonly processNames: (ThreadKey & { readonly name: number })[]
}

export function traceColumns(): TraceColumns {
  return {
    names: byteNames(),
    durations: {
      kind: int32Column(),
      name: int32Column(),
      category: int32Column(),
      file: int32Column(),
      detail: int32Column(),
      processId: int32Column(),
      threadId: int32Column(),
      timestampUs: float64Column(),
      fractionNs: float64Column(),
      lengthUs: float64Column(),
    },
    nodes: nodeColumns(),
    sampleIds: float64Column(),
    deltasUs: float64Column(),
    lines: float64Column(),
    parts: [],
    userMarks: [],
    asyncHooks: { count: 0 },
    stackSamples: stackSamples(),
    threadNames: [],
    processNames: [],
  }
}
