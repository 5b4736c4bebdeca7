import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app'
import { longFile } from './longFile'
import { dropFile, expectDrawn, framesIn } from './window'

const SHOP = 'main;order;tax 6\nmain;order;query 3\n'

test('opens the examples on the first run, and remembers what was opened for the next', async ({ openApp, folder }) => {
  const first = await openApp()
  await expectDrawn(first.page, /\.current\..* – Flamewise$/)
  await first.close()

  const file = join(folder, 'shop.folded')
  writeFileSync(file, SHOP)
  const second = await openApp([file])
  await expectDrawn(second.page, 'shop.folded')
  await second.close()

  const third = await openApp()
  await expect(third.page.locator('html')).toHaveAttribute('data-state', 'empty')
  await third.page.getByRole('button', { name: /shop\.folded/ }).click()
  await expectDrawn(third.page, 'shop.folded')
})

test('draws the file that the command line names, and shows its functions', async ({ openApp, folder }) => {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, SHOP)
  const { page } = await openApp([file])
  await expectDrawn(page, 'shop.folded')
  expect(await framesIn(page)).toContain('main')
  await page.getByRole('tab', { name: 'Top' }).click()
  const rows = page.getByRole('grid', { name: 'Top functions' }).getByRole('row')
  await expect(rows.filter({ hasText: 'tax' })).toContainText('66.7')
})

test('replaces the profile with a dropped one', async ({ openApp, folder }) => {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, SHOP)
  const { page } = await openApp([file])
  await expectDrawn(page, 'shop.folded')
  await dropFile(page, 'dropped.folded', 'start;work 4\n')
  await expectDrawn(page, 'dropped.folded')
  expect(await framesIn(page)).toEqual(['start', 'work'])
})

test('opens a chosen file by its path', async ({ openApp, folder }) => {
  const file = join(folder, 'chosen.folded')
  writeFileSync(file, SHOP)
  const { page } = await openApp([file])
  await expectDrawn(page, 'chosen.folded')
  const other = join(folder, 'other.folded')
  writeFileSync(other, 'start;work 4\n')
  await page.locator('input[type=file][multiple]').first().setInputFiles(other)
  await expectDrawn(page, 'other.folded')
})

test('where the analysis does not start the window says so, and the next file starts it anew', async ({ openApp, folder, hostKind }) => {
  test.skip(hostKind === 'electron', 'a test can take nothing from the way of the program’s own files')
  const { page } = await openApp([join(folder, 'none.folded')])
  const worker = /analysisWorker/
  await page.route(worker, route => route.abort())
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-state', /empty|failed/)
  await dropFile(page, 'first.folded', SHOP)
  await expect(page.getByRole('alert')).toContainText(/first\.folded could not be opened.*The analysis could not be started/)
  await page.unroute(worker)
  await dropFile(page, 'second.folded', SHOP)
  await expectDrawn(page, 'second.folded')
})

test('says what is wrong with a broken file, and leaves the profile as it was', async ({ openApp, folder }) => {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, SHOP)
  const { page } = await openApp([file])
  await expectDrawn(page, 'shop.folded')
  await dropFile(page, 'notes.txt', 'This is not a profile.')
  const failure = page.getByRole('alert')
  await expect(failure).toContainText('notes.txt')
  await expect(failure).toContainText(/not a profile we can read/i)
  expect(await framesIn(page)).toContain('main')
  await failure.getByRole('button', { name: 'Dismiss' }).click()
  await expect(failure).toHaveCount(0)
  await expectDrawn(page, 'shop.folded')
})

test('shows its error, not a blank window, when the only file named is broken', async ({ openApp, folder }) => {
  const { page } = await openApp([join(folder, 'missing.pprof')])
  await expect(page.locator('html')).toHaveAttribute('data-state', 'failed')
  await expect(page.getByRole('alert')).toContainText('No such file')
})

test('Cancel ends a long load, and the profile on screen was usable all the while', async ({ openApp, folder }) => {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, SHOP)
  const { page } = await openApp([file])
  await expectDrawn(page, 'shop.folded')
  await page.locator('input[type=file][multiple]').first().setInputFiles(longFile(folder))
  const opening = page.getByRole('region', { name: 'Opening long.folded.gz' })
  await expect(opening).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-state', 'reading')
  await page.keyboard.press('4')
  await expect(page.getByRole('grid', { name: 'Top functions' })).toBeVisible()
  await opening.getByRole('button', { name: 'Cancel' }).click()
  await expect(opening).toHaveCount(0)
  await expectDrawn(page, 'shop.folded')
})
