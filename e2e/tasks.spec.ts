// What people come with, from the file to the answer. Sources and the editor are in source.spec.ts, threads and stretches of time that are
// compared in threads.spec.ts, labels in labels.spec.ts.

import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app'
import { ROOT } from './program'
import { expectDrawn, searchFor } from './window'

const EXAMPLES = join(ROOT, 'examples')
const BASELINE = join(EXAMPLES, 'order-service-node.baseline.cpuprofile')
const CURRENT = join(EXAMPLES, 'order-service-node.current.cpuprofile')
const RECORDING = join(ROOT, 'fixtures', 'jfr', 'order-service-current.jfr.gz')

const filters = (page: Page) => page.getByRole('region', { name: 'Filters' })
const details = (page: Page) => page.getByRole('region', { name: 'Selected frame' })
const topRows = (page: Page) => page.getByRole('grid', { name: 'Top functions' }).getByRole('row')

async function showFindings(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^Findings/ })
  const panel = page.getByRole('region', { name: 'Findings', exact: true })
  await expect(button.or(panel)).toBeVisible()
  if (await button.isVisible()) await button.click()
}

/** The clipboard is the machine's, which other tests use as well. */
async function listenForCopies(page: Page): Promise<void> {
  await page.evaluate(() => {
    navigator.clipboard.writeText = text => Promise.resolve(void Reflect.set(window, 'copied', text))
  })
}

const copied = (page: Page) => page.evaluate(() => String(Reflect.get(window, 'copied')))

test('1. a slow Node service: from the first card to the copied stack', async ({ openApp }) => {
  const { page } = await openApp([CURRENT])
  await expectDrawn(page, /order-service-node/)
  await showFindings(page)
  await listenForCopies(page)
  await page
    .getByRole('region', { name: 'Findings', exact: true })
    .getByRole('button', { name: /database\.query/ })
    .first()
    .click()
  await expect(details(page)).toContainText('database.query')
  await page.keyboard.press('Escape')
  await searchFor(page, 'database.query')
  await page.keyboard.press('Enter')
  await expect(details(page)).toContainText('database.query')
  await page.getByRole('textbox', { name: 'Search functions' }).blur()
  await page.keyboard.press('Control+Shift+c')
  await expect.poll(() => copied(page)).toMatch(/calculateTax[^]*database\.query/)
})

test('2. before and after: the sentence, the cause on screen, and a report', async ({ openApp }) => {
  const { page } = await openApp([BASELINE, CURRENT])
  await expectDrawn(page, /against/)
  await expect(page.locator('[data-comparison]')).toContainText('lookupTaxRate')
  await page
    .getByRole('region', { name: 'Functions that changed most' })
    .getByRole('button', { name: /lookupTaxRate/ })
    .click()
  await expect(page.getByRole('treeitem', { selected: true })).toContainText('lookupTaxRate')
  await expect(details(page).getByRole('table')).toContainText('Baseline')
  await page.keyboard.press('Control+e')
  await page.getByRole('menuitem', { name: 'Report…' }).click()
  await expect(page.getByRole('dialog')).toContainText('Report')
})

test('3. a flight recording: another measure, one thread, one stretch of time', async ({ openApp }) => {
  const { page } = await openApp([RECORDING])
  await expectDrawn(page, 'order-service-current.jfr.gz')
  await page.getByTitle('What is measured').click()
  const measures = page.getByRole('menuitemradio')
  await expect(measures.nth(1)).toBeVisible()
  await measures.nth(1).click()
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready')
  await page.keyboard.press('t')
  await page.getByRole('listbox', { name: 'Threads, busiest first' }).getByRole('option').first().click()
  await page.keyboard.press('Escape')
  await expect(filters(page).getByRole('button', { name: /^Thread / })).toBeVisible()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  const start = page.getByRole('slider', { name: 'Start of the stretch of time' })
  await start.focus()
  for (let step = 0; step < 5; step++) await start.press('PageUp')
  await expect(filters(page).getByRole('button', { name: /^Time / })).toBeVisible()
  for (const tab of ['Top', 'Flame', 'Tree']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(filters(page).getByRole('button', { name: /^Time / })).toBeVisible()
    await expect(filters(page).getByRole('button', { name: /^Thread / })).toBeVisible()
  }
})

