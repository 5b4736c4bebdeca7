// A running Node process by its inspector: the CPU, or what allocates, for some seconds. Methods: Chrome DevTools Protocol, Profiler and HeapProfiler.

import { bytesOf } from '../../shared/base/utf8'
import type { ProfileSource, SourceRequest } from '../../shared/host/profileSource'
import { chosenTarget, targetsAt, whyNone } from './inspectorTargets'
import { inspectorSession, type InspectorSession } from './inspectorSession'
import { workersOf, type InspectedThread } from './inspectorWorkers'
import { joinedThreads } from './threadProfiles'
import { countDown, secondsOf } from './recording'
import { shownAddress } from './secrets'
import { SourceFault } from './sourceError'

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
  const there = await targetsAt(base, request)
  const socket = chosenTarget(there, wanted)?.socket
  if (socket === undefined) throw new SourceFault({ kind: 'refused', what: whyNone(there, wanted) })
  const url = new URL(socket)
  url.host = base.host
  return url
}
