// What the colours of a graph stand for, with the share of self time behind each.

import { moduleSlot } from '../../shared/analysis/frameColours'
import { sumOf } from '../../shared/base/columns'
import { ROLES, type Role } from '../../shared/names/roles'
import { FRAME_KINDS, frameKindRow, type FunctionTable, type Profile } from '../../shared/profile/profile'
import { rolesOf } from '../../shared/analysis/ownCode'
import { sizesOf, type Selected } from '../../shared/questions/selected'
import { modulesOf } from '../../shared/questions/table'
import type { Answer, LegendEntry } from './protocol'

/** More entries than this do not help to read the colours. */
const MAX_ENTRIES = 24

export function legendOf(selected: Selected): Answer<'legend'> {
  const { profile } = selected.subject
  const modules = modulesOf(profile)
  const byModule = new Float64Array(modules.names.length)
  const byRole = ROLES.map(() => new Float64Array(modules.names.length))
  const roles = knownRoles(profile)
  const byKind = new Float64Array(FRAME_KINDS.length)
  const { self, frame } = sizesOf(selected)
  for (let stack = 0; stack < self.length; stack++) {
    const fn = profile.frames.fn[frame[stack]]
    byModule[modules.ofFn[fn]] += self[stack]
    byRole[ROLES.indexOf(roles[fn])][modules.ofFn[fn]] += self[stack]
    byKind[frameKindRow(profile.frames.flags[frame[stack]])] += self[stack]
  }
  const mainRole = (row: number) => ROLES.reduce((main, role, at) => (byRole[at][row] > byRole[ROLES.indexOf(main)][row] ? role : main))
  const whole = sumOf(self)
  const shareOf = (value: number) => (whole === 0 ? 0 : value / whole)
  return {
    modules: largest(
      modules.names.map((label, row) => ({ label, slot: moduleSlot(label), share: shareOf(byModule[row]), role: mainRole(row) })),
    ),
    kinds: largest(FRAME_KINDS.map((label, slot) => ({ label, slot, share: shareOf(byKind[slot]), role: null }))),
  }
}

/** By table of functions, which never changes: every name is looked at once. */
const rolesByTable = new WeakMap<FunctionTable, readonly Role[]>()

function knownRoles(profile: Profile): readonly Role[] {
  const known = rolesByTable.get(profile.functions) ?? rolesOf(profile)
  rolesByTable.set(profile.functions, known)
  return known
}

function largest(entries: readonly LegendEntry[]): readonly LegendEntry[] {
  return entries
    .filter(entry => entry.share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, MAX_ENTRIES)
}
