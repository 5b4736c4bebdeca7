import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app'
import type { App } from './program'
import { expectDrawn, framesIn, searchFor } from './window'

const SHOP = 'main;order;tax;query 6\nmain;order;tax 1\nmain;order;log 2\nother;idle 1\n'
const MIXED = 'main;shop.charge;java.util.HashMap.put;java.util.HashMap.resize 5\nmain;shop.charge;shop.tax 3\n'

async function openText(openApp: (files: readonly string[]) => Promise<App>, folder: string, text: string): Promise<Page> {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, text)
  const { page } = await openApp([file])
  await expectDrawn(page, 'shop.folded')
  return page
}

const filters = (page: Page) => page.getByRole('region', { name: 'Filters' })

test('a search becomes a filter: stacks that have it are kept, frames that have it fold away', async ({ openApp, folder }) => {
  const page = await openText(openApp, folder, SHOP)
  await searchFor(page, 'tax')
  await page.keyboard.press('Alt+Enter')
  await expect(filters(page).getByRole('button', { name: 'Only stacks with tax: take back' })).toBeVisible()
  await expect(filters(page)).toContainText('70.0 % of the profile shown')
  await expect(page.getByRole('textbox', { name: 'Search functions' })).toHaveValue('')
  await page.keyboard.type('/ord|que/')
  await expect(page.getByRole('search')).toContainText('matched')
  await page.getByRole('button', { name: 'Hide: frames that the search finds fold into their callers' }).click()
  await expect(filters(page).getByRole('button', { name: 'Hidden /ord|que/: take back' })).toBeVisible()
  await expect.poll(() => framesIn(page)).toEqual(['main', 'tax'])
})

test('a hide that changes nothing makes no chip and says why, and of a root it tells what went', async ({ openApp, folder }) => {
  const page = await openText(openApp, folder, SHOP)
  await searchFor(page, 'idle')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('treeitem', { selected: true })).toContainText('idle')
  await page.keyboard.press('Escape')
  await page.getByRole('tree', { name: 'Flame graph' }).focus()
  await page.keyboard.press('m')
  await expect(filters(page).getByRole('button', { name: 'Hidden idle: take back' })).toBeVisible()
  await page.keyboard.press('m')
  await expect(page.getByText('Hidden idle: it is not in what is shown')).toBeVisible()
  await expect(filters(page).getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('/')
  await page.keyboard.type('other')
  await page.keyboard.press('Alt+Shift+Enter')
  await expect(page.getByText('10.0 % of the profile had no caller to go to')).toBeVisible()
})

test('filters are kept under a name and used again', async ({ openApp, folder }) => {
  const page = await openText(openApp, folder, SHOP)
  await searchFor(page, 'log')
  await page.keyboard.press('Alt+Shift+Enter')
  await expect(filters(page).getByRole('button', { name: 'Hidden log: take back' })).toBeVisible()
  await filters(page).getByRole('button', { name: 'Filter sets' }).click()
  const dialog = page.getByRole('dialog', { name: 'Filter sets' })
  await dialog.getByRole('textbox').fill('no logging')
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await filters(page).getByRole('button', { name: 'Clear' }).click()
  await expect(filters(page)).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('filter sets')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'no logging', exact: true }).click()
  await expect(filters(page).getByRole('button', { name: 'Hidden log: take back' })).toBeVisible()
})

test('own code alone is one key, and what is own can be said', async ({ openApp, folder }) => {
  const page = await openText(openApp, folder, MIXED)
  await page.getByRole('tab', { name: 'Top' }).click()
  const resize = page.getByRole('grid', { name: 'Top functions' }).getByRole('row').filter({ hasText: 'resize' })
  await expect(resize).toHaveCount(1)
  await page.keyboard.press('o')
  await expect(filters(page).getByRole('button', { name: 'My code: take back' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'My code', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await expect(resize).toHaveCount(0)
  await page.getByRole('button', { name: 'What is own code' }).click()
  await page.getByLabel('Whose code is java.util').selectOption('own')
  await expect(resize).toHaveCount(1)
  await page.getByRole('button', { name: 'As guessed' }).click()
  await expect(resize).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'My code', exact: true }).click()
  await expect(filters(page)).toHaveCount(0)
})
