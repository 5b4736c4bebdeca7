// The loop that a large `perf script` spends its time in, in AssemblyScript: `npm run kernels` builds it into the reader's folder. It takes
// the usual lines of frames; at any other it stops, and the reader looks at that line itself.

import { NONE, taken } from '../shared/memory'
import { startStacks } from '../shared/stacks'
import { lastEnd, lineAt } from './lines'
import { addSame, depth, forgetText, ofJava, otherLine, push } from './open'

export { childOf, stackCount, stacksAt } from '../shared/stacks'
export { group, member } from './groups'
export { addresses, close, depth, hidden, lastGroup, otherLine, replaceLast, start, unknowns } from './open'

let input: usize = 0
let inputSize: usize = 0
/** Where the line starts that stands behind the frame added last. */
let behind: usize = 0

startStacks()

/** Where so many bytes may be put. */
export function inputOf(size: usize): usize {
  if (size > inputSize) {
    // Chunks are of one size but for the lines that they cut.
    inputSize = 1 << (32 - clz((size as u32) - 1))
    input = taken(inputSize)
  }
  behind = 0
  forgetText()
  return input
}

/** A frame that the reader found; its line ends before `next`, which is 0 where it has none of its own. */
export function add(group: i32, next: usize): void {
  push(group, next)
  behind = next
  if (next == 0) otherLine()
}

/** Adds the frames of the open event from `from` on. Gives where it stopped: at a line that is not usual, at a blank one or at the end. */
export function run(from: usize, end: usize): usize {
  let at = from
  while (at < end) {
    const blank = behind == at ? addSame(at, end) : 0
    if (blank != 0) return blank
    const group = lineAt(at, end, ofJava())
    if (group == NONE) return at
    at = lastEnd() + 1
    push(group, at)
    behind = at
  }
  return at
}
