import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app'
import { CLI, type App } from './program'
import { choose, saved } from './saving'
import { expectDrawn } from './window'

const SHOP = 'main;order;tax;query 6\nmain;order;tax 1\nmain;order;log 2\nmain;idle 1\n'

type OpenApp = (files: readonly string[]) => Promise<App>

async function open(openApp: OpenApp, folder: string, contents = SHOP, name = 'shop.folded'): Promise<App> {
  const file = join(folder, name)
  writeFileSync(file, contents)
  const app = await openApp([file])
  await expectDrawn(app.page, name)
  return app
}

function folded(file: string): string {
  return execFileSync(process.execPath, [CLI, 'folded', file], { encoding: 'utf8' })
}

/** Throws where the text is not well-formed. */
async function parsed(page: Page, svg: string): Promise<{ readonly elements: readonly string[]; readonly texts: readonly string[] }> {
  return page.evaluate(text => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml')
    const fault = root.querySelector('parsererror')
    if (fault !== null) throw new Error(fault.textContent)
    const elements = [...root.querySelectorAll('*')]
    return { elements: elements.map(({ localName }) => localName), texts: [...root.querySelectorAll('text')].map(node => node.textContent) }
  }, svg)
}

test('exports folded stacks and pprof that hold what the file held', async ({ openApp, folder }) => {
  const app = await open(openApp, folder, SHOP, 'shop.txt')
  const { page } = app
  const asFolded = await saved(app, folder, () => choose(page, 'Folded stacks'))
  expect(basename(asFolded)).toBe('shop.folded')
  expect(readFileSync(asFolded, 'utf8')).toBe(sorted(SHOP))
  const pprof = await saved(app, folder, () => choose(page, 'pprof'))
  expect(basename(pprof)).toBe('shop.pb.gz')
  expect(folded(pprof)).toBe(sorted(SHOP))
})

test('takes out of the file what was taken out of view, and says so in its name', async ({ openApp, folder }) => {
  const app = await open(openApp, folder)
  const { page } = app
  await page.getByRole('tree', { name: 'Flame graph' }).focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'c']) await page.keyboard.press(key)
  await expect(page.getByRole('button', { name: /^Collapsed tax/ })).toBeVisible()
  const pprof = await saved(app, folder, () => page.keyboard.press('Control+s'))
  expect(basename(pprof)).toBe('shop.filtered.pb.gz')
  expect(folded(pprof)).toBe('main;idle 1\nmain;order;log 2\nmain;order;tax 7\n')
  const speedscope = await saved(app, folder, () => choose(page, 'speedscope JSON'))
  expect(folded(speedscope)).toBe(folded(pprof))
  expect(readFileSync(speedscope, 'utf8')).not.toContain('query')
})

test('exports a report with the findings and notes that were chosen', async ({ openApp, folder }) => {
  const app = await open(openApp, folder, 'main;order;tax;query 600\nmain;order;tax 100\nmain;order;log 200\nmain;idle 100\n')
  const { page } = app
  await page.getByRole('tree', { name: 'Flame graph' }).focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'ContextMenu']) await page.keyboard.press(key)
  await page.getByRole('menuitem', { name: 'Note for the report…' }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('ask <Maria>')
  await page.getByRole('button', { name: 'Save note' }).click()
  await choose(page, 'Report…')
  const dialog = page.getByRole('dialog', { name: 'Report' })
  await expect(dialog.getByRole('img', { name: 'The report' })).toBeVisible()
  const finding = dialog.getByRole('listitem').first()
  const title = (await finding.locator('bdi').innerText()).trim()
  const save = dialog.getByRole('button', { name: 'Save report…' })
  await expect(save).toBeEnabled()
  const report = await saved(app, folder, () => save.click())
  expect(basename(report)).toBe('shop.report.svg')
  const { texts } = await parsed(page, readFileSync(report, 'utf8'))
  expect(texts).toEqual(expect.arrayContaining([title, 'ask <Maria>', 'query']))

  await choose(page, 'Report…')
  await dialog.getByRole('button', { name: 'None' }).click()
  await dialog.getByRole('checkbox', { name: 'Your notes (1)' }).uncheck()
  await expect(save).toBeEnabled()
  const bare = await saved(app, folder, () => save.click())
  const after = await parsed(page, readFileSync(bare, 'utf8'))
  expect(after.texts).not.toContain(title)
  expect(after.texts).not.toContain('ask <Maria>')
})

test('a report of hostile names is well-formed, and nothing in it runs', async ({ openApp, folder }) => {
  const names = [
    '<script>window.ran=1</script>',
    '</title><img src=x onerror="window.ran=1">',
    ']]>"\'&',
    'rtl\u202egnp.exe',
    'x'.repeat(100_000),
  ]
  const app = await open(openApp, folder, `${names.join(';')} 10\n`)
  const { page } = app
  await choose(page, 'Report…')
  const save = page.getByRole('dialog').getByRole('button', { name: 'Save report…' })
  await expect(save).toBeEnabled()
  const svg = readFileSync(await saved(app, folder, () => save.click()), 'utf8')
  const { elements } = await parsed(page, svg)
  expect(elements.filter(name => ['script', 'img', 'image', 'a', 'use', 'iframe'].includes(name))).toEqual(['script'])
  expect(svg).not.toContain('\u202e')
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
})

