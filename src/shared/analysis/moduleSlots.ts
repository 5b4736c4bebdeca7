// Which colour each module has: by whose code it is, and among those by weight, so that the heaviest are told apart best.

import { NO_ROLE_CHANGES, ROLES, type Role, type RoleChanges } from '../names/roles'
import type { Profile } from '../profile/profile'
import { ROLE_SLOTS, type ModuleSlots } from './frameColours'
import type { Modules } from './modules'
import { knownRoles } from './ownCode'

/**
 * By the whole profile in the measure it opens with, not by what is chosen of it: a colour stays while one looks around.
 */
export function moduleSlots(profile: Profile, modules: Modules, changes: RoleChanges = NO_ROLE_CHANGES): ModuleSlots {
  const { roles, weights } = moduleRoles(profile, modules, changes)
  const slots = new Uint8Array(modules.names.length)
  for (const role of ROLES) {
    const { from, count } = ROLE_SLOTS[role]
    modules.names
      .map((_, row) => row)
      .filter(row => roles[row] === role)
      .sort((a, b) => weights[b] - weights[a] || (modules.names[a] < modules.names[b] ? -1 : 1))
      .forEach((row, rank) => (slots[row] = from + (rank % count)))
  }
  return slots
}

/** By module: whose code most of it is, by its self time; of one without any by its functions. */
function moduleRoles(
  profile: Profile,
  modules: Modules,
  changes: RoleChanges,
): { readonly roles: readonly Role[]; readonly weights: Float64Array } {
  const roleOfFn = knownRoles(profile, changes)
  const count = modules.names.length
  const weightOf = ROLES.map(() => new Float64Array(count))
  const fnsOf = ROLES.map(() => new Uint32Array(count))
  const selfOfFn = selfByFunction(profile)
  for (let fn = 0; fn < roleOfFn.length; fn++) {
    const role = ROLES.indexOf(roleOfFn[fn])
    weightOf[role][modules.ofFn[fn]] += selfOfFn[fn]
    fnsOf[role][modules.ofFn[fn]]++
  }
  const heaviest = (row: number) =>
    ROLES.reduce(
      (best, _, role) => ((weightOf[role][row] - weightOf[best][row] || fnsOf[role][row] - fnsOf[best][row]) > 0 ? role : best),
      0,
    )
  return {
    roles: modules.names.map((_, row) => ROLES[heaviest(row)]),
    weights: Float64Array.from(modules.names, (_, row) => weightOf.reduce((sum, weight) => sum + weight[row], 0)),
  }
}

/** Sizes, so that what a difference took away counts as well. */
function selfByFunction({ meta, functions, frames, stacks, samples }: Profile): Float64Array {
  const self = new Float64Array(functions.name.length)
  const values = samples.values[meta.defaultSampleType]
  for (let sample = 0; sample < samples.stack.length; sample++) {
    self[frames.fn[stacks.frame[samples.stack[sample]]]] += Math.abs(values[sample])
  }
  return self
}
