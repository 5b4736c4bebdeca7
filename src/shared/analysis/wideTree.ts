// The part of a call tree that a report can draw: a large profile has a million nodes, and a picture some thousand boxes.

import { int32Column } from '../base/columns'
import { NONE, type Profile } from '../profile/profile'
import { groupOrder } from './callTree'
import type { CallTree } from './callTreeType'
import { growTree, type Collect, type TreeSource } from './growTree'
import type { StackView } from './stackView'
import type { FnPath } from './transforms'

/**
 * As `buildCallTree`, but nothing is grown below a node that weighs less than `least`, unless it leads to one of `wanted`. Null where the
 * stacks alone do not tell how many nodes there are: where several of them are one node. For stacks that weigh nothing less than nothing.
 */
export function buildWideTree(profile: Profile, view: StackView, least: number, wanted: readonly FnPath[]): CallTree | null {
  if (view.parent !== profile.stacks.parent || !isByFunction(profile.frames.fn, profile.functions.name.length)) return null
  const sums = sumsOf(view)
  const rows = int32Column()
  const depths = int32Column()
  /** By node: those of the wanted places that are at it or below. A stack may be millions of nodes deep, which then share one list. */
  const leadsTo: (readonly FnPath[])[] = []
  const mayLead = new Uint8Array(profile.functions.name.length)
  for (const path of wanted) for (const fn of path) mayLead[fn] = 1
  const isOpen = (row: number) => sums.total[row] >= least || mayLead[profile.frames.fn[view.frame[row]]] === 1
  const source = wideSource(profile, view, sums.total, isOpen)
  const tree = growTree(source, groupOrder(profile, 'heaviest'), NO_ROWS, (_, { fn, weight, first, parent }) => {
    const depth = parent === NONE ? 0 : depths.get(parent) + 1
    depths.push(depth)
    const here = withFunctionAt(parent === NONE ? wanted : leadsTo[parent], depth, fn)
    leadsTo.push(here)
    const isOpened = weight >= least || here.length > 0
    rows.push(isOpened ? 0 : sums.height[first])
    return isOpened
  })
  return { ...tree, hidden: { count: sums.count - tree.length, rows: rows.finish() } }
}

/** Those of the paths that have the function at that depth: the same list where all have it. */
function withFunctionAt(paths: readonly FnPath[], depth: number, fn: number): readonly FnPath[] {
  return paths.every(path => path[depth] === fn) ? paths : paths.filter(path => path[depth] === fn)
}

const NO_ROWS = new Int32Array(0)

/** No function has two frames. */
function isByFunction(fnOfFrame: Int32Array, functions: number): boolean {
  const isMet = new Uint8Array(functions)
  for (const fn of fnOfFrame) {
    if (isMet[fn] === 1) return false
    isMet[fn] = 1
  }
  return true
}

type RowSums = {
  /** By row: what it and all that stands on it weigh. */
  readonly total: Float64Array
  /** By row: how many rows stand on it, one on the other. */
  readonly height: Int32Array
  /** Rows that weigh anything. */
  readonly count: number
}

function sumsOf({ parent, self }: StackView): RowSums {
  const total = self.slice()
  const height = new Int32Array(total.length)
  let count = 0
  for (let row = total.length - 1; row >= 0; row--) {
    const weight = total[row]
    if (weight === 0) continue
    count++
    const above = parent[row]
    if (above === NONE) continue
    total[above] += weight
    if (height[above] <= height[row]) height[above] = height[row] + 1
  }
  return { total, height, count }
}

/** An item is one of the few rows that stand on an open one. */
function wideSource(
  profile: Profile,
  { parent, frame, self }: StackView,
  total: Float64Array,
  isOpen: (row: number) => boolean,
): TreeSource {
  const { fn: fnOfFrame } = profile.frames
  // As chains: a deep stack has a million rows with one child each.
  const firstChild = new Int32Array(total.length).fill(NONE)
  const nextSibling = new Int32Array(total.length)
  let firstRoot = NONE
  for (let row = total.length - 1; row >= 0; row--) {
    const above = parent[row]
    if (total[row] === 0 || (above !== NONE && !isOpen(above))) continue
    nextSibling[row] = above === NONE ? firstRoot : firstChild[above]
    if (above === NONE) firstRoot = row
    else firstChild[above] = row
  }
  function collectChain(first: number, collect: Collect): void {
    for (let row = first; row !== NONE; row = nextSibling[row]) collect(row, fnOfFrame[frame[row]], total[row])
  }
  return {
    items: total.length,
    functions: profile.functions.name.length,
    nodes: 0,
    roots: collect => collectChain(firstRoot, collect),
    frameOf: row => frame[row],
    open(row, _, collect) {
      collectChain(firstChild[row], collect)
      return self[row]
    },
  }
}
