// The program as a person starts it, in a browser or in Electron: every test that asks for it gets a fresh one of its own.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Browser } from 'playwright/test'
import { launchBrowser, startInBrowser } from './browserApp'
import { electronHindrance, startInElectron } from './electronApp'
import type { App } from './program'

export type HostKind = 'browser' | 'electron'

type OfWorker = {
  readonly hostKind: HostKind
  /** Starts it for the first test that asks; the worker's others share it. */
  readonly sharedBrowser: () => Promise<Browser>
}
type Fixtures = {
  /** A folder of the test's own, gone afterwards. */
  readonly folder: string
  readonly openApp: (files?: readonly string[]) => Promise<App>
}

export const test = base.extend<Fixtures, OfWorker>({
  hostKind: ['browser', { option: true, scope: 'worker' }],
  sharedBrowser: [
    async ({}, use) => {
      const launched: { browser?: Promise<Browser> } = {}
      await use(() => (launched.browser ??= launchBrowser()))
      await (await launched.browser)?.close()
    },
    { scope: 'worker' },
  ],
  async folder({}, use) {
    const folder = mkdtempSync(join(tmpdir(), 'flamewise-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  async openApp({ hostKind, folder, sharedBrowser }, use) {
    const hindrance = hostKind === 'electron' ? electronHindrance() : null
    test.skip(hindrance !== null, hindrance ?? '')
    const apps: App[] = []
    await use(async (files = []) => {
      const dataFolder = join(folder, 'data')
      const app =
        hostKind === 'electron' ? await startInElectron(files, dataFolder) : await startInBrowser(files, dataFolder, await sharedBrowser())
      apps.push(app)
      return app
    })
    for (const app of apps) await app.close()
  },
})

export { expect } from 'playwright/test'
