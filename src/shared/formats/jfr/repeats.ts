// Remembers what became of samples with the same event, stack, thread and so on: in a long recording nearly every sample has been
// seen before, and what its keys mean need not be looked up again.

import { hash3 } from '../../base/intTable'
import { NONE } from '../../profile/profile'

export type Repeats = {
  /** The answer remembered for these keys of this chunk, or NONE. */
  find(event: number, stack: number, thread: number, leaf: number, state: number): number
  /** Remembers an answer for the keys last given to `find`. */
  remember(answer: number): void
  /** Keys mean something else from here on. */
  startChunk(): void
}

/** As much as stays near the processor; a forgotten sample costs no more than being looked up. */
const PLACES = 2 ** 15
const CELLS = 6
/** Above every event's number. */
const CHUNK_STEP = 2 ** 20

export function repeats(): Repeats {
  // Made when the first answer is to be remembered: most recordings have nothing to remember.
  let cells = new Float64Array()
  let [eventKey, stackKey, threadKey, leafKey, stateKey] = [NONE, NONE, NONE, NONE, NONE]
  let at = 0
  let chunk = 0

  return {
    find(event, stack, thread, leaf, state) {
      eventKey = event + chunk
      stackKey = stack
      threadKey = thread
      leafKey = leaf
      stateKey = state
      at = (hash3(stack, (thread << 8) ^ event, leaf) & (PLACES - 1)) * CELLS
      const isKnown =
        cells[at] === eventKey && cells[at + 1] === stack && cells[at + 2] === thread && cells[at + 3] === leaf && cells[at + 4] === state
      return isKnown ? cells[at + 5] : NONE
    },
    remember(answer) {
      if (cells.length === 0) cells = new Float64Array(PLACES * CELLS).fill(NONE)
      cells[at] = eventKey
      cells[at + 1] = stackKey
      cells[at + 2] = threadKey
      cells[at + 3] = leafKey
      cells[at + 4] = stateKey
      cells[at + 5] = answer
    },
    startChunk() {
      chunk += CHUNK_STEP
    },
  }
}
