// Starts the desktop window in the Electron that is there.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright/test'
import { presentElectron } from '../src/cli/electronBinary'
import { heard } from './heard'
import { isRoot, ROOT, type App } from './program'

const binary = presentElectron(ROOT, process.env)

/** Why no window can open here, or null. */
export function electronHindrance(): string | null {
  if (binary.kind === 'missing') return `${binary.why}: set ELECTRON_OVERRIDE_DIST_PATH or run npx install-electron`
  const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined
  return hasDisplay ? null : 'there is no display, and no xvfb-run to make one'
}

/** On a machine with other work the first window sometimes never comes, and the next start's does: which is waited for as much longer. */
const START_LIMIT_MS = 20_000
const STARTS = 3
/** Ending takes a moment; a process that stays must not take the test with it. */
const END_LIMIT_MS = 10_000

export async function startInElectron(files: readonly string[], dataFolder: string): Promise<App> {
  if (binary.kind === 'missing') throw new Error(binary.why)
  const { path } = binary
  const args = [...(isRoot ? ['--no-sandbox'] : []), '--js-flags=--expose-gc', `--user-data-dir=${dataFolder}`, ROOT]
  const { app, page } = await started(path, [...args, ...files], join(dataFolder, 'recordings'))
  const log = heard()
  log.listenTo(app.process())
  log.listenTo(page)
  return {
    page,
    electron: app,
    hostPid: null,
    said: log.text,
    async startAgain(more) {
      const [code] = await once(spawn(path, [...args, ...more], { stdio: 'ignore' }), 'exit')
      if (code !== 0) throw new Error(`the second start ended with ${code}`)
    },
    close: () => ended(app),
  }
}

async function started(
  executablePath: string,
  args: readonly string[],
  recordings: string,
  start = 1,
): Promise<{ app: ElectronApplication; page: Page }> {
  let app: ElectronApplication | null = null
  try {
    const env = { ...definedIn(process.env), FLAMEWISE_RECORDINGS: recordings }
    const timeout = START_LIMIT_MS * start
    app = await _electron.launch({ executablePath, args: [...args], env, timeout })
    return { app, page: await app.firstWindow({ timeout }) }
  } catch (error) {
    app?.process().kill('SIGKILL')
    if (start === STARTS) throw error
    return started(executablePath, args, recordings, start + 1)
  }
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

async function ended(app: ElectronApplication): Promise<void> {
  const limit = setTimeout(() => app.process().kill('SIGKILL'), END_LIMIT_MS)
  await app.close()
  clearTimeout(limit)
}
