import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { expect, test } from './app'
import { expectDrawn } from './window'

/** Enough samples for changes to be more than noise, and enough functions for a typical one. */
const OTHERS = ['query', 'encode', 'sort', 'log', 'hash', 'render', 'insert', 'validate'].map(name => `main;list;${name} 300\n`).join('')
const BEFORE = `main;save;tax 300\nmain;save;legacy 200\n${OTHERS}`
const AFTER = `main;save;tax 900\n${OTHERS}`
const DAY_MS = 86_400_000

type Dropped = { readonly name: string; readonly text: string; readonly modifiedMs: number }

/** Drops files that the page makes itself; `atShare` is where in the window's width. */
async function drop(page: Page, files: readonly Dropped[], atShare: number): Promise<void> {
  await page.evaluate(
    ([dropped, share]) => {
      const dataTransfer = new DataTransfer()
      for (const { name, text, modifiedMs } of dropped) dataTransfer.items.add(new File([text], name, { lastModified: modifiedMs }))
      const place = { clientX: window.innerWidth * share, clientY: 200 }
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, ...place }))
      }
    },
    [files, atShare] as const,
  )
}

const older = { name: 'before.folded', text: BEFORE, modifiedMs: 10 * DAY_MS }
const newer = { name: 'after.folded', text: AFTER, modifiedMs: 11 * DAY_MS }

function written(folder: string, { name, text, modifiedMs }: Dropped): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  utimesSync(path, modifiedMs / 1000, modifiedMs / 1000)
  return path
}

/** The rows of the Changes tab as one line each. */
async function changesIn(page: Page): Promise<readonly string[]> {
  await page.getByRole('tab', { name: 'Changes' }).click()
  const rows = await page.getByRole('grid', { name: 'Changes' }).getByRole('row').allInnerTexts()
  return rows.slice(1).map(row => row.replace(/\s+/g, ' '))
}

const headline = (page: Page) => page.locator('[data-comparison]')

/** Opens what stands behind the sentence. */
async function howCompared(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'How this was compared' }).click()
  return page.getByRole('dialog', { name: 'How this was compared' })
}

test('two files as arguments are baseline and current; x swaps them, and swaps them back', async ({ openApp, folder }) => {
  const { page } = await openApp([written(folder, older), written(folder, newer)])
  await expectDrawn(page, 'after.folded against before.folded')
  await expect(headline(page)).toContainText(/more in tax \(\+\d+\.\d %\)/)
  await expect(headline(page)).not.toContainText('newer file')
  const rows = await changesIn(page)
  expect(rows.find(row => row.includes('tax'))).toContain('regressed')
  expect(rows.find(row => row.includes('legacy'))).toContain('gone')
  expect(rows.find(row => row.includes('sort'))).toContain('within noise')

  await page.keyboard.press('x')
  await expectDrawn(page, 'before.folded against after.folded')
  await expect(headline(page)).toContainText(/less in tax/)
  await expect(headline(page)).toContainText('The baseline is the newer file')
  expect((await changesIn(page)).find(row => row.includes('legacy'))).toContain('new')
  await page.keyboard.press('x')
  await expectDrawn(page, 'after.folded against before.folded')
})

test('of two dropped files the older one is the baseline, and a frame that is gone stays in the graph', async ({ openApp, folder }) => {
  const { page } = await openApp([written(folder, { ...newer, name: 'open.folded' })])
  await expectDrawn(page, 'open.folded')
  await drop(page, [newer, older], 0.8)
  await expectDrawn(page, 'after.folded against before.folded')
  await expect(headline(page)).not.toContainText('newer file')
  await page.keyboard.press('/')
  await page.keyboard.type('legacy')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('treeitem', { selected: true })).toContainText('legacy')
})

test('a file on the left half is the baseline of what is open, and the window warns when it is the newer one', async ({
  openApp,
  folder,
}) => {
  const { page } = await openApp([written(folder, older)])
  await expectDrawn(page, 'before.folded')
  await drop(page, [newer], 0.2)
  await expectDrawn(page, 'before.folded against after.folded')
  await expect(headline(page)).toContainText('The baseline is the newer file')
})

