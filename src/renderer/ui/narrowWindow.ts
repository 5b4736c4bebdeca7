// Whether the window has room for the findings beside the graph. Counted in the size of its type, so that large text makes it a small one.

import { useSyncExternalStore } from 'react'

/** A graph of 40 and a panel of 22 beside it. */
const ROOMY_REM = 64

export function isNarrow(): boolean {
  return window.innerWidth < ROOMY_REM * parseFloat(getComputedStyle(document.documentElement).fontSize)
}

export function useIsNarrow(): boolean {
  return useSyncExternalStore(follow, isNarrow)
}

function follow(hear: () => void): () => void {
  window.addEventListener('resize', hear)
  return () => window.removeEventListener('resize', hear)
}
