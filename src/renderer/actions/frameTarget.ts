// The frame that frame actions act on: the selected one, as the call tree on screen has it.

import { functionName, NONE } from '../../shared/profile/profile'
import { pathTo } from '../../shared/analysis/callTree'
import { fnPathTo } from '../../shared/analysis/places'
import type { FnPath } from '../../shared/analysis/transforms'
import { useAnswers } from '../state/answers'
import { selectedNode } from '../state/mainFlame'
import { useView } from '../state/view'
import type { DrawnTree } from '../worker/opened'

export type FrameTarget = {
  readonly drawn: DrawnTree
  readonly fn: number
  /** NONE: this function is not in the tree. */ readonly node: number
}

export function frameTarget(): FrameTarget | null {
  const { tree: drawn } = useAnswers.getState()
  const { selectedFrame } = useView.getState()
  if (drawn === null || selectedFrame === null) return null
  return { drawn, fn: selectedFrame.fn, node: selectedNode(drawn.tree, selectedFrame) }
}

export function hasTarget(): boolean {
  return useView.getState().selectedFrame !== null && useAnswers.getState().tree !== null
}

export function withTarget(run: (target: FrameTarget) => void): () => void {
  return () => {
    const target = frameTarget()
    if (target !== null) run(target)
  }
}

export function targetPath({ drawn, node }: FrameTarget): FnPath {
  return node === NONE ? [] : fnPathTo(drawn.tree, node)
}

export function targetName({ drawn, fn }: FrameTarget): string {
  return functionName(drawn.profile.names, fn)
}

/** The module that the function is coloured, collapsed and hidden by. */
export function targetModule({ drawn, fn }: FrameTarget): string {
  const { names, ofFn } = drawn.profile.modules
  return names[ofFn[fn]] ?? ''
}

/** Root first, one name a line. */
export function targetStack({ drawn, node, fn }: FrameTarget): string {
  const fns = node === NONE ? [fn] : pathTo(drawn.tree, node).map(at => drawn.tree.fn[at])
  return (drawn.choice.isInverted ? fns.reverse() : fns).map(row => functionName(drawn.profile.names, row)).join('\n')
}
