// The colours of a comparison on the graph, as slots of a palette: how much each node changed, and whether it is new or gone.

import type { Shade } from '../../shared/analysis/frameColours'
import { mixedHex } from '../../shared/base/oklch'
import { CHANGE_EDGES, CHANGE_STEPS, changeColours, changeStep, stepName, type ChangeOf } from '../../shared/diff/changeScale'
import { CALLS_CAUSE, causesOf } from '../../shared/diff/causes'
import type { NodeChanges } from '../../shared/diff/nodeChanges'

/**
 * What stands on one side only differs by its shape as well, for eyes and printers that do not tell the colours apart. What only
 * calls what changed has an edge and a tint: colour leads to the cause.
 */
export const CHANGE_SHAPES = ['both', 'new', 'gone', 'caller'] as const
export type ChangeShape = (typeof CHANGE_SHAPES)[number]

/** Less, grey, more. */
const STEPS = 2 * CHANGE_STEPS.length + 1

/** `step` is −4 … 4, as `changeStep` gives it. */
export function changeSlot(step: number, shape: ChangeShape): number {
  return CHANGE_SHAPES.indexOf(shape) * STEPS + step + CHANGE_STEPS.length
}

export type ChangeFill = {
  readonly colour: string
  /** Of the outline of what is new; null for no outline. */
  readonly edge: string | null
  /** Of the lines over what is gone; null for none. */
  readonly hatch: string | null
}

/** What is gone is striped with the page's colour: labels stay readable on it. */
const HATCHES: Readonly<Record<Shade, string>> = { light: '#ffffff', dark: '#17181b' }

/** Of a caller's colour: so much of the change's over the page's. */
const TINT = 0.15

/** By slot. */
export function changeFills(shade: Shade): readonly ChangeFill[] {
  const colours = new Map(changeColours(shade))
  const { sure, noise } = CHANGE_EDGES[shade]
  return CHANGE_SHAPES.flatMap(shape =>
    Array.from({ length: STEPS }, (_, at) => {
      const step = at - CHANGE_STEPS.length
      const colour = colours.get(stepName(step)) ?? ''
      if (shape === 'caller') {
        const strong = colours.get(stepName(Math.sign(step) * CHANGE_STEPS.length)) ?? colour
        return { colour: mixedHex(strong, HATCHES[shade], TINT), edge: step === 0 ? null : strong, hatch: null }
      }
      return {
        colour,
        edge: shape === 'new' ? (step === 0 ? noise : sure) : null,
        hatch: shape === 'gone' ? HATCHES[shade] : null,
      }
    }),
  )
}

/** By node: its slot. What is noise is grey, whatever it comes to. */
export function changeSlots(changes: NodeChanges, of: ChangeOf): Uint8Array {
  const { base, current, ofTotal, ofSelf } = changes
  const { delta, isSure } = of === 'total' ? ofTotal : ofSelf
  const causes = of === 'total' ? causesOf(changes) : null
  return Uint8Array.from(base, (before, node) => {
    const shape = before === 0 ? 'new' : current[node] === 0 ? 'gone' : causes?.[node] === CALLS_CAUSE ? 'caller' : 'both'
    return changeSlot(isSure[node] === 1 ? changeStep(delta[node]) : 0, shape)
  })
}
