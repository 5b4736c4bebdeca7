// Who a person is to a server is in nothing that the program keeps, shows, saves or says.

import { once } from 'node:events'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import type { Page } from 'playwright/test'
import { pyroscopeServer } from '../src/testing/pyroscopeServer'
import { shopFleet } from '../src/testing/shopFleet'
import { expect, test } from './app'
import { choose, saved } from './saving'
import { expectDrawn } from './window'

const TOKEN = 'tok-5f2c9a7e1b'
const PASSWORD = 'pass-77aa-word'
const SECRETS = [TOKEN, PASSWORD, Buffer.from(`ann:${PASSWORD}`).toString('base64')]

const dialog = (page: Page) => page.getByRole('dialog', { name: 'From a running program or server' })

async function ask(page: Page, address: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+U')
  await dialog(page).getByRole('radio', { name: 'An address' }).click()
  await dialog(page).getByLabel('Address of a profile').fill(address)
  await page.keyboard.press('Enter')
}

/** All that is kept under a folder, unpacked where it is packed, as one text. */
function textIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name))
  return files
    .filter(path => lstatSync(path).isFile())
    .map(path => {
      const bytes = readFileSync(path)
      return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('latin1')
    })
    .join('\n')
}

test('a token and a password that were used are in no page, file, report, link or log', async ({ openApp, folder }) => {
  const seen: string[] = []
  const server = createServer(({ url, headers }, response) => {
    seen.push(headers.authorization ?? '')
    // One that fails as some proxies do: with all that it was told in its answer.
    if (url?.startsWith('/no') === true) response.writeHead(500).end(`refused: ${JSON.stringify(headers)}`)
    else response.end('main;handle;parse 900\nmain;idle 100\n')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const stand = await pyroscopeServer(shopFleet(Date.now()), { token: TOKEN })
  try {
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const app = await openApp([])
    const { page } = app
    await expect(page.locator('html')).toHaveAttribute('data-state', /^(?:ready|empty)$/)
    const shown: string[] = []
    const look = async () => void shown.push(await page.content(), page.url(), await page.title())

    // In the address, in an error, and in a field.
    await ask(page, `http://ann:${PASSWORD}@${host}/cpu.folded`)
    await expectDrawn(page, /cpu\.folded-.*\.profile – Flamewise$/)
    await ask(page, `http://ann:${PASSWORD}@${host}/no.folded`)
    await expect(dialog(page).getByRole('alert')).toContainText('Answered 500 (refused: ')
    // Where it was typed it stays to be mended, until the dialog is closed.
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toBeHidden()
    await look()
    await page.keyboard.press('ControlOrMeta+Shift+U')
    await dialog(page).getByRole('radio', { name: 'An address' }).click()
    await look()
    await dialog(page).getByRole('radio', { name: 'A profiling server' }).click()
    await dialog(page).getByLabel('Address of a server').fill(stand.host)
    await dialog(page).getByText('User, token or tenant').click()
    await dialog(page).getByLabel('Token').fill(TOKEN)
    await dialog(page).getByRole('button', { name: 'Connect' }).click()
    await dialog(page).getByRole('combobox', { name: 'Service' }).fill('shop')
    await page.getByRole('option', { name: 'shop', exact: true }).click()
    await expect(dialog(page).getByText(/in the stretch that is chosen/)).toBeVisible()
    await dialog(page).getByRole('button', { name: 'Fetch', exact: true }).click()
    await expectDrawn(page, /^shop-.* – Flamewise$/)
    await page.getByRole('button', { name: /^Imported/ }).click()
    await expect(page.getByText('Selector')).toBeVisible()
    await look()
    await page.keyboard.press('Escape')

    for (const item of ['Flame graph as SVG', 'pprof', 'Folded stacks', 'speedscope JSON']) {
      await saved(app, folder, () => choose(page, item))
    }
    await choose(page, 'Report…')
    const save = page.getByRole('dialog', { name: 'Report' }).getByRole('button', { name: 'Save report…' })
    await expect(save).toBeEnabled()
    const report = await saved(app, folder, () => save.click())
    expect(readFileSync(report, 'utf8')).toContain('shop.render')
    await page.evaluate(() => {
      navigator.clipboard.writeText = text => Promise.resolve(void Reflect.set(window, 'copied', text))
    })
    const copied = () => page.evaluate(() => String(Reflect.get(window, 'copied')))
    for (const item of ['Copy link to this view', 'Copy as command']) {
      await choose(page, item)
      await expect.poll(copied).toMatch(/\w/)
      shown.push(await copied())
    }
    await look()

    // What is kept is written a moment later.
    await page.waitForTimeout(500)
    const kept = textIn(folder)
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]))
    expect(seen).toContain(`Basic ${SECRETS[2]}`)
    expect(kept).toContain(`http://${host}/cpu.folded`)
    expect(kept).toContain(`pyroscope+http://${stand.host}/`)
    for (const [place, text] of Object.entries({ shown: shown.join('\n'), kept, stored, said: app.said() })) {
      for (const secret of SECRETS) expect(text.includes(secret), `${secret} in what is ${place}`).toBe(false)
    }
  } finally {
    server.close()
    stand.close()
  }
})
