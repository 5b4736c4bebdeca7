// The flame graph as it is in the window, as a picture of its own: the same stretch, direction, colours and lit frames, under a line that says of what.

import { formatShare } from '../../base/quantity'
import { svgDocument } from './document'
import { framesSection } from './frames'
import { isColouredByChange, MARGIN_PX, type GraphInput, type GraphView, type Section } from './model'
import { footerSection, legendSection, titleSection, wholeText } from './sections'

export type ViewInput = GraphInput & {
  readonly view: GraphView
  readonly title: string
  readonly filter: string
  /** Callers stand under what they call. */
  readonly isInverted: boolean
}

const GAP_PX = 16

export function viewSvg(input: ViewInput): string {
  const { view, options, comparison, title, tree } = input
  const widthPx = options.widthPx - 2 * MARGIN_PX
  const frames = framesSection(input, view, widthPx, null)
  const graph: Section = { svg: frames.svg, heightPx: frames.heightPx + GAP_PX }
  const lines = [[wholeText(input), input.isInverted ? 'inverted' : '', zoomText(input)], [input.filter]]
  return svgDocument({
    title,
    description:
      `${comparison === null ? 'Flame graph' : 'Flame graph of a comparison'} of ${title}. ${tree.length === 0 ? 'No samples.' : ''}`.trim(),
    sections: [
      titleSection(
        title,
        lines.map(parts => parts.filter(part => part !== '').join(' · ')),
        widthPx,
      ),
      ...(comparison !== null && isColouredByChange(input) ? [legendSection(comparison)] : []),
      graph,
      footerSection(options, frames.boxes),
    ],
    options,
    isByChange: isColouredByChange(input),
    script: '',
  })
}

/** Found by eye: a rounding error must not count as zoomed in. */
const WHOLE = 0.9999

function zoomText({ view, tree }: ViewInput): string {
  const share = tree.totalValue > 0 ? (view.endValue - view.startValue) / tree.totalValue : 1
  return share >= WHOLE ? '' : `zoomed to ${formatShare(share)}`
}
