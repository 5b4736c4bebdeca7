// Runs the browser host until it is told to stop.

import { startServer, type ServeOptions } from './server'
import { hasBrowser, openBrowser } from './openBrowser'

export type ServeOrder = ServeOptions & {
  /** As named on the command line. */
  readonly files: readonly string[]
  readonly opensBrowser: boolean
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Prints the address as the first line; resolves when a signal has stopped it. */
export async function serve(order: ServeOrder, print: (line: string) => void): Promise<void> {
  const serving = await startServer(order)
  const stopped = new Promise<void>(resolve => {
    for (const signal of STOP_SIGNALS) process.once(signal, () => resolve())
  })
  print(serving.address)
  print('Stop with Ctrl+C.')
  if (order.opensBrowser && hasBrowser(process.env, process.platform)) openBrowser(serving.address, process.platform)
  if (order.files.length > 0) await serving.host.openNamed(order.files, process.cwd())
  await stopped
  await serving.close()
}