test('asks which is the baseline when the dates do not tell; Esc leaves the window as it was', async ({ openApp, folder }) => {
  const { page } = await openApp([written(folder, { ...newer, name: 'open.folded' })])
  await expectDrawn(page, 'open.folded')
  await drop(page, [newer, { ...older, modifiedMs: newer.modifiedMs }], 0.5)
  const question = page.getByRole('dialog', { name: 'Which is the baseline?' })
  await expect(question.getByRole('button', { name: 'after.folded' })).toContainText('1970')
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expectDrawn(page, 'open.folded')

  await drop(page, [newer, { ...older, modifiedMs: newer.modifiedMs }], 0.5)
  await expect(question.getByRole('button', { name: 'after.folded' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expectDrawn(page, 'after.folded against before.folded')
})

test('several runs are sorted into the sides, and compared as runs', async ({ openApp, folder }) => {
  const { page } = await openApp([written(folder, { ...newer, name: 'open.folded' })])
  await expectDrawn(page, 'open.folded')
  const runs = [1, 2, 3].flatMap(run => [
    { ...older, name: `main${run}.folded` },
    { ...newer, name: `branch${run}.folded` },
  ])
  await drop(page, runs, 0.5)
  const question = page.getByRole('dialog', { name: 'Which is the baseline?' })
  await expect(question.getByRole('radio', { name: 'main2.folded: Baseline' })).toBeChecked()
  await expect(question.getByRole('radio', { name: 'branch3.folded: Current' })).toBeChecked()
  await question.getByRole('radio', { name: 'main3.folded: Leave out' }).check()
  await expect(question.getByRole('status')).toHaveText('2 against 3')
  await page.keyboard.press('Enter')
  await expectDrawn(page, 'branch1.folded and 2 more against main1.folded and 1 more')
  await expect(await howCompared(page)).toContainText('means of 2 and 3 runs')
})

test('a file of two columns opens as the comparison that it is', async ({ openApp, folder }) => {
  const both = join(folder, 'both.folded')
  writeFileSync(both, 'main;tax 300 900\nmain;legacy 200 0\nmain;query 2000 2000\n')
  const { page } = await openApp([both])
  await expectDrawn(page, 'both.folded')
  await expect(await howCompared(page)).toContainText('baseline 2,500, current 2,900')
  await page.keyboard.press('Escape')
  expect((await changesIn(page)).find(row => row.includes('legacy'))).toContain('gone')
})

test('a difference without its sides is coloured by what grew and shrank, and says what it cannot tell', async ({ openApp, folder }) => {
  const file = join(folder, 'difference.folded')
  writeFileSync(file, 'main;a 60\nmain;b -30\nmain;c 10\n')
  const { page } = await openApp([file])
  await expectDrawn(page, 'difference.folded')
  await page.getByRole('button', { name: 'About this file' }).click()
  await expect(page.getByRole('dialog')).toContainText('nothing tells change from noise')
  await expect(page.getByRole('treeitem', { name: /^b, total −30/ })).toHaveCount(1)
})

test('colours follow the choice between total and own change, and it is kept', async ({ openApp, folder }) => {
  const files = [written(folder, older), written(folder, newer)]
  const first = await openApp(files)
  await expectDrawn(first.page, 'after.folded against before.folded')
  await expect(first.page.getByRole('list', { name: 'Colours: change of total in percent of baseline' })).toBeVisible()
  await first.page.getByRole('radio', { name: 'Self', exact: true }).click()
  await expect(first.page.getByRole('list', { name: 'Colours: change of self in percent of baseline' })).toBeVisible()
  await first.close()
  const { page } = await openApp(files)
  await expectDrawn(page, 'after.folded against before.folded')
  await expect(page.getByRole('radio', { name: 'Self', exact: true })).toBeChecked()
})
