// What a symbol of `perf script` is shown as: the names that stackcollapse-perf.pl makes of it, so that both print the same stacks.

import type { FrameKind } from '../../profile/profile'
import type { FrameMark } from '../../profile/spelling'
import { withoutMark } from '../folded/frameText'

export type SymbolFrame = {
  readonly name: string
  readonly mark: FrameMark
  readonly isInlined: boolean
  /** The symbol as perf prints it. */
  readonly fullName: string
}

const UNKNOWN = '[unknown]'
/** What perf prints instead of a module for a function that was inlined into the next one. */
export const INLINED = 'inlined'
/** Go's methods (`net/http.(*Client).Do`) have parentheses that are no argument list. */
const GO_METHOD = /\.\(.*\)\./
const ARGUMENTS = /\((?!anonymous namespace\)).*/s
/** Java's compiler map joins inlined methods with `->`; C++ has an operator of that name. */
const INLINE_CHAIN = /(?<!operator)->/
const JIT_MODULE = /(^|\/)(perf-\d+\.map|jitted-\d+-\d+\.so)$|^\[JIT\]/
/** The kernel maps these into every process. */
const USER_PAGES = /^\[(vdso|vvar|vsyscall)\]$/
/** Memory without code of a file: stack, heap, and what nobody knows. */
const NO_MODULE = /^(|inlined|\/\/anon|\[(unknown|heap|stack|anon)\])$/
const KERNEL_MODULE = /^\[|(^|\/)vmlinux|\.ko(\.\w+)?$/
/** Longer symbols are taken as they are: a regular expression over millions of characters runs out of stack. */
const MAX_PARSED_LENGTH = 100_000

/** One address is one frame, or several where compilers inlined: outermost first. None for what starts with a parenthesis. */
export function symbolFrames(symbol: string, dso: string, isJava: boolean): SymbolFrame[] {
  if (symbol.startsWith('(')) return []
  const parts = symbol.length > MAX_PARSED_LENGTH ? [symbol] : symbol.split(INLINE_CHAIN)
  return parts
    .filter(part => part !== '')
    .map((fullName, depth) => {
      const shown = shownName(fullName, dso, isJava)
      const { name, mark } = withoutMark(shown)
      const isInlined = depth > 0 || dso === INLINED
      if (depth === 0) return { name, mark, isInlined, fullName }
      return { name: mark === '_[i]' ? name : shown, mark: '_[i]', isInlined, fullName }
    })
}

function shownName(symbol: string, dso: string, isJava: boolean): string {
  if (symbol === UNKNOWN) return dso === '' || dso === UNKNOWN ? UNKNOWN : `[${baseName(dso).replaceAll(';', ':')}]`
  if (symbol.length > MAX_PARSED_LENGTH) return symbol
  const plain = symbol.replaceAll(';', ':')
  const unquoted = (GO_METHOD.test(plain) ? plain : plain.replace(ARGUMENTS, '')).replace(/["']/g, '')
  const name = isJava && unquoted.includes('/') ? unquoted.replace(/^L/, '') : unquoted
  return name === '' ? symbol : name
}

export function isUnknownSymbol(symbol: string): boolean {
  return symbol === UNKNOWN || symbol === ' '
}

/** Null where perf prints something else in the module's place. */
export function moduleOf(dso: string): string | null {
  return dso === '' || dso === INLINED || dso === UNKNOWN ? null : dso
}

export function kindOf(dso: string): FrameKind {
  if (NO_MODULE.test(dso)) return 'unknown'
  if (JIT_MODULE.test(dso)) return 'jit'
  return KERNEL_MODULE.test(dso) && !USER_PAGES.test(dso) ? 'kernel' : 'native'
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
