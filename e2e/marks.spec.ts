import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app'
import { expectDrawn } from './window'

const START_US = 1_000_000
const frame = (functionName: string) => ({ functionName, scriptId: '1', url: 'file:///srv/shop/shop.js', lineNumber: 3, columnNumber: 1 })

/** Ten milliseconds, a sample each, and what the program measured in them: lasts from, lasts for, in ms. */
const PROFILE = {
  nodes: [
    { id: 1, callFrame: { ...frame('(root)'), url: '' }, children: [2, 3] },
    { id: 2, callFrame: frame('render') },
    { id: 3, callFrame: frame('load') },
  ],
  startTime: START_US,
  endTime: START_US + 10_000,
  samples: [2, 2, 3, 3, 3, 3, 3, 2, 2, 2],
  timeDeltas: Array.from({ length: 10 }, (_, at) => (at === 0 ? 0 : 1000)),
}
const MEASURES: readonly (readonly [string, number, number])[] = [
  ['render', 0, 1],
  ['load', 2, 5],
  ['render', 7, 1],
  ['render', 8, 2],
]

const measures = (page: Page) => page.getByRole('grid', { name: 'Marks and measures' })
const namesIn = async (page: Page) =>
  (await measures(page).getByRole('row').allInnerTexts()).slice(1).map(text => /render|load/.exec(text)?.[0] ?? text)

test('measures are sorted by any column, moved through by keys, and the longest becomes the stretch of time', async ({
  openApp,
  folder,
}) => {
  writeFileSync(join(folder, 'shop.cpuprofile'), JSON.stringify(PROFILE))
  const entries = MEASURES.map(([name, startTime, duration]) => ({ name, startTime, duration, entryType: 'measure' }))
  writeFileSync(join(folder, 'shop.marks.json'), JSON.stringify({ monotonicOffsetUs: START_US, entries }))
  const { page } = await openApp([join(folder, 'shop.cpuprofile')])
  await expectDrawn(page, 'shop.cpuprofile')
  await page.getByRole('tab', { name: 'Marks', exact: true }).click()
  await expect.poll(() => namesIn(page)).toEqual(['load', 'render'])
  const count = page.getByRole('columnheader', { name: 'Count' })
  await count.getByRole('button').click()
  await expect.poll(() => namesIn(page)).toEqual(['render', 'load'])
  await expect(count).toHaveAttribute('aria-sort', 'descending')
  await measures(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(measures(page).getByRole('row', { selected: true })).toContainText('render')
  await page.keyboard.press('End')
  await expect(measures(page).getByRole('row', { selected: true })).toContainText('load')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'Timeline' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('50.0 % of the profile shown')).toBeVisible()
})
