// Which package, library or script a function belongs to, as far as its module, name or file tells. A module that is none doesn't exist.

import { cleanName, type CleanName } from './cleanName'
import { frameClass } from './frameClasses'

/** Longer names are not read further: a package stands at the start, and a hostile name must not cost more. */
const MAX_NAME_CHARS = 500

/** Go, and the JVM's own spelling (`Ljava/util/HashMap;::get`): the package ends where the last part of the path does. */
const SLASHED = /^L?([\w.~@%+$-]+(?:\/[\w.~@%+$-]+)*)\/([\w~@%+$-]+)[./;]/
/** `std::vector`, `Foo::bar`, `serde_json::de::from_str`, `<serde_json::de::Deserializer as …>`: the outermost namespace. */
const NAMESPACE = /^[<&*( ]*(?:(?:dyn|mut|impl|const) )?([A-Za-z_]\w*)::/
/** `java.util.HashMap.put`, `System.Text.Json.Serialize`: the package is the leading lower-case or dotted part before the class. */
const DOTTED = /^((?:[A-Za-z_$][\w$]*\.)+)[A-Za-z_$<(]/
/** .NET's `System.Private.CoreLib!System.String.Concat` and Windows' `ntdll!RtlUserThreadStart`. */
const ASSEMBLY = /^([\w.-]+)!/
/** Packages of a folder of packages: `node_modules/@scope/name/…`, `site-packages/requests/…`, `gems/rack-2.2/…`. */
const PACKAGE_IN_PATH = /(?:node_modules|site-packages|dist-packages|gems|pkg\/mod|registry\/src\/[^/\\]+)[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/
/** perf's maps of compiled code lie in /tmp and are nobody's package. */
const PERF_MAP = /^\/tmp\/perf-\d+\.map$|^\[?(?:unknown|anon|JIT\b.*)\]?$|^\/\/anon$/
/** Types and argument lists that readers or tools took for a module: `char const*, unsigned long`. */
const NO_MODULE = /[(),<>&*;{}]|^\s*$|\b(?:const|unsigned|void|operator)\b/

export type ModuleSource = { readonly name: string; readonly file: string | null; readonly module: string | null }

/** The module that the file states, else the package of its path, else one read from the function's name, else its source file; or null. */
export function moduleOf({ name, file, module }: ModuleSource): string | null {
  const stated = isModule(module) ? module : null
  if (stated !== null) return stated
  if (/_\[k\]$/.test(name)) return 'kernel'
  const clean = cleanName(name.length > MAX_NAME_CHARS ? name.slice(0, MAX_NAME_CHARS) : name)
  const path = file ?? clean.file
  const inPath = path === null ? null : PACKAGE_IN_PATH.exec(path)
  return inPath?.[1]?.replaceAll('\\', '/') ?? packageInName(clean) ?? path
}

function isModule(module: string | null): module is string {
  return (
    module !== null && module !== '' && !PERF_MAP.test(module) && (module.includes('/') || module.includes('\\') || !NO_MODULE.test(module))
  )
}

/** The package that a name tells, or null for a plain name such as `main`, and for what is no name. */
function packageInName(clean: CleanName): string | null {
  const { name } = clean
  if (clean.file !== null) return clean.file
  const kind = frameClass(name, null, {})
  if (kind === 'unknown' || kind === 'marker') return null
  const assembly = ASSEMBLY.exec(name)
  if (assembly !== null) return assembly[1]
  const slashed = SLASHED.exec(name)
  if (slashed !== null) return slashedPackage(slashed[1], slashed[2])
  const namespace = NAMESPACE.exec(name)
  if (namespace !== null) return namespace[1]
  const dotted = DOTTED.exec(name)
  return dotted === null ? null : dottedPackage(dotted[1].slice(0, -1))
}

/** `net/http` is a package; of `java/util/HashMap` the last part is the class. */
function slashedPackage(folder: string, last: string): string {
  return /^[A-Z]/.test(last) ? folder : `${folder}/${last}`
}

/** `java.util.HashMap` → `java.util`, `runtime` → `runtime`, and where every part is capitalised (.NET) all but the class. */
function dottedPackage(dotted: string): string {
  const parts = dotted.split('.')
  const firstClass = parts.findIndex(part => /^[A-Z]/.test(part))
  if (firstClass > 0) return parts.slice(0, firstClass).join('.')
  return firstClass === 0 && parts.length > 1 ? parts.slice(0, -1).join('.') : dotted
}
