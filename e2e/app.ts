// The program as a person starts it, in a browser or in Electron: every test that asks for it gets a fresh one of its own.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from 'playwright/test'
import { startInBrowser } from './browserApp'
import { electronHindrance, startInElectron } from './electronApp'
import type { App } from './program'

export type HostKind = 'browser' | 'electron'

type Options = { readonly hostKind: HostKind }
type Fixtures = {
  /** A folder of the test's own, gone afterwards. */
  readonly folder: string
  readonly openApp: (files?: readonly string[]) => Promise<App>
}

export const test = base.extend<Fixtures, Options>({
  hostKind: ['browser', { option: true, scope: 'worker' }],
  async folder({}, use) {
    const folder = mkdtempSync(join(tmpdir(), 'flamewise-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  async openApp({ hostKind, folder }, use) {
    const hindrance = hostKind === 'electron' ? electronHindrance() : null
    test.skip(hindrance !== null, hindrance ?? '')
    const apps: App[] = []
    await use(async (files = []) => {
      const dataFolder = join(folder, 'data')
      const app = hostKind === 'electron' ? await startInElectron(files, dataFolder) : await startInBrowser(files, dataFolder)
      apps.push(app)
      return app
    })
    for (const app of apps) await app.close()
  },
})

export { expect } from 'playwright/test'
