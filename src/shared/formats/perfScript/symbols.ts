// What a symbol of `perf script` is shown as: the names that stackcollapse-perf.pl makes of it, so that both print the same stacks.

import type { FrameKind } from '../../profile/profile'
import type { FrameMark } from '../../profile/spelling'
import { collapsedName, inlineChain } from '../../profile/collapsedName'
import { withoutMark } from '../folded/frameText'
import { replacedIn } from '../../base/text/replacedIn'

export type SymbolFrame = {
  /** In full, as perf prints it: two functions are never one row. */
  readonly name: string
  readonly mark: FrameMark
  readonly isInlined: boolean
  /** stackcollapse-perf.pl spells it in another way. */
  readonly isCollapsed: boolean
}

const UNKNOWN = '[unknown]'
/** What perf prints instead of a module for a function that was inlined into the next one. */
export const INLINED = 'inlined'
const JIT_MODULE = /(^|\/)(perf-\d+\.map|jitted-\d+-\d+\.so)$|^\[JIT\]/
/** The kernel maps these into every process. */
const USER_PAGES = /^\[(vdso|vvar|vsyscall)\]$/
/** Memory without code of a file: stack, heap, and what nobody knows. */
const NO_MODULE = /^(|inlined|\/\/anon|\[(unknown|heap|stack|anon)\])$/
const KERNEL_MODULE = /^\[|(^|\/)vmlinux|\.ko(\.\w+)?$/
/** What the kernel writes behind the path of a file that is no longer there. */
const DELETED = /^ ?\(deleted\)$/

/** One address is one frame, or several where a compiler's map names inlined functions: outermost first. None for what starts with a parenthesis. */
export function symbolFrames(symbol: string, dso: string, isJava: boolean): SymbolFrame[] {
  if (symbol.startsWith('(')) return []
  // A type of C++ or Rust may hold an arrow: only compilers that write a map of their own join names with it.
  const parts = isJava || JIT_MODULE.test(dso) ? inlineChain(symbol) : [symbol]
  return parts
    .filter(part => part !== '')
    .map((part, depth) => {
      const fullName = part === UNKNOWN ? unknownName(dso) : isJava ? javaName(part) : part
      const shown = part === UNKNOWN ? fullName : collapsedName(fullName)
      const mark = shown.includes(';') ? '' : withoutMark(shown).mark
      const name = mark === '' || !fullName.endsWith(mark) ? fullName : fullName.slice(0, -mark.length)
      const isInlined = depth > 0 || dso === INLINED
      const spelled = mark === '' ? shown : shown.slice(0, -mark.length)
      if (depth === 0) return { name, mark, isInlined, isCollapsed: spelled !== name }
      return mark === '_[i]'
        ? { name, mark, isInlined, isCollapsed: spelled !== name }
        : { name: fullName, mark: '_[i]', isInlined, isCollapsed: shown !== fullName }
    })
}

/** Classes of a signature, as a map of compiled Java code has them: `Ljava/io/PrintStream;::print`. */
function javaName(symbol: string): string {
  const [method = ''] = symbol.split('(', 1)
  return replacedIn(method.includes('/') ? symbol.replace(/^L/, '') : symbol, ';', ':')
}

function unknownName(dso: string): string {
  const base = dso === UNKNOWN ? '' : baseName(dso)
  return base === '' || DELETED.test(base) ? UNKNOWN : `[${replacedIn(base, ';', ':')}]`
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
