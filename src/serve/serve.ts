// Runs the browser host until it is told to stop, and shows its address in the person's browser, where there is one to show it in.

import { spawn } from 'node:child_process'
import { startServer, type ServeOptions } from './server'

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

/** False where nobody would see it: in CI, or on a Linux machine without a display. */
function hasBrowser(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (isSet(env['CI'])) return false
  return platform !== 'linux' || isSet(env['DISPLAY']) || isSet(env['WAYLAND_DISPLAY'])
}

/** The address stands on the first line of output, so a browser that does not start is no error. */
function openBrowser(address: string, platform: NodeJS.Platform): void {
  const [command, ...args] = commandFor(platform)
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

function commandFor(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open']
  // Not `start`: a shell would take the address apart.
  return platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open']
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}
