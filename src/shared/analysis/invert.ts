// Turns stacks upside down: the innermost frame becomes the root, so that callers stand under what they call.

import { float64Column } from '../base/columns'
import { NONE } from '../profile/profile'
import { stackColumns } from '../profile/stackColumns'
import type { MovedStacks, StackView } from './stackView'

/** Every sample's weight stands at the end of its reversed stack, so totals of the roots are self weights of functions. */
export function invertStacks(view: StackView, fnOfFrame: Int32Array): MovedStacks {
  const columns = stackColumns()
  const frames: number[] = []
  const self = float64Column()
  const movedTo = new Int32Array(view.parent.length).fill(NONE)
  for (let stack = 0; stack < view.parent.length; stack++) {
    if (view.self[stack] === 0) continue
    let row = NONE
    for (let at = stack; at !== NONE; at = view.parent[at]) {
      const before = columns.length()
      row = columns.child(row, fnOfFrame[view.frame[at]])
      if (row === before) {
        frames.push(view.frame[at])
        self.push(0)
      }
    }
    self.add(row, view.self[stack])
    movedTo[stack] = row
  }
  return { parent: columns.finish().parent, frame: Int32Array.from(frames), self: self.finish(), movedTo }
}
