// Where a finding stands in the call tree that is on screen: its frame, and the frames that its samples are in.

import { NONE, functionName, type ProfileNames } from '../../../shared/profile/profile'
import type { CallTree } from '../../../shared/analysis/callTree'
import { nodeAtPath } from '../../../shared/analysis/paths'
import { explainsStack, type Insight } from '../../../shared/insights/insight'
import type { Found } from './findings'
import { widestNodeOf } from '../mainFlame'
import { MAX_NAME_CHARS, type FramePlace } from './noteBook'
import type { DrawnTree } from '../../worker/opened'

/** The node at the end of its stack; in a tree that was folded otherwise, the widest of its function; NONE when it has none. */
export function findingNode({ tree, choice }: Pick<DrawnTree, 'tree' | 'choice'>, { stack, fn }: Insight): number {
  if (fn === NONE) return NONE
  const node = choice.isInverted ? NONE : nodeAtPath(tree, stack)
  return node === NONE ? widestNodeOf(tree, fn) : node
}

/** Found again by names: the way from the root, else the widest frame of that name. */
export function placeNode(tree: CallTree, names: ProfileNames, { functionName: name, stack }: FramePlace): number {
  const node = stack === null ? NONE : nodeAtNames(tree, names, stack)
  if (node !== NONE) return node
  let widest = NONE
  for (let at = 0; at < tree.length; at++) {
    if (widest !== NONE && tree.total[at] <= tree.total[widest]) continue
    if (isNamed(functionName(names, tree.fn[at]), name)) widest = at
  }
  return widest
}

/** Kept names are cut at their end. */
function isNamed(whole: string, kept: string): boolean {
  return whole === kept || (kept.length >= MAX_NAME_CHARS && whole.startsWith(kept))
}

function nodeAtNames(tree: CallTree, names: ProfileNames, stack: readonly string[]): number {
  let node = NONE
  for (const name of stack) {
    const end = node === NONE ? tree.length : tree.subtreeEnd[node]
    let child = node + 1
    while (child < end && functionName(names, tree.fn[child]) !== name) child = tree.subtreeEnd[child]
    if (child >= end) return NONE
    node = child
  }
  return node
}

/** By node: 1 where the finding's samples are in the subject or above it; where its stacks are not the tree's, the subject. */
export function litNodes({ tree, choice }: Pick<DrawnTree, 'tree' | 'choice'>, insight: Insight, hasItsStacks: boolean): Uint8Array {
  const isLit = new Uint8Array(tree.length)
  if (hasItsStacks) lightSamples(tree, insight, isLit)
  else if (insight.fn !== NONE) tree.fn.forEach((fn, node) => (isLit[node] = fn === insight.fn ? 1 : 0))
  const own = findingNode({ tree, choice }, insight)
  if (own !== NONE) isLit[own] = 1
  return isLit
}

/** Only then are the rows of a finding's samples rows of the tree. */
export function hasSameStacks({ profile, choice }: DrawnTree, found: Found): boolean {
  const { isInverted, order: _, ...selection } = choice
  return profile === found.profile && !isInverted && JSON.stringify(selection) === JSON.stringify(found.choice)
}

/** From the subject up; where a sample does not pass the subject, the frame that it ends in. */
function lightSamples(tree: CallTree, insight: Insight, isLit: Uint8Array): void {
  const holds = new Uint8Array(tree.length)
  const ends = new Uint8Array(tree.length)
  for (let stack = 0; stack < tree.nodeOfStack.length; stack++) {
    const node = tree.nodeOfStack[stack]
    if (node !== NONE && explainsStack(insight, stack)) ends[node] = 1
  }
  for (let node = tree.length - 1; node >= 0; node--) {
    if (ends[node] === 1) holds[node] = 1
    if (holds[node] === 1 && tree.parent[node] !== NONE) holds[tree.parent[node]] = 1
  }
  const isInSubject = new Uint8Array(tree.length)
  for (let node = 0; node < tree.length; node++) {
    const caller = tree.parent[node]
    if (tree.fn[node] === insight.fn || (caller !== NONE && isInSubject[caller] === 1)) isInSubject[node] = 1
    if (isInSubject[node] === 1 ? holds[node] === 1 : ends[node] === 1) isLit[node] = 1
  }
}
