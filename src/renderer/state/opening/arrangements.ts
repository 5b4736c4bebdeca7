// What stands against what once all files are open. Null shows the first alone.

import type { OpenProfile, Side, Sides } from '../../worker/opened'
import type { Shown } from '../session'

export type Arrangement = (opened: readonly OpenProfile[], shown: Shown) => Sides | null

export const alone: Arrangement = () => null

export function firstAgainstRest(baselines: number): Arrangement {
  return opened => ({ baseline: opened.slice(0, baselines), current: opened.slice(baselines) })
}

/** As baseline of what is open, or in the place of a comparison's current side. */
export function asSide(side: Side): Arrangement {
  return (opened, shown) => {
    const sides = sidesOf(shown)
    if (sides === null) return null
    if (side === 'baseline') return { baseline: opened, current: sides.current }
    return shown.sides === null ? null : { baseline: sides.baseline, current: opened }
  }
}

/** As further runs of a side. */
export function besides(side: Side): Arrangement {
  return (opened, { sides }) => (sides === null ? null : { ...sides, [side]: [...sides[side], ...opened] })
}

/** What is open as two sides, of which a lone profile could be either. */
export function sidesOf({ current, sides }: Shown): Sides | null {
  return sides ?? (current === null ? null : { baseline: [current], current: [current] })
}
