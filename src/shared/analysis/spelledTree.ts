// The stacks of a view merged by how folded stacks spell them: two frames that print alike are one.

import { float64Column } from '../base/columns'
import { withoutControls } from '../base/text/unsafe'
import { NONE, type Profile } from '../profile/profile'
import { spelledFrames } from '../profile/spelling'
import { stackColumns } from '../profile/stackColumns'
import { childLists } from './depthFirst'
import type { StackView } from './stackView'

/** Columns by row; a parent stands before its children. */
export type SpelledTree = {
  readonly parent: Int32Array
  /** Row of `texts`. */
  readonly text: Int32Array
  /** What the stack that ends here weighs, without what is called on top of it. */
  readonly value: Float64Array
  /** Each spelling once. */
  readonly texts: readonly string[]
}

const NAME_SIGN = /\S/
/** As perf writes it. */
const NAMELESS = '[unknown]'

export function spelledTree(profile: Profile, view: StackView): SpelledTree {
  const texts: string[] = []
  const rowOfText = new Map<string, number>()
  const textOfFrame = spelledFrames(profile).map(spelled => {
    // Printed on a terminal as often as into a file, where a frame without a name would not be there.
    const plain = withoutControls(spelled)
    const text = NAME_SIGN.test(plain) ? plain : NAMELESS
    const known = rowOfText.get(text)
    if (known !== undefined) return known
    rowOfText.set(text, texts.length)
    return texts.push(text) - 1
  })
  const isNeeded = neededStacks(view)
  if (texts.length === textOfFrame.length && !isNeeded.includes(0) && !hasTwins(view, texts.length)) {
    return { parent: view.parent, text: view.frame.map(frame => textOfFrame[frame]), value: view.self, texts }
  }
  const columns = stackColumns()
  const value = float64Column()
  const rowOfStack = new Int32Array(view.parent.length)
  for (let stack = 0; stack < rowOfStack.length; stack++) {
    if (isNeeded[stack] === 0) continue
    const parent = view.parent[stack]
    const row = columns.child(parent === NONE ? NONE : rowOfStack[parent], textOfFrame[view.frame[stack]])
    if (row === value.length()) value.push(0)
    value.add(row, view.self[stack])
    rowOfStack[stack] = row
  }
  const { parent, frame: text } = columns.finish()
  return { parent, text, value: value.finish(), texts }
}

/** Whether two stacks are alike: those of a file never are, those that a transform made may be. */
function hasTwins({ parent, frame }: StackView, frames: number): boolean {
  const { firstChild, nextSibling } = childLists(parent)
  /** By frame: the stack that last had it as a child, or the row after the last for the roots. */
  const seenBelow = new Int32Array(frames).fill(NONE)
  for (let owner = 0; owner < firstChild.length; owner++) {
    for (let child = firstChild[owner]; child !== NONE; child = nextSibling[child]) {
      if (seenBelow[frame[child]] === owner) return true
      seenBelow[frame[child]] = owner
    }
  }
  return false
}

/** 1 for stacks that weigh something or that something is called on top of. */
function neededStacks({ parent, self }: StackView): Uint8Array {
  const isNeeded = new Uint8Array(parent.length)
  for (let stack = parent.length - 1; stack >= 0; stack--) {
    if (self[stack] !== 0) isNeeded[stack] = 1
    if (isNeeded[stack] === 1 && parent[stack] !== NONE) isNeeded[parent[stack]] = 1
  }
  return isNeeded
}
