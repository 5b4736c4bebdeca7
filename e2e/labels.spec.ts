import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { pprofText } from '../src/testing/pprofText'
import { expect, test } from './app'
import type { App } from './program'
import { expectDrawn, framesIn } from './window'

const LABELLED = `
type samples count
location 1 0x1 @0 tax:1
location 2 0x2 @0 log:1
location 3 0x3 @0 idle:1
location 4 0x4 @0 main:1
sample 1 4 = 3 endpoint=/cart region=eu
sample 1 4 = 4 endpoint=/pay region=us
sample 2 4 = 2 endpoint=/cart region=us
sample 3 4 = 1
`

async function openLabelled(openApp: (files: readonly string[]) => Promise<App>, folder: string): Promise<Page> {
  const file = join(folder, 'shop.pprof')
  writeFileSync(file, pprofText(LABELLED))
  const { page } = await openApp([file])
  await expectDrawn(page, 'shop.pprof')
  return page
}

const panel = (page: Page) => page.getByRole('dialog', { name: 'Labels' })
const value = (page: Page, name: RegExp) => panel(page).getByRole('option', { name })
const filters = (page: Page) => page.getByRole('region', { name: 'Filters' })

test('a value of a label is kept by a click, another takes its place, and one is dropped with Alt', async ({ openApp, folder }) => {
  const page = await openLabelled(openApp, folder)
  await page.keyboard.press('l')
  await expect(value(page, /^\/cart/)).toHaveAccessibleName('/cart, 50.0 %')
  await value(page, /^\/cart/).click()
  await expect(filters(page).getByRole('button', { name: 'Only endpoint: /cart: take back' })).toBeVisible()
  await expect(filters(page)).toContainText('50.0 % of the profile shown')
  await value(page, /^\/pay/).click()
  await expect(filters(page)).toContainText('40.0 % of the profile shown')
  await value(page, /^\/pay/).click({ modifiers: ['Alt'] })
  await expect(filters(page).getByRole('button', { name: 'Without endpoint: /pay: take back' })).toBeVisible()
  await expect(filters(page)).toContainText('60.0 % of the profile shown')
  await value(page, /^\/pay/).click({ modifiers: ['Alt'] })
  await expect(filters(page)).toHaveCount(0)
})

test('stacks are grouped by labels, in an order that can be changed, and undo takes it back', async ({ openApp, folder }) => {
  const page = await openLabelled(openApp, folder)
  await page.keyboard.press('l')
  await panel(page).getByRole('button', { name: 'Group by', exact: true }).click()
  await expect.poll(() => framesIn(page)).toContain('endpoint: /cart')
  await panel(page)
    .getByRole('button', { name: /^region/ })
    .click()
  await panel(page).getByRole('button', { name: 'Group by', exact: true }).click()
  await panel(page).getByRole('button', { name: 'region: further out' }).click()
  await page.keyboard.press('Escape')
  await expect(filters(page).getByRole('button', { name: 'Grouped by region: take back' })).toBeVisible()
  await page.getByRole('tab', { name: 'Top' }).click()
  const top = page.getByRole('grid', { name: 'Top functions' })
  await expect(top.getByRole('row').filter({ hasText: 'region: us' })).toContainText('60.0 %')
  await expect(top.getByRole('row').filter({ hasText: 'tax' })).toContainText('70.0 %')
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z')
  await expect(filters(page)).toHaveCount(0)
  await expect(top.getByRole('row').filter({ hasText: 'region' })).toHaveCount(0)
})

test('labels are kept, dropped and found by keyboard, and two values are compared', async ({ openApp, folder }) => {
  const page = await openLabelled(openApp, folder)
  await page.keyboard.press('l')
  await page.keyboard.type('cart')
  await expect(panel(page).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(filters(page)).toContainText('50.0 % of the profile shown')
  await panel(page).getByRole('button', { name: 'Take as baseline' }).click()
  await panel(page).getByRole('textbox').fill('')
  await value(page, /^\/pay/).click()
  await panel(page).getByRole('button', { name: 'Compare with the baseline' }).click()
  await expectDrawn(page, 'Only endpoint: /pay of shop.pprof against Only endpoint: /cart of shop.pprof')
  await expect(page.getByRole('button', { name: 'Labels' })).toHaveCount(0)
})
