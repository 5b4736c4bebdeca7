import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app'
import { expectDrawn } from './window'

test('every table of a comparison has both sides and the change, whatever is filtered', async ({ openApp, folder }) => {
  const [base, current] = ['base', 'current'].map(name => join(folder, `${name}.folded`))
  writeFileSync(base, 'main;order;tax 600\nmain;order;query 2000\nmain;only 400\n')
  writeFileSync(current, 'main;order;tax 1500\nmain;order;query 2000\nmain;fresh 400\n')
  const { page } = await openApp([base, current])
  await expectDrawn(page, 'current.folded against base.folded')
  await page.keyboard.press('4')
  const top = page.getByRole('grid', { name: 'Top functions' })
  const row = (name: string) => top.getByRole('row').filter({ has: page.getByText(name, { exact: true }) })
  await expect(top.getByRole('columnheader').first()).toHaveText('Function')
  await expect(row('fresh')).toContainText('new')
  await expect(row('only')).toContainText('gone')
  await expect(top.getByRole('row').nth(1)).toContainText('tax')
  await top.getByRole('columnheader', { name: 'Δ' }).first().getByRole('button').click()
  await expect(top.getByRole('row').nth(1)).not.toContainText('tax')
  await page.keyboard.press('5')
  const tree = page.getByRole('treegrid')
  await expect(tree.getByRole('columnheader', { name: 'Total baseline' })).toBeVisible()
  await expect(tree.getByRole('row').filter({ hasText: 'tax' })).toContainText('+')
  await page.keyboard.press('3')
  await expect(page.getByRole('columnheader', { name: 'Self Δ' })).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByRole('grid', { name: 'Changes' })).toBeVisible()
  await page.keyboard.press('4')
  await row('tax').click()
  await page.keyboard.press('m')
  await expect(row('tax')).toHaveCount(0)
  await expect(row('order')).toContainText('×')
})
