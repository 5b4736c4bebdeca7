// What is too narrow for boxes of its own, as grey columns a pixel wide: nothing disappears, and ten thousand frames cost no more than one.

import { deepestBelow } from '../../analysis/deepestBelow'
import { pxPerValueOf, widthInside, type Boxes } from './boxes'
import { ROW_PX, type GraphInput, type GraphView } from './model'

/** The grey goes no further below the last row that has boxes: it says that there is more, and a page of it would say no more. */
const ROWS_BELOW = 2

export type Crumbs = {
  readonly svg: string
  /** Of the graph with them. */
  readonly rows: number
}

export function crumbsOf({ tree, options }: GraphInput, view: GraphView, { minPx, rows: boxRows }: Boxes, widthPx: number): Crumbs {
  const pxPerValue = pxPerValueOf(view, widthPx)
  const deepest = deepestBelow(tree)
  const lastRow = Math.min(options.maxRows, boxRows + ROWS_BELOW) - 1
  const columns = Math.ceil(widthPx)
  const top = new Int32Array(columns)
  const bottom = new Int32Array(columns).fill(-1)
  for (let node = 0; node < tree.length;) {
    const width = widthInside(tree, view, node)
    const depth = tree.depth[node]
    if (width > 0 && width * pxPerValue >= minPx && depth < lastRow) {
      node++
      continue
    }
    if (width > 0 && width * pxPerValue < minPx && depth <= lastRow) {
      const leftPx = (Math.max(view.startValue, tree.start[node]) - view.startValue) * pxPerValue
      const column = Math.min(columns - 1, Math.floor(leftPx))
      top[column] = bottom[column] === -1 ? depth : Math.min(top[column], depth)
      bottom[column] = Math.max(bottom[column], Math.min(lastRow, deepest[node]))
    }
    node = tree.subtreeEnd[node]
  }
  const rows = bottom.reduce((most, row) => Math.max(most, row + 1), boxRows)
  return { svg: pathOf(top, bottom, view.growsDown, rows), rows }
}

/** Neighbouring columns that are alike are one rectangle. */
function pathOf(top: Int32Array, bottom: Int32Array, growsDown: boolean, rows: number): string {
  const parts: string[] = []
  for (let from = 0; from < top.length;) {
    let to = from + 1
    while (to < top.length && top[to] === top[from] && bottom[to] === bottom[from]) to++
    if (bottom[from] !== -1) {
      const y = (growsDown ? top[from] : rows - 1 - bottom[from]) * ROW_PX
      const heightPx = (bottom[from] - top[from] + 1) * ROW_PX - 1
      parts.push(`M${from} ${y}h${to - from}v${heightPx}h${from - to}z`)
    }
    from = to
  }
  return parts.length === 0 ? '' : `<path id="crumbs" class="crumbs" d="${parts.join('')}"/>`
}
