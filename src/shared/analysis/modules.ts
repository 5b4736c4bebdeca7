// Which package, library or script a function belongs to: what frames are coloured, collapsed and hidden by.

import { moduleOf } from '../names/modules'
import { functionName, stringAt, type ProfileNames } from '../profile/profile'

export type Modules = {
  /** Every module once. */
  readonly names: readonly string[]
  /** By function: row of `names`. */
  readonly ofFn: Int32Array
}

/** What no module is known of belongs to itself, so that it has a colour of its own. */
export function functionModules(profile: ProfileNames): Modules {
  const rowOf = new Map<string, number>()
  const ofFn = Int32Array.from(profile.functions.name, (_, fn) => {
    const name = functionName(profile, fn)
    const file = stringAt(profile, profile.functions.file[fn])
    const module = moduleOf({ name, file, module: stringAt(profile, profile.functions.module[fn]) }) ?? name
    const row = rowOf.get(module) ?? rowOf.size
    rowOf.set(module, row)
    return row
  })
  return { names: [...rowOf.keys()], ofFn }
}
