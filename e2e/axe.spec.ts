import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app'
import { seriousFaults } from './faults'
import { ROOT } from './program'
import { expectDrawn } from './window'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no serious fault for people who do not see or point, in ${colorScheme}`, async ({ openApp, folder }) => {
    const file = join(folder, 'shop.folded')
    writeFileSync(file, 'main;order;tax 6\nmain;order;query 3\n')
    const { page } = await openApp([file])
    await page.emulateMedia({ colorScheme })
    await expectDrawn(page, 'shop.folded')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('tab', { name: 'Top' }).click()
    expect(await seriousFaults(page)).toEqual([])
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has none in a comparison and its question, in ${colorScheme}`, async ({ openApp, folder }) => {
    const files = ['base', 'current', 'other'].map(name => join(folder, `${name}.folded`))
    files.forEach((file, at) => writeFileSync(file, `main;order;tax ${600 + at * 900}\nmain;order;query 2003\nmain;only${at} 400\n`))
    const { page } = await openApp(files.slice(0, 2))
    await page.emulateMedia({ colorScheme })
    await expectDrawn(page, 'current.folded against base.folded')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('tab', { name: 'Changes' }).click()
    expect(await seriousFaults(page)).toEqual([])
    await page.locator('input[type=file][multiple]').first().setInputFiles(files)
    await expect(page.getByRole('dialog', { name: 'Which is the baseline?' })).toBeVisible()
    expect(await seriousFaults(page)).toEqual([])
  })
}

test('has none in the empty window either', async ({ openApp, folder }) => {
  const { page } = await openApp([join(folder, 'missing')])
  await expect(page.getByRole('alert')).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has none in a trend and in benchmarks, in ${colorScheme}`, async ({ openApp }) => {
    const inputs = join(ROOT, 'fixtures/commands/inputs')
    const { page } = await openApp([join(inputs, 'go-bench-before.txt'), join(inputs, 'go-bench-after.txt')])
    await page.emulateMedia({ colorScheme })
    await expect(page.getByRole('grid', { name: 'Benchmarks' })).toBeVisible()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('tab', { name: 'Trend' }).click()
    await expect(page.getByRole('heading', { name: 'Many profiles, one for each deployment' })).toBeVisible()
    expect(await seriousFaults(page)).toEqual([])
  })
}
