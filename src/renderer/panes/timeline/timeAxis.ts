// The one time axis of the tab: the chart's viewport is what strips, heat map and marks are drawn for as well.

import { useEffect, type RefObject } from 'react'
import { useStore } from 'zustand'
import type { FlameView } from '../../graph/flameView'

/** From the profile's start. */
export type TimeAxis = { readonly fromNs: number; readonly toNs: number }

/** `startNs` is where the chart begins. */
export function useTimeAxis(view: FlameView, startNs: number): TimeAxis {
  const fromNs = useStore(view, ({ viewport }) => startNs + viewport.startValue)
  const toNs = useStore(view, ({ viewport }) => startNs + viewport.endValue)
  return { fromNs, toNs }
}

/**
 * Strips are drawn once for the whole time and moved by the style sheet: panning costs as much with seventy threads as with one.
 * `--axis-shift` and `--axis-scale` are for pictures as wide as `startNs` to `endNs`.
 */
export function useMovedStrips(root: RefObject<HTMLElement | null>, axis: TimeAxis, startNs: number, endNs: number): void {
  const { fromNs, toNs } = axis
  useEffect(() => {
    const seenNs = Math.max(1, toNs - fromNs)
    root.current?.style.setProperty('--axis-scale', String(Math.max(1, endNs - startNs) / seenNs))
    root.current?.style.setProperty('--axis-shift', `${(100 * (startNs - fromNs)) / seenNs}%`)
  }, [root, fromNs, toNs, startNs, endNs])
}

/** Where in a box as wide as the axis this time stands, as a share of its width. */
export function shareAt({ fromNs, toNs }: TimeAxis, ns: number): number {
  return (ns - fromNs) / Math.max(1, toNs - fromNs)
}
