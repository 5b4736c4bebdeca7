// Names below a trend's axis: its first and last deployment, and each at which it changed, as far as there is room for them.

import { cutMiddle } from '../base/text/cut'

export type AxisLabel = {
  /** Row of the deployment. */
  readonly at: number
  readonly text: string
  /** Of the text's middle, from the left. */
  readonly xPx: number
}

export type AxisRoom = {
  readonly widthPx: number
  /** Of one character, about. */
  readonly charPx: number
  xOf(at: number): number
}

/** A commit's 40 digits would leave no room for others. */
const MAX_CHARS = 24
const GAP_PX = 12

/** Those of changes first, in their order, then the ends: what finds no room is left out. From left to right. */
export function axisLabels(
  labels: readonly string[],
  changes: readonly number[],
  { widthPx, charPx, xOf }: AxisRoom,
): readonly AxisLabel[] {
  const placed: (AxisLabel & { readonly from: number; readonly to: number })[] = []
  for (const at of [...changes, 0, labels.length - 1]) {
    const label = labels[at]
    if (label === undefined || placed.some(known => known.at === at)) continue
    const text = cutMiddle(label, MAX_CHARS)
    const half = (text.length * charPx) / 2
    const xPx = Math.max(half, Math.min(widthPx - half, xOf(at)))
    const [from, to] = [xPx - half, xPx + half]
    if (placed.some(other => from < other.to + GAP_PX && other.from < to + GAP_PX)) continue
    placed.push({ at, text, xPx, from, to })
  }
  return placed.map(({ at, text, xPx }) => ({ at, text, xPx })).sort((a, b) => a.xPx - b.xPx)
}