test('exports the graph as a picture: as SVG, and as pixels twice as fine', async ({ openApp, folder }) => {
  const app = await open(openApp, folder)
  const { page } = app
  const svg = readFileSync(await saved(app, folder, () => choose(page, 'Flame graph as SVG')), 'utf8')
  const { texts, elements } = await parsed(page, svg)
  expect(texts).toEqual(expect.arrayContaining(['main', 'order', 'query']))
  expect(elements).not.toContain('script')
  const png = readFileSync(await saved(app, folder, () => choose(page, 'Flame graph as PNG')))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(PNG_WIDTH_AT)).toBe(2 * Number(/ width="(\d+)"/.exec(svg)?.[1]))
})

test('saves the table in view as CSV, and copies it as Markdown', async ({ openApp, folder }) => {
  const app = await open(openApp, folder)
  const { page } = app
  await page.keyboard.press('5')
  const tree = readFileSync(await saved(app, folder, () => choose(page, 'Table as CSV')), 'utf8')
  expect(tree.split('\n').slice(0, 3)).toEqual(['Depth,Total (samples),Self (samples),Function', '0,10,0,main', '1,9,0,order'])
  await page.keyboard.press('4')
  await page.evaluate(() => {
    navigator.clipboard.writeText = text => Promise.resolve(void Reflect.set(window, 'copied', text))
  })
  await page.getByRole('grid', { name: 'Top functions' }).getByRole('row').nth(1).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy table as Markdown' }).click()
  await expect(page.getByText('6 rows copied')).toBeVisible()
  const copied = String(await page.evaluate(() => Reflect.get(window, 'copied')))
  expect(copied.split('\n').slice(0, 3)).toEqual([
    '| Self | Total | Function | Module |',
    '| ---: | ---: | --- | --- |',
    '| 6 samples (60.0 %) | 6 samples (60.0 %) | `query` | query |',
  ])
})

test('says what is wrong when a file cannot be saved, and never overwrites the one that is open', async ({ openApp, folder }) => {
  const app = await open(openApp, folder)
  const { page, electron } = app
  test.skip(electron === null, 'a browser saves by download, never over a file')
  await electron?.evaluate(
    ({ dialog }, target) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: target })
    },
    join(folder, 'shop.folded'),
  )
  await choose(page, 'Folded stacks')
  await expect(page.getByRole('alert').filter({ hasText: 'shop.folded is open here' })).toBeVisible()
  expect(readFileSync(join(folder, 'shop.folded'), 'utf8')).toBe(SHOP)
})

test('exports a comparison as a report and as a table of changes', async ({ openApp, folder }) => {
  const files = ['old', 'new'].map(name => join(folder, `${name}.folded`))
  writeFileSync(files[0], 'main;query 900\nmain;tax 300\nmain;send 400\n')
  writeFileSync(files[1], 'main;query 1900\nmain;tax 300\nmain;send 400\n')
  const app = await openApp(files)
  const { page } = app
  await expectDrawn(page, /^new\.folded against old\.folded/)
  await choose(page, 'Report…')
  const save = page.getByRole('dialog', { name: 'Report' }).getByRole('button', { name: 'Save report…' })
  await expect(save).toBeEnabled()
  const report = await saved(app, folder, () => save.click())
  expect(basename(report)).toBe('new-vs-old.report.svg')
  const { texts } = await parsed(page, readFileSync(report, 'utf8'))
  expect(texts).toEqual(expect.arrayContaining(['What changed: new.folded against old.folded', 'Changes', 'query']))
  await page.getByRole('tab', { name: 'Changes' }).click()
  const table = readFileSync(await saved(app, folder, () => choose(page, 'Table as CSV')), 'utf8')
  expect(table).toMatch(/,900,1900,900,1900,[a-z ]+,query\n/)
})

test('the File menu saves and opens the report and the Export menu', async ({ openApp, folder }) => {
  const app = await open(openApp, folder)
  const { page, electron } = app
  test.skip(electron === null, 'a browser has a menu of its own')
  const click = (id: string) => electron?.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id)
  expect(basename(await saved(app, folder, () => Promise.resolve(click('save-filtered'))))).toBe('shop.pb.gz')
  await click('export-report')
  await expect(page.getByRole('dialog', { name: 'Report' })).toBeVisible()
  await page.keyboard.press('Escape')
  await click('export')
  await expect(page.getByRole('menuitem', { name: 'Report…' })).toBeVisible()
})

/** Of a PNG's header. */
const PNG_WIDTH_AT = 16

function sorted(text: string): string {
  return `${text.trim().split('\n').sort().join('\n')}\n`
}

test('a redacted export keeps the names of chosen modules alone, and shows them before', async ({ openApp, folder }) => {
  const app = await open(openApp, folder, 'main;shop.charge;java.util.HashMap.put 5\nmain;shop.tax 3\n', 'acme.txt')
  const { page } = app
  await choose(page, 'Redacted…')
  const dialog = page.getByRole('dialog', { name: 'Redacted export' })
  await expect(dialog.getByRole('checkbox', { name: /^shop/ })).toBeChecked()
  await expect(dialog.getByRole('region', { name: 'What a stranger reads' })).toContainText('shop.charge')
  await dialog.getByRole('checkbox', { name: /^shop/ }).uncheck()
  await dialog.getByRole('checkbox', { name: /^java\.util/ }).check()
  await expect(dialog.getByRole('region', { name: 'What a stranger reads' })).not.toContainText('shop.charge')
  await dialog.getByRole('radio', { name: 'Folded stacks' }).click()
  const file = await saved(app, folder, () => dialog.getByRole('button', { name: 'Save…' }).click())
  expect(basename(file)).toMatch(/^redacted\./)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('java.util.HashMap.put')
  expect(text).not.toMatch(/shop|acme/)
})
