import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app'
import { expectDrawn } from './window'

/** `perf script` of 64 workers, of which 40 is the busiest, and a logger; a sample every tenth of a second. */
function manyThreads(): string {
  const samples: string[] = []
  const add = (name: string, tid: number, leaf: string, count: number) => {
    for (let at = 0; at < count; at++) {
      samples.push(`${name} 7/${tid} ${(at * 0.1 + tid / 1000).toFixed(6)}:     250000 cycles:\n\t1 ${leaf} (/app)\n\t2 main (/app)\n`)
    }
  }
  for (let worker = 0; worker < 64; worker++) add(`worker-${worker}`, 100 + worker, `job${worker % 2}`, worker === 40 ? 30 : 4)
  add('logger', 300, 'write', 6)
  return samples.join('\n')
}

async function openMany(openApp: (files: readonly string[]) => Promise<{ page: Page }>, folder: string): Promise<Page> {
  const file = join(folder, 'many.perf')
  writeFileSync(file, manyThreads())
  const { page } = await openApp([file])
  await expectDrawn(page, 'many.perf')
  return page
}

const panel = (page: Page) => page.getByRole('dialog', { name: 'Threads' })
const list = (page: Page) => page.getByRole('listbox', { name: 'Threads, busiest first' })
const filters = (page: Page) => page.getByRole('region', { name: 'Filters' })

test('the busiest of 64 threads stands first, and three are looked at together', async ({ openApp, folder }) => {
  const page = await openMany(openApp, folder)
  await page.keyboard.press('t')
  await expect(list(page).getByRole('option').first()).toHaveAccessibleName('worker-40, 7/140, 10.4 %')
  await list(page).getByRole('option').first().click()
  await expect(filters(page).getByRole('button', { name: 'Thread worker-40: take back' })).toBeVisible()
  await expect(filters(page)).toContainText('10.4 % of the profile shown')
  await list(page)
    .getByRole('option', { name: /^logger/ })
    .click({ modifiers: ['ControlOrMeta'] })
  await list(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press(' ')
  await expect(filters(page).getByRole('button', { name: /^Threads .* and 2 more: take back/ })).toBeVisible()
  await expect(filters(page)).toContainText('13.9 % of the profile shown')
})

test('threads are found by typing, taken by Enter, and merged as a group of one name', async ({ openApp, folder }) => {
  const page = await openMany(openApp, folder)
  await page.keyboard.press('t')
  await page.keyboard.type('logg')
  await expect(list(page).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(filters(page).getByRole('button', { name: 'Thread logger: take back' })).toBeVisible()
  await panel(page).getByRole('textbox').fill('')
  await panel(page).getByLabel('Group numbered names').check()
  await expect(list(page).getByRole('option')).toHaveCount(2)
  await list(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(filters(page)).toContainText('97.9 % of the profile shown')
  await page.keyboard.press('ArrowRight')
  await expect(list(page).getByRole('option', { name: 'worker-40, 7/140, 10.4 %' })).toBeVisible()
  await panel(page).getByRole('textbox').fill('nobody')
  await expect(panel(page)).toContainText('No thread of that name or id.')
})

test('two threads are compared, and the file comes back afterwards', async ({ openApp, folder }) => {
  const page = await openMany(openApp, folder)
  await page.keyboard.press('t')
  await list(page)
    .getByRole('option', { name: /^worker-40,/ })
    .click()
  await list(page)
    .getByRole('option', { name: /^logger/ })
    .click({ modifiers: ['ControlOrMeta'] })
  await panel(page).getByRole('button', { name: 'Compare the two' }).click()
  await expectDrawn(page, 'Thread logger of many.perf against Thread worker-40 of many.perf')
  await page.getByRole('tab', { name: 'Changes' }).click()
  const changes = page.getByRole('grid', { name: 'Changes' })
  await expect(changes.getByRole('row').filter({ hasText: 'write' })).toContainText('new')
  await expect(changes.getByRole('row').filter({ hasText: 'job0' })).toContainText('gone')
  // The comparison is a step like any other: what was chosen before comes back with the file.
  await page.keyboard.press('Control+z')
  await expectDrawn(page, 'many.perf')
  await expect(filters(page)).toContainText('Threads worker-40 and 1 more')
})

test('threads that were put aside are the baseline of others', async ({ openApp, folder }) => {
  const page = await openMany(openApp, folder)
  await page.keyboard.press('t')
  await page.keyboard.type('worker-1')
  await expect(list(page).getByRole('option')).toHaveCount(11)
  await panel(page).getByRole('button', { name: 'Those found' }).click()
  await panel(page).getByRole('button', { name: 'Take as baseline' }).click()
  await panel(page).getByRole('textbox').fill('worker-2')
  await panel(page).getByRole('button', { name: 'Those found' }).click()
  await panel(page).getByRole('button', { name: 'Compare with the baseline' }).click()
  await expectDrawn(page, /^Threads worker-2\d? and 10 more of many.perf against Threads worker-1\d? and 10 more of many.perf/)
})

test('two stretches of time are compared: Ctrl and drag takes the baseline', async ({ openApp, folder }) => {
  const file = join(folder, 'time.perf')
  const sample = (at: number, leaf: string) => `shop 7/7 ${at.toFixed(6)}:     250000 cycles:\n\t1 ${leaf} (/app)\n\t2 main (/app)\n`
  writeFileSync(file, Array.from({ length: 100 }, (_, at) => sample(at / 10, at < 50 ? 'warm' : 'hot')).join('\n'))
  const { page } = await openApp([file])
  await expectDrawn(page, 'time.perf')
  await page.keyboard.press('2')
  const heat = await page.locator('[data-heat] canvas').boundingBox()
  if (heat === null) throw new Error('no strips')
  const drag = async (from: number, to: number) => {
    await page.mouse.move(heat.x + heat.width * from, heat.y + 10)
    await page.mouse.down()
    await page.mouse.move(heat.x + heat.width * to, heat.y + 10, { steps: 4 })
    await page.mouse.up()
  }
  await page.keyboard.down('Control')
  await drag(0.02, 0.48)
  await page.keyboard.up('Control')
  await expect(page.locator('[data-baseline]')).toBeVisible()
  await drag(0.55, 0.98)
  await filters(page).getByRole('button', { name: 'Compare this part with another' }).click()
  await page.getByRole('button', { name: 'Compare with the baseline' }).click()
  await expectDrawn(page, /^Time .* of time.perf against Time .* of time.perf/)
  await page.keyboard.press('2')
  const changes = page.getByRole('grid', { name: 'Changes' })
  await expect(changes.getByRole('row').filter({ hasText: 'hot' })).toContainText('new')
  await expect(changes.getByRole('row').filter({ hasText: 'warm' })).toContainText('gone')
})
