// A symbol of a program as perf prints it: demangled, without parameters and return type.

import { demangled } from '../../names/demangle/demangled'

const ANONYMOUS = '(anonymous'
const OPERATOR = 'operator'

export function shownSymbol(symbol: string): string {
  const name = demangled(symbol)
  if (name === symbol || !symbol.startsWith('_Z')) return name
  const end = parametersAt(name)
  if (end === -1) return name
  const called = name.slice(0, end)
  const clone = name.indexOf(' [clone ', end)
  return called.slice(nameStart(called)) + (clone === -1 ? '' : name.slice(clone))
}

/** Where the list of parameters begins: the first parenthesis outside of template arguments that is no part of a name. */
function parametersAt(name: string): number {
  let depth = 0
  for (let at = 0; at < name.length; at++) {
    const char = name.charAt(at)
    if (name.startsWith(OPERATOR, at)) {
      // `operator()`, `operator<`, `operator->`: signs that are no brackets.
      at += OPERATOR.length
      if (name.startsWith('()', at)) at += 2
      else while (/[<>=\-[\]!*+&|^%/~,]/.test(name.charAt(at))) at++
      at--
    } else if (char === '<' || char === '{') depth++
    else if (char === '>' || char === '}') depth--
    else if (char === '(') {
      if (depth === 0 && !name.startsWith(ANONYMOUS, at)) return at
      depth++
    } else if (char === ')') depth--
  }
  return -1
}

/** Behind the return type that templates have. */
function nameStart(called: string): number {
  let depth = 0
  for (let at = called.length - 1; at >= 0; at--) {
    const char = called.charAt(at)
    if (char === '>' || char === ')' || char === '}') depth++
    else if (char === '<' || char === '(' || char === '{') depth--
    else if (char === ' ' && depth === 0 && !called.slice(0, at).endsWith(OPERATOR) && !called.slice(0, at).endsWith(`${OPERATOR} `))
      return at + 1
  }
  return 0
}
