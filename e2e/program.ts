// The built program that the tests start, and what they hold of it once it runs.

import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'

export const ROOT = join(__dirname, '..')
export const CLI = join(ROOT, 'out', 'main', 'cli.cjs')

export const isRoot = process.getuid?.() === 0

export type App = {
  readonly page: Page
  /** Electron's main process, to stand in for the system's dialogs; null in a browser. */
  readonly electron: ElectronApplication | null
  /** The process of `serve`; null where Electron's own means say more. */
  readonly hostPid: number | null
  /** What the program has written to its output and its errors, and the page to its console. */
  said(): string
  /** Starts the program once more with these files, as a double click on a file does. */
  startAgain(files: readonly string[]): Promise<void>
  close(): Promise<void>
}
