// The colours and shapes of a comparison in a report, the same as in the window: how much each frame changed, grey for noise,
// outlined where it is new and hatched where it is gone.

import type { Shade } from '../../analysis/frameColours'
import { CHANGE_EDGES, CHANGE_STEPS, changeColours, changeStep, stepName, type ChangeOf } from '../../diff/changeScale'
import type { NodeChanges } from '../../diff/nodeChanges'

/** Narrower boxes would be all outline. */
const MIN_OUTLINED_PX = 4

/** The CSS classes of a node. Without a width it is of a bare difference, where nobody knows what is new or gone. */
export function changeClass(nodes: NodeChanges, of: ChangeOf, node: number, widthPx: number | null): string {
  const { delta, isSure } = of === 'total' ? nodes.ofTotal : nodes.ofSelf
  const step = stepName(isSure[node] === 1 ? changeStep(delta[node]) : 0)
  if (widthPx === null) return step
  if (nodes.current[node] === 0) return `gone-${step}`
  return nodes.base[node] === 0 && widthPx >= MIN_OUTLINED_PX ? `${step} new` : step
}

/** What was taken away weighs less, or nothing that counts. */
const GONE_STEPS = ['d0', ...CHANGE_STEPS.map((_, at) => stepName(-1 - at))]

/** A pattern for each colour that something gone may have: filters and blends are not drawn by every viewer. */
export const GONE_PATTERNS = `<defs>${GONE_STEPS.map(
  step =>
    `<pattern id="gone-${step}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">` +
    `<rect class="${step}" width="6" height="6"/><path class="hatch" d="M0 1H6"/></pattern>`,
).join('')}</defs>`

/** `page` is the colour behind the graph: hatching lets it through. */
export function changeStyle(shade: Shade, page: string): string {
  return [
    ...changeColours(shade).map(([name, colour]) => `.${name} { fill: ${colour}; }`),
    ...GONE_STEPS.map(step => `.gone-${step} { fill: url(#gone-${step}); }`),
    `.new { stroke: ${CHANGE_EDGES[shade].sure}; stroke-width: 1.5; }`,
    `.d0.new { stroke: ${CHANGE_EDGES[shade].noise}; }`,
    `.hatch { stroke: ${page}; stroke-width: 2; }`,
  ].join('\n')
}
