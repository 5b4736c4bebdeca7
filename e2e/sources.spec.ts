// Profiles from a running program and from an address, as a person gets them in the window.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright/test'
import { pyroscopeServer } from '../src/testing/pyroscopeServer'
import { CPU, REGRESSED, shopFleet } from '../src/testing/shopFleet'
import { expect, test } from './app'
import { expectDrawn } from './window'

const TOKEN = 'tok-5f2c9a7e1b'
const dialog = (page: Page) => page.getByRole('dialog', { name: 'From a running program or server' })

async function openDialog(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-state', /^(?:ready|empty)$/)
  await page.keyboard.press('ControlOrMeta+Shift+U')
  await expect(dialog(page)).toBeVisible()
}

/** Everything that is kept under a folder, as one text. */
function textIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => lstatSync(path).isFile())
    .map(path => readFileSync(path, 'latin1'))
    .join('\n')
}

test('a Node program is recorded, and recorded again to be compared', async ({ openApp, folder }) => {
  test.skip(process.platform !== 'linux', 'whose port is whose is known on Linux alone')
  const program = join(folder, 'orders.cjs')
  writeFileSync(
    program,
    'function parseOrders() { let s = 0; for (let i = 0; i < 3e5; i++) s += Math.sqrt(i) % 7; return s }\nsetInterval(parseOrders, 1); console.log("works")',
  )
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    await once(child.stdout, 'data')
    const { page } = await openApp([])
    await openDialog(page)
    await dialog(page).getByLabel('Find a program by name or process number').fill(String(child.pid))
    await dialog(page)
      .getByRole('radio', { name: /orders\.cjs/ })
      .check()
    await expect(dialog(page).getByLabel('What is run')).toHaveText(`kill -USR1 ${child.pid}`)
    await dialog(page).getByLabel('Record for').fill('1')
    await dialog(page).getByRole('button', { name: 'Record', exact: true }).click()
    await expectDrawn(page, /^orders-.*\.cpuprofile – Flamewise$/)
    await expect(page.locator('body')).toContainText('parseOrders')
    await page.keyboard.press('ControlOrMeta+K')
    await page.keyboard.type('record again')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('tab', { name: /Changes/ })).toBeVisible()
  } finally {
    child.kill('SIGKILL')
  }
})

test('what an inspector can record is listed, and one of it is recorded', async ({ openApp, folder }) => {
  test.skip(process.platform !== 'linux', 'whose port is whose is known on Linux alone')
  const program = join(folder, 'prices.cjs')
  writeFileSync(
    program,
    'function priceOrders() { let s = 0; for (let i = 0; i < 3e5; i++) s += Math.sqrt(i) % 7; return s }\nsetInterval(priceOrders, 1); console.log("works")',
  )
  const child = spawn(process.execPath, ['--inspect=127.0.0.1:0', program], { stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    await once(child.stdout, 'data')
    const { page } = await openApp([])
    await openDialog(page)
    await dialog(page).getByRole('radio', { name: 'Node or Chrome' }).click()
    await dialog(page)
      .getByRole('radio', { name: /prices\.cjs/ })
      .check()
    await expect(dialog(page).getByLabel('What is run')).toHaveText(/^GET inspect:\/\/127\.0\.0\.1:\d+\?seconds=\d+$/)
    await dialog(page).getByLabel('Record for').fill('1')
    await expect(dialog(page).getByLabel('What is run')).toHaveText(/seconds=1$/)
    await dialog(page).getByRole('button', { name: 'Record', exact: true }).click()
    await expectDrawn(page, /^127\.0\.0\.1-\d+-.*\.profile – Flamewise$/)
    await expect(page.locator('body')).toContainText('priceOrders')
  } finally {
    child.kill('SIGKILL')
  }
})

test('a profile is fetched by its address, and who asked is kept nowhere', async ({ openApp, folder }) => {
  const server = createServer((request, response) => {
    // One that fails as some proxies do: with all that it was told in its answer.
    if (request.url === '/no') response.writeHead(500).end(`refused: ${JSON.stringify(request.headers)}`)
    else if (request.headers.authorization === `Bearer ${TOKEN}`) response.end('main;handle;parse 90\nmain;idle 10\n')
    else response.writeHead(401, { 'content-type': 'text/plain' }).end('no org id')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  try {
    const { port } = server.address() as AddressInfo
    const { page } = await openApp([])
    await openDialog(page)
    await dialog(page).getByRole('radio', { name: 'An address' }).click()
    await dialog(page).getByLabel('Address of a profile').fill('http://127.0.0.1:1/debug/pprof/heap')
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByRole('alert')).toContainText('Nothing listens on 127.0.0.1:1')
    await dialog(page).getByLabel('Address of a profile').fill(`http://127.0.0.1:${port}/cpu.folded`)
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByRole('alert')).toContainText('Answered 401 (no org id)')
    await expect(dialog(page).getByLabel('Address of a profile')).toBeFocused()
    await dialog(page).getByText('User, token or tenant').click()
    await dialog(page).getByLabel('Token').fill(TOKEN)
    await dialog(page).getByRole('button', { name: 'Fetch' }).click()
    await expectDrawn(page, /^127\.0\.0\.1-\d+-cpu\.folded-.*\.profile – Flamewise$/)
    await openDialog(page)
    await dialog(page).getByLabel('Address of a profile').fill(`http://127.0.0.1:${port}/no`)
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByRole('alert')).toContainText('Answered 500 (refused: ')
    await expect(dialog(page).getByRole('alert')).toContainText('Bearer …')
    // What is kept is written a moment later.
    await page.waitForTimeout(500)
    expect(await page.content()).not.toContain(TOKEN)
    expect(`${page.url()} ${await page.title()}`).not.toContain(TOKEN)
    expect(textIn(folder)).not.toContain(TOKEN)
    expect(textIn(folder)).toContain(`http://127.0.0.1:${port}/cpu.folded`)
  } finally {
    server.close()
  }
})

