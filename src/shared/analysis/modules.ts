// Which package, library or script a function belongs to: what frames are coloured, collapsed and hidden by.

import { functionName, stringAt, type ProfileNames } from '../profile/profile'

export type Modules = {
  /** Every module once. */
  readonly names: readonly string[]
  /** By function: row of `names`. */
  readonly ofFn: Int32Array
}

/** Go, and the JVM's own spelling (`Ljava/util/HashMap;::get`): the package ends where the last part of the path does. */
const SLASHED_PACKAGE = /^L?(.*\/)([^./;]+)[./;]/s
/** `std::vector<…>::push_back`, `Foo::bar`, `serde_json::de::from_str`: the outermost namespace. */
const NAMESPACE = /^[<&*( ]*([A-Za-z_]\w*)::/
/** `java.util.HashMap.put`, `System.Text.Json.Serialize`: the package is the leading lower-case or dotted part before the class. */
const DOTTED_PACKAGE = /^((?:[A-Za-z_$][\w$]*\.)+)[A-Za-z_$<(]/
/** `do_work (worker.py:12)`, `render (https://…/app.js:1:2)`. */
const PLACE_IN_BRACKETS = /\(([^()]+?)(?::\d+)*\)$/
/** Longer names are not read further: a package stands at the start, and a hostile name must not cost more. */
const MAX_NAME_LENGTH = 500

/** The module that the file states, else one read from the function's name, else its source file, else the name itself. */
export function functionModules(profile: ProfileNames): Modules {
  const rowOf = new Map<string, number>()
  const ofFn = Int32Array.from(profile.functions.name, (_, fn) => {
    const name = moduleName(profile, fn)
    const row = rowOf.get(name) ?? rowOf.size
    rowOf.set(name, row)
    return row
  })
  return { names: [...rowOf.keys()], ofFn }
}

function moduleName(profile: ProfileNames, fn: number): string {
  const stated = stringAt(profile, profile.functions.module[fn])
  if (stated !== null && stated !== '') return stated
  const name = functionName(profile, fn).slice(0, MAX_NAME_LENGTH)
  return moduleInName(name) ?? stringAt(profile, profile.functions.file[fn]) ?? name
}

/** The package that a function's name tells, or null for a plain name such as `main`. */
export function moduleInName(name: string): string | null {
  if (/_\[k\]$/.test(name)) return 'kernel'
  const place = PLACE_IN_BRACKETS.exec(name)
  if (place?.[1] !== undefined) return place[1]
  const slashed = SLASHED_PACKAGE.exec(name)
  if (slashed !== null) return slashedPackage(slashed)
  const namespace = NAMESPACE.exec(name)
  if (namespace?.[1] !== undefined) return namespace[1]
  const dotted = DOTTED_PACKAGE.exec(name)
  if (dotted?.[1] !== undefined) return packageOf(dotted[1].slice(0, -1))
  return null
}

/** `net/http` is a package; of `java/util/HashMap` the last part is the class. */
function slashedPackage([, folder = '', last = '']: RegExpExecArray): string {
  return /^[A-Z]/.test(last) ? folder.slice(0, -1) : folder + last
}

/** `java.util.HashMap` → `java.util`, `runtime` → `runtime`, and where every part is capitalised (.NET) all but the class. */
function packageOf(dotted: string): string {
  const parts = dotted.split('.')
  const firstClass = parts.findIndex(part => /^[A-Z]/.test(part))
  if (firstClass > 0) return parts.slice(0, firstClass).join('.')
  return firstClass === 0 && parts.length > 1 ? parts.slice(0, -1).join('.') : dotted
}
