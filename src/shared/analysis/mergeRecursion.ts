// Collapses recursion: of a function that stands on a stack more than once, only the outermost frame remains.

import { float64Column, int32Column } from '../base/columns'
import { NONE } from '../profile/profile'
import { stackColumns } from '../profile/stackColumns'
import { depthFirst } from './depthFirst'
import type { MovedStacks, StackView } from './stackView'

/** `a;b;a;c` becomes `a;c`: what the inner call does is what the outer one does, so no time moves to another function. */
export function mergeRecursion(view: StackView, fnOfFrame: Int32Array): MovedStacks {
  const { order, subtreeEnd, parent } = depthFirst(view.parent)
  const columns = stackColumns()
  const frame = int32Column()
  const self = float64Column()
  const movedTo = new Int32Array(view.parent.length)
  const path = shortenedPath(order.length, fnOfFrame.reduce((most, fn) => Math.max(most, fn), 0) + 1)
  let caller = NONE
  for (let place = 0; place < order.length; place++) {
    while (caller !== NONE && subtreeEnd[caller] <= place) {
      path.leave(caller)
      caller = parent[caller]
    }
    const stack = order[place]
    const fn = fnOfFrame[view.frame[stack]]
    let row = path.outermost(place, fn, caller)
    if (row === NONE) {
      const before = columns.length()
      row = columns.child(path.topRow(caller), fn)
      path.enter(place, fn, caller, row)
      if (row === before) {
        frame.push(view.frame[stack])
        self.push(0)
      }
    }
    self.add(row, view.self[stack])
    movedTo[stack] = row
    caller = place
  }
  return { parent: columns.finish().parent, frame: frame.finish(), self: self.finish(), movedTo }
}

/**
 * The stack that is being walked, without its recursion. An inner call cuts it back to the outer one, and leaving that call
 * brings back what stood above, so every place remembers the one entry that it replaced.
 */
function shortenedPath(places: number, functions: number) {
  const rowAtDepth = new Int32Array(places)
  const fnAtDepth = new Int32Array(places).fill(NONE)
  const depthOfFn = new Int32Array(functions).fill(NONE)
  const depthOfPlace = new Int32Array(places)
  const replacedRow = new Int32Array(places)
  const replacedFn = new Int32Array(places)
  const replacedDepth = new Int32Array(places)
  const hasEntered = new Uint8Array(places)

  return {
    /** The row of the outer call of `fn`, or NONE when it is not on the path. */
    outermost(place: number, fn: number, caller: number): number {
      const depth = depthOfFn[fn]
      if (caller === NONE || depth === NONE || depth > depthOfPlace[caller] || fnAtDepth[depth] !== fn) return NONE
      depthOfPlace[place] = depth
      return rowAtDepth[depth]
    },
    topRow: (caller: number): number => (caller === NONE ? NONE : rowAtDepth[depthOfPlace[caller]]),
    enter(place: number, fn: number, caller: number, row: number): void {
      const depth = caller === NONE ? 0 : depthOfPlace[caller] + 1
      depthOfPlace[place] = depth
      replacedRow[place] = rowAtDepth[depth]
      replacedFn[place] = fnAtDepth[depth]
      replacedDepth[place] = depthOfFn[fn]
      hasEntered[place] = 1
      rowAtDepth[depth] = row
      fnAtDepth[depth] = fn
      depthOfFn[fn] = depth
    },
    leave(place: number): void {
      if (hasEntered[place] === 0) return
      const depth = depthOfPlace[place]
      depthOfFn[fnAtDepth[depth]] = replacedDepth[place]
      rowAtDepth[depth] = replacedRow[place]
      fnAtDepth[depth] = replacedFn[place]
    },
  }
}
