// Who owns what the worker holds. Numbers are given out here, and what nobody owns any more is closed here and nowhere else.

import type { Analyst } from '../../worker/analyst'
import type { ProfileId } from '../../worker/protocol'

export type Handles = {
  /** A number for a profile that the worker is about to open. It is held from now on. */
  take(): ProfileId
  /** Closes all that is held and not in `owned`. What the worker is still opening is closed once it is open: it answers in order. */
  closeAllBut(owned: readonly ProfileId[]): void
}

export function createHandles(analyst: () => Analyst): Handles {
  const held = new Set<ProfileId>()
  let last = 0
  return {
    take() {
      held.add(++last)
      return last
    },
    closeAllBut(owned) {
      for (const id of [...held]) {
        if (owned.includes(id)) continue
        held.delete(id)
        void analyst().ask(null, 'close', id)
      }
    },
  }
}
