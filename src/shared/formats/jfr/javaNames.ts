// How a JVM's names are shown: `java.lang.Object.wait`, `java.lang.String[]`, as async-profiler's converter does with --dot.

import { intTable } from '../../base/intTable'
import { byteNames, type ByteNames } from '../../bytes/names'
import type { ProfileBuilder } from '../../profile/builder'
import { NONE } from '../../profile/profile'
import { replacedIn } from '../../base/text/replacedIn'

/** The methods and classes of a whole recording: every chunk brings the same names again, so they are compared as bytes. */
export type JavaNames = {
  readonly symbols: ByteNames
  /** The row of a function, by rows of `symbols` or NONE. `isNative`: the class is the library that the code is in. */
  method(ofClass: number, method: number, isNative: boolean): number
  /** The row of a function that stands for a class; NONE for one without a name. */
  classFunction(symbol: number): number
  /** Whether a function is the constructor of errors. */
  isErrorInit(fn: number): boolean
}

export const ERROR_INIT = 'java.lang.Error.<init>'

const PRIMITIVES: ReadonlyMap<string, string> = new Map([
  ['B', 'byte'],
  ['C', 'char'],
  ['D', 'double'],
  ['F', 'float'],
  ['I', 'int'],
  ['J', 'long'],
  ['S', 'short'],
  ['Z', 'boolean'],
])

export function javaNames(builder: ProfileBuilder): JavaNames {
  const symbols = byteNames()
  const methods = intTable()
  const functions: number[] = []
  const classes: (string | undefined)[] = []
  let errorInit = NONE

  function classText(symbol: number): string {
    return symbol === NONE ? '' : (classes[symbol] ??= className(symbols.text(symbol)))
  }

  return {
    symbols,
    method(ofClass, method, isNative) {
      const row = methods.intern(ofClass, method, isNative ? 1 : 0)
      if (row < functions.length) return functions[row]
      const name = method === NONE ? '' : symbols.text(method)
      const owner = classText(ofClass)
      const fn = isNative ? { name, module: owner } : { name: methodName(owner, name), module: packageName(owner) }
      const added = functions[functions.push(builder.fn(fn)) - 1]
      if (fn.name === ERROR_INIT) errorInit = added
      return added
    },
    classFunction(symbol) {
      const name = classText(symbol)
      return name === '' ? NONE : builder.fn({ name, module: packageName(name) })
    },
    isErrorInit: fn => fn === errorInit,
  }
}

/** Of a class as the JVM writes it (`java/lang/String`, `[[I`). */
export function className(symbol: string): string {
  let depth = 0
  while (symbol[depth] === '[') depth++
  if (depth === 0) return replacedIn(symbol, '/', '.')
  const element = symbol.slice(depth)
  const isObject = element.startsWith('L') && element.endsWith(';')
  const name = PRIMITIVES.get(element) ?? replacedIn(isObject ? element.slice(1, -1) : element, '/', '.')
  return name + '[]'.repeat(depth)
}

/** Of a class as `className` gives it; null for one without a package. */
export function packageName(name: string): string | null {
  // A hidden class has an address behind its name, after a dot, slash or plus of its own.
  const plain = name.replace(/[./+]0x[0-9a-f].*$/, '')
  const end = plain.lastIndexOf('.')
  return end > 0 ? plain.slice(0, end) : null
}

export function methodName(ofClass: string, method: string): string {
  if (ofClass === '') return method
  return method === '' ? ofClass : `${ofClass}.${method}`
}
