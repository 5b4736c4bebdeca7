// What the page's process and the host's hold, in MiB, once what can be collected is.

import { readFileSync } from 'node:fs'
import type { App } from './app'

export type Held = { readonly pageMib: number; readonly hostMib: number }

/** Where the system does not tell of processes, the page's own heap stands for the page, and the host is not known (0). */
export async function memoryOf({ page, electron, hostPid }: App): Promise<Held> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  await Promise.all(page.workers().map(worker => worker.evaluate(collect)))
  if (electron !== null) {
    const metrics = await electron.evaluate(({ app }) =>
      app.getAppMetrics().map(({ type, memory }) => ({ type, kib: memory.workingSetSize })),
    )
    const most = (type: string) => Math.max(0, ...metrics.filter(each => each.type === type).map(({ kib }) => kib)) / 1024
    return { pageMib: Math.round(most('Tab')), hostMib: Math.round(most('Browser')) }
  }
  const browser = await page.context().browser()?.newBrowserCDPSession()
  const { processInfo = [] } = (await browser?.send('SystemInfo.getProcessInfo')) ?? {}
  await browser?.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentMib(id))
  return {
    pageMib: Math.round(Math.max(usedSize / 2 ** 20, ...renderers)),
    hostMib: Math.round(hostPid === null ? 0 : residentMib(hostPid)),
  }
}

/** There with the flag that the tests start their browser with. */
function collect(): void {
  const gc: unknown = Reflect.get(globalThis, 'gc')
  if (typeof gc === 'function') gc()
}

function residentMib(pid: number): number {
  try {
    return Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
