import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { expect, test } from './app'
import type { App } from './program'
import { expectDrawn } from './window'

const SHOP = 'main;order;tax;query 6\nmain;order;tax 1\nmain;order;log 2\nmain;idle 1\n'

type OpenApp = (files: readonly string[]) => Promise<App>

async function startWithShop(openApp: OpenApp, folder: string): Promise<App> {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, SHOP)
  const app = await openApp([file])
  await expectDrawn(app.page, 'shop.folded')
  return app
}

async function openShop(openApp: OpenApp, folder: string): Promise<Page> {
  const { page } = await startWithShop(openApp, folder)
  return page
}

/** The function names of a table, from top to bottom. */
async function namesIn(page: Page, table: string): Promise<readonly string[]> {
  const rows = await page
    .getByRole(table === 'Top functions' ? 'grid' : 'treegrid', { name: table })
    .getByRole('row')
    .allInnerTexts()
  return rows.slice(1).map(text => /main|order|tax|query|log|idle/.exec(text)?.[0] ?? text)
}

test('Top sorts by any column, and the search leaves only what matches', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  await page.keyboard.press('4')
  await expect.poll(() => namesIn(page, 'Top functions')).toEqual(['query', 'log', 'tax', 'idle', 'main', 'order'])
  await page.getByRole('columnheader', { name: 'Total' }).getByRole('button').click()
  await expect.poll(() => namesIn(page, 'Top functions')).toEqual(['main', 'order', 'tax', 'query', 'log', 'idle'])
  await page.keyboard.press('/')
  await page.keyboard.type('o')
  await expect.poll(() => namesIn(page, 'Top functions')).toEqual(['order', 'log'])
})

test('a row leads to its frame in the graph, by keyboard too', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  await page.keyboard.press('4')
  const table = page.getByRole('grid', { name: 'Top functions' })
  await table.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(table.getByRole('row', { selected: true })).toContainText('log')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('treeitem', { selected: true })).toContainText('log')
})

test('a row that the keyboard goes to is in sight', async ({ openApp, folder }) => {
  const file = join(folder, 'many.folded')
  writeFileSync(file, Array.from({ length: 300 }, (_, at) => `main;f${at} ${300 - at}\n`).join(''))
  const { page } = await openApp([file])
  await expectDrawn(page, 'many.folded')
  await page.keyboard.press('4')
  const table = page.getByRole('grid', { name: 'Top functions' })
  await table.focus()
  for (let pages = 0; pages < 3; pages++) await page.keyboard.press('PageDown')
  const bottomOf = async (element: Locator) => {
    const box = await element.boundingBox()
    return box === null ? Infinity : box.y + box.height
  }
  const selected = table.getByRole('row', { selected: true })
  await expect.poll(async () => (await bottomOf(selected)) <= (await bottomOf(table))).toBe(true)
})

test('columns can be hidden, and stay hidden after a restart that follows at once', async ({ openApp, folder }) => {
  const first = await startWithShop(openApp, folder)
  await first.page.keyboard.press('4')
  await first.page.getByRole('button', { name: 'Choose columns' }).click()
  await first.page.getByRole('checkbox', { name: 'Module' }).uncheck()
  await expect(first.page.getByRole('columnheader', { name: 'Module' })).toHaveCount(0)
  await first.close()
  const { page } = await startWithShop(openApp, folder)
  await page.keyboard.press('4')
  await expect(page.getByRole('columnheader', { name: 'Total' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Module' })).toHaveCount(0)
})

test('a column of any table can be made wider, and keeps its width', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  const heading = page.getByRole('columnheader', { name: 'Total' })
  const widthOf = async () => (await heading.boundingBox())?.width
  for (const key of ['4', '5']) {
    await page.keyboard.press(key)
    // The other tab's table stands until this one does.
    await expect(heading).toHaveCount(1)
    const before = await heading.boundingBox()
    if (before === null) throw new Error('no heading')
    await page.mouse.move(before.x + before.width, before.y + before.height / 2)
    await page.mouse.down()
    await page.mouse.move(before.x + before.width + 50, before.y + before.height / 2, { steps: 5 })
    await page.mouse.up()
    await expect.poll(widthOf).toBe(before.width + 50)
    await page.keyboard.press('1')
    await page.keyboard.press(key)
    await expect.poll(widthOf).toBe(before.width + 50)
  }
})

test('Top is sorted by keyboard', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  await page.keyboard.press('4')
  await page.getByRole('grid', { name: 'Top functions' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('columnheader', { name: 'Total' })).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(() => namesIn(page, 'Top functions')).toEqual(['main', 'order', 'tax', 'query', 'log', 'idle'])
})

test('Tree opens the hottest path at once, and unfolds by keyboard', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  await page.keyboard.press('5')
  await expect.poll(() => namesIn(page, 'Call tree, top-down')).toEqual(['main', 'order', 'tax', 'query', 'log', 'idle'])
  await page.getByRole('treegrid').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => namesIn(page, 'Call tree, top-down')).toEqual(['main'])
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => namesIn(page, 'Call tree, top-down')).toEqual(['main', 'order', 'tax', 'query', 'log', 'idle'])
})

test('Sandwich shows who calls a function and what it calls', async ({ openApp, folder }) => {
  const page = await openShop(openApp, folder)
  await page.keyboard.press('3')
  await page.getByRole('row').filter({ hasText: 'tax' }).click()
  const named = (tree: string) => page.getByRole('tree', { name: tree }).getByRole('treeitem').allTextContents()
  await expect.poll(async () => (await named('Callers')).map(text => text.split(',')[0])).toEqual(['tax', 'order'])
  await expect.poll(async () => (await named('Callees')).map(text => text.split(',')[0])).toEqual(['tax', 'query'])
})

test('Timeline is offered for samples that have times, and a stretch of time narrows every view', async ({ openApp, folder }) => {
  const shop = await startWithShop(openApp, folder)
  await expect(shop.page.getByRole('tab', { name: 'Timeline' })).toHaveCount(0)
  await shop.close()
  const file = join(folder, 'timed.perf')
  // A thread a second: `early` in the first five, `late` in the last five.
  const sample = (second: number) =>
    `app 7 ${second}.000000: 1 cycles:\n\t1000 ${second < 5 ? 'early' : 'late'}+0x1 (/bin/app)\n\t2000 main+0x1 (/bin/app)\n\n`
  writeFileSync(file, Array.from({ length: 10 }, (_, second) => sample(second)).join(''))
  const { page } = await openApp([file])
  await expectDrawn(page, 'timed.perf')
  await page.keyboard.press('2')
  await expect(page.getByRole('tree', { name: 'Calls in order of time' })).toBeVisible()
  const end = page.getByRole('slider', { name: 'End of the stretch of time' })
  await end.focus()
  // Past half of the time, one page after the other.
  for (let step = 0; step < 6; step++) await page.keyboard.press('PageDown')
  await page.keyboard.press('4')
  const rows = page.getByRole('grid', { name: 'Top functions' }).getByRole('row')
  await expect(rows.filter({ hasText: 'late' })).toHaveCount(0)
  await expect(rows.filter({ hasText: 'early' })).toHaveCount(1)
  await page.keyboard.press('1')
  await page.getByRole('button', { name: /^Time/ }).click()
  await page.keyboard.press('4')
  await expect(rows.filter({ hasText: 'late' })).toHaveCount(1)
})
