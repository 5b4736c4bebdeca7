// By what a function of one profile is recognised in another: its name without what compilers and runtimes make up anew each time.

import { identityOf } from './cleanName'

/** .NET numbers closures and state machines in source order: `<Total>b__12_0`, `<Total>d__4`. */
const NUMBERED = /(>[bgd]__)\d+(?:_\d+)?/g
/** A place in a file moves with every edit above it. */
const PLACE = /(\.[a-z]{1,4}):\d+(?::\d+)?(?=\)|$)/gi
/** The inline namespaces of LLVM's, Android's and GNU's libraries: a change of compiler is no change of function. */
const INLINE_NAMESPACE = /\bstd::(?:__[1-9]|__ndk1|__cxx11)::/g
const ADDRESS = /0x[0-9a-f]+/gi
const ONLY_ADDRESS = /^\[?0x[0-9a-f]+\]?$/i

/**
 * Go names a closure of an inlined method after where it was inlined (`app.(*App).Run.func2.(*Log).Handler.1`, `log.(*Log).Handler-fm.(*Log).Handler.func1`),
 * without the package of its own: the method and the number are what stays.
 */
const GO_CLOSURE = /^(?:[\w.~%-]+\/)*[\w~%-]+\.(?:.*\.)?(\(\*?\w+(?:\[[^\]]*\])?\)\.\w+)(?:-fm)?\.(?:func)?(\d+(?:\.\d+)*)$/

/** Nested deeper, template arguments differ with the library's version more often than with what the function does. */
const TEMPLATE_DEPTH = 2

/**
 * A name as it is compared: two profiles' functions with one key are one function. Shown is always the real one. What is nothing but an
 * address stays what it is: two addresses are not one function.
 */
export function comparedName(name: string): string {
  if (ONLY_ADDRESS.test(name)) return name
  let key = identityOf(name).replace(PLACE, '$1')
  if (key.includes('std::__')) key = key.replace(INLINE_NAMESPACE, 'std::')
  if (key.includes('>')) key = key.replace(NUMBERED, '$1')
  if (key.includes(').')) key = key.replace(GO_CLOSURE, '$1.func$2')
  if (key.includes('0x') || key.includes('0X')) key = key.replace(ADDRESS, '0x')
  return key.includes('<') ? withoutDeepTemplates(key) : key
}

function withoutDeepTemplates(name: string): string {
  let depth = 0
  let kept = ''
  for (const char of name) {
    // `operator<` and `->` are not brackets.
    if (char === '>' && depth > 0 && !kept.endsWith('-')) depth--
    if (depth <= TEMPLATE_DEPTH) kept += char
    if (char === '<' && !kept.endsWith('operator<')) depth++
  }
  return kept
}

/** A file or module as it is compared: its own name, without folder, version or content hash. */
export function comparedPlace(place: string): string {
  const own = place.slice(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1)
  return own.replace(/[.-][0-9a-f]{8,}(?=\.|$)/i, '').replace(/\.so(?:\.\d+)+$/, '.so')
}
