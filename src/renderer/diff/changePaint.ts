// The colours of a comparison on the graph, as slots of a palette: how much each node changed, and whether it is new or gone.

import type { Shade } from '../../shared/analysis/frameColours'
import { CHANGE_STEPS, changeColours, changeStep } from '../../shared/diff/changeScale'
import type { NodeChanges } from '../../shared/diff/nodeChanges'
import type { ChangeOf } from '../stores/preferences'

/** What stands on one side only differs by its shape as well, for eyes and printers that do not tell the colours apart. */
export const CHANGE_SHAPES = ['both', 'new', 'gone'] as const
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

/** Outlines are strong where a change is more than noise; what is gone is striped with the page's colour. Labels stay readable on all. */
const LINES: Readonly<Record<Shade, { readonly edge: string; readonly faintEdge: string; readonly hatch: string }>> = {
  light: { edge: '#8a3d00', faintEdge: '#aab0ba', hatch: '#ffffff' },
  dark: { edge: '#ffb27a', faintEdge: '#6d737e', hatch: '#17181b' },
}

/** By slot. */
export function changeFills(shade: Shade): readonly ChangeFill[] {
  const colours = new Map(changeColours(shade))
  const { edge, faintEdge, hatch } = LINES[shade]
  return CHANGE_SHAPES.flatMap(shape =>
    Array.from({ length: STEPS }, (_, at) => {
      const step = at - CHANGE_STEPS.length
      const name = step === 0 ? 'd0' : step > 0 ? `more${step}` : `less${-step}`
      return {
        colour: colours.get(name) ?? '',
        edge: shape === 'new' ? (step === 0 ? faintEdge : edge) : null,
        hatch: shape === 'gone' ? hatch : null,
      }
    }),
  )
}

/** By node: its slot. What is noise is grey, whatever it comes to. */
export function changeSlots({ base, current, ofTotal, ofSelf }: NodeChanges, of: ChangeOf): Uint8Array {
  const { delta, isSure } = of === 'total' ? ofTotal : ofSelf
  return Uint8Array.from(base, (before, node) => {
    const shape = before === 0 ? 'new' : current[node] === 0 ? 'gone' : 'both'
    return changeSlot(isSure[node] === 1 ? changeStep(delta[node]) : 0, shape)
  })
}
