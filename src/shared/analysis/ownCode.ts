// Which functions are a person's own, and which belong to libraries and to what runs the program.

import { cleanName } from '../names/cleanName'
import { mainGoModule } from '../names/goModules'
import { mainJvmPackages } from '../names/jvmPackages'
import { NO_ROLE_CHANGES, roleOf, ROLES, type Role, type RoleChanges } from '../names/roles'
import { frameKind, functionName, NONE, stringAt, type FrameKind, type FunctionTable, type ProfileNames } from '../profile/profile'
import { functionModules } from './modules'

/** By function. What a person says of a module by the name that it is shown by counts before all else. */
export function rolesOf(profile: ProfileNames, changes: RoleChanges = NO_ROLE_CHANGES): readonly Role[] {
  const said = new Map(ROLES.flatMap(role => changes[role].map(entry => [entry, role] as const)))
  const modules = said.size === 0 ? null : functionModules(profile)
  const isNative = nativeFunctions(profile)
  const names = Array.from(profile.functions.name, (_, fn) => functionName(profile, fn))
  const goModule = mainGoModule(names.map((name, fn) => ({ name, file: stringAt(profile, profile.functions.file[fn]) })))
  const jvmPackages = mainJvmPackages(names.map(raw => cleanName(raw).name))
  return names.map((raw, fn) => {
    const named = modules === null ? undefined : said.get(modules.names[modules.ofFn[fn]])
    if (named !== undefined) return named
    const file = stringAt(profile, profile.functions.file[fn])
    const module = stringAt(profile, profile.functions.module[fn]) ?? (isNative[fn] === 1 ? NATIVE_MODULE : null)
    return roleOf(raw, { clean: cleanName(raw), file, module, goModule, jvmPackages }, changes)
  })
}

/** What readers call the module of an engine's own functions, where they name one. */
const NATIVE_MODULE = '(native)'

/** A qualified name (`com.acme.Jni.total`, `Cart#total`) may be a person's own native function. */
const QUALIFIED = /[.#/:]\w/

/**
 * By function: 1 for what the engine itself runs: kernel code, and native functions without a file or a module where the program's own
 * have files, such as V8's `writev` and `set length`.
 */
function nativeFunctions(profile: ProfileNames): Uint8Array {
  const { functions, frames } = profile
  const tellsFiles = functions.file.some(row => row !== NONE)
  const kinds = new Uint8Array(functions.name.length)
  frames.fn.forEach((fn, frame) => {
    kinds[fn] |= kindBit(frameKind(frames.flags[frame]))
  })
  return kinds.map((bits, fn) => {
    if (bits === KERNEL_BIT) return 1
    const isPlaceless = tellsFiles && functions.file[fn] === NONE && functions.module[fn] === NONE
    return Number(bits === NATIVE_BIT && isPlaceless && !QUALIFIED.test(functionName(profile, fn)))
  })
}

const KERNEL_BIT = 1
const NATIVE_BIT = 2
const OTHER_BIT = 4

function kindBit(kind: FrameKind): number {
  return kind === 'kernel' ? KERNEL_BIT : kind === 'native' ? NATIVE_BIT : OTHER_BIT
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
