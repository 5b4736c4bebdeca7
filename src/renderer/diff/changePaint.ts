// The colours of a comparison on the graph: how each node's total changed, as slots of a palette.

import type { Shade } from '../../shared/analysis/frameColours'
import { changeClass, changeColours } from '../../shared/diff/changeScale'
import type { ChangeSheet } from '../worker/protocol'
import type { NodeSides } from '../../shared/diff/comparisonProfile'

/** A canvas has no outline in its fill: what is new is amber, and what is gone paler than anything that is still there. */
const SHAPES: Readonly<Record<Shade, readonly (readonly [string, string])[]>> = {
  light: [
    ['new', '#f5d76e'],
    ['gone', '#f4f5f7'],
  ],
  dark: [
    ['new', '#7a5c00'],
    ['gone', '#26292e'],
  ],
}

/** Wide enough for whatever has no pixels yet: the class must not depend on the zoom. */
const ANY_WIDTH_PX = Infinity

/** Class and CSS colour by slot. */
export function changePalette(shade: Shade): readonly (readonly [string, string])[] {
  return [...changeColours(shade), ...SHAPES[shade]]
}

/** By node: its slot in the palette. */
export function changeSlots(changes: ChangeSheet, sides: NodeSides): Uint8Array {
  const slotOf = new Map(changePalette('light').map(([name], slot) => [name, slot]))
  const whole = { baseTotal: changes.base.totalValue, valueFactor: changes.valueFactor }
  return Uint8Array.from(sides.base, (before, node) => slotOf.get(changeClass(before, sides.current[node], whole, ANY_WIDTH_PX)) ?? 0)
}
