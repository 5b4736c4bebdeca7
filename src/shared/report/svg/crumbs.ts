// What is too narrow for boxes of its own, as grey columns a pixel wide: nothing disappears, and ten thousand frames cost no more than one.

import { deepestBelow } from '../../analysis/deepestBelow'
import { skyline, type SkylineRun } from '../../analysis/skyline'
import { walkReport, type Boxes } from './boxes'
import { ROW_PX, type GraphInput, type GraphView } from './model'

/** The grey goes no further below the last row that has boxes: it says that there is more, and a page of it would say no more. */
const ROWS_BELOW = 2

export type Crumbs = {
  readonly svg: string
  /** Of the graph with them. */
  readonly rows: number
}

export function crumbsOf({ tree, options }: GraphInput, view: GraphView, { minPx, rows: boxRows }: Boxes, widthPx: number): Crumbs {
  const deepest = deepestBelow(tree)
  const crumbRows = Math.min(options.maxRows, boxRows + ROWS_BELOW)
  const columns = Math.ceil(widthPx)
  const crumbs = skyline(columns)
  walkReport(
    tree,
    { ...view, widthPx, minPx, rows: crumbRows },
    {
      box: () => undefined,
      crumb(node, leftPx) {
        const column = Math.min(columns - 1, Math.floor(Math.max(0, leftPx)))
        crumbs.add(column, column + 1, tree.depth[node], Math.min(crumbRows - 1, deepest[node]))
      },
    },
  )
  const runs = crumbs.runs()
  const rows = runs.reduce((most, { bottomDepth }) => Math.max(most, bottomDepth + 1), boxRows)
  const path = runs.map(run => rectangle(run, view.growsDown, rows)).join('')
  return { svg: path === '' ? '' : `<path id="crumbs" class="crumbs" d="${path}"/>`, rows }
}

function rectangle({ from, to, topDepth, bottomDepth }: SkylineRun, growsDown: boolean, rows: number): string {
  const y = (growsDown ? topDepth : rows - 1 - bottomDepth) * ROW_PX
  const heightPx = (bottomDepth - topDepth + 1) * ROW_PX - 1
  return `M${from} ${y}h${to - from}v${heightPx}h${from - to}z`
}