test('4. own code only, in one key, and back in the same', async ({ openApp }) => {
  const { page } = await openApp([CURRENT])
  await expectDrawn(page, /order-service-node/)
  await page.keyboard.press('4')
  const all = Number(/[\d,]+/.exec(await page.getByRole('tabpanel').innerText())?.[0].replace(',', ''))
  await page.keyboard.press('o')
  await expect(filters(page).getByRole('button', { name: 'My code: take back' })).toBeVisible()
  await expect.poll(async () => Number(/[\d,]+/.exec(await page.getByRole('tabpanel').innerText())?.[0].replace(',', ''))).toBeLessThan(all)
  await page.keyboard.press('o')
  await expect(filters(page).getByRole('button', { name: 'My code: take back' })).toHaveCount(0)
})

test('5. who calls a function', async ({ openApp }) => {
  const { page } = await openApp([CURRENT])
  await expectDrawn(page, /order-service-node/)
  await searchFor(page, 'lookupTaxRate')
  await page.keyboard.press('Enter')
  await expect(details(page)).toContainText('Callers')
  await expect(details(page).getByRole('button', { name: /taxLine/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Sandwich' }).click()
  await expect(page.getByRole('tree', { name: 'Callers' }).getByRole('treeitem').nth(1)).toContainText('taxLine')
})

test('6. a regular expression, match by match', async ({ openApp }) => {
  const { page } = await openApp([CURRENT])
  await expectDrawn(page, /order-service-node/)
  await searchFor(page, '/^(calculateTax|taxLine)$/')
  await page.keyboard.press('Enter')
  const first = await details(page).getByRole('heading').first().innerText()
  await page.getByRole('textbox', { name: 'Search functions' }).blur()
  await page.keyboard.press('n')
  await expect(details(page).getByRole('heading').first()).not.toHaveText(first)
  await page.keyboard.press('Shift+N')
  await expect(details(page).getByRole('heading').first()).toHaveText(first)
})

test('7. a chain of changes is undone from any tab', async ({ openApp }) => {
  const { page } = await openApp([CURRENT])
  await expectDrawn(page, /order-service-node/)
  await page.keyboard.press('o')
  await expect(filters(page).getByRole('button', { name: 'My code: take back' })).toBeVisible()
  await searchFor(page, 'lookupTaxRate')
  await page.keyboard.press('Alt+Enter')
  await expect(filters(page).getByRole('button', { name: 'Only stacks with lookupTaxRate: take back' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Search functions' }).blur()
  await page.getByRole('tab', { name: 'Tree' }).click()
  await page.keyboard.press('Control+z')
  await page.getByRole('tab', { name: 'Top' }).click()
  await expect(filters(page).getByRole('button', { name: /^Only stacks with/ })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(filters(page).getByRole('button', { name: 'My code: take back' })).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await expect(filters(page).getByRole('button', { name: 'My code: take back' })).toBeVisible()
})

test('11. from the file to the copied command with the keyboard alone', async ({ openApp }) => {
  const { page } = await openApp([CURRENT])
  await expectDrawn(page, /order-service-node/)
  await listenForCopies(page)
  await page.keyboard.press('4')
  await searchFor(page, 'tokenize')
  await page.keyboard.press('Alt+Shift+Enter')
  await expect(filters(page).getByRole('button', { name: 'Hidden tokenize: take back' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(topRows(page).nth(1)).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('copy as command')
  await page.keyboard.press('Enter')
  await expect.poll(() => copied(page)).toMatch(/^flamewise top order-service-node\.current\.cpuprofile .*tokenize/)
})
