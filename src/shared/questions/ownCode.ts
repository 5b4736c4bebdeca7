// Which functions are a person's own, and which belong to libraries and to what runs the program.

import { cleanName } from '../names/cleanName'
import { roleOf, type Role, type RoleChanges } from '../names/roles'
import { functionName, stringAt, type ProfileNames } from '../profile/profile'

/** By function. */
export function rolesOf(profile: ProfileNames, changes?: RoleChanges): readonly Role[] {
  return Array.from(profile.functions.name, (_, fn) => {
    const raw = functionName(profile, fn)
    const file = stringAt(profile, profile.functions.file[fn])
    return roleOf(raw, { clean: cleanName(raw), file, module: stringAt(profile, profile.functions.module[fn]) }, changes)
  })
}

/** Rows of functions that are not the person's own. */
export function foreignFunctions(profile: ProfileNames): readonly number[] {
  return rolesOf(profile).flatMap((role, fn) => (role === 'own' ? [] : [fn]))
}
