// `java.lang.Object@1b2c3d4`: an object as Java tells it from others of its class, and threads as `jcmd PID Thread.dump_to_file` names them.

import type { DumpedThread, State } from './dumps'

export const JAVA_STATES: ReadonlyMap<string, State> = new Map([
  ['RUNNABLE', 'runnable'],
  ['BLOCKED', 'blocked'],
  ['WAITING', 'waiting'],
  ['TIMED_WAITING', 'waiting'],
])

export function lockNamed(identity: string): NonNullable<DumpedThread['waitsFor']> {
  const [type = '', hash = ''] = identity.split('@')
  return { lock: hash, type }
}

/** Virtual threads seldom have a name. */
export function javaThreadName(name: string, id: string, isVirtual: boolean): string {
  return name === '' ? `${isVirtual ? 'virtual thread' : 'thread'} ${id}` : name
}

/** A thread that waits to be told has let go of the lock until then. */
export function waitsToBeTold(identity: string, holds: readonly string[]): Pick<DumpedThread, 'waitsFor' | 'holds'> {
  const { lock, type } = lockNamed(identity)
  return { waitsFor: { lock: '', type }, holds: holds.filter(held => held !== lock) }
}
