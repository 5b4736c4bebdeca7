import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app'
import type { App } from './program'
import { expectDrawn, framesIn, selectBySearch } from './window'

const SHOP = 'main;order;tax;query 6\nmain;order;tax 1\nmain;order;log 2\nmain;idle 1\n'

async function openText(openApp: (files: readonly string[]) => Promise<App>, folder: string, name: string, text: string): Promise<Page> {
  const file = join(folder, name)
  writeFileSync(file, text)
  const { page } = await openApp([file])
  await expectDrawn(page, name)
  return page
}

const filters = (page: Page) => page.getByRole('region', { name: 'Filters' })
const topRows = (page: Page) => page.getByRole('grid', { name: 'Top functions' }).getByRole('row')

async function selectFrame(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: 'Flame' }).click()
  await selectBySearch(page, name)
  await page.keyboard.press('Escape')
  await page.getByRole('tree', { name: 'Flame graph' }).focus()
}

test('a focused subtree is the same on every tab: the chip, the share that is shown, and every number', async ({ openApp, folder }) => {
  const page = await openText(openApp, folder, 'shop.folded', SHOP)
  await selectFrame(page, 'tax')
  await page.keyboard.press('Shift+F')
  await expect.poll(() => framesIn(page)).toEqual(['tax', 'query'])
  for (const tab of ['Flame', 'Sandwich', 'Top', 'Tree']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(filters(page)).toContainText('70.0 % of the profile shown')
    await expect(filters(page).getByRole('button', { name: /^Subtree of tax/ })).toBeVisible()
    await expect(page.getByRole('tabpanel', { name: tab })).not.toContainText('100.0 %')
  }
  await page.getByRole('tab', { name: 'Top' }).click()
  await expect(topRows(page).filter({ hasText: 'tax' })).toContainText('70.0 %')
  await expect(topRows(page).filter({ hasText: 'query' })).toContainText('60.0 %')
  await page.getByRole('tab', { name: 'Sandwich' }).click()
  await page.getByRole('row').filter({ hasText: 'tax' }).click()
  await expect(page.getByText('No caller is shown.')).toBeVisible()
  await expect(page.getByText('7 samples 70.0 % of the profile')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Selected frame' })).toContainText('Function, in all that is shown')
})

test('a chain of changes is undone and redone from any tab', async ({ openApp, folder }) => {
  const page = await openText(openApp, folder, 'shop.folded', SHOP)
  await selectFrame(page, 'order')
  await page.keyboard.press('f')
  await page.keyboard.press('v')
  await selectFrame(page, 'log')
  await page.keyboard.press('Delete')
  await expect(filters(page)).toContainText('70.0 % of the profile shown')
  await page.getByRole('tab', { name: 'Top' }).click()
  await page.keyboard.press('Control+z')
  await expect(filters(page)).toContainText('90.0 % of the profile shown')
  await page.keyboard.press('Control+z')
  await page.getByRole('tab', { name: 'Sandwich' }).click()
  await page.keyboard.press('Control+z')
  await expect(filters(page)).toHaveCount(0)
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+Shift+z')
  await expect(filters(page)).toContainText('70.0 % of the profile shown')
  await expect(filters(page).getByRole('button', { name: /^Dropped log/ })).toBeVisible()
})
