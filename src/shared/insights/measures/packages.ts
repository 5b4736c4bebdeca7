// The package, library or framework a symbol belongs to.

import { moduleOf } from '../../names/modules'
import { stringAt, type Profile } from '../../profile/profile'
import type { Symbols } from './symbols'

/** `org.springframework` of its classes, `net/http` of Go's, `core` of Rust's; the folder of a file; empty when unknown. */
export function packageOf(profile: Profile, symbols: Symbols, symbol: number): string {
  const file = symbols.file[symbol]
  const module = stringAt(profile, profile.functions.module[symbols.firstFunction[symbol]])
  const name = moduleOf({ name: symbols.identity[symbol], file, module }) ?? ''
  if (name === file) return name.slice(0, Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  // Of a deep package the first two parts are the framework.
  return /^(?:[a-z][\w$]*\.){2}/.exec(name)?.[0].slice(0, -1) ?? name
}
