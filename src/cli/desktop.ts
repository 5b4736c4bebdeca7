// Decides whether the desktop window can open here, and starts it; what stands in the way is said in words.

import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { STDIN_NAME } from '../node/bytes/source'
import { isAddress } from '../node/sources/isAddress'
import { findElectron, without } from './electronBinary'

export type DesktopEnd =
  | { readonly kind: 'closed'; readonly exitCode: number }
  /** `remedy` is what the person can do to get the window. */
  | { readonly kind: 'impossible'; readonly why: string; readonly remedy: string }

/** What a shell, and the loader of a binary whose libraries are missing, exit with when a program cannot be started. */
const CANNOT_START = 127

/** How Chromium ends itself where it cannot begin: a sandbox that the system does not allow, graphics that do not load. */
const CRASHES: ReadonlySet<NodeJS.Signals> = new Set(['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL'])
/** A crash after this was not one of starting; what the person had open should not come up again elsewhere. */
const STARTED_MS = 10_000

const INSTALL = 'npx install-electron fetches it'

export async function openDesktop(root: string, files: readonly string[], say: (line: string) => void): Promise<DesktopEnd> {
  const { env, platform } = process
  if (platform === 'linux' && !hasDisplay(env)) {
    return { kind: 'impossible', why: 'there is no display here', remedy: 'set DISPLAY, or run it under xvfb-run' }
  }
  const isRoot = platform === 'linux' && process.getuid?.() === 0
  // As root Chromium starts without its sandbox only. That is good enough for a test's own files, and such a test names its binary.
  if (isRoot && !isSet(env['ELECTRON_OVERRIDE_DIST_PATH'])) {
    return { kind: 'impossible', why: "Electron's sandbox does not work for root", remedy: 'run it as another user' }
  }
  const electron = findElectron(root, env, say)
  if (electron.kind === 'missing') return { kind: 'impossible', why: electron.why, remedy: INSTALL }
  if (isRoot && !electron.isOverride) {
    return { kind: 'impossible', why: 'ELECTRON_OVERRIDE_DIST_PATH holds no electron', remedy: 'correct it' }
  }
  const paths = files.map(file => (file === STDIN_NAME || isAddress(file) ? file : resolve(file)))
  return runElectron(electron.path, [...(isRoot ? ['--no-sandbox'] : []), root, ...paths])
}

function runElectron(path: string, args: readonly string[]): Promise<DesktopEnd> {
  // Set by tools that use Electron as their Node; it would start no window.
  const env = without(process.env, 'ELECTRON_RUN_AS_NODE')
  const startMs = performance.now()
  const impossible = (why: string, remedy = INSTALL): DesktopEnd => ({
    kind: 'impossible',
    why: `Electron's binary does not start (${why})`,
    remedy,
  })
  return new Promise(resolveEnd => {
    const child = spawn(path, args, { stdio: 'inherit', env })
    const stop = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
    const end = (result: DesktopEnd) => {
      process.off('SIGTERM', stop)
      process.off('SIGINT', stop)
      resolveEnd(result)
    }
    child.once('error', error => end(impossible(error.message)))
    child.once('exit', (code, signal) => {
      const hasCrashed = signal !== null && CRASHES.has(signal) && performance.now() - startMs < STARTED_MS
      if (code === CANNOT_START) end(impossible('libraries are missing', 'its own words above name them'))
      else if (hasCrashed) end(impossible(`it ended with ${signal}`, 'its own words above may say why'))
      else end({ kind: 'closed', exitCode: code ?? 1 })
    })
  })
}

function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  return isSet(env['DISPLAY']) || isSet(env['WAYLAND_DISPLAY'])
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}