test('an address on the command line is fetched into the window', async ({ openApp }) => {
  const server = createServer((_, response) => response.end('main;handle;parse 90\nmain;idle 10\n'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  try {
    const { port } = server.address() as AddressInfo
    const { page } = await openApp([`http://127.0.0.1:${port}/cpu.folded`])
    await expectDrawn(page, /^127\.0\.0\.1-\d+-cpu\.folded-.*\.profile – Flamewise$/)
    await expect(dialog(page)).toBeHidden()
  } finally {
    server.close()
  }
})

test('from a server the regressed function is found between two versions, and from two spans', async ({ openApp, folder }) => {
  const stand = await pyroscopeServer(shopFleet(Date.now()), { token: TOKEN })
  try {
    const { page } = await openApp([])
    await openDialog(page)
    await dialog(page).getByRole('radio', { name: 'A profiling server' }).click()
    await dialog(page).getByLabel('Address of a server').fill(stand.host)
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByRole('alert')).toContainText('Answered 401 (invalid token)')
    await dialog(page).getByText('User, token or tenant').click()
    await dialog(page).getByLabel('Token').fill(TOKEN)
    await dialog(page).getByRole('button', { name: 'Connect' }).click()

    // By keyboard alone: the service is found by typing.
    await dialog(page).getByRole('combobox', { name: 'Service' }).click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('sho')
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByRole('combobox', { name: 'Type of profile' })).toHaveValue(/^process_cpu:cpu/)
    await dialog(page).getByRole('radio', { name: 'Last day' }).click()
    await expect(dialog(page).getByText(/in the stretch that is chosen/)).toBeVisible()

    await dialog(page).getByRole('radio', { name: 'Another label value' }).click()
    await pick(page, 'Label that is compared', 'version')
    await pick(page, 'Baseline value', '1.2')
    await pick(page, 'Current value', '1.3')
    await dialog(page).getByRole('button', { name: 'Fetch and compare' }).click()
    await expect(page.getByRole('tab', { name: /Changes/ })).toBeVisible()
    await expectFirstFinding(page)

    // The second half of the day against the first, of the pod that was deployed to: dragged over the strip.
    await openDialog(page)
    await pick(page, 'Label', 'pod')
    await pick(page, 'Value of pod', 'shop-b')
    await dialog(page).getByRole('radio', { name: 'Another span' }).click()
    await drag(page, 0.55, 0.98)
    await page.keyboard.down('Control')
    await drag(page, 0.02, 0.45)
    await page.keyboard.up('Control')
    await dialog(page).getByRole('button', { name: 'Fetch and compare' }).click()
    await expect(dialog(page)).toBeHidden()
    await expectFirstFinding(page)

    // The trend asks in the same name.
    await page.getByRole('tab', { name: 'Trend' }).click()
    await page
      .getByLabel('Or a span of a Pyroscope server')
      .fill(`pyroscope+http://${stand.host}/?query=${CPU}{service_name="shop"}&from=now-1d&until=now`)
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(page.getByRole('slider', { name: /by deployment/ })).toBeVisible()

    // What is kept is written a moment later.
    await page.waitForTimeout(500)
    expect(await page.content()).not.toContain(TOKEN)
    expect(textIn(folder)).not.toContain(TOKEN)
    expect(textIn(folder)).toContain(`pyroscope+http://${stand.host}/`)
  } finally {
    stand.close()
  }
})

/** One of a list, found by typing. */
async function pick(page: Page, label: string, value: string): Promise<void> {
  const field = dialog(page).getByRole('combobox', { name: label, exact: true })
  await expect(field).toBeEnabled()
  await field.click()
  await field.fill(value)
  await page.getByRole('option', { name: value, exact: true }).click()
}

/** Over the strip, from and to a share of its width. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  const box = await dialog(page).locator('[data-strip]').boundingBox()
  if (box === null) throw new Error('no strip')
  await page.mouse.move(box.x + box.width * from, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * to, box.y + box.height / 2, { steps: 5 })
  await page.mouse.up()
}

async function expectFirstFinding(page: Page): Promise<void> {
  await expect(page.getByRole('article').first()).toContainText(REGRESSED)
}
