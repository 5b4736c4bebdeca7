// `npm start [-- FILE…]`: builds what has changed, then starts the program as an installed one would.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)

/** The last thing that each part of a build writes. */
const BUILT = ['out/main/cli.cjs', 'out/preload/preload.cjs', 'out/renderer/index.html']
const SOURCES = ['src', 'package.json', 'electron.vite.config.ts']

function newestMs(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestMs(join(path, name))), stat.mtimeMs)
}

function isBuilt() {
  const built = BUILT.map(path => join(root, path))
  if (!built.every(existsSync)) return false
  const builtMs = Math.min(...built.map(path => statSync(path).mtimeMs))
  return SOURCES.every(path => newestMs(join(root, path)) <= builtMs)
}

if (!isBuilt()) {
  console.error('building …')
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  // Its words go to standard error: the first line of standard output is the program's.
  const { status } = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}
// In this very process, so that signals and the exit status need no passing on.
require(join(root, BUILT[0]))
