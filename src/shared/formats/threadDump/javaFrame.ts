// One line of a Java stack as a function: `at java.base@17.0.1/java.lang.Thread.join(Thread.java:1313)`, with the module before the class or
// before the file.

import type { ProfileBuilder } from '../../profile/builder'
import { frameFlags, NONE } from '../../profile/profile'

/** What a class loader and a module put before a class: `app//`, `java.base@17.0.1/`, `java.base/`. A hidden class has a slash too. */
const MODULE = /^(?:[\w.$-]*\/)?(?:[\w.$-]+(?:@[\w.+-]+)?)?\/(?!0x)(?=[\w$]+\.)/
const PLACE = /^(?:[\w.$@+-]*\/)*([^:/]+)(?::(\d{1,9}))?$/
const NO_FILE: ReadonlySet<string> = new Set(['Native Method', 'Unknown Source'])

/** Null for what is none. */
export function javaFrame(text: string, builder: ProfileBuilder): number | null {
  const open = text.indexOf('(')
  if (open <= 0 || !text.endsWith(')')) return null
  const method = text.slice(0, open).replace(MODULE, '')
  const dot = method.lastIndexOf('.')
  if (dot <= 0) return null
  const [, file = '', line] = PLACE.exec(text.slice(open + 1, -1)) ?? []
  return methodFrame(method, NO_FILE.has(file) ? null : file, line === undefined ? NONE : Number(line), file === 'Native Method', builder)
}

/** The method of a line as `javaFrame` reads it. */
export function javaMethod(text: string): string {
  return text.slice(0, Math.max(0, text.indexOf('('))).replace(MODULE, '')
}

export function methodFrame(method: string, file: string | null, line: number, isNative: boolean, builder: ProfileBuilder): number {
  const className = method.slice(0, method.lastIndexOf('.'))
  const dot = className.lastIndexOf('.')
  const fn = builder.fn({ name: method, file, module: dot === -1 ? null : className.slice(0, dot) })
  return builder.frame(fn, line > 0 ? line : NONE, NONE, frameFlags(isNative ? 'native' : 'jit'))
}
