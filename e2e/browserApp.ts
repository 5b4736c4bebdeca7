// Starts `flamewise serve` and looks at it with a real Chromium.

import { join } from 'node:path'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright/test'
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

export async function startInBrowser(files: readonly string[], dataFolder: string): Promise<App> {
  const server = await startServer(files, dataFolder)
  const executablePath = process.env['FLAMEWISE_TEST_BROWSER']
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // Chromium's sandbox does not work for root, as whom containers run tests.
    // So that what a worker no longer needs can be collected before its memory is asked for.
    args: ['--js-flags=--expose-gc', ...(isRoot ? ['--no-sandbox'] : [])],
  })
  const page = await browser.newPage()
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
      // As a person closes a tab, so that the page gets to say its last word; closing the browser ends it at once.
      await page.close()
      await browser.close()
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
