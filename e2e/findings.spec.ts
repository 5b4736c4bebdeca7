import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { expect, test } from './app'
import { ROOT, type App } from './program'
import { expectDrawn } from './window'

const EXAMPLE = join(ROOT, 'examples', 'order-service-node.current.cpuprofile')

/** The guide's worked example: the query is the cost, and what calls it only inherits that. */
const SHOP = [
  'main;handle;process_order;calculate_tax;database.query 6000',
  'main;handle;process_order;calculate_tax 100',
  'main;handle;render;template 1500',
  'main;handle;render;escape 900',
  'main;idle_work;sweep 700',
  'main;idle_work;compact 800',
].join('\n')

function findings(page: Page): Locator {
  return page.getByRole('region', { name: 'Findings', exact: true })
}

function cards(page: Page): Locator {
  return findings(page).getByRole('article')
}

function selectedFrame(page: Page): Locator {
  return page.getByRole('treeitem', { selected: true })
}

/** A narrow window has the findings behind a button. */
async function showFindings(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^Findings/ })
  await expect(button.or(findings(page))).toBeVisible()
  if (await button.isVisible()) await button.click()
}

async function openShop(openApp: (files: readonly string[]) => Promise<App>, folder: string): Promise<App> {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, SHOP)
  const app = await openApp([file])
  await expectDrawn(app.page, 'shop.folded')
  await showFindings(app.page)
  return app
}

test('the findings of the example name the query first, what to do, and who only inherits its cost', async ({ openApp }) => {
  const { page } = await openApp([EXAMPLE])
  await expectDrawn(page, /order-service-node/)
  await showFindings(page)
  // Three paths outweigh the widest of them: one line says so, and the path's own card says what to do.
  await expect(cards(page).first()).toContainText('hot paths, the widest database.query')
  const query = cards(page).nth(1)
  await expect(query).toContainText('database.query')
  await expect(query).toContainText('optimize or cache the query')
  await query.getByRole('button', { name: /^Why/ }).click()
  await expect(query).toContainText('high')
  await expect(query).toContainText('only calls')
})

test('pointing at a finding lights its frames, and clicking it goes there', async ({ openApp, folder }) => {
  const { page } = await openShop(openApp, folder)
  await cards(page).first().hover()
  await expect(page.locator('canvas[data-lit]')).toHaveCount(1)
  await cards(page).first().getByRole('heading').getByRole('button').click()
  await expect(selectedFrame(page)).toContainText('database.query')
})

test('] walks the findings and then the hottest frames, and [ goes back', async ({ openApp, folder }) => {
  const { page } = await openShop(openApp, folder)
  await page.keyboard.press(']')
  await expect(selectedFrame(page)).toContainText('database.query')
  await page.getByRole('tree', { name: 'Flame graph' }).focus()
  const seen: string[] = []
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press(']')
    seen.push(await selectedFrame(page).innerText())
  }
  expect(seen.some(text => text.startsWith('compact'))).toBe(true)
  for (let step = 0; step < 12; step++) await page.keyboard.press('[')
  await expect(selectedFrame(page)).toContainText('database.query')
})

test('a dismissed finding stays away after a restart, and can be restored', async ({ openApp, folder }) => {
  const first = await openApp([EXAMPLE])
  await expectDrawn(first.page, /order-service-node/)
  await showFindings(first.page)
  const title = await cards(first.page).first().getByRole('heading').innerText()
  const count = await cards(first.page).count()
  await cards(first.page).first().getByRole('button', { name: 'Dismiss finding' }).click()
  await expect(cards(first.page)).toHaveCount(count - 1)
  await expect.poll(() => notesFiles(folder)).toBe(1)
  await first.close()

  const { page } = await openApp([EXAMPLE])
  await expectDrawn(page, /order-service-node/)
  await showFindings(page)
  await expect(cards(page)).toHaveCount(count - 1)
  await page.getByRole('button', { name: '1 dismissed' }).click()
  await page.getByRole('button', { name: 'Restore finding' }).click()
  await expect(cards(page)).toHaveCount(count)
  expect(await cards(page).first().getByRole('heading').innerText()).toBe(title)
})

