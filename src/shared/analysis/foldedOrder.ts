// The order of folded lines by their bytes, found stack by stack: sorting the lines themselves would need them all in memory.

import { compareUtf8 } from '../base/utf8'
import type { SpelledTree } from './spelledTree'

/**
 * What a stack gives to print, as one number: its own line, or the lines of all that is called on top of it.
 * They are two, because `a 1` and `a;b 1` may have other lines between them (`a!b 1`).
 */
export type Item = number

function ownLine(row: number): Item {
  return row * 2
}

function subtree(row: number): Item {
  return row * 2 + 1
}

export function isSubtree(item: Item): boolean {
  return item % 2 === 1
}

export function rowOfItem(item: Item): number {
  return item >> 1
}

/** Appends the items of a stack's children (NONE: of the roots), last line first. */
export function itemsInOrder(tree: SpelledTree, countText: (value: number) => string): (row: number, items: Item[]) => void {
  const { first, children } = childRanges(tree.parent)
  const { ownRank, subtreeRank } = ranks(tree.texts)
  const hasBlank = Uint8Array.from(tree.texts, text => (text.includes(' ') ? 1 : 0))

  function rank(item: Item): number {
    const text = tree.text[rowOfItem(item)]
    return isSubtree(item) ? subtreeRank[text] : ownRank[text]
  }

  function lineStart(item: Item): string {
    const row = rowOfItem(item)
    const text = tree.texts[tree.text[row]]
    return isSubtree(item) ? `${text};` : `${text} ${countText(tree.value[row])}`
  }

  function lastFirst(a: Item, b: Item): number {
    const blanks = hasBlank[tree.text[rowOfItem(a)]] | hasBlank[tree.text[rowOfItem(b)]]
    // Only a name with a blank can go on where the other line already has its count: `a 1` and `a (b) 1`.
    return blanks === 0 ? rank(b) - rank(a) : compareUtf8(lineStart(b), lineStart(a))
  }

  return (row, items) => {
    const before = items.length
    for (let at = first[row + 1]; at < first[row + 2]; at++) {
      const child = children[at]
      if (tree.value[child] !== 0) items.push(ownLine(child))
      if (first[child + 1] < first[child + 2]) items.push(subtree(child))
    }
    if (items.length - before > 1) for (const item of items.splice(before).sort(lastFirst)) items.push(item)
  }
}

/** The children of row `r` are `children[first[r + 1]..first[r + 2])`; the roots come first, as those of row −1. */
function childRanges(parent: Int32Array): { first: Int32Array; children: Int32Array } {
  const first = new Int32Array(parent.length + 2)
  for (const row of parent) first[row + 2]++
  for (let at = 1; at < first.length; at++) first[at] += first[at - 1]
  const next = first.slice()
  const children = new Int32Array(parent.length)
  for (let row = 0; row < parent.length; row++) children[next[parent[row] + 1]++] = row
  return { first, children }
}

const SURROGATE = /[\ud800-\udfff]/

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Places of `text ` and `text;` among all of them, so that comparing two siblings compares two numbers. */
function ranks(texts: readonly string[]): { ownRank: Int32Array; subtreeRank: Int32Array } {
  const starts = [...texts.map(text => `${text} `), ...texts.map(text => `${text};`)]
  // JavaScript's own order is that of the bytes where there are no surrogates, and several times as fast to ask for.
  const inOrder = starts.some(text => SURROGATE.test(text)) ? compareUtf8 : compareUnits
  const order = Int32Array.from(starts, (_, at) => at).sort((a, b) => inOrder(starts[a], starts[b]))
  const place = new Int32Array(starts.length)
  order.forEach((at, rank) => {
    place[at] = rank
  })
  return { ownRank: place.subarray(0, texts.length), subtreeRank: place.subarray(texts.length) }
}
