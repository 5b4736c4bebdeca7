// Shows an address in the person's browser, where there is one to show it in.

import { spawn } from 'node:child_process'

/** False where nobody would see it: in CI, or on a Linux machine without a display. */
export function hasBrowser(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (isSet(env['CI'])) return false
  return platform !== 'linux' || isSet(env['DISPLAY']) || isSet(env['WAYLAND_DISPLAY'])
}

/** The address stands on the first line of output, so a browser that does not start is no error. */
export function openBrowser(address: string, platform: NodeJS.Platform): void {
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
