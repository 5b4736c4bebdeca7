// What the colours of a graph stand for, with the share of self time behind each.

import { moduleSlots } from '../../shared/analysis/moduleSlots'
import { sumOf } from '../../shared/base/columns'
import { ROLES, type RoleChanges } from '../../shared/names/roles'
import { FRAME_KINDS, frameKindRow } from '../../shared/profile/profile'
import { knownRoles } from '../../shared/analysis/ownCode'
import { selected, sizesOf, type Selected } from '../../shared/questions/selected'
import { modulesOf } from '../../shared/questions/table'
import type { Answer, LegendEntry } from './protocol'

/** More entries than this do not help to read the colours. */
const MAX_ENTRIES = 24

/** Of each role as many stay, however light: the strong colours are those of a program's own modules. */
const MIN_OF_ROLE = 3

/** A list of more is not looked through. */
const MAX_MODULES = 500

export function legendOf(asked: Selected, changes: RoleChanges): Answer<'legend'> {
  const { subject, selection } = asked
  const { modules, kinds } = entriesOf(asked, changes)
  const transforms = selection.transforms.filter(({ kind }) => kind !== 'merge-foreign')
  // With own code alone in view the list of whose code it is would have nothing left to say.
  const isWhole = transforms.length === selection.transforms.length
  const ofCode = isWhole ? modules : entriesOf(selected(subject, { ...selection, transforms }), changes).modules
  return { modules: largest(modules, MAX_ENTRIES, MIN_OF_ROLE), kinds: largest(kinds, MAX_ENTRIES), ofCode: largest(ofCode, MAX_MODULES) }
}

function entriesOf(
  asked: Selected,
  changes: RoleChanges,
): { readonly modules: readonly LegendEntry[]; readonly kinds: readonly LegendEntry[] } {
  const { profile } = asked.subject
  const modules = modulesOf(profile)
  const byModule = new Float64Array(modules.names.length)
  const byRole = ROLES.map(() => new Float64Array(modules.names.length))
  const roles = knownRoles(profile, changes)
  const slots = moduleSlots(profile, modules, changes)
  const byKind = new Float64Array(FRAME_KINDS.length)
  const { self, frame } = sizesOf(asked)
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
    modules: modules.names.map((label, row) => ({ label, slot: slots[row], share: shareOf(byModule[row]), role: mainRole(row) })),
    kinds: FRAME_KINDS.map((label, slot) => ({ label, slot, share: shareOf(byKind[slot]), role: null })),
  }
}

function largest(entries: readonly LegendEntry[], most: number, leastOfRole = 0): readonly LegendEntry[] {
  const sorted = entries.filter(entry => entry.share > 0).sort((a, b) => b.share - a.share)
  const kept = new Set(
    [...ROLES.flatMap(role => sorted.filter(entry => entry.role === role).slice(0, leastOfRole)), ...sorted].slice(0, most),
  )
  return sorted.filter(entry => kept.has(entry))
}
