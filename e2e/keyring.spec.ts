// Who the person is, remembered with the system's keyring: a real one, on a message bus of the test's own.

import { once } from 'node:events'
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app'
import { keyringHindrance, startKeyring } from './keyring'
import { expectDrawn } from './window'

const TOKEN = 'tok-91c4e0d7aa'
const dialog = (page: Page) => page.getByRole('dialog', { name: 'From a running program or server' })

async function askFor(page: Page, address: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-state', /^(?:ready|empty)$/)
  await page.keyboard.press('ControlOrMeta+Shift+U')
  await dialog(page).getByRole('radio', { name: 'An address' }).click()
  await dialog(page).getByLabel('Address of a profile').fill(address)
}

/** Everything that is kept under a folder, as one text. Sockets and what ends meanwhile are not. */
function textIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .map(path => readFileSync(path, 'latin1'))
    .join('\n')
}

test('a token that is remembered is encrypted with the keyring, known at the next start, and in clear nowhere', async ({
  openApp,
  folder,
}) => {
  const hindrance = keyringHindrance()
  test.skip(hindrance !== null, hindrance ?? '')
  // Two starts of the app.
  test.slow()
  const server = createServer((request, response) => {
    if (request.headers.authorization === `Bearer ${TOKEN}`) response.end('main;handle;parse 90\nmain;idle 10\n')
    else response.writeHead(401).end('who are you?')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const stopKeyring = await startKeyring(join(folder, 'desktop'))
  const secrets = join(folder, 'data', 'secrets.json')
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cpu.folded`
    const first = await openApp([])
    await askFor(first.page, address)
    await dialog(first.page).getByText('User, token or tenant').click()
    await dialog(first.page).getByLabel('Token').fill(TOKEN)
    await dialog(first.page).getByLabel('Remember on this machine').check()
    await dialog(first.page).getByRole('button', { name: 'Fetch' }).click()
    await expectDrawn(first.page, /^127\.0\.0\.1-\d+-cpu\.folded-.*\.profile – Flamewise$/)
    await first.close()
    const kept: Readonly<Record<string, string>> = JSON.parse(readFileSync(secrets, 'utf8'))
    // What begins so was encrypted with a key that lies in the keyring; with the one that everybody knows it would be v10.
    expect(Object.values(kept).map(sealed => Buffer.from(sealed, 'base64').subarray(0, 3).toString())).toEqual(['v11'])
    for (const text of [TOKEN, Buffer.from(TOKEN).toString('base64')]) expect(textIn(folder)).not.toContain(text)

    const second = await openApp([])
    await askFor(second.page, address)
    await dialog(second.page).getByRole('button', { name: 'Fetch' }).click()
    await expectDrawn(second.page, /^127\.0\.0\.1-\d+-cpu\.folded-.*\.profile – Flamewise$/)
    await askFor(second.page, address)
    await dialog(second.page).getByText('User, token or tenant').click()
    await dialog(second.page).getByRole('button', { name: 'Forget all that is known' }).click()
    await expect.poll(() => existsSync(secrets)).toBe(false)
    await dialog(second.page).getByRole('button', { name: 'Fetch' }).click()
    await expect(dialog(second.page).getByRole('alert')).toContainText('Answered 401')
  } finally {
    stopKeyring()
    server.close()
  }
})
