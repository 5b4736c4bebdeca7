// The colours of strips and heat map: one hue, from pale to strong.

import { oklchToHex } from '../../shared/base/oklch'
import type { Shade } from '../../shared/analysis/frameColours'
import { HEAT_STEPS } from './drawActivity'

/** The accent's own hue. */
const HUE = 265
/** From next to nothing to the busiest: away from the page, whether that is white or black. */
const LIGHTNESS: Record<Shade, readonly [number, number]> = { light: [0.92, 0.42], dark: [0.3, 0.82] }
const CHROMA: readonly [number, number] = [0.035, 0.15]

export const HEAT_COLOURS: Record<Shade, readonly string[]> = { light: steps('light'), dark: steps('dark') }
export const STRIP_COLOUR: Record<Shade, string> = {
  light: oklchToHex({ lightness: 0.68, chroma: 0.11, hue: HUE }),
  dark: oklchToHex({ lightness: 0.6, chroma: 0.11, hue: HUE }),
}

function steps(shade: Shade): readonly string[] {
  const [from, to] = LIGHTNESS[shade]
  return Array.from({ length: HEAT_STEPS }, (_, step) => {
    const share = step / (HEAT_STEPS - 1)
    return oklchToHex({ lightness: from + (to - from) * share, chroma: CHROMA[0] + (CHROMA[1] - CHROMA[0]) * share, hue: HUE })
  })
}
