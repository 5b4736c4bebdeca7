// The call tree as rules see it: by symbol, without thread roots and profiler artefacts, in depth-first order.

import { NONE, type Profile } from '../../profile/profile'
import { isIteratorName } from '../../names/iterators'
import { childLists } from '../../analysis/depthFirst'
import type { StackView } from '../../analysis/stackView'
import { stackColumns } from '../../profile/stackColumns'
import type { Symbols } from './symbols'
import { threadRoots } from './threadRoots'

/** Columns by node, depth first: a parent stands before its children, a subtree is a range. */
export type SampleTree = {
  readonly length: number
  /** How many frames the deepest stack has that weighs anything. */
  readonly height: number
  /** By node: what of its own weight came from frames without a name above it. Empty where there are none. */
  readonly unnamed: Float64Array
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
  const merged = mergedBySymbol(profile, view, symbols)
  const { nodeOfRow, ...columns } = depthFirstColumns(merged, symbols.length)
  const { rowOf, unnamed: unnamedRows } = merged
  const nodeOfStack = rowOf === null ? nodeOfRow : rowOf
  if (rowOf !== null) for (let stack = 0; stack < rowOf.length; stack++) if (rowOf[stack] !== NONE) rowOf[stack] = nodeOfRow[rowOf[stack]]
  const length = nodeOfRow.length
  const self = new Float64Array(length)
  let height = 0
  for (let stack = 0; stack < nodeOfStack.length; stack++) {
    const weight = view.self[stack]
    if (weight === 0 || nodeOfStack[stack] === NONE) continue
    const node = nodeOfStack[stack]
    self[node] += weight
    if (weight > 0 && columns.depth[node] >= height) height = columns.depth[node] + 1
  }
  const unnamed = new Float64Array(unnamedRows === null ? 0 : length)
  for (const [row, weight] of unnamedRows ?? []) unnamed[nodeOfRow[row]] += weight
  return { length, height, unnamed, ...columns, self, nodeOfStack, ...nodesBySymbol(columns.symbol, symbols.length) }
}

/** All in one walk, because each further one over a million nodes costs as much for being compiled as for being done. */
function depthFirstColumns({ parent: parentRow, key, symbolOfKey }: MergedRows, symbols: number) {
  const length = parentRow.length
  const { firstChild, nextSibling } = childLists(parentRow)
  const nodeOfRow = new Int32Array(length)
  const symbol = new Int32Array(length)
  const parent = new Int32Array(length)
  const depth = new Int32Array(length)
  const subtreeEnd = new Int32Array(length)
  const previous = new Int32Array(length)
  const occurrence = new Int32Array(length)
  /** By symbol: its last node in the stack that is open. */
  const last = new Int32Array(symbols).fill(NONE)
  let place = 0
  let open: number = NONE
  let height = 0
  let row = firstChild[length]
  while (row !== NONE) {
    const node = place++
    const own = symbolOfKey[key[row]]
    const before = last[own]
    nodeOfRow[row] = node
    symbol[node] = own
    parent[node] = open
    depth[node] = height
    previous[node] = before
    occurrence[node] = before === NONE ? 1 : occurrence[before] + 1
    if (firstChild[row] !== NONE) {
      last[own] = node
      open = node
      height++
      row = firstChild[row]
      continue
    }
    subtreeEnd[node] = place
    while (nextSibling[row] === NONE && open !== NONE) {
      row = parentRow[row]
      subtreeEnd[open] = place
      last[symbol[open]] = previous[open]
      open = parent[open]
      height--
    }
    row = nextSibling[row]
  }
  return { nodeOfRow, symbol, parent, depth, subtreeEnd, previous, occurrence }
}

/** How off-wake profiles part the sleeper's stack from the waker's. */
const WAKER_MARK = '--'

type MergedRows = {
  /** By merged row: weight of unnamed frames above it, which counts as its own; null where there is none. */
  readonly unnamed: ReadonlyMap<number, number> | null
  /** By row of the view: its merged row, or NONE. Null where each is its own. */
  readonly rowOf: Int32Array | null
  readonly parent: Int32Array
  /** By merged row: a symbol or a frame, of which `symbolOfKey` tells the symbol. */
  readonly key: Int32Array
  readonly symbolOfKey: Int32Array
}

