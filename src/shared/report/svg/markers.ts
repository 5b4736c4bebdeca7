// Numbers on the frames that the list under the graph speaks of. A frame too narrow for its number gets a leader along the gap
// between two rows, where there are no labels to cross, to a number at the right edge.

import { NONE } from '../../profile/profile'
import type { CallTree } from '../../analysis/callTree'
import { findPlace } from '../../analysis/places'
import { MARKER_PX, MARKER_RADIUS_PX, ROW_PX, type ReportEntry } from './model'
import type { FramesSection } from './frames'
import { px } from './xml'

/** Right of the graph, for numbers at the end of leaders. */
export const GUTTER_PX = 24

/** By entry: the node it marks, or NONE when its function is not in the tree. */
export function markedNodes(tree: CallTree, entries: readonly ReportEntry[]): number[] {
  return entries.map(({ place }) => (place === null ? NONE : findPlace(tree, place)))
}

export function markersSvg(nodes: readonly number[], frames: FramesSection, graphPx: number): string {
  const inside: string[] = []
  const outside: { number: number; x: number; y: number }[] = []
  const used = new Map<number, number>()
  nodes.forEach((node, i) => {
    if (node === NONE) return
    const { x, y, widthPx } = frames.place(node)
    const before = used.get(node) ?? 0
    const left = x + 2 + before * MARKER_PX
    if (left + MARKER_PX + 1 <= x + widthPx) {
      used.set(node, before + 1)
      inside.push(circle(i + 1, left + MARKER_RADIUS_PX, y + (ROW_PX - 1) / 2))
    } else {
      outside.push({ number: i + 1, x: x + widthPx / 2, y: Math.min(y, frames.heightPx - ROW_PX) + ROW_PX - 0.5 })
    }
  })
  return `<g id="markers">${leaders(outside, graphPx)}${inside.join('')}</g>`
}

/** Numbers at the edge stand one below the other, in the order of their rows. */
function leaders(marks: readonly { number: number; x: number; y: number }[], graphPx: number): string {
  let lowest = -Infinity
  return [...marks]
    .sort((a, b) => a.y - b.y)
    .map(({ number, x, y }) => {
      lowest = Math.max(y, lowest + MARKER_PX)
      const edge = graphPx + 4
      const path = `M${px(x)} ${px(y)}H${px(edge)}L${px(edge + 4)} ${px(lowest)}`
      return `<path d="${path}" class="leader"/>${circle(number, edge + 4 + MARKER_RADIUS_PX, lowest)}`
    })
    .join('')
}

export function circle(number: number, x: number, y: number): string {
  const label = `<text x="${px(x)}" y="${px(y + 3.5)}" class="n">${number}</text>`
  return `<g class="mark"><circle cx="${px(x)}" cy="${px(y)}" r="${MARKER_RADIUS_PX}"/>${label}</g>`
}
