// Makes the pictures of the documents from the built window: `npm run build`, then `node scripts/pictures.mjs`. Needs a Chromium.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { build } from 'rolldown'
import { findBrowser } from './findBrowser.mjs'

/** @typedef {import('playwright').Page} Page */
/** @typedef {{ readonly width: number, readonly height: number }} Size */

const IMAGES = resolve('docs/images')
const EXAMPLES = resolve('examples')
/** Sharp on any screen, and still small. */
const SCALE = 2
/** Of a frame, in pixels of the page. */
const ROW_PX = 20
/** Findings and pictures are there by then; no test waits for it. */
const SETTLED_MS = 1200

/** Small profiles with one shape each, as a graph shows them. */
const SHAPES = {
  'wide-leaf': 'main;handle;score 64\nmain;handle;parse 6\nmain;handle 2\nmain;log 8\nmain;other;read 20\n',
  'known-cost':
    'process_order;calculate_tax;database.query;recv 22\nprocess_order;calculate_tax;database.query 24\nprocess_order;calculate_tax 2\nprocess_order;render 20\nprocess_order 8\n',
  'deep-stack': `${['main', ...'abcdefgh', 'parse'].join(';')} 52\nmain;read 26\nmain;write 22\n`,
  recursion:
    'main;walk;walk;walk;walk;cmp 14\nmain;walk;walk;walk;walk 16\nmain;walk;walk;walk;cmp 10\nmain;walk;walk;walk 14\nmain;walk;walk 10\nmain;walk 6\nmain;other 14\n',
  loop: 'main;batch;a 17\nmain;batch;b 15\nmain;batch;c 13\nmain;batch;d 11\nmain;batch 16\nmain;other 28\n',
  'wide-middle':
    'main;a;resolve;find 8\nmain;b;resolve;find 8\nmain;c;resolve;find 7\nmain;d;resolve;find 7\nmain;a;resolve;check 5\nmain;b;resolve;check 5\nmain;c;resolve 5\nmain;d;resolve 4\nmain;a 3\nmain;b 3\nmain;other 34\n',
  'multiple-peaks': 'main;a;alpha 27\nmain;b;beta 25\nmain;c;gamma 23\nmain;a 2\nmain;b 2\nmain;other 15\n',
}

const browserPath = findBrowser()?.path
if (browserPath === undefined) throw new Error('No Chromium was found.')
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
const folder = mkdtempSync(join(tmpdir(), 'flamewise-pictures-'))
try {
  for (const [name, stacks] of Object.entries(SHAPES)) {
    const file = join(folder, `${name}.folded`)
    writeFileSync(file, stacks)
    const rows = Math.max(...stacks.split('\n').map(line => line.split(';').length))
    await picture([file], { width: 640, height: 900 }, async page => {
      await page
        .getByRole('button', { name: /wrapper frames/ })
        .click({ timeout: 500 })
        .catch(() => undefined)
      const box = await page.locator('[data-flame]').boundingBox()
      if (box === null) throw new Error(`${name}: no graph`)
      await shot(page, `shape-${name}`, { ...box, height: rows * ROW_PX + 1 })
    })
  }
  const node = join(EXAMPLES, 'order-service-node.current.cpuprofile')
  const go = ['baseline', 'current'].map(side => join(EXAMPLES, `order-service-go.${side}.pb.gz`))
  await picture([node], { width: 1440, height: 860 }, page => shot(page, 'window'))
  await picture(go, { width: 1440, height: 860 }, page => shot(page, 'comparison'))
  await picture([node], { width: 1440, height: 700 }, async page => {
    await page.getByRole('tab', { name: 'Timeline' }).click()
    await page.waitForTimeout(SETTLED_MS)
    await shot(page, 'timeline')
  })
  await sourcesPictures()
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}

