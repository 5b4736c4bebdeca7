// Finds Electron's binary without `require('electron')`, which would download it, block, or throw.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type ElectronBinary =
  /** `isOverride`: named by ELECTRON_OVERRIDE_DIST_PATH, as tests and packagers do. */
  { readonly kind: 'found'; readonly path: string; readonly isOverride: boolean } | { readonly kind: 'missing'; readonly why: string }

/** A hundred megabytes on a fair line. Who has a slower one gets the browser now, and the words how to fetch it in their own time. */
const DOWNLOAD_LIMIT_MS = 60_000

/** What is there already. `root` is the program's own folder: Electron is looked for as its dependency. */
export function presentElectron(root: string, env: NodeJS.ProcessEnv): ElectronBinary {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override !== undefined && override !== '') {
    const path = join(override, process.platform === 'win32' ? 'electron.exe' : 'electron')
    if (existsSync(path)) return { kind: 'found', path, isOverride: true }
  }
  const folder = electronPackage(root)
  if (folder === null) return { kind: 'missing', why: 'Electron is not installed' }
  const path = installedBinary(folder)
  if (path === null) return { kind: 'missing', why: "Electron's binary is not here" }
  return { kind: 'found', path, isOverride: false }
}

/** Fetches the binary where it is missing. */
export function findElectron(root: string, env: NodeJS.ProcessEnv, say: (line: string) => void): ElectronBinary {
  const before = presentElectron(root, env)
  const folder = electronPackage(root)
  if (before.kind === 'found' || folder === null) return before
  say("fetching Electron's binary, once (up to a minute) …")
  // The installer would take an override that holds no binary for the place to unpack to.
  const installerEnv = without(env, 'ELECTRON_OVERRIDE_DIST_PATH')
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_LIMIT_MS, env: installerEnv })
  const after = presentElectron(root, env)
  return after.kind === 'found' ? after : { kind: 'missing', why: "Electron's binary could not be fetched" }
}

function electronPackage(root: string): string | null {
  try {
    return dirname(createRequire(join(root, 'package.json')).resolve('electron/package.json'))
  } catch {
    return null
  }
}

/** `path.txt` is written when the download has been unpacked; it names the executable below `dist`. */
function installedBinary(folder: string): string | null {
  try {
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

export function without(env: NodeJS.ProcessEnv, name: string): NodeJS.ProcessEnv {
  const rest = { ...env }
  delete rest[name]
  return rest
}
