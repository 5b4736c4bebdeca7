// The colours and shapes of a comparison in a report, the same as in the window: how much each frame changed, grey for noise,
// outlined where it is new and hatched where it is gone.

import type { Shade } from '../../analysis/frameColours'
import { CHANGE_STEPS, changeColours, changeStep } from '../../diff/changeScale'
import type { NodeChanges } from '../../diff/nodeChanges'

/** Whose change a frame shows: that of all that it calls with it, or its own. */
export type ChangeOf = 'total' | 'self'

/** Narrower boxes would be all outline. */
const MIN_OUTLINED_PX = 4

/** The CSS classes of a node. */
export function changeClass(nodes: NodeChanges, of: ChangeOf, node: number, widthPx: number): string {
  const { delta, isSure } = of === 'total' ? nodes.ofTotal : nodes.ofSelf
  const step = stepName(isSure[node] === 1 ? changeStep(delta[node]) : 0)
  if (nodes.current[node] === 0) return `gone-${step}`
  return nodes.base[node] === 0 && widthPx >= MIN_OUTLINED_PX ? `${step} new` : step
}

export function stepName(step: number): string {
  return step === 0 ? 'd0' : step > 0 ? `more${step}` : `less${-step}`
}

/** What was taken away weighs less, or nothing that counts. */
const GONE_STEPS = ['d0', ...CHANGE_STEPS.map((_, at) => stepName(-1 - at))]

/** A pattern for each colour that something gone may have: filters and blends are not drawn by every viewer. */
export const GONE_PATTERNS = `<defs>${GONE_STEPS.map(
  step =>
    `<pattern id="gone-${step}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">` +
    `<rect class="${step}" width="6" height="6"/><path class="hatch" d="M0 1H6"/></pattern>`,
).join('')}</defs>`

const EDGES: Readonly<Record<Shade, { readonly sure: string; readonly noise: string }>> = {
  light: { sure: '#8a3d00', noise: '#aab0ba' },
  dark: { sure: '#ffb27a', noise: '#6d737e' },
}

/** `page` is the colour behind the graph: hatching lets it through. */
export function changeStyle(shade: Shade, page: string): string {
  return [
    ...changeColours(shade).map(([name, colour]) => `.${name} { fill: ${colour}; }`),
    ...GONE_STEPS.map(step => `.gone-${step} { fill: url(#gone-${step}); }`),
    `.new { stroke: ${EDGES[shade].sure}; stroke-width: 1.5; }`,
    `.d0.new { stroke: ${EDGES[shade].noise}; }`,
    `.hatch { stroke: ${page}; stroke-width: 2; }`,
  ].join('\n')
}
