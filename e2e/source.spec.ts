import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright/test'
import { pprofText } from '../src/testing/pprofText'
import { expect, test } from './app'
import type { App } from './program'
import { expectDrawn, selectBySearch } from './window'

const PROFILE = `
type samples count
function tax tax_system /app/lib/tax.js:1
function query query_system /app/db/query.js:1
location 1 0x1 @0 tax:3
location 2 0x2 @0 tax:4
location 3 0x3 @0 query:2
location 4 0x4 @0 main:1
sample 1 4 = 2
sample 3 2 4 = 8
`
const TAX = 'function tax(order) {\n  let sum = 0\n  for (const line of order) sum += line\n  return query(sum)\n}\n'

/** An editor that writes down what it was started with. */
function stubEditor(folder: string): string {
  const script = join(folder, 'editor.cjs')
  const record = join(folder, 'editor.json')
  writeFileSync(script, `require('fs').writeFileSync(${JSON.stringify(record)}, JSON.stringify(process.argv.slice(2)))`)
  process.env['FLAMEWISE_EDITOR'] = `"${process.execPath}" "${script}" --at {file} {line}`
  return record
}

async function openWithSource(openApp: (files: readonly string[]) => Promise<App>, folder: string, sources: string): Promise<App> {
  const project = join(folder, sources)
  mkdirSync(join(project, 'lib'), { recursive: true })
  writeFileSync(join(project, 'lib', 'tax.js'), TAX)
  const profiles = join(folder, 'shop')
  mkdirSync(profiles, { recursive: true })
  writeFileSync(join(profiles, 'cpu.pprof'), pprofText(PROFILE))
  const app = await openApp([join(profiles, 'cpu.pprof')])
  await expectDrawn(app.page, 'cpu.pprof')
  return app
}

const source = (page: Page) => page.getByRole('region', { name: 'Source' })

test('the lines of a function are shown with what they weigh and call, and open in the editor', async ({ openApp, folder }) => {
  const record = stubEditor(folder)
  const { page } = await openWithSource(openApp, folder, 'shop')
  await selectBySearch(page, 'tax')
  await expect(source(page)).toContainText('lib/tax.js')
  await expect(source(page).getByRole('listitem').filter({ hasText: 'sum += line' })).toContainText('20.0 %')
  const call = source(page).getByRole('listitem').filter({ hasText: 'return query' })
  await expect(call).toContainText('80.0 %')
  await call.getByRole('button', { name: '4' }).click()
  await expect.poll(() => existsSync(record)).toBe(true)
  expect(JSON.parse(readFileSync(record, 'utf8'))).toEqual(['--at', join(folder, 'shop', 'lib', 'tax.js'), '4'])
  writeFileSync(record, '')
  await page.getByRole('textbox', { name: 'Search functions' }).blur()
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => readFileSync(record, 'utf8')).toContain('"4"')
  await call.getByRole('button', { name: /query 80/ }).click()
  await expect(page.getByRole('region', { name: 'Selected frame' }).getByRole('heading', { name: 'query' })).toBeVisible()
})

test('a source elsewhere is asked for once, and nothing is read before', async ({ openApp, folder, hostKind }) => {
  const { page, electron } = await openWithSource(openApp, folder, 'elsewhere')
  await selectBySearch(page, 'tax')
  await expect(source(page)).toContainText('/app/lib/tax.js')
  await expect(source(page)).not.toContainText('sum += line')
  if (hostKind === 'browser') {
    await source(page).getByRole('textbox', { name: 'Folder with its sources' }).fill(join(folder, 'elsewhere'))
    await source(page).getByRole('button', { name: 'Look there' }).click()
  } else {
    await electron?.evaluate(
      ({ dialog }, target) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [target] })
      },
      join(folder, 'elsewhere'),
    )
    await source(page).getByRole('button', { name: 'Choose its folder…' }).click()
  }
  await expect(source(page)).toContainText('sum += line')
})

/** An editor by its own name, first in the search path, that writes down what it was started with. */
function installEditor(folder: string, name: string): string {
  const record = join(folder, `${name}.json`)
  const bin = join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  const script = `#!${process.execPath}\nrequire('fs').writeFileSync(${JSON.stringify(record)}, JSON.stringify(process.argv.slice(2)))\n`
  writeFileSync(join(bin, name), script, { mode: 0o755 })
  process.env['PATH'] = `${bin}:${process.env['PATH'] ?? ''}`
  delete process.env['FLAMEWISE_EDITOR']
  return record
}

test('the editor is chosen in a form that shows what would be started', async ({ openApp, folder }) => {
  const record = installEditor(folder, 'subl')
  const { page } = await openWithSource(openApp, folder, 'shop')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Editor…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Editor' })
  await dialog.getByRole('combobox').selectOption({ label: 'IntelliJ IDEA (not found)' })
  await expect(dialog.getByRole('status')).toHaveText('Startsidea--line19/home/me/shop/tax/rates.js')
  await dialog.getByRole('combobox').selectOption({ label: 'Sublime Text' })
  await expect(dialog.getByRole('status')).toHaveText('Startssubl/home/me/shop/tax/rates.js:19:1')
  await dialog.getByRole('button', { name: 'Use' }).click()
  await expect(dialog).toHaveCount(0)
  await selectBySearch(page, 'tax')
  await source(page).getByRole('listitem').filter({ hasText: 'sum += line' }).getByRole('button', { name: '3' }).click()
  await expect.poll(() => existsSync(record)).toBe(true)
  expect(JSON.parse(readFileSync(record, 'utf8'))).toEqual([`${join(folder, 'shop', 'lib', 'tax.js')}:3:1`])
})

