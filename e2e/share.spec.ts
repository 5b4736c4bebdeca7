import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { splitWords } from '../src/shared/base/text/splitWords'
import { expect, test } from './app'
import { CLI, type App } from './program'
import { expectDrawn, searchFor } from './window'

const SHOP = 'main;order;tax;query 6\nmain;order;tax 1\nmain;order;log 2\nmain;idle 1\n'

async function openShop(openApp: (files: readonly string[]) => Promise<App>, folder: string): Promise<Page> {
  return (await startShop(openApp, folder)).page
}

async function startShop(openApp: (files: readonly string[]) => Promise<App>, folder: string): Promise<App> {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, SHOP)
  const app = await openApp([file])
  const { page } = app
  await expectDrawn(page, 'shop.folded')
  // The clipboard is the machine's, which other tests use as well.
  await page.evaluate(() => {
    navigator.clipboard.writeText = text => Promise.resolve(void Reflect.set(window, 'copied', text))
  })
  return app
}

const copied = (page: Page) => page.evaluate(() => String(Reflect.get(window, 'copied')))
const filters = (page: Page) => page.getByRole('region', { name: 'Filters' })

async function hide(page: Page, text: string): Promise<void> {
  await searchFor(page, text)
  await page.keyboard.press('Alt+Shift+Enter')
  await expect(filters(page).getByRole('button', { name: `Hidden ${text}: take back` })).toBeVisible()
  await page.getByRole('textbox', { name: 'Search functions' }).blur()
}

async function copy(page: Page, item: string): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await expect.poll(() => copied(page)).not.toBe('undefined')
  return copied(page)
}

test('what is shown is copied as a command that prints the same numbers', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  await hide(page, 'query')
  const line = await copy(page, 'Copy as command')
  expect(line).toBe('flamewise top shop.folded --hide=query')
  const words = splitWords(line)
  const table = execFileSync(process.execPath, [CLI, ...(words.ok ? words.value.slice(1) : [])], { cwd: folder, encoding: 'utf8' })
  expect(table).toMatch(/7\s+70\.0 %\s+7\s+70\.0 %\s+tax/)
  await page.keyboard.press('4')
  const tax = page.getByRole('grid', { name: 'Top functions' }).getByRole('row').filter({ hasText: 'tax' })
  await expect(tax).toContainText('70.0 %')
})

test('a link shows the same view of the same file again', async ({ openApp, folder, hostKind }) => {
  const page = await openShop(openApp, folder)
  await hide(page, 'log')
  await page.keyboard.press('4')
  const link = await copy(page, 'Copy link to this view')
  await filters(page).getByRole('button', { name: 'Clear' }).click()
  await page.keyboard.press('1')
  await expect(filters(page)).toHaveCount(0)
  if (hostKind === 'browser') await page.evaluate(address => window.location.assign(address), link)
  else {
    expect(link.startsWith('flamewise://view#')).toBe(true)
    await page.evaluate(address => window.location.assign(address.slice(address.indexOf('#'))), link)
  }
  await expect(filters(page).getByRole('button', { name: 'Hidden log: take back' })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Top' })).toHaveAttribute('aria-selected', 'true')
})

test('a link of the program is followed when it is started with it', async ({ openApp, folder, hostKind }) => {
  test.skip(hostKind === 'browser', "a browser has the page's own address")
  const { page, startAgain } = await startShop(openApp, folder)
  await hide(page, 'log')
  const link = await copy(page, 'Copy link to this view')
  await filters(page).getByRole('button', { name: 'Clear' }).click()
  await startAgain([link])
  await expect(filters(page).getByRole('button', { name: 'Hidden log: take back' })).toBeVisible()
})
