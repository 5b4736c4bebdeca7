import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app'
import { dropFile, expectDrawn } from './window'

const FILES = 20
/** Only a person's own drop gives it readable files: `realDrop.spec.ts`. */
const NO_PATHS = 'a drop that a debugger makes has no paths in Electron; realDrop.spec.ts drags with a pointer'

/** Files and folders of the disk, dropped as a file manager does. */
async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 200, data })
  await session.detach()
}

function runs(folder: string): readonly string[] {
  return Array.from({ length: FILES }, (_, at) => {
    const path = join(folder, `run-${at}.folded`)
    writeFileSync(path, `main;order;tax ${600 + at}\nmain;order;query ${2000 - at}\n`)
    return path
  })
}

test('of twenty files dropped at once a person says which are the baseline, and all are compared', async ({
  openApp,
  folder,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', NO_PATHS)
  const { page } = await openApp([runs(folder)[0]])
  await expectDrawn(page, 'run-0.folded')
  await dropPaths(page, runs(folder))
  const question = page.getByRole('dialog', { name: 'Which is the baseline?' })
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: /^Compare/ }).click()
  await expectDrawn(page, / against /)
})

test('a dropped folder is a trend of the profiles in it, whatever else lies there', async ({ openApp, folder, hostKind }) => {
  test.skip(hostKind === 'electron', NO_PATHS)
  const { page } = await openApp([join(folder, 'none.folded')])
  const dropped = join(folder, 'profiles')
  mkdirSync(dropped)
  runs(dropped)
  writeFileSync(join(dropped, 'notes.txt'), 'This is not a profile.')
  if (process.platform !== 'win32') symlinkSync('loop', join(dropped, 'loop'))
  await dropPaths(page, [dropped])
  await expect(page.getByRole('tab', { name: /^Trend/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('tabpanel')).toContainText(/20 deployments.*1 file is no profile and left out/)
})

test('a name with line breaks, marks that turn text round and a picture is shown as text, and opens', async ({ openApp, folder }) => {
  writeFileSync(join(folder, 'a.folded'), 'main 1\n')
  const { page } = await openApp([join(folder, 'a.folded')])
  await expectDrawn(page, 'a.folded')
  await dropFile(page, 'new\nline\u202e 💥 <img src=x onerror=alert(1)>.folded', 'start;work 4\n')
  await expectDrawn(page, /💥/)
  expect(await page.locator('img[src=x]').count()).toBe(0)
})
