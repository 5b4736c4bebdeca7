import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pprofText } from '../src/testing/pprofText'
import { expect, test } from './app'
import { seriousFaults } from './faults'
import { ROOT } from './program'
import { expectDrawn, selectBySearch } from './window'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no serious fault for people who do not see or point, in ${colorScheme}`, async ({ openApp, folder }) => {
    const file = join(folder, 'shop.folded')
    writeFileSync(file, 'main;order;tax 6\nmain;order;query 3\n')
    const { page } = await openApp([file])
    await page.emulateMedia({ colorScheme })
    await expectDrawn(page, 'shop.folded')
    await expect.poll(() => seriousFaults(page)).toEqual([])
    await page.getByRole('tab', { name: 'Top' }).click()
    await expect.poll(() => seriousFaults(page)).toEqual([])
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has none in a comparison and its question, in ${colorScheme}`, async ({ openApp, folder }) => {
    const files = ['base', 'current', 'other'].map(name => join(folder, `${name}.folded`))
    files.forEach((file, at) => writeFileSync(file, `main;order;tax ${600 + at * 900}\nmain;order;query 2003\nmain;only${at} 400\n`))
    const { page } = await openApp(files.slice(0, 2))
    await page.emulateMedia({ colorScheme })
    await expectDrawn(page, 'current.folded against base.folded')
    await expect.poll(() => seriousFaults(page)).toEqual([])
    await page.getByRole('tab', { name: 'Changes' }).click()
    await expect.poll(() => seriousFaults(page)).toEqual([])
    await page.locator('input[type=file][multiple]').first().setInputFiles(files)
    await expect(page.getByRole('dialog', { name: 'Which is the baseline?' })).toBeVisible()
    await expect.poll(() => seriousFaults(page)).toEqual([])
  })
}

test('has none in the empty window either', async ({ openApp, folder }) => {
  const { page } = await openApp([join(folder, 'missing')])
  await expect(page.getByRole('alert')).toBeVisible()
  await expect.poll(() => seriousFaults(page)).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has none in a trend and in benchmarks, in ${colorScheme}`, async ({ openApp }) => {
    const inputs = join(ROOT, 'fixtures/commands/inputs')
    const { page } = await openApp([join(inputs, 'go-bench-before.txt'), join(inputs, 'go-bench-after.txt')])
    await page.emulateMedia({ colorScheme })
    await expect(page.getByRole('grid', { name: 'Benchmarks' })).toBeVisible()
    await expect.poll(() => seriousFaults(page)).toEqual([])
    await page.getByRole('tab', { name: 'Trend' }).click()
    await expect(page.getByRole('heading', { name: 'Many profiles, one for each deployment' })).toBeVisible()
    await expect.poll(() => seriousFaults(page)).toEqual([])
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has none in its panels and dialogs, in ${colorScheme}`, async ({ openApp, folder }) => {
    const file = join(folder, 'shop.pprof')
    writeFileSync(
      file,
      pprofText(
        [
          'type samples count',
          'function tax tax_system /app/lib/tax.js:1',
          'location 1 0x1 @0 tax:3',
          'location 2 0x2 @0 main:1',
          'sample 1 2 = 3 endpoint=/cart thread=one',
          'sample 2 = 4 endpoint=/pay thread=two',
          '',
        ].join('\n'),
      ),
    )
    const { page } = await openApp([file])
    await page.emulateMedia({ colorScheme })
    await expectDrawn(page, 'shop.pprof')
    await page.keyboard.press('l')
    await page.getByRole('option', { name: /cart/ }).click()
    await expect.poll(() => seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Compare this part with another' }).click()
    await expect.poll(() => seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'What is own code' }).click()
    await expect(page.getByRole('dialog', { name: 'Whose code it is' })).toBeVisible()
    await expect.poll(() => seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await selectBySearch(page, 'tax')
    await expect(page.getByRole('region', { name: 'Source' })).toBeVisible()
    await expect.poll(() => seriousFaults(page)).toEqual([])
    for (const dialog of ['Filter sets', 'Redacted export']) {
      await page.keyboard.press('Control+k')
      await page.keyboard.type(dialog === 'Filter sets' ? 'filter sets' : 'redacted')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
      await expect.poll(() => seriousFaults(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
  })
}

test('has none in the panel of threads', async ({ openApp, folder }) => {
  const file = join(folder, 'threads.perf')
  const sample = (name: string, tid: number) => `${name} 7/${tid} 1.000000:     250000 cycles:\n\t1 tax (/app)\n\t2 main (/app)\n`
  writeFileSync(file, [sample('worker-1', 8), sample('worker-2', 9), sample('main', 7)].join('\n'))
  const { page } = await openApp([file])
  await expectDrawn(page, 'threads.perf')
  await page.keyboard.press('t')
  await page.getByLabel('Group numbered names').check()
  await page.getByRole('option').first().click()
  await expect.poll(() => seriousFaults(page)).toEqual([])
})
