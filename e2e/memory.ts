// What would grow if something were kept for ever: counted in the page and its workers once all that can be collected is, and the processes.

import { readFileSync } from 'node:fs'
import type { CDPSession } from 'playwright/test'
import type { App } from './program'

export type Held = {
  /** What scripts hold, of the page and its workers: objects, elements, buffers (those not in Electron 25, which does not tell of them). */
  readonly scriptsMib: number
  readonly workers: number
  readonly elements: number
  readonly listeners: number
  /** The process of the page, told that memory is short: until then an engine keeps what it has freed, and caches, of which none is a leak. */
  readonly pageMib: number
  readonly hostMib: number
}

type Usage = { readonly usedSize: number; readonly embedderHeapUsedSize?: number; readonly backingStorageSize?: number }

/** What a first collection makes unreachable, such as what a finalizer held, goes with the second. */
const COLLECTIONS = 2
/** Letting go happens after the answer. */
const MS_TO_LET_GO = 1000

/** Where the system does not tell of processes, the page's is not known, nor the host's (0). */
export async function memoryOf(app: App): Promise<Held> {
  const session = await app.page.context().newCDPSession(app.page)
  const workers = await workersOf(session)
  const usages: Usage[] = []
  for (const ask of [session.send.bind(session) as Ask, ...workers]) {
    for (let left = COLLECTIONS; left > 0; left--) await ask('HeapProfiler.collectGarbage')
    usages.push((await ask('Runtime.getHeapUsage')) as Usage)
  }
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  await session.send('Memory.simulatePressureNotification', { level: 'critical' })
  await app.page.waitForTimeout(MS_TO_LET_GO)
  await session.detach()
  const bytes = usages.map(
    ({ usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 }) => usedSize + embedderHeapUsedSize + backingStorageSize,
  )
  return {
    scriptsMib: mib(bytes.reduce((sum, each) => sum + each)),
    workers: workers.length,
    elements: nodes,
    listeners: jsEventListeners,
    ...(await processesOf(app)),
  }
}

type Ask = (method: string) => Promise<unknown>

/** A way to ask each of the page's workers, by the page's own session. */
async function workersOf(session: CDPSession): Promise<readonly Ask[]> {
  const workers: Ask[] = []
  const waiting = new Map<number, (result: unknown) => void>()
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { readonly id?: number; readonly result?: unknown }
    if (id !== undefined) waiting.get(id)?.(result)
  })
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    workers.push(
      method =>
        new Promise(answer => {
          const id = waiting.size
          waiting.set(id, answer)
          void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
        }),
    )
  })
  // Answered once those that are there have been told of.
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  return workers
}

async function processesOf({ page, electron, hostPid }: App): Promise<Pick<Held, 'pageMib' | 'hostMib'>> {
  if (electron !== null) {
    const metrics = await electron.evaluate(({ app }) => {
      const collect: unknown = Reflect.get(globalThis, 'gc')
      if (typeof collect === 'function') collect()
      return app.getAppMetrics().map(({ type, memory }) => ({ type, kib: memory.workingSetSize }))
    })
    const most = (type: string) => Math.max(0, ...metrics.filter(each => each.type === type).map(({ kib }) => kib)) / 1024
    return { pageMib: Math.round(most('Tab')), hostMib: Math.round(most('Browser')) }
  }
  const browser = await page.context().browser()?.newBrowserCDPSession()
  const { processInfo = [] } = (await browser?.send('SystemInfo.getProcessInfo')) ?? {}
  await browser?.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentMib(id))
  return {
    pageMib: Math.round(Math.max(0, ...renderers)),
    hostMib: Math.round(hostPid === null ? 0 : residentMib(hostPid)),
  }
}

/** To a tenth. */
function mib(bytes: number): number {
  return Math.round((bytes / 2 ** 20) * 10) / 10
}

function residentMib(pid: number): number {
  try {
    return Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
