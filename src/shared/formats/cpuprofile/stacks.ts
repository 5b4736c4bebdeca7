// From a V8 node list to stacks: who called whom is said in three ways, ids are arbitrary, and a file may say nonsense.

import { intTable } from '../../base/intTable'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import type { Report } from '../format'
import { flagsOf, functionOf, metaNodeOf, scriptOf, type CallFrame, type MetaNode, type Script } from './functions'
import type { NodeColumns } from './nodes'

export type NodeStacks = {
  /** The row of the node with this id, or NONE. */
  rowOf(id: number): number
  /** The stack of each node, itself on top; NONE for the root. */
  readonly stack: Int32Array
  /** The stack of each node's caller. */
  readonly below: Int32Array
  /** Rows of the builder's functions and frames; NONE for the root, which is not shown. */
  readonly fn: Int32Array
  readonly frame: Int32Array
  /** Which nodes stand for the engine's own doing. */
  readonly meta: readonly (MetaNode | null)[]
}

/** A table of ids is used where it would be at most this much longer than the list of nodes. */
const SPARSE_IDS = 4
const UNKNOWN = -2
const ON_THE_WAY = -3

export function nodeStacks(nodes: NodeColumns, builder: ProfileBuilder, report: Report): NodeStacks {
  const count = nodes.id.length()
  const { fn, frame, meta } = nodeFrames(nodes, builder)
  const rowOf = rowFinder(nodes.id.finish(), report)
  const parent = parentRows(nodes, rowOf, report)
  const stack = new Int32Array(count).fill(UNKNOWN)
  const below = new Int32Array(count).fill(NONE)
  const path: number[] = []
  for (let row = 0; row < count; row++) {
    let at = row
    while (at !== NONE && stack[at] === UNKNOWN) {
      stack[at] = ON_THE_WAY
      path.push(at)
      at = parent[at]
    }
    if (at !== NONE && stack[at] === ON_THE_WAY) {
      report('nodes that call themselves in a circle, cut open', null)
      at = NONE
    }
    let under = at === NONE ? NONE : stack[at]
    for (let next = path.pop(); next !== undefined; next = path.pop()) {
      below[next] = under
      if (meta[next] !== 'root') under = builder.stack(under, frame[next])
      stack[next] = under
    }
  }
  return { rowOf, stack, below, fn, frame, meta }
}

/** The frame of each node; equal call frames are one row, so that names are made once. */
function nodeFrames(nodes: NodeColumns, builder: ProfileBuilder): Pick<NodeStacks, 'fn' | 'frame' | 'meta'> {
  const names = intTable()
  const calls = intTable()
  const fnOfCall: number[] = []
  const frameOfCall: number[] = []
  const metaOfCall: (MetaNode | null)[] = []
  const fn = new Int32Array(nodes.id.length())
  const frame = new Int32Array(fn.length)
  const meta = new Array<MetaNode | null>(frame.length)
  const noScript = scriptOf('')
  const scriptOfUrl: Script[] = []
  for (let row = 0; row < frame.length; row++) {
    const name = nodes.name.get(row)
    const url = nodes.url.get(row)
    const line = nodes.line.get(row)
    const column = nodes.column.get(row)
    const call = calls.intern(names.intern(name, url, 0), line, column)
    if (call === frameOfCall.length) {
      const script = url === NONE ? noScript : (scriptOfUrl[url] ??= scriptOf(nodes.names.text(url)))
      const callFrame: CallFrame = { name: name === NONE ? '' : nodes.names.text(name), script, line, column }
      metaOfCall.push(metaNodeOf(callFrame))
      const isShown = metaOfCall[call] !== 'root'
      fnOfCall.push(isShown ? builder.fn(functionOf(callFrame)) : NONE)
      frameOfCall.push(isShown ? builder.frame(fnOfCall[call], NONE, NONE, flagsOf(callFrame)) : NONE)
    }
    fn[row] = fnOfCall[call]
    frame[row] = frameOfCall[call]
    meta[row] = metaOfCall[call]
  }
  return { fn, frame, meta }
}

function rowFinder(ids: Float64Array, report: Report): (id: number) => number {
  const limit = ids.length * SPARSE_IDS
  const isDense = ids.every(id => id >= 0 && id <= limit && Number.isInteger(id))
  return isDense ? denseRows(ids, limit, report) : sparseRows(ids, report)
}

function denseRows(ids: Float64Array, limit: number, report: Report): (id: number) => number {
  const rows = new Int32Array(limit + 1).fill(NONE)
  for (let row = 0; row < ids.length; row++) {
    if (rows[ids[row]] === NONE) rows[ids[row]] = row
    else report('nodes with the id of an earlier one', null)
  }
  return id => rows[id] ?? NONE
}

function sparseRows(ids: Float64Array, report: Report): (id: number) => number {
  const rows = new Map<number, number>()
  for (let row = 0; row < ids.length; row++) {
    if (Number.isNaN(ids[row])) continue
    if (rows.has(ids[row])) report('nodes with the id of an earlier one', null)
    else rows.set(ids[row], row)
  }
  return id => rows.get(id) ?? NONE
}

function parentRows(nodes: NodeColumns, rowOf: (id: number) => number, report: Report): Int32Array {
  const parent = nodes.parentRow.finish()
  const parentId = nodes.parentId.finish()
  for (let row = 0; row < parent.length; row++) {
    if (Number.isNaN(parentId[row]) || parent[row] !== NONE) continue
    parent[row] = rowOf(parentId[row])
    if (parent[row] === NONE) report('nodes whose parent is not in the file', null)
  }
  const childId = nodes.childId.finish()
  for (let edge = 0; edge < childId.length; edge++) {
    const child = rowOf(childId[edge])
    const caller = nodes.childOf.get(edge)
    if (child === NONE) report('children that are not in the file', null)
    else if (parent[child] === NONE) parent[child] = caller
    else if (parent[child] !== caller) report('nodes with two parents, the first was kept', null)
  }
  return parent
}
