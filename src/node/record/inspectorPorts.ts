// The ports that the inspectors of this machine are looked for at.

import { answeringPorts, listeningPorts } from './listening'
import { wordsOf } from './target'

/** The inspector's usual port and the ones that tools take beside it. */
export const FIRST_INSPECTOR_PORT = 9229
const PORTS = 11
export const INSPECTOR_PORTS: readonly number[] = Array.from({ length: PORTS }, (_, i) => FIRST_INSPECTOR_PORT + i)

/** Where this process's inspector answers: the usual range, or anywhere when it was started so. Elsewhere than on Linux it may be another's. */
export async function inspectorPorts(pid: number): Promise<readonly number[]> {
  return process.platform === 'linux' ? ownInspectorPorts(pid) : answeringPorts(INSPECTOR_PORTS)
}

/** Linux alone. */
export function ownInspectorPorts(pid: number): readonly number[] {
  const ports = listeningPorts(pid)
  const inRange = ports.filter(port => INSPECTOR_PORTS.includes(port))
  return inRange.length > 0 || !asksForInspector(pid) ? inRange : ports
}

/** Whether a process was started to open one. Linux alone. */
export function asksForInspector(pid: number): boolean {
  return wordsOf(pid).some(isAskedFor)
}

/** The options of Node and of Chromium that open a port. */
function isAskedFor(word: string): boolean {
  return word.startsWith('--inspect') || word.startsWith('--remote-debugging-port')
}
