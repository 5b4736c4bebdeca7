import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright/test'
import { expect, test } from './app'
import { expectDrawn } from './window'

/** What axe calls serious or worse, as `rule: where`. The page's policy allows no foreign script, but a debugger is no script. */
async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const results = await page.evaluate(() => (Reflect.get(globalThis, 'axe') as typeof axe).run())
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`))
}

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
