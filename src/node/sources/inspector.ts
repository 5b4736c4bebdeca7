// A running Node process by its inspector: the CPU, or what allocates, for some seconds. Methods: Chrome DevTools Protocol, Profiler and HeapProfiler.

import { bytesOf, textOf } from '../../shared/base/utf8'
import type { ProfileSource, SourceRequest } from '../../shared/host/profileSource'
import { inspectorSession, type InspectorSession } from './inspectorSession'
import { workersOf, type InspectedThread } from './inspectorWorkers'
import { joinedThreads } from './threadProfiles'
import { download, get } from './download'
import { countDown, secondsOf } from './recording'
import { shownAddress } from './secrets'
import { SourceFault } from './sourceError'
import { urlOf } from './urlOf'

/** Long enough for a thousand samples and more, short enough to wait for. */
const INSPECT_SECONDS = 10
/** One a millisecond, as `--cpu-prof` has it. */
const CPU_INTERVAL_US = 1000
/** Bytes between two samples of the heap, as `--heap-prof` has it. */
const HEAP_INTERVAL_BYTES = 512 * 1024
const DEFAULT_PORT = 9229

export const inspector: ProfileSource = {
  id: 'inspector',
  title: "Node's inspector",
  takes: ({ protocol }) => protocol === 'inspect:',
  fetch: record,
  provenance: address => [['Address', shownAddress(address)]],
  whenEmpty: () => 'no samples: the program did nothing in these seconds; record for longer, or while it works',
}

async function* record(request: SourceRequest): AsyncGenerator<Uint8Array> {
  const { address, signal, onProgress, limits } = request
  const seconds = secondsOf(address) ?? INSPECT_SECONDS
  const session = await inspectorSession(await socketAddress(request), limits.maxBytes, limits.answerS, signal)
  try {
    const { start, stop } = new URLSearchParams(address.search).has('heap') ? HEAP : allThreads(cpuRecording(CPU_INTERVAL_US))
    await start(session)
    const stopCounting = countDown(seconds, leftS => onProgress({ kind: 'recording', leftS }))
    try {
      await session.wait(seconds)
    } finally {
      stopCounting()
    }
    yield bytesOf(JSON.stringify(await stop(session)))
  } finally {
    // The recording ends with its session, whatever went wrong.
    session.close()
  }
}

export type Recording = {
  start(session: InspectorSession): Promise<void>
  stop(session: InspectorSession): Promise<unknown>
}

/** The CPU, a sample each `intervalUs`; what `stop` gives is a `.cpuprofile`. */
export function cpuRecording(intervalUs: number): Recording {
  return {
    async start({ call }) {
      await call('Profiler.enable', {})
      await call('Profiler.setSamplingInterval', { interval: intervalUs })
      await call('Profiler.start', {})
    },
    stop: async ({ call }) => profileIn(await call('Profiler.stop', {})),
  }
}

/** The same of the main thread and of every worker that runs when it begins. */
export function allThreads({ start, stop }: Recording): Recording {
  let workers: readonly InspectedThread[] = []
  return {
    async start(session) {
      await start(session)
      workers = await workersOf(session)
      await Promise.all(workers.map(worker => start({ ...session, call: worker.call }).catch(ignoreRefusal)))
    },
    async stop(session) {
      const others = workers.map(async ({ name, call }) => ({ name, profile: await stop({ ...session, call }).catch(ignoreRefusal) }))
      return joinedThreads([{ name: 'Main thread', profile: await stop(session) }, ...(await Promise.all(others))])
    },
  }
}

/** A worker may end while it is recorded; the others are still worth having. */
function ignoreRefusal(error: unknown): null {
  if (error instanceof SourceFault && error.error.kind === 'refused') return null
  throw error
}

const HEAP: Recording = {
  async start({ call }) {
    await call('HeapProfiler.enable', {})
    await call('HeapProfiler.startSampling', { samplingInterval: HEAP_INTERVAL_BYTES })
  },
  stop: async ({ call }) => profileIn(await call('HeapProfiler.stopSampling', {})),
}

function profileIn(result: unknown): unknown {
  if (typeof result === 'object' && result !== null && 'profile' in result) return result.profile
  throw new SourceFault({ kind: 'refused', what: 'the inspector answered without a profile' })
}

/** The first process in the inspector's list. The socket is asked for at the address that was named, whatever the list calls it. */
async function socketAddress(request: SourceRequest): Promise<URL> {
  const { hostname, host, search } = request.address
  return inspectedAt(
    new URL(`http://${host.includes(':', hostname.length) ? host : `${hostname}:${DEFAULT_PORT}`}`),
    request,
    new URLSearchParams(search).get('target') ?? '',
  )
}

/** `wanted`: of several targets the one whose title or address has this. Throws a SourceFault where there is none. */
export async function inspectedAt(base: URL, request: Omit<SourceRequest, 'address'>, wanted = ''): Promise<URL> {
  const parts: Uint8Array[] = []
  for await (const chunk of download(get(new URL('/json/list', base)), { ...request, address: base, onProgress: () => undefined }))
    parts.push(chunk.slice())
  const there = targetsIn(textOf(Buffer.concat(parts)))
  const socket = chosen(there, wanted)?.socket
  if (socket === undefined) throw new SourceFault({ kind: 'refused', what: whyNone(there, wanted) })
  const url = new URL(socket)
  url.host = base.host
  return url
}

type InspectedTarget = { readonly socket: string; readonly type: string; readonly title: string; readonly url: string }

/** As `/json/list` has them: a Node process, or the pages, workers and parts of a browser. */
function targetsIn(json: string): readonly InspectedTarget[] {
  let list: unknown
  try {
    list = JSON.parse(json)
  } catch {
    return []
  }
  return (Array.isArray(list) ? list : []).flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('webSocketDebuggerUrl' in entry)) return []
    const fields: Readonly<Record<string, unknown>> = { ...entry }
    const textOfField = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '')
    const socket = textOfField('webSocketDebuggerUrl')
    return urlOf(socket) === null ? [] : [{ socket, type: textOfField('type'), title: textOfField('title'), url: textOfField('url') }]
  })
}

/** What a person means by a program; a browser has parts of its own beside its pages. */
const PROGRAMS: ReadonlySet<string> = new Set(['node', 'page'])

function chosen(there: readonly InspectedTarget[], wanted: string): InspectedTarget | undefined {
  const found = there.filter(({ title, url }) => `${title} ${url}`.toLowerCase().includes(wanted.toLowerCase()))
  return found.find(({ type }) => PROGRAMS.has(type)) ?? found[0]
}

const MAX_NAMED = 8

function whyNone(there: readonly InspectedTarget[], wanted: string): string {
  if (there.length === 0) return 'no inspector: start the program with node --inspect, and name its port'
  const names = there.slice(0, MAX_NAMED).map(({ title, url }) => (title === '' ? url : title))
  return `nothing there is called ${wanted}; there are ${names.join(', ')}`
}
