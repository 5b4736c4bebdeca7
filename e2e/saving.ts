// What a person saves from the window, in either host.

import { mkdtempSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import type { App } from './program'

/** Does what saves a file, and returns its path once it is there: by the stubbed dialog of the desktop app, or by download. */
export async function saved({ page, electron }: App, folder: string, act: () => Promise<unknown>): Promise<string> {
  if (electron === null) {
    const [download] = await Promise.all([page.waitForEvent('download'), act()])
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    return path
  }
  // A folder a save, so that no earlier file is taken for this one.
  const target = mkdtempSync(join(folder, 'saved-'))
  await electron.evaluate(({ dialog }, into) => {
    dialog.showSaveDialog = (...args: readonly unknown[]) => {
      const options = args.at(-1)
      const suggested = typeof options === 'object' && options !== null ? String(Reflect.get(options, 'defaultPath')) : ''
      return Promise.resolve({ canceled: false, filePath: `${into}/${suggested.split(/[\\/]/).at(-1) ?? ''}` })
    }
  }, target)
  await act()
  await expect.poll(() => readdirSync(target).filter(name => !name.endsWith('.part'))).toHaveLength(1)
  const [name] = readdirSync(target)
  await expect(page.getByText(`Saved as ${name} in ${basename(target)}`)).toBeVisible()
  return join(target, name)
}

export async function choose(page: Page, item: string): Promise<void> {
  await page.keyboard.press('Control+e')
  await page.getByRole('menuitem', { name: item }).click()
}
