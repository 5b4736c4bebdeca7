// Names as linkers write them, back as people wrote them: Rust's two manglings and C++'s. Broken ones stay what they are.

import { cxxName } from './itanium'
import { rustLegacy } from './rustLegacy'
import { rustV0 } from './rustV0'
import { isInProportion, MAX_SYMBOL_CHARS, Unreadable } from './state'

const PREFIX = /^_{1,2}(?=[ZR])/
/** What compilers and profilers append. */
const SUFFIX = /^(?:[.@+][\w.$@+-]*)?$/

/** The name itself where it is not mangled, or broken. */
export function demangled(name: string): string {
  if (name.charCodeAt(0) !== UNDERSCORE || name.length > MAX_SYMBOL_CHARS) return name
  const prefix = PREFIX.exec(name)?.[0].length ?? 0
  if (prefix === 0) return name
  try {
    const read = name.charAt(prefix) === 'R' ? rustV0(name, prefix + 1) : (rustLegacy(name, prefix + 1) ?? cxxName(name, prefix + 1))
    if (!isInProportion(read.name, name)) return name
    const rest = name.slice(read.end)
    if (rest === '') return read.name
    if (!SUFFIX.test(rest)) return name
    return read.name + rest.replace(/\.[A-Za-z_$]+(?:\.\d+)*/g, clone => ` [clone ${clone}]`)
  } catch (error) {
    if (error instanceof Unreadable) return name
    throw error
  }
}

const UNDERSCORE = 95
