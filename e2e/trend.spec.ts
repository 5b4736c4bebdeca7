import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app'
import { seriousFaults } from './faults'
import { ROOT } from './program'
import { saved } from './saving'
import { expectDrawn } from './window'

const INPUTS = join(ROOT, 'fixtures/commands/inputs')

test('a folder of 14 versions: the one that regressed, the one that mended it, and the function; a click opens, two compare', async ({
  openApp,
  folder,
}) => {
  const profiles = join(folder, 'shop')
  cpSync(join(INPUTS, 'shop-versions'), profiles, { recursive: true })
  writeFileSync(join(profiles, 'notes.txt'), 'Nothing of interest here.\n')
  const app = await openApp([profiles])
  const { page } = app
  const changes = page.getByRole('list', { name: 'Changes' }).getByRole('listitem')
  await expect(changes).toHaveCount(2)
  await expect(changes.nth(0)).toContainText(/1\.4.*slower.*main\.discountOf/)
  await expect(changes.nth(1)).toContainText(/1\.10.*faster.*main\.discountOf/)
  await expect(page.getByText('1 file is no profile and left out (notes.txt)')).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Functions by how much they moved' }).getByRole('row').nth(1)).toContainText(
    'main.discountOf',
  )

  await page.getByLabel('Search functions of the trend').fill('mallocgc')
  await expect(page.getByRole('grid', { name: 'Functions by how much they moved' }).getByRole('row').nth(1)).toContainText('mallocgc')
  await page.getByLabel('Search functions of the trend').fill('')

  // What is saved is what is shown, in its order.
  await page.getByRole('columnheader', { name: 'Function' }).getByRole('button').click()
  await page.getByRole('button', { name: 'Copy or save the table' }).click()
  const table = await saved(app, folder, () => page.getByRole('menuitem', { name: 'Save table as CSV' }).click())
  expect(table).toMatch(/trend\.csv$/)
  expect(readFileSync(table, 'utf8').split('\n').slice(0, 2).join(' ')).toMatch(
    /^Function,Moved \(share\),First \(share\),Latest \(share\) \S+,[\d.]+/,
  )

  expect(await seriousFaults(page)).toEqual([])

  const chart = page.getByRole('slider', { name: 'CPU time by deployment' })
  await chart.focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expectDrawn(page, 'shop-1.3.pb.gz')
  await expect(page.getByRole('tab', { name: 'Trend' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expectDrawn(page, 'shop-1.4.pb.gz against shop-1.3.pb.gz')
})

test('more than two files are a trend by choice', async ({ openApp, folder }) => {
  const files = [1, 2, 3].map(version => join(folder, `cpu-1.${version}.folded`))
  for (const [at, file] of files.entries()) writeFileSync(file, `main;work ${100 * (at + 1)}\n`)
  const { page } = await openApp(files)
  await page.getByRole('button', { name: 'As a trend' }).click()
  await expect(page.getByText('3 deployments, CPU time (samples), ordered by version: 1.1 … 1.3')).toBeVisible()
  await expect(page.getByText(/1\.3 against 1\.2: CPU time 200 → 300, \+50\.0 %/)).toBeVisible()
})

test('profiles of a minified bundle are told by their sources', async ({ openApp, folder }) => {
  const fixture = (name: string) => join(ROOT, 'fixtures/source-maps', name)
  const shop = join(folder, 'shop')
  mkdirSync(join(shop, 'dist'), { recursive: true })
  const profile = JSON.parse(readFileSync(fixture('minified.cpuprofile'), 'utf8'))
  for (const run of [1, 2, 3]) {
    writeFileSync(join(shop, `cpu-1.${run}.cpuprofile`), JSON.stringify({ ...profile, endTime: profile.endTime + run }))
  }
  for (const name of ['minified.cjs', 'minified.cjs.map']) copyFileSync(fixture(name), join(shop, 'dist', name))
  const { page } = await openApp([shop])
  const functions = page.getByRole('grid', { name: 'Functions by how much they moved' }).getByRole('row')
  await expect(functions.filter({ hasText: 'makeLines' })).toBeVisible()
  await page.getByLabel('Search functions of the trend').fill('roundCents')
  await expect(functions.filter({ hasText: 'roundCents' })).toBeVisible()
})

test('a folder without a profile says so', async ({ openApp, folder }) => {
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  const { page } = await openApp([empty])
  await expect(page.getByRole('alert')).toContainText('empty: holds no profile')
})

test('results of a benchmark open in the place of a profile; two are compared, and their profiles under the verdict', async ({
  openApp,
  folder,
}) => {
  const results = (seconds: readonly number[]) =>
    JSON.stringify({ results: [{ command: 'shop', times: seconds, mean: 0, exit_codes: [] }] })
  const sides = { before: [1, 1.01, 0.99, 1.02, 1, 1.01], after: [1.1, 1.11, 1.09, 1.12, 1.1, 1.11] }
  const files = Object.entries(sides).map(([side, seconds]) => {
    mkdirSync(join(folder, side))
    const file = join(folder, side, `${side}.json`)
    writeFileSync(file, results(seconds))
    writeFileSync(join(folder, side, `${side}.folded`), `main;tax 9000\nmain;price ${side === 'after' ? 2000 : 1000}\n`)
    return file
  })
  const { page } = await openApp(files)
  const row = page.getByRole('row').filter({ hasText: 'shop' })
  await expect(row).toContainText(/\+10\.0 %.*slower/)
  await row.getByRole('button', { name: 'Compare' }).click()
  await expectDrawn(page, 'after.folded against before.folded')
  const verdict = /10\.0 % slower \(p = 0\.002\); 10\.0 of the 10\.0 % under price/
  await expect(page.locator('[data-verdict]')).toContainText(verdict)
  await expect(page.getByRole('region', { name: 'Findings' }).getByText(verdict)).toBeVisible()
})

test('a slow start of a run is left out by a switch, and counts again without it', async ({ openApp, folder }) => {
  const steady = Array.from({ length: 24 }, (_, at) => 10 + (at % 5) / 10)
  const file = join(folder, 'times.txt')
  writeFileSync(file, [30, 28, 26, 24, 22, ...steady].join('\n'))
  const { page } = await openApp([file])
  await expect(page.getByText('the first 5 values look like warm-up; without: median 10.20')).toBeVisible()
  const count = (values: string) => page.getByRole('gridcell', { name: values, exact: true })
  await page.getByLabel('Leave warm-up out').click()
  await expect(page.getByText('the first 5 values are left out as warm-up')).toBeVisible()
  await expect(count('24')).toBeVisible()
  await page.getByLabel('Leave warm-up out').click()
  await expect(count('29')).toBeVisible()
})