function mergedBySymbol(profile: Profile, view: StackView, symbols: Symbols): MergedRows {
  const { fn: fnOfFrame } = profile.frames
  const isThread = threadRoots(view, fnOfFrame, symbols)
  const isArtefact = Uint8Array.from(symbols.frameClass, kind => (kind === 'artefact' || kind === 'marker' ? 1 : 0))
  const isIterator = Uint8Array.from(symbols.name, name => (isIteratorName(name) ? 1 : 0))
  const waker = symbols.name.indexOf(WAKER_MARK)
  const hasSpecial = isArtefact.includes(1) || isIterator.includes(1) || waker !== NONE || symbols.frameClass.includes('unknown')
  if (isThread === null && isMergedAlready(profile, symbols) && !hasSpecial) {
    return { rowOf: null, parent: view.parent, key: view.frame, symbolOfKey: fnOfFrame.map(fn => symbols.ofFunction[fn]), unnamed: null }
  }
  const hasName = namedAbove(view, fnOfFrame, symbols)
  const isBehind = new Uint8Array(view.parent.length)
  const unnamed = new Map<number, number>()
  const columns = stackColumns()
  const rowOf = new Int32Array(view.parent.length)
  const merged: { symbol: number; parent: number }[] = []
  for (let stack = 0; stack < rowOf.length; stack++) {
    const parent = view.parent[stack] === NONE ? NONE : rowOf[view.parent[stack]]
    const symbol = symbols.ofFunction[fnOfFrame[view.frame[stack]]]
    // Behind the mark stands who woke the thread, root last: never something that it calls.
    if (symbol === waker || (view.parent[stack] !== NONE && isBehind[view.parent[stack]] === 1)) isBehind[stack] = 1
    const isUnnamed = parent !== NONE && symbols.frameClass[symbol] === 'unknown' && hasName[stack] === 0
    const isDropped =
      isThread?.[stack] === 1 ||
      (parent !== NONE && (isArtefact[symbol] === 1 || isBehind[stack] === 1 || isUnnamed || isBlock(merged, isIterator, parent, symbol)))
    if (isUnnamed && view.self[stack] !== 0) unnamed.set(parent, (unnamed.get(parent) ?? 0) + view.self[stack])
    rowOf[stack] = isDropped ? parent : columns.child(parent, symbol)
    if (rowOf[stack] !== NONE) merged[rowOf[stack]] ??= { symbol, parent }
  }
  const { parent, frame } = columns.finish()
  return { rowOf, parent, key: frame, symbolOfKey: Int32Array.from({ length: symbols.length }, (_, symbol) => symbol), unnamed }
}

/** A block carries the name of its method: above an iterator that this method called it is no recursion, and its work the iterator's. */
function isBlock(
  merged: readonly { readonly symbol: number; readonly parent: number }[],
  isIterator: Uint8Array,
  parent: number,
  symbol: number,
): boolean {
  if (isIterator[merged[parent].symbol] === 0) return false
  let at = parent
  while (at !== NONE && isIterator[merged[at].symbol] === 1) at = merged[at].parent
  return at !== NONE && merged[at].symbol === symbol
}

/** By row of the view: 1 where it or something above it has a name. */
function namedAbove(view: StackView, fnOfFrame: Int32Array, symbols: Symbols): Uint8Array {
  const hasName = new Uint8Array(view.parent.length)
  for (let stack = hasName.length - 1; stack >= 0; stack--) {
    if (symbols.frameClass[symbols.ofFunction[fnOfFrame[view.frame[stack]]]] !== 'unknown') hasName[stack] = 1
    if (hasName[stack] === 1 && view.parent[stack] !== NONE) hasName[view.parent[stack]] = 1
  }
  return hasName
}

/** Every frame is a symbol of its own, so the stacks are a call tree by symbol as they stand. */
function isMergedAlready({ frames, functions }: Profile, symbols: Symbols): boolean {
  return frames.fn.length === functions.name.length && symbols.length === functions.name.length
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
