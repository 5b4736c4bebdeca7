// Whether the window has room for the findings beside the graph. In rem, so that large text counts as a small window.

import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 63.99rem)'

export function isNarrow(): boolean {
  return window.matchMedia(NARROW).matches
}

export function useIsNarrow(): boolean {
  return useSyncExternalStore(follow, isNarrow)
}

function follow(hear: () => void): () => void {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', hear)
  return () => query.removeEventListener('change', hear)
}
