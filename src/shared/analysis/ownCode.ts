// Which functions are a person's own, and which belong to libraries and to what runs the program.

import { cleanName } from '../names/cleanName'
import { NO_ROLE_CHANGES, roleOf, ROLES, type Role, type RoleChanges } from '../names/roles'
import { functionName, stringAt, type FunctionTable, type ProfileNames } from '../profile/profile'
import { functionModules } from './modules'

/** By function. What a person says of a module by the name that it is shown by counts before all else. */
export function rolesOf(profile: ProfileNames, changes: RoleChanges = NO_ROLE_CHANGES): readonly Role[] {
  const said = new Map(ROLES.flatMap(role => changes[role].map(entry => [entry, role] as const)))
  const modules = said.size === 0 ? null : functionModules(profile)
  return Array.from(profile.functions.name, (_, fn) => {
    const named = modules === null ? undefined : said.get(modules.names[modules.ofFn[fn]])
    if (named !== undefined) return named
    const raw = functionName(profile, fn)
    const file = stringAt(profile, profile.functions.file[fn])
    return roleOf(raw, { clean: cleanName(raw), file, module: stringAt(profile, profile.functions.module[fn]) }, changes)
  })
}

type Known = { readonly changes: string; readonly roles: readonly Role[] }

/** By table of functions, which never changes: a big profile's names are looked through once for each list. */
const known = new WeakMap<FunctionTable, Known>()

/** As `rolesOf`, remembered for the last list that was asked about. */
export function knownRoles(profile: ProfileNames, changes: RoleChanges = NO_ROLE_CHANGES): readonly Role[] {
  const key = JSON.stringify(changes)
  const last = known.get(profile.functions)
  if (last?.changes === key) return last.roles
  const roles = rolesOf(profile, changes)
  known.set(profile.functions, { changes: key, roles })
  return roles
}

/** By function: 1 where it is not the person's own. */
export function foreignFunctions(profile: ProfileNames, changes?: RoleChanges): Uint8Array {
  return Uint8Array.from(knownRoles(profile, changes), role => (role === 'own' ? 0 : 1))
}
