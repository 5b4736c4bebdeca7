// Blue to orange for less to more: told apart by colour-blind eyes, and grey where nothing changed enough to be coloured.

import { oklchToHex } from '../base/oklch'
import type { Shade } from '../analysis/frameColours'

/** Change of a frame's total as a share of all of baseline, from which each step of colour begins. The first is the floor: below, grey. */
export const CHANGE_STEPS = [0.005, 0.02, 0.05, 0.1] as const

const LESS_HUE = 250
const MORE_HUE = 55
const CHROMAS = [0.035, 0.065, 0.095, 0.125] as const
const LIGHTNESS: Readonly<Record<Shade, readonly number[]>> = { light: [0.92, 0.87, 0.81, 0.75], dark: [0.36, 0.4, 0.44, 0.48] }
const GREY_LIGHTNESS: Readonly<Record<Shade, number>> = { light: 0.93, dark: 0.32 }

/** Whose change a frame shows: that of all that it calls with it, or its own. */
export type ChangeOf = 'total' | 'self'

/** Of the outline of what is new: strong where the change is more than noise. */
export const CHANGE_EDGES: Readonly<Record<Shade, { readonly sure: string; readonly noise: string }>> = {
  light: { sure: '#8a3d00', noise: '#aab0ba' },
  dark: { sure: '#ffb27a', noise: '#6d737e' },
}

/** −4 … 4; 0 is below the floor. */
export function changeStep(delta: number): number {
  const size = Math.abs(delta)
  const steps = CHANGE_STEPS.filter(from => size >= from).length
  return delta < 0 ? -steps : steps
}

/** A step's name, as in `changeColours`. */
export function stepName(step: number): string {
  return step === 0 ? 'd0' : step > 0 ? `more${step}` : `less${-step}`
}

/** Name (a CSS class in reports) and colour of every step. */
export function changeColours(shade: Shade): readonly (readonly [string, string])[] {
  const grey = oklchToHex({ lightness: GREY_LIGHTNESS[shade], chroma: 0.004, hue: LESS_HUE })
  const steps = CHROMAS.flatMap((chroma, i) => {
    const lightness = LIGHTNESS[shade][i]
    return [
      [`less${i + 1}`, oklchToHex({ lightness, chroma, hue: LESS_HUE })],
      [`more${i + 1}`, oklchToHex({ lightness, chroma, hue: MORE_HUE })],
    ] as const
  })
  return [['d0', grey], ...steps]
}
