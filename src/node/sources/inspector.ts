// A running Node process by its inspector: the CPU, or what allocates, for some seconds. Methods: Chrome DevTools Protocol, Profiler and HeapProfiler.

import { bytesOf, textOf } from '../../shared/base/utf8'
import type { ProfileSource, SourceRequest } from '../../shared/host/profileSource'
import { inspectorSession, type InspectorSession } from './inspectorSession'
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
    const { start, stop } = new URLSearchParams(address.search).has('heap') ? HEAP : cpuRecording(CPU_INTERVAL_US)
    await start(session)
    const stopCounting = countDown(seconds, onProgress)
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
  const { hostname, host } = request.address
  return inspectedAt(new URL(`http://${host.includes(':', hostname.length) ? host : `${hostname}:${DEFAULT_PORT}`}`), request)
}

/** Throws a SourceFault where no inspector is. */
export async function inspectedAt(base: URL, request: Omit<SourceRequest, 'address'>): Promise<URL> {
  const parts: Uint8Array[] = []
  for await (const chunk of download(get(new URL('/json/list', base)), { ...request, address: base, onProgress: () => undefined }))
    parts.push(chunk.slice())
  const socket = firstSocket(textOf(Buffer.concat(parts)))
  if (socket === null)
    throw new SourceFault({ kind: 'refused', what: 'no inspector: start the program with node --inspect, and name its port' })
  const url = new URL(socket)
  url.host = base.host
  return url
}

function firstSocket(json: string): string | null {
  let list: unknown
  try {
    list = JSON.parse(json)
  } catch {
    return null
  }
  for (const entry of Array.isArray(list) ? list : []) {
    const known: unknown = entry
    if (typeof known !== 'object' || known === null || !('webSocketDebuggerUrl' in known)) continue
    const { webSocketDebuggerUrl: socket } = known
    if (typeof socket === 'string' && urlOf(socket) !== null) return socket
  }
  return null
}
