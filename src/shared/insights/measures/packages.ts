// The package, library or framework a function belongs to, as far as its module, file or name tells.

import { stringAt, type Profile } from '../../profile/profile'
import type { Symbols } from './symbols'

/** `org.springframework` of its classes, `net/http` of Go's, `core::iter` of Rust's; the folder of a file; empty when unknown. */
export function packageOf(profile: Profile, symbols: Symbols, symbol: number): string {
  const module = stringAt(profile, profile.functions.module[symbols.firstFunction[symbol]])
  // perf's maps of compiled code lie in /tmp and are nobody's package.
  if (module !== null && !module.startsWith('/tmp/')) return module
  const file = symbols.file[symbol]
  const inModules = file === null ? null : /(?:node_modules|site-packages|gems)\/((?:@[^/]+\/)?[^/]+)/.exec(file)
  if (inModules !== null) return inModules[1]
  const name = symbols.name[symbol]
  const [dotted] = /^(?:[a-z][\w$]*[./]){2}/.exec(name) ?? []
  if (dotted !== undefined) return dotted.slice(0, -1).replaceAll('/', '.')
  const [qualified] = /^[\w./-]*\w(?=\.|::)/.exec(name) ?? []
  return qualified ?? file?.replace(/[^/\\]*$/, '') ?? ''
}
