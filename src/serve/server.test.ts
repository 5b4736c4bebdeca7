import { mkdirSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { programFolders } from '../node/files/programFolders'
import { tempFolder } from '../testing/tempFolder'
import { startServer, type Serving } from './server'

const folder = tempFolder()
let serving: Serving

beforeEach(async () => {
  const folders = programFolders(join(folder, 'program', 'out', 'main'))
  mkdirSync(join(folders.renderer, 'assets'), { recursive: true })
  writeFileSync(join(folders.renderer, 'index.html'), '<!doctype html>')
  const [dataFolder, recordingsFolder] = [join(folder, 'data'), join(folder, 'recordings')]
  serving = await startServer({ version: '1.0.0', folders, dataFolder, recordingsFolder, port: 0 })
})

afterEach(() => serving.close())

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders }

/** `fetch` follows redirects and has headers of its own. */
function ask(address: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(address, { headers, method }, response => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers })
      response.destroy()
    })
    asking.on('error', reject)
    asking.end()
  })
}

const NAVIGATION = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

test('a browser is sent on to the address without the token, which it then has as a cookie', async () => {
  const { origin } = new URL(serving.address)
  const first = await ask(serving.address, NAVIGATION)
  expect(first).toMatchObject({ status: 303, headers: { location: '/' } })
  const [cookie = ''] = first.headers['set-cookie'] ?? []
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
  expect(await ask(`${origin}/`, { ...NAVIGATION, cookie: cookie.split(';')[0] ?? '' })).toMatchObject({ status: 200 })
  expect(await ask(`${origin}//evil.example/${new URL(serving.address).search}`, NAVIGATION)).toMatchObject({
    status: 303,
    headers: { location: '/' },
  })
})

test('every answer says what the page may do, and that nothing of it is kept', async () => {
  const { origin, search } = new URL(serving.address)
  for (const path of ['/', '/nothing', '/profile/7', '/events', '/call/startup']) {
    const { headers } = await ask(`${origin}${path}${search}`, {}, path.startsWith('/call') ? 'POST' : 'GET')
    expect([path, headers]).toMatchObject([
      path,
      {
        'content-security-policy': expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'/),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      },
    ])
  }
})

test('a connection that wants to become another one is closed', async () => {
  const { search } = new URL(serving.address)
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-version': '13',
  }
  await expect(ask(`${new URL(serving.address).origin}/events${search}`, upgrade)).rejects.toThrow(/socket hang up|ECONNRESET/)
})

test('more connections than a person has pages are not taken', async () => {
  const port = Number(new URL(serving.address).port)
  let closed = 0
  const sockets = Array.from({ length: 80 }, () => connect(port, '127.0.0.1').on('error', () => undefined))
  await new Promise<void>(resolve => {
    for (const socket of sockets) socket.on('close', () => (++closed === 16 ? resolve() : undefined))
  })
  expect(sockets.filter(socket => !socket.destroyed)).toHaveLength(64)
  for (const socket of sockets) socket.destroy()
})
