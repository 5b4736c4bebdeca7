// What colours a graph has and which of them each frame: by module, kind or name; in a comparison by change.

import { frameColourSlots, framePalette, type ColourMode, type Shade } from '../../shared/analysis/frameColours'
import { changeFills, changeSlots } from './changePaint'
import type { ChangeOf } from '../../shared/diff/changeScale'
import type { ModuleSlots } from '../../shared/analysis/frameColours'
import type { DrawnTree } from '../worker/opened'

export type Colouring = {
  /** CSS colours by slot. */
  readonly palette: readonly string[]
  /** By slot: the colours of outline and hatching, null for none. Empty where no slot has one. */
  readonly edges: readonly (string | null)[]
  readonly hatches: readonly (string | null)[]
  readonly slotOfFrame: Uint8Array
  /** By node, where a node has a colour of its own. */
  readonly slotOfNode: Uint8Array | null
}

/** Of what a search does not match: so much of the colour is left over the page's own. */
const DIMMED_ALPHA = '50'

/** A comparison is coloured by change in place of modules. */
export function colouring(
  { profile, sides }: DrawnTree,
  mode: ColourMode,
  modules: ModuleSlots | null,
  changeOf: ChangeOf,
  shade: Shade,
): Colouring {
  const slotOfFrame = frameColourSlots(profile.names, profile.modules, modules ?? new Uint8Array(profile.modules.names.length), mode)
  if (sides === null || mode !== 'module') {
    return { palette: framePalette(mode, shade), edges: [], hatches: [], slotOfFrame, slotOfNode: null }
  }
  const fills = changeFills(shade)
  return {
    palette: fills.map(({ colour }) => colour),
    edges: fills.map(({ edge }) => edge),
    hatches: fills.map(({ hatch }) => hatch),
    slotOfFrame,
    slotOfNode: changeSlots(sides, changeOf),
  }
}

export function dimmed(colour: string): string {
  return colour + DIMMED_ALPHA
}
