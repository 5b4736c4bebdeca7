// What the recorders' words for a frame's type mean. The first four are the JVM's, the rest async-profiler's.

import { frameFlags } from '../../profile/profile'

const FLAGS: ReadonlyMap<string | null, number> = new Map([
  ['Interpreted', frameFlags('interpreted')],
  ['JIT compiled', frameFlags('jit')],
  ['Inlined', frameFlags('jit', true)],
  ['Native', frameFlags('native')],
  ['C++', frameFlags('native')],
  ['Kernel', frameFlags('kernel')],
  ['C1 compiled', frameFlags('jit')],
])
const UNKNOWN = frameFlags('unknown')

export function frameTypeFlags(type: string | null): number {
  return FLAGS.get(type) ?? UNKNOWN
}

/**
 * Whether the frame has no Java class. "Native" is C code to async-profiler and a Java method to the JVM: `isAsyncProfilers` says whose
 * word it is.
 */
export function isNativeCode(type: string | null, isAsyncProfilers: boolean): boolean {
  return type === 'C++' || type === 'Kernel' || (type === 'Native' && isAsyncProfilers)
}
