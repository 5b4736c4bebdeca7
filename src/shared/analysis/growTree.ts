// Grows a call tree depth first. What stands below a node is grouped by function when its turn comes, so nothing is hashed or sorted as a whole.

import { NONE } from '../profile/profile'
import type { CallTree } from './callTreeType'
import { treeColumns } from './treeColumns'

/** Puts an item below the node that is being opened: into the group of its function. */
export type Collect = (item: number, fn: number, weight: number) => void

/** What a tree is made of: items 0 to `items` – 1, each of which stands in one place of the stacks at a time. */
export type TreeSource = {
  readonly items: number
  /** Rows of the profile's functions. */
  readonly functions: number
  /** How many nodes are likely. */
  readonly nodes: number
  roots(collect: Collect): void
  /** Row of the profile's frames. */
  frameOf(item: number): number
  /** Collects what stands below the item and returns what the item itself weighs there. */
  open(item: number, node: number, collect: Collect): number
  /** The function below, where an item has one thing below it or nothing: moves there, or says NONE and stays. */
  readonly step?: (item: number, node: number) => number
}

/** By group: whether the first goes before the second (below 0) among siblings. `first` is the lowest of a group's items. */
export type GroupOrder = (a: Group, b: Group) => number
export type Group = { readonly fn: number; readonly weight: number; readonly first: number }

/** Lists up to this long are sorted by insertion, which takes nothing but swaps. */
const SHORT_LIST = 8

/** Whether anything is grown below a node; `first` is the lowest of its items. */
export type MayOpen = (node: number, group: Group & { readonly parent: number }) => boolean

export function growTree(source: TreeSource, before: GroupOrder, nodeOfStack: Int32Array, mayOpen: MayOpen | null = null): CallTree {
  const columns = treeColumns(source.nodes)
  const { step } = source
  // Groups that wait for their turn, the next one last. An item is in one group at a time, so a group is a linked list.
  const groups: MutableGroup[] = []
  let count = 0
  /** The groups from here on are those of the node that is being opened. */
  let base = 0
  const nextItem = new Int32Array(source.items)
  /** By function: its group, if that is one of the present node's and still of this function. */
  const groupOfFn = new Int32Array(source.functions)

  const collect: Collect = (item, fn, weight) => {
    const at = groupOfFn[fn]
    if (at >= base && at < count && groups[at].fn === fn) {
      const group = groups[at]
      group.weight += weight
      if (item < group.first) {
        nextItem[item] = group.first
        group.first = item
      } else {
        nextItem[item] = NONE
        nextItem[group.last] = item
        group.last = item
      }
      return
    }
    groupOfFn[fn] = count
    nextItem[item] = NONE
    if (count === groups.length) groups.push({ fn, weight, first: item, last: item, parent: NONE })
    else {
      const group = groups[count]
      group.fn = fn
      group.weight = weight
      group.first = item
      group.last = item
    }
    count++
  }

  function close(parent: number): void {
    for (let at = base; at < count; at++) groups[at].parent = parent
    if (count - base > 1) sortBackwards(groups, base, count, before)
  }

  source.roots(collect)
  close(NONE)
  while (count > 0) {
    const { fn, weight, first, parent } = groups[--count]
    let node = columns.add(fn, source.frameOf(first), parent, weight)
    base = count
    if (mayOpen !== null && !mayOpen(node, groups[count])) continue
    if (step !== undefined && nextItem[first] === NONE) {
      for (let below = step(first, node); below !== NONE; below = step(first, node)) {
        node = columns.add(below, source.frameOf(first), node, weight)
      }
      columns.setSelf(node, weight)
      continue
    }
    let self = 0
    for (let item = first; item !== NONE;) {
      const next = nextItem[item]
      self += source.open(item, node, collect)
      item = next
    }
    columns.setSelf(node, self)
    close(node)
  }
  return columns.finish(nodeOfStack)
}

type MutableGroup = { fn: number; weight: number; first: number; last: number; parent: number }

/** The first goes to the end, where the next to be taken is. */
function sortBackwards(groups: MutableGroup[], from: number, to: number, before: GroupOrder): void {
  if (to - from > SHORT_LIST) {
    const sorted = groups.slice(from, to).sort((a, b) => before(b, a))
    for (let at = from; at < to; at++) groups[at] = sorted[at - from]
    return
  }
  for (let at = from + 1; at < to; at++) {
    const group = groups[at]
    let hole = at
    while (hole > from && before(groups[hole - 1], group) < 0) {
      groups[hole] = groups[hole - 1]
      hole--
    }
    groups[hole] = group
  }
}
