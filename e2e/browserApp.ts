// Starts `flamewise serve` and looks at it with a real Chromium.

import { join } from 'node:path'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { chromium, type Browser } from 'playwright/test'
import { heard } from './heard'
import { CLI, isRoot, type App } from './program'

export type Server = {
  readonly address: string
  readonly pid: number | null
  readonly process: ChildProcess
  stop(): Promise<number | null>
}

export async function startServer(files: readonly string[], dataFolder: string): Promise<Server> {
  const server = spawn(process.execPath, [CLI, 'serve', '--no-open', ...files], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_CONFIG_HOME: dataFolder, APPDATA: dataFolder, FLAMEWISE_RECORDINGS: join(dataFolder, 'recordings') },
  })
  server.stderr.pipe(process.stderr)
  return { address: await firstLine(server), pid: server.pid ?? null, process: server, stop: () => stopped(server) }
}

/**
 * What a window of Chromium does beside the page: the address bar's list is a page of its own, which costs as much as ours. Naming them
 * takes the place of playwright's own list, of which these are what asks the network.
 */
const UNWANTED = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['HttpsUpgrades', 'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch'],
].join(',')

/** Chromium's sandbox does not work for root, as whom containers run tests. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['FLAMEWISE_TEST_BROWSER']
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // So that what a worker no longer needs can be collected before its memory is asked for.
    args: ['--js-flags=--expose-gc', `--disable-features=${UNWANTED}`, ...(isRoot ? ['--no-sandbox'] : [])],
  })
}

/** In a window of its own: nothing that another test left in the browser is in it. */
export async function startInBrowser(files: readonly string[], dataFolder: string, browser: Browser): Promise<App> {
  const [server, context] = await Promise.all([startServer(files, dataFolder), browser.newContext()])
  const page = await context.newPage()
  const log = heard()
  log.listenTo(server.process)
  log.listenTo(page)
  await page.goto(server.address)
  return {
    page,
    electron: null,
    hostPid: server.pid,
    said: log.text,
    startAgain: () => Promise.reject(new Error('a browser host is started anew, not again')),
    async close() {
      // As a person closes a tab, so that the page gets to say its last word; closing the window ends it at once.
      await page.close()
      await context.close()
      await server.stop()
    },
  }
}

async function firstLine(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new Error('serve has no output')
  for await (const line of createInterface({ input: server.stdout })) return line
  throw new Error('serve ended before it printed its address')
}

async function stopped(server: ChildProcess): Promise<number | null> {
  if (server.exitCode === null) {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  return server.exitCode
}
