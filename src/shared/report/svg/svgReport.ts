// The annotated report: one SVG that is complete in any viewer, comes alive in a browser, and loads nothing.

import { cutMiddle } from '../../base/text/cut'
import { SMALLEST_PX } from './boxes'
import { svgDocument } from './document'
import { entriesSection, footerSection, functionsSection, headerSection, legendSection } from './sections'
import { framesSection } from './frames'
import { GUTTER_PX, markedNodes, markersSvg } from './markers'
import { isColouredByChange, MARGIN_PX, MAX_TITLE_CHARS, wholeGraph, type ReportInput, type ReportOptions, type Section } from './model'
import { reportScript } from './script'

/** Where the script puts details and search; empty without it. */
const BAR_PX = 24
const GAP_PX = 16

/** Sums of the same weights in another order differ by less. */
const ROUNDING = 1e-6

/** What a node weighs at least that may have a box, where all weigh `totalValue`. */
export function leastDrawn(totalValue: number, options: ReportOptions): number {
  return (SMALLEST_PX / graphWidth(options)) * totalValue * (1 - ROUNDING)
}

function graphWidth({ widthPx }: ReportOptions): number {
  return widthPx - 2 * MARGIN_PX - GUTTER_PX
}

/** The text of the file. Names are escaped; what is not drawn is counted in the last line. */
export function svgReport(input: ReportInput): string {
  const { comparison, options, entries } = input
  const widthPx = options.widthPx - 2 * MARGIN_PX
  const graphPx = graphWidth(options)
  const nodes = markedNodes(input.tree, entries)
  const frames = framesSection(input, wholeGraph(input.tree), graphPx, nodes)
  const bar: Section = { svg: '<g id="bar"></g>', heightPx: BAR_PX }
  const graph: Section = { svg: frames.svg + markersSvg(nodes, frames, graphPx), heightPx: frames.heightPx + GAP_PX }
  return svgDocument({
    title: input.title,
    description: description(input),
    sections: [
      headerSection(input, widthPx),
      ...(comparison !== null && isColouredByChange(input) ? [legendSection(comparison)] : []),
      bar,
      graph,
      entriesSection(entries, widthPx),
      functionsSection(input, widthPx),
      footerSection(options, frames.boxes),
    ],
    options,
    isByChange: isColouredByChange(input),
    script: reportScript(graphPx),
  })
}

function description({ source, entries, comparison }: ReportInput): string {
  const graph = comparison === null ? 'Flame graph' : 'Flame graph of a comparison'
  const list = entries.map((entry, i) => `${i + 1}. ${cutMiddle(entry.title, MAX_TITLE_CHARS)}`).join(' ')
  return `${graph}${source === '' ? '' : ` of ${source}`}. ${list}`.trim()
}
