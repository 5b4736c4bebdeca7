// Makes new stacks from old ones by saying of each row what becomes of it: the one loop under every transform.

import { float64Column, int32Column } from '../base/columns'
import { NONE } from '../profile/profile'
import type { MovedStacks, StackView } from './stackView'

/**
 * keep: stays where it is. bare: stays, but its own time goes. merge: the frame goes, its own time goes to its caller, and where it
 * has none it is gone. fold: the same, but what has no caller stays. lift: the frame and its own time go, what it calls moves up.
 * drop: it goes with all that it calls. reroot: stays with all that it calls, but without its callers.
 */
export type RowFate = 'keep' | 'bare' | 'merge' | 'fold' | 'lift' | 'drop' | 'reroot'

/** Siblings of one function may result; the call tree merges them. */
export function rebuildStacks(view: StackView, fateOf: (stack: number) => RowFate): MovedStacks {
  const rows = view.parent.length
  const parent = int32Column()
  const frame = int32Column()
  const self = float64Column()
  /** Where what the row calls is put: a new row, or NONE for the root. */
  const under = new Int32Array(rows)
  const isDropped = new Uint8Array(rows)
  const movedTo = new Int32Array(rows).fill(NONE)

  function add(newParent: number, stack: number, value: number): number {
    parent.push(newParent)
    frame.push(view.frame[stack])
    return self.push(value)
  }

  for (let stack = 0; stack < rows; stack++) {
    const caller = view.parent[stack]
    const base = caller === NONE ? NONE : under[caller]
    const fate = caller !== NONE && isDropped[caller] === 1 ? 'drop' : fateOf(stack)
    under[stack] = base
    if (fate === 'keep') movedTo[stack] = under[stack] = add(base, stack, view.self[stack])
    else if (fate === 'bare') under[stack] = add(base, stack, 0)
    else if (fate === 'reroot') movedTo[stack] = under[stack] = add(NONE, stack, view.self[stack])
    else if (fate === 'drop') isDropped[stack] = 1
    else if ((fate === 'merge' || fate === 'fold') && base !== NONE) {
      self.add(base, view.self[stack])
      movedTo[stack] = base
    } else if (fate === 'fold' && view.self[stack] !== 0) movedTo[stack] = add(NONE, stack, view.self[stack])
  }
  return { parent: parent.finish(), frame: frame.finish(), self: self.finish(), movedTo }
}

/** By row: 1 where `test` holds for it or for a frame below it on the stack. */
export function fromHereUp(view: StackView, test: (stack: number) => boolean): Uint8Array {
  const holds = new Uint8Array(view.parent.length)
  for (let stack = 0; stack < holds.length; stack++) {
    const caller = view.parent[stack]
    if ((caller !== NONE && holds[caller] === 1) || test(stack)) holds[stack] = 1
  }
  return holds
}
