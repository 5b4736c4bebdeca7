// Where a finding stands in the call tree that is on screen: its frame, and the frames that its samples are in.

import { NONE } from '../../../shared/profile/profile'
import type { CallTree } from '../../../shared/analysis/callTree'
import { findPlace } from '../../../shared/analysis/places'
import { explainsStack, type Insight } from '../../../shared/insights/insight'
import type { Found } from '../foundFindings'
import type { DrawnTree } from '../../worker/opened'

export function findingNode({ tree, choice }: Pick<DrawnTree, 'tree' | 'choice'>, { stack, fn }: Insight): number {
  return findPlace(tree, { fn, path: choice.isInverted ? null : stack })
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
