// How many pixels of the screen a CSS pixel has, which changes when a window moves to another screen or is zoomed.

import { useSyncExternalStore } from 'react'

export function useDevicePixelRatio(): number {
  return useSyncExternalStore(follow, () => window.devicePixelRatio)
}

function follow(onChange: () => void): () => void {
  // The query holds for one ratio only, and every zoom resizes the window.
  window.addEventListener('resize', onChange)
  const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
  query.addEventListener('change', onChange)
  return () => {
    window.removeEventListener('resize', onChange)
    query.removeEventListener('change', onChange)
  }
}
