// Draws when a thread was busy, and the grid of seconds by their parts in which a stutter shows as a pattern.

import type { HeatMap } from '../../shared/analysis/activity'
import type { FlameCanvas } from './drawFlame'

/** In pixels of the screen. */
export type StripSize = { readonly widthPx: number; readonly heightPx: number }

/** What is there at all must be seen. */
const MIN_BAR_PX = 3

/** `most`: what a full bar stands for, the same for all threads, so that they can be compared. */
export function drawActivity(
  canvas: FlameCanvas,
  weights: Float64Array,
  most: number,
  { widthPx, heightPx }: StripSize,
  colour: string,
): void {
  canvas.clearRect(0, 0, widthPx, heightPx)
  canvas.fillStyle = colour
  for (let x = 0; x < widthPx; x++) {
    const share = most === 0 ? 0 : peakIn(weights, x / widthPx, (x + 1) / widthPx) / most
    const barPx = Math.max(MIN_BAR_PX, share * heightPx)
    if (share > 0) canvas.fillRect(x, heightPx - barPx, 1, barPx)
  }
}

/** Several stretches to a pixel: the busiest stands for them, or a short burst would be averaged away. */
function peakIn(weights: Float64Array, fromShare: number, toShare: number): number {
  const from = Math.floor(fromShare * weights.length)
  const to = Math.max(from + 1, Math.floor(toShare * weights.length))
  let peak = 0
  for (let at = from; at < to && at < weights.length; at++) peak = Math.max(peak, weights[at])
  return peak
}

/** Paler for less: shares of the busiest cell, in a few steps that can be told apart. */
export const HEAT_STEPS = 6

export function drawHeat(
  canvas: FlameCanvas,
  { cells, rows }: HeatMap,
  { widthPx, heightPx }: StripSize,
  colours: readonly string[],
): void {
  canvas.clearRect(0, 0, widthPx, heightPx)
  const columns = cells.length / rows
  const most = cells.reduce((largest, value) => Math.max(largest, value), 0)
  for (let column = 0; column < columns; column++) {
    const leftPx = Math.floor((column / columns) * widthPx)
    const rightPx = Math.max(leftPx + 1, Math.floor(((column + 1) / columns) * widthPx))
    for (let row = 0; row < rows; row++) {
      const value = cells[column * rows + row]
      if (value === 0) continue
      canvas.fillStyle = colours[Math.min(colours.length - 1, Math.floor((value / most) * colours.length))]
      // A second begins at the bottom, as time grows upwards in it.
      const topPx = Math.floor(((rows - 1 - row) / rows) * heightPx)
      canvas.fillRect(leftPx, topPx, rightPx - leftPx, Math.max(1, Math.floor(((rows - row) / rows) * heightPx) - topPx))
    }
  }
}