/** The dialog for running programs and servers, before a server that has a day of two versions. */
async function sourcesPictures() {
  const { pyroscopeServer, shopFleet } = await standIn()
  const { host, close } = await pyroscopeServer(shopFleet(Date.now()))
  const stacks = join(folder, 'small.folded')
  writeFileSync(stacks, SHAPES['wide-leaf'])
  try {
    await picture([stacks], { width: 1100, height: 720 }, async page => {
      await page.keyboard.press('ControlOrMeta+Shift+U')
      const dialog = page.getByRole('dialog', { name: 'From a running program or server' })
      await dialog.getByRole('radio', { name: 'A profiling server' }).click()
      await dialog.getByLabel('Address of a server').fill(host)
      await page.keyboard.press('Enter')
      /** @param {string} label @param {string} value */
      const pick = async (label, value) => {
        await dialog.getByRole('combobox', { name: label, exact: true }).fill(value)
        await page.getByRole('option', { name: value, exact: true }).click()
      }
      await pick('Service', 'shop')
      await dialog.getByRole('radio', { name: 'Last day' }).click()
      await dialog.getByText('in the stretch that is chosen').waitFor()
      await dialog.getByRole('radio', { name: 'Another label value' }).click()
      await pick('Label that is compared', 'version')
      await pick('Baseline value', '1.2')
      await pick('Current value', '1.3')
      await page.waitForTimeout(SETTLED_MS)
      // The server's port is another each time.
      await page.evaluate(shown => {
        for (const text of document.querySelectorAll('[role=dialog] *')) {
          if (text.childElementCount === 0 && text.textContent?.includes(shown) === true) text.textContent = 'http://localhost:4040/'
        }
      }, host)
      await shot(page, 'sources-server')
      await dialog.getByRole('button', { name: 'Fetch and compare' }).click()
      await dialog.waitFor({ state: 'hidden' })
      await page.getByRole('tab', { name: /Changes/ }).waitFor()
      await page.waitForTimeout(2 * SETTLED_MS)
      await shot(page, 'sources-compared')
    })
  } finally {
    close()
  }
}

/**
 * The tests' stand-in for a server, which is TypeScript.
 * @returns {Promise<Pick<typeof import('../src/testing/pyroscopeServer.ts'), 'pyroscopeServer'> & Pick<typeof import('../src/testing/shopFleet.ts'), 'shopFleet'>>}
 */
async function standIn() {
  const input = join(folder, 'standIn.ts')
  const file = join(folder, 'standIn.mjs')
  const names = ['pyroscopeServer', 'shopFleet']
  writeFileSync(input, names.map(name => `export * from ${JSON.stringify(resolve(`src/testing/${name}.ts`))}\n`).join(''))
  await build({ input, platform: 'node', output: { file, format: 'esm' } })
  return import(pathToFileURL(file).href)
}

/**
 * Opens files in a window of this size.
 * @param {readonly string[]} files
 * @param {Size} viewport
 * @param {(page: Page) => Promise<void>} take
 */
async function picture(files, viewport, take) {
  const server = spawn(process.execPath, ['out/main/cli.cjs', 'serve', '--no-open', ...files], {
    env: { ...process.env, XDG_CONFIG_HOME: join(folder, 'config'), FLAMEWISE_RECORDINGS: join(folder, 'recordings') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [address] = String((await once(server.stdout, 'data'))[0]).split('\n')
    const page = await browser.newPage({ viewport, deviceScaleFactor: SCALE, colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(address ?? '')
    await page.waitForSelector('html[data-state=ready]')
    await page.waitForTimeout(SETTLED_MS)
    await take(page)
    await page.close()
  } finally {
    server.kill()
  }
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {{ x: number, y: number, width: number, height: number }} [clip]
 */
async function shot(page, name, clip) {
  await page.screenshot({ path: join(IMAGES, `${name}.png`), ...(clip === undefined ? {} : { clip }) })
  process.stdout.write(`docs/images/${name}.png\n`)
}
