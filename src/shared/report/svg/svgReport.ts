// The annotated report: one SVG that is complete in any viewer, comes alive in a browser, and loads nothing.

import { cutMiddle } from '../../base/cutMiddle'
import { entriesSection, footerSection, functionsSection, headerSection, legendSection } from './sections'
import { framesSection } from './frames'
import { GUTTER_PX, markedNodes, markersSvg } from './markers'
import { MARGIN_PX, MAX_TITLE_CHARS, type ReportInput, type Section } from './model'
import { reportScript } from './script'
import { styleSheet } from './style'
import { px, xmlText } from './xml'

/** Where the script puts details and search; empty without it. */
const BAR_PX = 24
const GAP_PX = 16

/** The text of the file. Names are escaped; what is not drawn is counted in the last line. */
export function svgReport(input: ReportInput): string {
  const { comparison, options, entries } = input
  const widthPx = options.widthPx - 2 * MARGIN_PX
  const graphPx = widthPx - GUTTER_PX
  const nodes = markedNodes(input.tree, entries)
  const frames = framesSection(input, graphPx, nodes)
  const bar: Section = { svg: '<g id="bar"></g>', heightPx: BAR_PX }
  const graph: Section = { svg: frames.svg + markersSvg(nodes, frames, graphPx), heightPx: frames.heightPx + GAP_PX }
  const sections = [
    headerSection(input, widthPx),
    ...(comparison === null ? [] : [legendSection()]),
    bar,
    graph,
    entriesSection(entries, widthPx),
    functionsSection(input, widthPx),
    footerSection(input, frames.boxes),
  ]
  let y = MARGIN_PX
  const placed: string[] = []
  for (const section of sections) {
    if (section.heightPx > 0) placed.push(`<g transform="translate(${MARGIN_PX} ${px(y)})">${section.svg}</g>`)
    y += section.heightPx
  }
  const heightPx = Math.ceil(y)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${options.widthPx}" height="${heightPx}" viewBox="0 0 ${options.widthPx} ${heightPx}" role="document">`,
    `<title>${xmlText(input.title)}</title>`,
    `<desc>${xmlText(description(input))}</desc>`,
    `<style>${styleSheet(options.theme, options.colours, comparison !== null)}</style>`,
    GONE_PATTERN,
    `<rect class="page" width="${options.widthPx}" height="${heightPx}"/>`,
    ...placed,
    `<script><![CDATA[${reportScript(graphPx)}]]></script>`,
    '</svg>',
    '',
  ].join('\n')
}

const GONE_PATTERN =
  '<defs><pattern id="gone" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  '<rect class="gone-back" width="6" height="6"/><path class="gone-line" d="M0 0V6"/></pattern></defs>'

function description({ source, entries, comparison }: ReportInput): string {
  const graph = comparison === null ? 'Flame graph' : 'Flame graph of a comparison'
  const list = entries.map((entry, i) => `${i + 1}. ${cutMiddle(entry.title, MAX_TITLE_CHARS)}`).join(' ')
  return `${graph} of ${source}. ${list}`.trim()
}
