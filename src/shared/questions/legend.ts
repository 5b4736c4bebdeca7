// What the colours of a graph stand for, with the share of self time behind each.

import type { ModuleSlots } from '../analysis/frameColours'
import { moduleSlots } from '../analysis/moduleSlots'
import { sumOf } from '../base/columns'
import { ROLES, type Role, type RoleChanges } from '../names/roles'
import { FRAME_KINDS, frameKindRow, type Profile } from '../profile/profile'
import { knownRoles } from '../analysis/ownCode'
import { sizesOf, type Selected } from './selected'
import { modulesOf } from './table'

/** One kind of colour: a module or a kind of code, and its share of all self time. */
export type LegendEntry = {
  readonly label: string
  readonly slot: number
  readonly share: number
  /** Whose code most of it is; null for a kind of code. */
  readonly role: Role | null
}

export type Legend = {
  readonly modules: readonly LegendEntry[]
  readonly kinds: readonly LegendEntry[]
  /** Far more modules than there are colours for: of whose code they are a person may say otherwise. */
  readonly ofCode: readonly LegendEntry[]
}

/** More entries than this do not help to read the colours. */
const MAX_ENTRIES = 24

/** Of each role as many stay, however light: the strong colours are those of a program's own modules. */
const MIN_OF_ROLE = 3

/** A list of more is not looked through. */
const MAX_MODULES = 500

/** By row of its modules: the colour of each. */
export function colours(profile: Profile, changes: RoleChanges): ModuleSlots {
  return moduleSlots(profile, modulesOf(profile), changes)
}

export function legend(asked: Selected, changes: RoleChanges): Legend {
  const { selection } = asked
  const { modules, kinds } = entriesOf(asked, changes)
  const transforms = selection.transforms.filter(({ kind }) => kind !== 'merge-foreign')
  // With own code alone in view the list of whose code it is would have nothing left to say.
  const isWhole = transforms.length === selection.transforms.length
  const ofCode = isWhole ? modules : entriesOf(asked.with({ transforms }), changes).modules
  return { modules: largest(modules, MAX_ENTRIES, MIN_OF_ROLE), kinds: largest(kinds, MAX_ENTRIES), ofCode: largest(ofCode, MAX_MODULES) }
}

function entriesOf(asked: Selected, changes: RoleChanges): Omit<Legend, 'ofCode'> {
  const { profile } = asked.subject
  const modules = modulesOf(profile)
  const byModule = new Float64Array(modules.names.length)
  const byRole = ROLES.map(() => new Float64Array(modules.names.length))
  const roles = knownRoles(profile, changes)
  const slots = colours(profile, changes)
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