test('a note on a frame is listed, and is there again after a restart', async ({ openApp, folder }) => {
  const first = await openShop(openApp, folder)
  await first.page.getByRole('tree', { name: 'Flame graph' }).focus()
  await first.page.keyboard.press(']')
  await first.page.keyboard.press('Control+k')
  await first.page.getByRole('combobox', { name: 'Find a command' }).fill('note for the report')
  await first.page.keyboard.press('Enter')
  await first.page.getByRole('textbox', { name: 'Note' }).fill('Ask the database team')
  await first.page.getByRole('button', { name: 'Save note' }).click()
  const notes = (page: Page) => page.getByRole('region', { name: 'Notes' })
  await showFindings(first.page)
  await expect(notes(first.page)).toContainText('Ask the database team')
  await expect.poll(() => notesFiles(folder)).toBe(1)
  await first.close()

  const second = await openShop(openApp, folder)
  await notes(second.page)
    .getByRole('button', { name: /Ask the database team/ })
    .click()
  await expect(selectedFrame(second.page)).toContainText('database.query')
})

test('a balanced profile says what was looked for and what came nearest', async ({ openApp, folder }) => {
  const file = join(folder, 'balanced.folded')
  const lines = Array.from({ length: 400 }, (_, at) => `main;stage${at % 20};step${at} ${10 + (at % 7)}`)
  writeFileSync(file, lines.join('\n'))
  const { page } = await openApp([file])
  await expectDrawn(page, 'balanced.folded')
  await showFindings(page)
  await expect(page.getByText(/Nothing stands out: no function, call chain, loop.*The widest function is step/)).toBeVisible()
})

test('says first that names are missing, apart from what the code does', async ({ openApp, folder }) => {
  const file = join(folder, 'unnamed.folded')
  writeFileSync(file, 'main;a;[unknown] 400\nmain;b;[unknown] 300\nmain;c;d 200\nmain;e;f 300\nmain;e;g 251\nmain;c;h 150\n')
  const { page } = await openApp([file])
  await expectDrawn(page, 'unnamed.folded')
  await showFindings(page)
  await expect(page.getByRole('region', { name: 'Quality of the data' })).toContainText('have no names')
  await expect(cards(page).first()).toContainText('have no names')
})

test('rule settings are checked as they are typed, and change what is found', async ({ openApp, folder }) => {
  const { page } = await openShop(openApp, folder)
  await expect(cards(page).first()).toContainText('Database')
  await page.getByRole('button', { name: 'More on findings' }).click()
  await page.getByRole('menuitem', { name: 'Rule settings…' }).click()
  // The form first: a switch, and what it does to the JSON.
  await page.getByRole('checkbox', { name: 'Logging' }).uncheck()
  await page.getByRole('radio', { name: 'JSON' }).click()
  const settings = page.getByRole('textbox', { name: 'Rule settings as JSON' })
  await expect(settings).toHaveValue(/"logging": \{\s+"enabled": false/)
  await settings.fill('{ "rules": { "databas": {} } }')
  await expect(page.getByText("unknown rule 'rules.databas'")).toBeVisible()
  await expect(page.getByRole('button', { name: 'Use', exact: true })).toBeDisabled()
  await settings.fill('{ "rules": { "database": { "enabled": false } } }')
  await page.getByRole('button', { name: 'Use', exact: true }).click()
  await expect(cards(page).first()).toContainText('Expensive function')
})

/** Files of notes in the folder where the program keeps its own things. */
function notesFiles(folder: string): number {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /notes[\\/][0-9a-f]{32}\.json$/.test(name))
  return found.filter(name => existsSync(join(folder, name))).length
}
