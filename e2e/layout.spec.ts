import { writeFileSync } from 'node:fs'
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

test('at 200 % zoom the toolbar of a comparison is one row, and what it leaves out is in a menu', async ({ openApp, hostKind }) => {
  test.skip(hostKind === 'electron', 'the size of the page is set by the test, which a window of the system does not follow')
  const { page } = await openApp([BASELINE, CURRENT])
  await isReady(page)
  for (const size of [
    { width: 720, height: 450 },
    { width: 900, height: 600 },
  ]) {
    await page.setViewportSize(size)
    await expect.poll(() => heightOf(page, 'header')).toBeLessThanOrEqual(41)
    await expect(page.getByRole('textbox', { name: 'Search functions' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'My code' })).toBeVisible()
    await page.getByTitle('What is compared, and what makes the sides comparable').click()
    await expect(page.getByRole('menuitem', { name: /^Stop comparing/ })).toBeVisible()
    await page.keyboard.press('Escape')
  }
})

test('the numbers of a selected frame are in sight in a small window', async ({ openApp, hostKind }) => {
  test.skip(hostKind === 'electron', 'the size of the page is set by the test, which a window of the system does not follow')
  const { page } = await openApp([CURRENT])
  await isReady(page)
  await page.setViewportSize(SIZES[0])
  await page.getByRole('region', { name: 'Hottest functions' }).getByRole('button').first().click()
  const details = page.getByRole('region', { name: 'Selected frame' })
  for (const name of [/^Total/, /^Self/]) await expect(details.getByRole('row', { name })).toBeInViewport({ ratio: 1 })
  const box = await details.boundingBox()
  const row = await details.getByRole('row', { name: /^Self/ }).boundingBox()
  expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0))
})

test('a stack that is deeper than the window has a scrollbar and says in which row one is', async ({ openApp, folder }) => {
  const file = join(folder, 'deep.folded')
  const stack = (names: readonly string[]) => Array.from({ length: 2000 }, (_, i) => names[i % names.length]).join(';')
  writeFileSync(file, `${stack(['visit', 'walk'])} 7\n${stack(['parse', 'read', 'next'])} 3\n`)
  const { page } = await openApp([file])
  await isReady(page)
  const told = page.locator('[data-depth]')
  await expect(told).toHaveText('row 1 of 2,000')
  const bar = await page.locator('[data-depth-bar]').boundingBox()
  if (bar === null) throw new Error('no bar')
  await page.mouse.move(bar.x + bar.width / 2, bar.y + 5)
  await page.mouse.down()
  await page.mouse.move(bar.x + bar.width / 2, bar.y + bar.height - 1, { steps: 4 })
  await page.mouse.up()
  await expect(told).toHaveText(/^row 1,9\d\d of 2,000$/)
  // A badge at the end of a frame is not under it.
  const flame = await page.locator('[data-flame]').first().boundingBox()
  expect((flame?.x ?? 0) + (flame?.width ?? 0)).toBeLessThanOrEqual(bar.x)
  await page.mouse.click(bar.x + bar.width / 2, bar.y + 1)
  await expect(told).toHaveText('row 1 of 2,000')
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
