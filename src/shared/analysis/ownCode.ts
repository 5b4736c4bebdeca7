// Which functions are a person's own, and which belong to libraries and to what runs the program.

import { cleanName } from '../names/cleanName'
import { roleOf, type Role, type RoleChanges } from '../names/roles'
import { functionName, stringAt, type FunctionTable, type ProfileNames } from '../profile/profile'

/** By function. */
export function rolesOf(profile: ProfileNames, changes?: RoleChanges): readonly Role[] {
  return Array.from(profile.functions.name, (_, fn) => {
    const raw = functionName(profile, fn)
    const file = stringAt(profile, profile.functions.file[fn])
    return roleOf(raw, { clean: cleanName(raw), file, module: stringAt(profile, profile.functions.module[fn]) }, changes)
  })
}

/** By table of functions, which never changes: a big profile's names are looked through once. */
const known = new WeakMap<FunctionTable, Uint8Array>()

/** By function: 1 where it is not the person's own. */
export function foreignFunctions(profile: ProfileNames): Uint8Array {
  const found = known.get(profile.functions) ?? Uint8Array.from(rolesOf(profile), role => (role === 'own' ? 0 : 1))
  known.set(profile.functions, found)
  return found
}
