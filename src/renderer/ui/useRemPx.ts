// How large a rem is: what a person set their text to, which canvases must follow as the rest of the page does by itself.

import { useSyncExternalStore } from 'react'

export function useRemPx(): number {
  return useSyncExternalStore(follow, remPx)
}

export function remPx(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize)
}

/** There is no event for it: an element that is one rem wide tells. */
function follow(onChange: () => void): () => void {
  const probe = document.createElement('div')
  Object.assign(probe.style, { position: 'absolute', width: '1rem', visibility: 'hidden' })
  probe.setAttribute('aria-hidden', 'true')
  document.body.append(probe)
  const sizes = new ResizeObserver(onChange)
  sizes.observe(probe)
  return () => {
    sizes.disconnect()
    probe.remove()
  }
}
