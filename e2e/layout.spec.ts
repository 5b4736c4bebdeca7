import { join, resolve } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app'

const EXAMPLES = resolve('examples')
const BASELINE = join(EXAMPLES, 'order-service-node.baseline.cpuprofile')
const CURRENT = join(EXAMPLES, 'order-service-node.current.cpuprofile')

const SIZES = [
  { width: 900, height: 600 },
  { width: 1440, height: 900 },
] as const
/** What the graph has of the window's height, at least. */
const GRAPH_SHARE = 0.55
/** What the details of a selected frame have of it, at most. */
const DETAILS_SHARE = 0.3

async function heightOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox()
  return box?.height ?? 0
}

async function isReady(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready')
}

for (const [what, files] of [
  ['one profile', [CURRENT]],
  ['a comparison', [BASELINE, CURRENT]],
] as const) {
  test(`the graph of ${what} has most of the window at every size, whichever it was before`, async ({ openApp, hostKind }) => {
    test.skip(hostKind === 'electron', 'the size of the page is set by the test, which a window of the system does not follow')
    const { page } = await openApp(files)
    await isReady(page)
    for (const size of [...SIZES].reverse()) {
      await page.setViewportSize(size)
      await expect.poll(async () => (await heightOf(page, '[data-flame]')) / size.height).toBeGreaterThanOrEqual(GRAPH_SHARE)
      expect(await heightOf(page, '[data-details-strip]')).toBe(28)
      if (files.length === 2) expect(await heightOf(page, '[data-comparison]')).toBe(32)
      await expect(page.getByRole('button', { name: /^⋯ \d+ wrapper frames/ })).toBeVisible()
    }
  })
}

test('details are a line until a frame is selected, and then no more than their part of the window', async ({ openApp, hostKind }) => {
  test.skip(hostKind === 'electron', 'the size of the page is set by the test, which a window of the system does not follow')
  const { page } = await openApp([CURRENT])
  await isReady(page)
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await page.getByRole('region', { name: 'Hottest functions' }).getByRole('button').first().click()
    await expect(page.getByRole('region', { name: 'Selected frame' })).toBeVisible()
    expect((await heightOf(page, '[aria-label="Selected frame"]')) / size.height).toBeLessThanOrEqual(DETAILS_SHARE)
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-details-strip]')).toBeVisible()
  }
})

test('wrapper frames are one row that a click opens and the toolbar folds again', async ({ openApp }) => {
  const { page } = await openApp([CURRENT])
  await isReady(page)
  const bar = page.getByRole('button', { name: /^⋯ \d+ wrapper frames/ })
  await bar.click()
  await expect(bar).toHaveCount(0)
  await page.getByRole('button', { name: 'Show wrapper frames' }).click()
  await expect(bar).toBeVisible()
})
