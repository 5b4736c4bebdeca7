// Starts the desktop window in the Electron that is there.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { _electron } from 'playwright/test'
import { presentElectron } from '../src/cli/electronBinary'
import type { App } from './app'
import { isRoot, ROOT } from './program'

const binary = presentElectron(ROOT, process.env)

/** Why no window can open here, or null. */
export function electronHindrance(): string | null {
  if (binary.kind === 'missing') return `${binary.why}: set ELECTRON_OVERRIDE_DIST_PATH or run npx install-electron`
  const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined
  return hasDisplay ? null : 'there is no display, and no xvfb-run to make one'
}

export async function startInElectron(files: readonly string[], dataFolder: string): Promise<App> {
  if (binary.kind === 'missing') throw new Error(binary.why)
  const { path } = binary
  const args = [...(isRoot ? ['--no-sandbox'] : []), `--user-data-dir=${dataFolder}`, ROOT]
  const app = await _electron.launch({ executablePath: path, args: [...args, ...files] })
  return {
    page: await app.firstWindow(),
    electron: app,
    async startAgain(more) {
      const [code] = await once(spawn(path, [...args, ...more], { stdio: 'ignore' }), 'exit')
      if (code !== 0) throw new Error(`the second start ended with ${code}`)
    },
    close: () => app.close(),
  }
}
