// How wide an element is, as long as it is on screen.

import { useEffect, useState, type RefObject } from 'react'

export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0)
  useEffect(() => {
    const { current } = element
    if (current === null) return undefined
    const sizes = new ResizeObserver(() => setWidthPx(current.clientWidth))
    sizes.observe(current)
    return () => sizes.disconnect()
  }, [element])
  return widthPx
}
