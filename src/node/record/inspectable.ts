// What an inspector can record on this machine: Node processes and pages whose inspector is open, and Node processes that can be told to open one.

import type { Inspectable, ProgramItem } from '../../shared/host/gathering'
import { NO_SECRETS } from '../sources/secrets'
import { SourceFault } from '../sources/sourceError'
import { targetsAt, wordsFor, type InspectedTarget } from '../sources/inspectorTargets'
import { asksForInspector, INSPECTOR_PORTS, ownInspectorPorts } from './inspectorPorts'
import { answeringPorts } from './listening'
import { ownPrograms } from './programs'

/** What Chrome's own documentation opens. */
const CHROME_PORT = 9222
/** A list of targets is short, and comes at once. */
const LIMITS = { answerS: 2, slowestBytesPerS: 64 * 1024, maxBytes: 4 * 1024 * 1024 }

/** What runs a program's script; the rest are a browser's own parts. */
const RUNS_SCRIPTS: ReadonlySet<string> = new Set([
  'node',
  'page',
  'iframe',
  'webview',
  'background_page',
  'service_worker',
  'shared_worker',
  'worker',
])

/** Looks at the usual ports, at `ports`, and on Linux at those that this person's programs were started with. Nothing is opened. */
export async function inspectables(ports: readonly number[]): Promise<readonly Inspectable[]> {
  const programs = ownPrograms()
  const ownerOf = new Map<number, ProgramItem>()
  if (process.platform === 'linux') {
    const suspected = programs.filter(({ pid, runtime }) => runtime === 'node' || asksForInspector(pid))
    for (const program of suspected) for (const port of ownInspectorPorts(program.pid)) ownerOf.set(port, program)
  }
  const asked = [...new Set([...ports, ...INSPECTOR_PORTS, CHROME_PORT, ...ownerOf.keys()])].sort((a, b) => a - b)
  const open = await Promise.all((await answeringPorts(asked)).map(port => targetsOf(port, ownerOf.get(port) ?? null)))
  const opened = new Set(open.flat().map(({ pid }) => pid))
  const closed = programs
    .filter(({ pid, runtime }) => runtime === 'node' && !opened.has(pid))
    .map(({ pid, name, command }): Inspectable => ({ kind: 'closed', pid, title: name, detail: command }))
  return [...open.flat(), ...closed]
}

type Open = Extract<Inspectable, { kind: 'open' }>

async function targetsOf(port: number, owner: ProgramItem | null): Promise<readonly Open[]> {
  const base = new URL(`http://127.0.0.1:${port}`)
  try {
    const request = { secrets: NO_SECRETS, limits: LIMITS, signal: new AbortController().signal, onProgress: () => undefined }
    const there = await targetsAt(base, request)
    return there.filter(isProgram).map(target => ({
      kind: 'open',
      type: target.type,
      // A Node process may call itself what it likes; what it runs is its name in the other lists too.
      title: target.type === 'node' && owner !== null ? owner.name : target.title === '' ? target.url : target.title,
      detail: target.url === '' ? (owner?.command ?? '') : target.url,
      port,
      pid: owner?.pid ?? null,
      address: addressOf(base, target, there),
    }))
  } catch (error) {
    // Something else listens there, or no longer.
    if (error instanceof SourceFault) return []
    throw error
  }
}

function isProgram({ type, url }: InspectedTarget): boolean {
  return RUNS_SCRIPTS.has(type) && !url.startsWith('devtools://')
}

/** As a command takes it. */
function addressOf(base: URL, target: InspectedTarget, there: readonly InspectedTarget[]): string {
  const words = wordsFor(target, there)
  return `inspect://${base.host}${words === '' ? '' : `?${new URLSearchParams({ target: words }).toString()}`}`
}
