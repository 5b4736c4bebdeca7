import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { expect, test } from './app'
import type { App } from './program'
import { expectDrawn, framesIn } from './window'

// Widest first: main > order (tax > query, log), idle.
const SHOP = 'main;order;tax;query 6\nmain;order;tax 1\nmain;order;log 2\nmain;idle 1\n'

async function openShop(openApp: (files: readonly string[]) => Promise<App>, folder: string): Promise<Page> {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, SHOP)
  const { page } = await openApp([file])
  await expectDrawn(page, 'shop.folded')
  return page
}

function graph(page: Page): Locator {
  return page.getByRole('tree', { name: 'Flame graph' })
}

function selected(page: Page): Locator {
  return page.getByRole('treeitem', { selected: true })
}

/** The place of a row and share of the width in the graph: rows are as high as the tokens say. */
async function pointIn(page: Page, row: number, share: number): Promise<{ readonly x: number; readonly y: number }> {
  const box = await graph(page).boundingBox()
  if (box === null) throw new Error('the graph is not on screen')
  return { x: box.x + box.width * share, y: box.y + row * 20 + 10 }
}

test('hovering tells what a frame weighs, of all and of its caller', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  const { x, y } = await pointIn(page, 2, 0.3)
  await page.mouse.move(x, y)
  const tip = page.locator('[data-tip]')
  await expect(tip).toContainText('tax')
  await expect(tip).toContainText('7 samples')
  await expect(tip).toContainText('70.0 %')
  await expect(tip).toContainText('77.8 %')
})

test('a click selects a frame and shows its callers and callees, a double click zooms, Backspace goes back', async ({
  openApp,
  folder,
}) => {
  const page = await openShop(openApp, folder)
  const tax = await pointIn(page, 2, 0.3)
  await page.mouse.click(tax.x, tax.y)
  await expect(selected(page)).toContainText('tax, total 7 samples')
  const details = page.getByRole('region', { name: 'Selected frame' })
  await expect(details).toContainText('query')
  await expect(details).toContainText('its own code')

  await page.mouse.dblclick(tax.x, tax.y)
  // As wide as the window now: its own time is at the right end, where nothing is called.
  const right = await pointIn(page, 2, 0.95)
  await page.mouse.move(right.x, right.y)
  await expect(page.locator('[data-tip]')).toContainText('tax')
  await page.keyboard.press('Backspace')
  await page.mouse.move(right.x, right.y + 1)
  await expect(page.locator('[data-tip]')).toHaveCount(0)
})

test('the arrow keys walk the frames, Enter zooms and Escape lets go', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  await page.keyboard.press('ArrowDown')
  await expect(selected(page)).toContainText('main')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(selected(page)).toContainText('tax')
  await page.keyboard.press('ArrowRight')
  await expect(selected(page)).toContainText('log')
  await page.keyboard.press('ArrowUp')
  await expect(selected(page)).toContainText('order')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(selected(page)).toHaveCount(0)
})

test('searching lights matches, counts their share, and walks from one to the next', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  await page.keyboard.press('/')
  await page.keyboard.type('/^(log|query)$/')
  await expect(page.getByRole('search')).toContainText('80.0 % matched')
  await page.keyboard.press('Enter')
  await expect(selected(page)).toContainText('query')
  await page.keyboard.press('Enter')
  await expect(selected(page)).toContainText('log')
  await page.keyboard.press('Shift+Enter')
  await expect(selected(page)).toContainText('query')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('search')).not.toContainText('matched')
})

test('says so when a pattern is none', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  await page.keyboard.press('/')
  await page.keyboard.type('/(/')
  await expect(page.getByRole('search')).toContainText('not a valid pattern')
})

test('every change to the stacks is a chip, and can be taken back, undone and redone', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  const steps = page.getByRole('region', { name: 'Filters' })
  const tax = await pointIn(page, 2, 0.3)
  await page.mouse.click(tax.x, tax.y)
  await page.keyboard.press('f')
  await expect(steps).toContainText('Focus')
  await expect(steps).toContainText('70.0 % of the profile shown')
  await expect.poll(() => framesIn(page)).toEqual(['tax', 'query'])
  await page.keyboard.press('v')
  await expect(steps).toContainText('Inverted')
  await page.keyboard.press('Control+z')
  await expect(steps).not.toContainText('Inverted')
  await page.keyboard.press('Control+Shift+z')
  await expect(steps).toContainText('Inverted')
  await steps.getByRole('button', { name: /^Focus tax/ }).click()
  await expect(steps).not.toContainText('Focus')
  await steps.getByRole('button', { name: 'Clear' }).click()
  await expect(steps).toHaveCount(0)
  await expect.poll(() => framesIn(page)).toContain('main')
})

test('a right click offers what can be done with that frame', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  const tax = await pointIn(page, 2, 0.3)
  await page.mouse.click(tax.x, tax.y, { button: 'right' })
  await page.getByRole('menuitem', { name: /^Hide function/ }).click()
  await expect(page.getByRole('button', { name: /^Hidden tax/ })).toBeVisible()
  await expect.poll(() => framesIn(page)).not.toContain('tax')
})

test('names are text, whatever they hold', async ({ openApp, folder }) => {
  const file = join(folder, 'hostile.folded')
  const long = 'x'.repeat(100_000)
  writeFileSync(file, `<img src=x onerror=document.title='owned'>;safe\u202Egnp.exe;${long} 1\n`)
  const { page } = await openApp([file])
  await expectDrawn(page, 'hostile.folded')
  for (const tab of ['Top', 'Tree', 'Sandwich', 'Flame']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible()
  }
  await page.keyboard.press(']')
  await expect(page.locator('img')).toHaveCount(0)
  await expect(page).toHaveTitle('hostile.folded – Flamewise')
  expect(await page.locator('body').innerText()).not.toContain('\u202E')
})

test('a colour of the legend leaves the stacks that have it, as a chip', async ({ openApp }) => {
  const { page } = await openApp([resolve('examples/order-service-node.current.cpuprofile')])
  await expectDrawn(page, 'order-service-node.current.cpuprofile')
  const legend = page.getByRole('list', { name: 'Colours' })
  await legend.getByRole('button', { name: 'tax/rates.js' }).click()
  const filters = page.getByRole('region', { name: 'Filters' })
  await expect(filters).toContainText('Only stacks with tax/rates.js')
  await expect(filters).not.toContainText('100.0 %')
  await page.keyboard.press('Control+z')
  await expect(filters).not.toContainText('Only stacks')
})
