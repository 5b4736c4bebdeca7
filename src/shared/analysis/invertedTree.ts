// The call tree upside down: under each function those that called it.

import { NONE, type Profile } from '../profile/profile'
import { groupOrder, type CallTree, type SiblingOrder } from './callTree'
import { growTree, type TreeSource } from './growTree'
import type { StackView } from './stackView'

/** Inverted stacks share little near their ends, so a million deep ones would be tens of millions of nodes: more than a window holds. */
const MAX_NODES = 1 << 22
/** So much of a stack that nothing else shares is shown at least. */
const MIN_LONE_FRAMES = 2

/**
 * Roots are the functions that samples ended in, and a stack's own weight stands where it began, so that a root's total is its
 * function's self weight. Where there would be more than `maxNodes`, stacks end early: those that share nothing with another first.
 */
export function buildInvertedTree(
  profile: Profile,
  view: StackView,
  order: SiblingOrder = 'heaviest',
  maxNodes: number = MAX_NODES,
): CallTree {
  const nodeOfStack = new Int32Array(view.parent.length).fill(NONE)
  const { source, cutStacks } = callers(profile, view, nodeOfStack, maxNodes)
  const tree = growTree(source, groupOrder(profile, order), nodeOfStack)
  return { ...tree, cutStacks: cutStacks() }
}

/** An item is a stack with weight of its own, and walks from its innermost frame to its outermost. */
function callers(
  profile: Profile,
  { parent, frame, self }: StackView,
  nodeOfStack: Int32Array,
  maxNodes: number,
): { readonly source: TreeSource; readonly cutStacks: () => number } {
  const { fn: fnOfFrame } = profile.frames
  const items = parent.length
  const place = new Int32Array(items)
  const { weighed, steps } = measured(parent, self)
  const maxLoneFrames = steps <= maxNodes ? Infinity : Math.max(MIN_LONE_FRAMES, Math.floor(maxNodes / weighed))
  let loneFrames = 0
  let cut = 0

  /** The function of the next frame out, or NONE where the item's walk ends. */
  function stepTo(stack: number, node: number, mayGoOn: boolean): number {
    const above = parent[place[stack]]
    if (above === NONE || !mayGoOn) {
      if (above !== NONE) cut++
      nodeOfStack[stack] = node
      loneFrames = 0
      return NONE
    }
    place[stack] = above
    return fnOfFrame[frame[above]]
  }

  const source: TreeSource = {
    items,
    functions: profile.functions.name.length,
    nodes: Math.min(steps, maxNodes),
    roots(collect) {
      for (let stack = 0; stack < items; stack++) {
        place[stack] = stack
        if (self[stack] !== 0) collect(stack, fnOfFrame[frame[stack]], self[stack])
      }
    },
    frameOf: stack => frame[place[stack]],
    open(stack, node, collect) {
      const fn = stepTo(stack, node, node < maxNodes)
      if (fn === NONE) return self[stack]
      collect(stack, fn, self[stack])
      return 0
    },
    step: (stack, node) => stepTo(stack, node, node < maxNodes && ++loneFrames < maxLoneFrames),
  }
  return { source, cutStacks: () => cut }
}

/** How many stacks weigh anything, and how many frames they have together. */
function measured(parent: Int32Array, self: Float64Array): { weighed: number; steps: number } {
  const depth = new Int32Array(parent.length)
  let weighed = 0
  let steps = 0
  for (let stack = 0; stack < parent.length; stack++) {
    depth[stack] = parent[stack] === NONE ? 1 : depth[parent[stack]] + 1
    if (self[stack] === 0) continue
    weighed++
    steps += depth[stack]
  }
  return { weighed, steps }
}
