// The call tree as rules see it: by symbol, without thread roots and profiler artefacts, in depth-first order.

import { NONE, type Profile } from '../../profile/profile'
import { depthFirst } from '../../analysis/depthFirst'
import type { StackView } from '../../analysis/stackView'
import { stackColumns } from '../../profile/stackColumns'
import type { Symbols } from './symbols'
import { threadRoots } from './threadRoots'

/** Columns by node, depth first: a parent stands before its children, a subtree is a range. */
export type SampleTree = {
  readonly length: number
  readonly symbol: Int32Array
  readonly parent: Int32Array
  readonly depth: Int32Array
  readonly subtreeEnd: Int32Array
  /** The nearest node below it, towards the root, with the same symbol; NONE for a first occurrence. */
  readonly previous: Int32Array
  /** How often the symbol stands in the stack down to here, this one counted. */
  readonly occurrence: Int32Array
  /** In the unit of the sample type. */
  readonly self: Float64Array
  /** By row of the view: the node that its samples count at, or NONE. */
  readonly nodeOfStack: Int32Array
  /** Nodes by symbol: those of symbol `s` are `nodes[firstNode[s]]` up to `firstNode[s + 1]`, in order. */
  readonly firstNode: Int32Array
  readonly nodes: Int32Array
}

export function sampleTree(profile: Profile, view: StackView, symbols: Symbols): SampleTree {
  const { rowOf, parent: parentRow, symbol: symbolOfRow } = mergedBySymbol(profile, view, symbols)
  const { order, subtreeEnd, parent, depth } = depthFirst(parentRow)
  // Plain loops: this is the one part that every profile pays for, and callbacks cost as much again.
  const length = order.length
  const nodeOfRow = new Int32Array(length)
  const symbol = new Int32Array(length)
  for (let node = 0; node < length; node++) {
    nodeOfRow[order[node]] = node
    symbol[node] = symbolOfRow[order[node]]
  }
  const self = new Float64Array(length)
  for (let stack = 0; stack < rowOf.length; stack++) {
    if (rowOf[stack] === NONE) continue
    rowOf[stack] = nodeOfRow[rowOf[stack]]
    self[rowOf[stack]] += view.self[stack]
  }
  return {
    length,
    symbol,
    parent,
    depth,
    subtreeEnd,
    ...recurrences(symbol, parent, subtreeEnd, symbols.length),
    self,
    nodeOfStack: rowOf,
    ...nodesBySymbol(symbol, symbols.length),
  }
}

type MergedRows = {
  /** By row of the view: its merged row, or NONE. */
  readonly rowOf: Int32Array
  readonly parent: Int32Array
  readonly symbol: Int32Array
}

function mergedBySymbol(profile: Profile, view: StackView, symbols: Symbols): MergedRows {
  const { fn: fnOfFrame } = profile.frames
  const isThread = threadRoots(view, fnOfFrame, symbols)
  const isArtefact = Uint8Array.from(symbols.frameClass, kind => (kind === 'artefact' || kind === 'marker' ? 1 : 0))
  if (isThread === null && isMergedAlready(profile, symbols) && !isArtefact.includes(1)) {
    const symbol = new Int32Array(view.frame.length)
    const rowOf = new Int32Array(symbol.length)
    for (let stack = 0; stack < symbol.length; stack++) {
      symbol[stack] = symbols.ofFunction[fnOfFrame[view.frame[stack]]]
      rowOf[stack] = stack
    }
    return { rowOf, parent: view.parent, symbol }
  }
  const columns = stackColumns()
  const rowOf = new Int32Array(view.parent.length)
  for (let stack = 0; stack < rowOf.length; stack++) {
    const parent = view.parent[stack] === NONE ? NONE : rowOf[view.parent[stack]]
    const symbol = symbols.ofFunction[fnOfFrame[view.frame[stack]]]
    const isDropped = isThread?.[stack] === 1 || (isArtefact[symbol] === 1 && parent !== NONE)
    rowOf[stack] = isDropped ? parent : columns.child(parent, symbol)
  }
  const { parent, frame: symbol } = columns.finish()
  return { rowOf, parent, symbol }
}

/** Every frame is a symbol of its own, so the stacks are a call tree by symbol as they stand. */
function isMergedAlready({ frames, functions }: Profile, symbols: Symbols): boolean {
  return frames.fn.length === functions.name.length && symbols.length === functions.name.length
}

function recurrences(symbol: Int32Array, parent: Int32Array, subtreeEnd: Int32Array, symbols: number) {
  const previous = new Int32Array(symbol.length).fill(NONE)
  const occurrence = new Int32Array(symbol.length)
  const last = new Int32Array(symbols).fill(NONE)
  let open = NONE
  for (let node = 0; node < symbol.length; node++) {
    while (open !== NONE && subtreeEnd[open] <= node) {
      last[symbol[open]] = previous[open]
      open = parent[open]
    }
    const before = last[symbol[node]]
    previous[node] = before
    occurrence[node] = before === NONE ? 1 : occurrence[before] + 1
    last[symbol[node]] = node
    open = node
  }
  return { previous, occurrence }
}

function nodesBySymbol(symbol: Int32Array, symbols: number) {
  const firstNode = new Int32Array(symbols + 1)
  for (let node = 0; node < symbol.length; node++) firstNode[symbol[node] + 1]++
  for (let at = 0; at < symbols; at++) firstNode[at + 1] += firstNode[at]
  const next = firstNode.slice()
  const nodes = new Int32Array(symbol.length)
  for (let node = 0; node < symbol.length; node++) nodes[next[symbol[node]]++] = node
  return { firstNode, nodes }
}

/** The nodes of a symbol, in depth-first order. */
export function nodesOf(tree: SampleTree, symbol: number): Int32Array {
  return tree.nodes.subarray(tree.firstNode[symbol], tree.firstNode[symbol + 1])
}

/** The nodes from the root down to `node`. */
export function pathTo(tree: SampleTree, node: number): number[] {
  const path: number[] = []
  for (let at = node; at !== NONE; at = tree.parent[at]) path.push(at)
  return path.reverse()
}
