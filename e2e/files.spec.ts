import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app'
import { expectDrawn, framesIn, searchFor } from './window'

const changed = (page: Page) => page.getByRole('status', { name: 'Changed file' })

test('a file that has changed on disk is offered anew, and what was filtered stays filtered', async ({ openApp, folder }) => {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, 'main;tax 6\nmain;log 3\n')
  const { page } = await openApp([file])
  await expectDrawn(page, 'shop.folded')
  await searchFor(page, 'log')
  await page.keyboard.press('Alt+Shift+Enter')
  await expect(page.getByRole('button', { name: 'Hidden log: take back' })).toBeVisible()
  writeFileSync(file, 'main;tax 6\nmain;log 3\nmain;fresh 2\n')
  await expect(changed(page)).toContainText('shop.folded')
  await changed(page).getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => framesIn(page)).toContain('fresh')
  await expect(page.getByRole('button', { name: 'Hidden log: take back' })).toBeVisible()
  await expect(changed(page)).toHaveCount(0)
})

test('a changed file is compared with what was read of it before', async ({ openApp, folder }) => {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, 'main;tax 600\nmain;log 300\n')
  const { page } = await openApp([file])
  await expectDrawn(page, 'shop.folded')
  writeFileSync(file, 'main;tax 900\nmain;log 300\nmain;fresh 20\n')
  await changed(page).getByRole('button', { name: 'Compare with the previous' }).click()
  await expectDrawn(page, 'shop.folded against shop.folded (before)')
})

test('closing leads to the start page, and the next file opens as ever', async ({ openApp, folder }) => {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, 'main;tax 6\n')
  const { page } = await openApp([file])
  await expectDrawn(page, 'shop.folded')
  await page.getByRole('button', { name: 'shop.folded' }).click()
  await page.getByRole('menuitem', { name: 'Close' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-state', 'empty')
  await expect(page).toHaveTitle('Flamewise')
  await page
    .getByRole('button', { name: /shop\.folded/ })
    .first()
    .click()
  await expectDrawn(page, 'shop.folded')
})
