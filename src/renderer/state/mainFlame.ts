// The flame graph of the Flame tab, which keys, menus and the details pane act on.

import { NONE } from '../../shared/profile/profile'
import { findPlace, placeAt, siblingsOf, type Place } from '../../shared/analysis/places'
import type { CallTree } from '../../shared/analysis/callTree'
import { useAnswers } from './answers'
import { createFlameView, markSelected, reveal } from '../graph/flameView'
import { select, useView } from './view'

export const mainFlame = createFlameView()

/** The selected node in this tree; NONE where nothing is selected, or the tree has no node of its function. */
export function selectedNode(tree: CallTree, selection: Place | null): number {
  return selection === null ? NONE : findPlace(tree, selection)
}

/** Selects a node and moves it into sight. */
export function goToNode(node: number): void {
  const { tree } = useAnswers.getState()
  if (tree === null || node === NONE) return
  select(placeAt(tree.tree, node))
  markSelected(mainFlame, node)
  reveal(mainFlame, node)
}

/** Selects a function, at its widest frame where the tree has one. */
export function goToFunction(fn: number): void {
  const { tree } = useAnswers.getState()
  const node = tree === null ? NONE : findPlace(tree.tree, { fn, path: null })
  if (node === NONE) select({ fn, path: null })
  else goToNode(node)
}

export type Step = 'caller' | 'callee' | 'previous' | 'next'

/** Moves the frame cursor. The widest root, when nothing is selected. */
export function stepCursor(step: Step): void {
  const { tree } = useAnswers.getState()
  if (tree === null || tree.tree.length === 0) return
  const at = selectedNode(tree.tree, useView.getState().selectedFrame)
  goToNode(at === NONE ? 0 : neighbour(tree.tree, at, step))
}

function neighbour(tree: CallTree, node: number, step: Step): number {
  switch (step) {
    case 'caller':
      return tree.parent[node]
    case 'callee':
      return widestChild(tree, node)
    case 'previous':
      return siblingsOf(tree, node).before
    case 'next':
      return siblingsOf(tree, node).after
  }
}

function widestChild(tree: CallTree, node: number): number {
  let widest = NONE
  for (let child = node + 1; child < tree.subtreeEnd[node]; child = tree.subtreeEnd[child]) {
    if (widest === NONE || tree.total[child] > tree.total[widest]) widest = child
  }
  return widest
}

/** The next node in drawing order that the search matches, or the one before; round the end. Waits for what the search finds. */
export function goToMatch(direction: 1 | -1): void {
  const { query } = useView.getState()
  if (query.text === '') return
  if (useAnswers.getState().matches?.query === query) return stepToMatch(direction)
  // Enter was faster than the answer; what stands there yet was found by an earlier text.
  const stop = useAnswers.subscribe(({ matches }) => {
    const isWanted = useView.getState().query === query
    if (isWanted && matches?.query !== query) return
    stop()
    if (isWanted) stepToMatch(direction)
  })
}

function stepToMatch(direction: 1 | -1): void {
  const { tree: drawn, matches } = useAnswers.getState()
  if (drawn === null || matches === null || drawn.profile !== matches.profile) return
  const { tree } = drawn
  const from = selectedNode(tree, useView.getState().selectedFrame)
  for (let step = 1; step <= tree.length; step++) {
    const node = ((((from === NONE && direction === -1 ? 0 : from) + direction * step) % tree.length) + tree.length) % tree.length
    if (matches.matched[tree.fn[node]] === 1) return goToNode(node)
  }
}

/** As many as anyone walks through. */
const MAX_HOTTEST = 50

/** Nodes by their own time, the hottest first. */
export function hottestNodes(tree: CallTree): readonly number[] {
  const hottest: number[] = []
  let least = 0
  for (let node = 0; node < tree.length; node++) {
    if (tree.self[node] <= least) continue
    hottest.push(node)
    if (hottest.length < 2 * MAX_HOTTEST) continue
    hottest.sort((a, b) => tree.self[b] - tree.self[a]).length = MAX_HOTTEST
    least = tree.self[hottest[MAX_HOTTEST - 1]]
  }
  return hottest.sort((a, b) => tree.self[b] - tree.self[a]).slice(0, MAX_HOTTEST)
}
