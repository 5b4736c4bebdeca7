// What the colours of a graph stand for, with the share of self time behind each.

import { moduleSlot } from '../../shared/analysis/frameColours'
import type { FunctionWeights } from '../../shared/analysis/functionTable'
import type { Modules } from '../../shared/analysis/modules'
import type { StackView } from '../../shared/analysis/stackView'
import { FRAME_KINDS, type Profile } from '../../shared/profile/profile'
import type { Answer, LegendEntry } from './protocol'

/** More entries than this do not help to read the colours. */
const MAX_ENTRIES = 24

export function legendOf(profile: Profile, modules: Modules, view: StackView, weights: FunctionWeights): Answer<'legend'> {
  const byModule = new Float64Array(modules.names.length)
  weights.self.forEach((value, fn) => (byModule[modules.ofFn[fn]] += value))
  const byKind = new Float64Array(FRAME_KINDS.length)
  view.self.forEach((value, stack) => (byKind[profile.frames.flags[view.frame[stack]] >> 1] += value))
  const shareOf = (value: number) => (weights.totalValue === 0 ? 0 : value / weights.totalValue)
  return {
    modules: largest(modules.names.map((label, row) => ({ label, slot: moduleSlot(label), share: shareOf(byModule[row]) }))),
    kinds: largest(FRAME_KINDS.map((label, slot) => ({ label, slot, share: shareOf(byKind[slot]) }))),
  }
}

function largest(entries: readonly LegendEntry[]): readonly LegendEntry[] {
  return entries
    .filter(entry => entry.share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, MAX_ENTRIES)
}