test('a command of one’s own is confirmed by the system, and in a browser it is no page’s to choose', async ({
  openApp,
  folder,
  hostKind,
}) => {
  const record = installEditor(folder, 'edit')
  const { page, electron } = await openWithSource(openApp, folder, 'shop')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Editor…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Editor' })
  if (hostKind === 'browser') {
    await expect(dialog).toContainText('set FLAMEWISE_EDITOR')
    await expect(dialog.getByRole('option', { name: 'My own command' })).toHaveCount(0)
    return
  }
  await dialog.getByRole('combobox').selectOption({ label: 'My own command' })
  await dialog.getByRole('textbox').fill('edit\n--at\n{line} {file}')
  await expect(dialog.getByRole('status')).toHaveText('Startsedit--at19 /home/me/shop/tax/rates.js')
  const answer = (response: number) =>
    electron?.evaluate(({ dialog: system }, button) => {
      system.showMessageBox = () => Promise.resolve({ response: button, checkboxChecked: false })
    }, response)
  await answer(0)
  await dialog.getByRole('button', { name: 'Use' }).click()
  await expect(dialog.getByRole('status')).toContainText('not confirmed')
  await answer(1)
  await dialog.getByRole('button', { name: 'Use' }).click()
  await expect(dialog).toHaveCount(0)
  await selectBySearch(page, 'tax')
  await source(page).getByRole('listitem').filter({ hasText: 'sum += line' }).getByRole('button', { name: '3' }).click()
  await expect.poll(() => existsSync(record)).toBe(true)
  expect(JSON.parse(readFileSync(record, 'utf8'))).toEqual(['--at', `3 ${join(folder, 'shop', 'lib', 'tax.js')}`])
})

/** A bundle with its map and a profile of it, as a build leaves them; its sources only where asked for. */
async function openBundle(openApp: (files: readonly string[]) => Promise<App>, folder: string, withSources: boolean): Promise<App> {
  const shop = join(folder, 'shop')
  for (const part of ['dist', 'src']) mkdirSync(join(shop, part), { recursive: true })
  const fixture = (name: string) => resolve('fixtures/source-maps', name)
  copyFileSync(fixture('minified.cpuprofile'), join(shop, 'minified.cpuprofile'))
  for (const name of ['minified.cjs', 'minified.cjs.map']) copyFileSync(fixture(name), join(shop, 'dist', name))
  const sources = resolve('fixtures/programs/shop-bundle-ts/src')
  for (const name of withSources ? ['main.ts', 'pricing.ts'] : []) copyFileSync(join(sources, name), join(shop, 'src', name))
  const app = await openApp([join(shop, 'minified.cpuprofile')])
  await expectDrawn(app.page, 'minified.cpuprofile')
  await selectBySearch(app.page, 'total')
  return app
}

test('a minified bundle is told by its sources, which open in the editor', async ({ openApp, folder }) => {
  const record = stubEditor(folder)
  const { page } = await openBundle(openApp, folder, true)
  await expect(page.getByRole('region', { name: 'Selected frame' })).toContainText('pricing.ts:10')
  await expect(source(page)).toContainText('src/pricing.ts')
  await expect(source(page).getByRole('listitem').filter({ hasText: 'total(lines: readonly Line[])' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Search functions' }).blur()
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => existsSync(record)).toBe(true)
  expect(JSON.parse(readFileSync(record, 'utf8'))).toEqual(['--at', join(folder, 'shop', 'src', 'pricing.ts'), '10'])
})

test('a source that is not on this machine is shown from the map', async ({ openApp, folder }) => {
  const { page } = await openBundle(openApp, folder, false)
  await expect(source(page)).toContainText('Shown from the source map')
  await expect(source(page).getByRole('listitem').filter({ hasText: 'total(lines: readonly Line[])' })).toBeVisible()
  await expect(source(page).getByRole('button', { name: 'Open in editor' })).toHaveCount(0)
})

test('a source whose map is in a saved trace is shown from there', async ({ openApp, folder }) => {
  const script = 'file:///nowhere/shop/dist/bundle.js'
  const callFrame = { functionName: 'a', scriptId: '1', url: script, lineNumber: 0, columnNumber: 10 }
  const text = 'export function taxOf(order) {\n  return order.lines.length\n}\n'
  const event = { pid: 1, tid: 1, id: '0x1', cat: 'disabled-by-default-v8.cpu_profiler', ph: 'P', ts: 0 }
  const nodes = [
    { id: 1, callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 } },
    { id: 2, parent: 1, callFrame },
  ]
  const trace = {
    metadata: {
      enhancedTraceVersion: 1,
      // Column 10 of the only line is line 1, column 15 of the source: its name.
      sourceMaps: [
        {
          url: script,
          sourceMap: { version: 3, sources: ['../src/tax.js'], sourcesContent: [text], names: ['taxOf'], mappings: 'UAAgBA' },
        },
      ],
    },
    traceEvents: [
      { ...event, name: 'Profile', args: { data: { startTime: 0 } } },
      { ...event, name: 'ProfileChunk', args: { data: { cpuProfile: { nodes, samples: [2, 2] }, timeDeltas: [0, 1000] } } },
    ],
  }
  const path = join(folder, 'saved.trace.json')
  writeFileSync(path, JSON.stringify(trace))
  const { page } = await openApp([path])
  await expectDrawn(page, 'saved.trace.json')
  await selectBySearch(page, 'taxOf')
  await expect(source(page)).toContainText('Shown from the source map')
  await expect(source(page).getByRole('listitem').filter({ hasText: 'order.lines.length' })).toBeVisible()
})
