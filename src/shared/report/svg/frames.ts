// The flame graph of a report: boxes with labels that are complete without script, and titles that every viewer shows.

import { frameColourSlots } from '../../analysis/frameColours'
import { functionModules } from '../../analysis/modules'
import { moduleSlots } from '../../analysis/moduleSlots'
import { pxPerValueOf } from '../../analysis/visibleBoxes'
import { cutMiddle } from '../../base/text/cut'
import { formatShare, formatValue } from '../../base/quantity'
import { labelOf, shownName } from '../../names/label'
import { functionName } from '../../profile/profile'
import { chooseBoxes, walkReport, type Boxes } from './boxes'
import { changeClass } from './changeClasses'
import { isColouredByChange, MARKER_PX, ROW_PX, type GraphInput, type GraphView } from './model'
import { cutsText, LABEL_PAD_PX, MIN_LABEL_CHARS } from './labelCutting'
import { MONO_CHAR_PX, monoLabel } from './words'
import { px, xmlText } from './xml'
import { deepestBelow } from '../../analysis/deepestBelow'
import { skyline, type SkylineRun } from '../../analysis/skyline'

/** What a title shows of a name: enough for any real one, and a name of 100 kB does not make the file. */
const MAX_TITLE_CHARS = 240

export type FramesSection = {
  readonly svg: string
  readonly heightPx: number
  readonly boxes: Boxes
  /** Places in the graph, in its own coordinates. */
  place(node: number): { readonly x: number; readonly y: number; readonly widthPx: number }
}

/** `marked` are the nodes that have markers: their labels leave room for them. Null for a picture, which has neither markers nor a script. */
export function framesSection(input: GraphInput, view: GraphView, widthPx: number, marked: readonly number[] | null): FramesSection {
  const { tree, options } = input
  const boxes = chooseBoxes(tree, view, widthPx, options.maxRows)
  const crumbs = crumbsOf(input, view, boxes, widthPx)
  const pxPerValue = pxPerValueOf({ ...view, widthPx })
  const place = (node: number) => {
    const x = Math.max(0, (tree.start[node] - view.startValue) * pxPerValue)
    const right = Math.min(widthPx, (tree.start[node] + tree.total[node] - view.startValue) * pxPerValue)
    const row = view.growsDown ? tree.depth[node] : crumbs.rows - 1 - tree.depth[node]
    return { x, y: row * ROW_PX, widthPx: right - x }
  }
  const classOf = classes(input)
  const markers = new Map<number, number>()
  for (const node of marked ?? []) markers.set(node, (markers.get(node) ?? 0) + 1)
  const told = new Set<string>()
  const forScript = (label: string, isTitle: boolean) => {
    const cuts = told.has(label) ? '' : cutsText(label)
    told.add(label)
    return (isTitle ? '' : ` data-label="${xmlText(label)}"`) + (cuts === '' ? '' : ` data-cuts="${cuts}"`)
  }
  const parts: string[] = []
  for (const node of boxes.nodes) {
    const { x, y, widthPx: width } = place(node)
    const name = functionName(input.profile, tree.fn[node])
    const whole = labelOf(name)
    // What the script cuts is what is cut here, or a box would have another name after zooming.
    const label = cutMiddle(whole, MAX_TITLE_CHARS)
    // The gap keeps neighbours of one colour apart; a box of half a pixel has none to give.
    const drawn = Math.max(0.3, width - 0.5)
    const isLit = view.lit === null || view.lit[tree.fn[node]] === 1
    parts.push(
      `<g class="${isLit ? 'f' : 'f out'}"${marked === null ? '' : forScript(label, whole === name)}><title>${xmlText(titleOf(input, node, shownName(name)))}</title>` +
        `<rect x="${px(x)}" y="${y}" width="${px(drawn)}" height="${ROW_PX - 1}" class="${classOf(node, width)}"/>` +
        textOf(label, x, y, width, markers.get(node) ?? 0) +
        '</g>',
    )
  }
  return { svg: `${crumbs.svg}<g id="frames">${parts.join('\n')}</g>`, heightPx: crumbs.rows * ROW_PX, boxes, place }
}

function textOf(label: string, x: number, y: number, width: number, markers: number): string {
  const left = LABEL_PAD_PX + Math.min(markers, Math.floor((width - LABEL_PAD_PX) / MARKER_PX)) * MARKER_PX
  const chars = Math.floor((width - left - LABEL_PAD_PX) / MONO_CHAR_PX)
  if (chars < MIN_LABEL_CHARS) return ''
  return `<text x="${px(x + left)}" y="${y + 12.5}">${xmlText(monoLabel(label, chars))}</text>`
}

/** The first line is the name alone: the script searches it, and shortens labels from it where the label is the name. */
function titleOf({ tree, comparison, sampleType }: GraphInput, node: number, name: string): string {
  const shown = cutMiddle(name, MAX_TITLE_CHARS).replaceAll('\n', ' ')
  const amount = (value: number, whole: number) => `${formatValue(value, sampleType.unit)} (${formatShare(whole > 0 ? value / whole : 0)})`
  if (comparison === null) {
    return `${shown}\ntotal ${amount(tree.total[node], tree.totalValue)}\nself ${amount(tree.self[node], tree.totalValue)}`
  }
  const { nodes } = comparison
  if (comparison.kind === 'difference') {
    const { wholeValue } = comparison
    return `${shown}\ngrew ${amount(nodes.current[node], wholeValue)}\nshrank ${amount(nodes.base[node], wholeValue)}`
  }
  const { changes } = comparison
  const before = amount(nodes.base[node], changes.base.totalValue)
  return `${shown}\nbaseline ${before}\ncurrent ${amount(nodes.current[node], changes.current.totalValue)}`
}

function classes(input: GraphInput): (node: number, widthPx: number) => string {
  const { profile, roles, tree, comparison, options } = input
  if (comparison !== null && isColouredByChange(input)) {
    const hasSides = comparison.kind === 'sides'
    return (node, widthPx) => changeClass(comparison.nodes, comparison.of, node, hasSides ? widthPx : null)
  }
  const modules = functionModules(profile)
  const slots = frameColourSlots(profile, modules, moduleSlots(profile, modules, roles), options.colours)
  return node => `c${slots[tree.frame[node]]}`
}

/** The grey goes no further below the last row that has boxes: it says that there is more, and a page of it would say no more. */
const ROWS_BELOW = 2

/** Frames too narrow for a box: grey where there are some. */
type Crumbs = {
  readonly svg: string
  /** Of the graph with them. */
  readonly rows: number
}

function crumbsOf({ tree, options }: GraphInput, view: GraphView, { minPx, rows: boxRows }: Boxes, widthPx: number): Crumbs {
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
