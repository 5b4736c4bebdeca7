import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import type { Inspectable } from '../../shared/host/gathering'
import { loadProfile } from '../load/load'
import { addressed, addressSource, LIMITS } from '../sources/address'
import { NO_SECRETS } from '../sources/secrets'
import { inspectables } from './inspectable'
import { listeningPorts } from './listening'

const isLinux = process.platform === 'linux'
const PROGRAM = `function inMain() { let s = 0; for (let i = 0; i < 1e6; i++) s += Math.sqrt(i); return s }
setInterval(inMain, 1); console.log('works')`

async function running(flags: readonly string[]): Promise<{ readonly pid: number; readonly words: string }> {
  const child = spawn(process.execPath, [...flags, '-e', PROGRAM], { env: {} })
  onTestFinished(() => void child.kill('SIGKILL'))
  let words = ''
  child.stderr.on('data', text => (words += String(text)))
  await once(child.stdout, 'data')
  return { pid: child.pid ?? 0, words }
}

async function serving(answer: string): Promise<number> {
  const server = createServer((_, response) => response.end(answer))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return address !== null && typeof address === 'object' ? address.port : 0
}

const atPort = (found: readonly Inspectable[], port: number) => found.filter(one => one.kind === 'open' && one.port === port)

test('a Node process with an open inspector is found, and recorded by the address that is said', async () => {
  const { pid, words } = await running(['--inspect=127.0.0.1:0'])
  const port = Number(/ws:\/\/127\.0\.0\.1:(\d+)\//.exec(words)?.[1])
  // Elsewhere a port outside of the usual ones has to be named.
  const [found, ...others] = atPort(await inspectables(isLinux ? [] : [port]), port)
  expect(others).toEqual([])
  expect(found).toMatchObject({ kind: 'open', type: 'node', pid: isLinux ? pid : null, address: `inspect://127.0.0.1:${port}` })
  if (found?.kind !== 'open') return
  const options = { secrets: NO_SECRETS, limits: LIMITS, signal: new AbortController().signal, onProgress: () => undefined }
  const loaded = await loadProfile(() => addressSource(addressed(`${found.address}?seconds=1`), options))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
  expect(loaded.value.strings).toContain('inMain')
}, 60_000)

test.skipIf(!isLinux)(
  'one without is found as one that can be told to open it, and is not told to',
  async () => {
    const { pid } = await running([])
    const found = await inspectables([])
    expect(found.filter(one => one.pid === pid)).toEqual([
      { kind: 'closed', pid, title: 'node', detail: expect.stringContaining('function inMain') },
    ])
    expect(listeningPorts(pid)).toEqual([])
  },
  60_000,
)

test('of a browser its pages and workers are found, each by an address that means it and no other; its own parts are not', async () => {
  const target = (type: string, title: string, url: string, id: string) => ({ type, title, url, id, webSocketDebuggerUrl: `ws://h/${id}` })
  const list = [
    target('browser_ui', 'popup', 'chrome://popup/', 'A1'),
    target('page', 'Shop', 'http://shop/', 'B2'),
    target('page', 'Shop', 'http://shop/cart', 'C3'),
    target('page', 'Shop', 'http://shop/cart', 'D4'),
    target('service_worker', '', 'http://shop/worker.js', 'E5'),
    target('page', 'DevTools', 'devtools://devtools/', 'F6'),
  ]
  const port = await serving(JSON.stringify(list))
  const at = (search: string) => `inspect://127.0.0.1:${port}${search}`
  expect(atPort(await inspectables([port]), port).map(one => (one.kind === 'open' ? [one.type, one.title, one.address] : []))).toEqual([
    ['page', 'Shop', at('')],
    ['page', 'Shop', at('?target=http%3A%2F%2Fshop%2Fcart')],
    ['page', 'Shop', at('?target=D4')],
    ['service_worker', 'http://shop/worker.js', at('?target=http%3A%2F%2Fshop%2Fworker.js')],
  ])
})

test('what else listens at a port is none, and neither is a port where nobody does', async () => {
  const [page, list] = [await serving('<html>'), await serving('[{"title":"no socket"}]')]
  const found = await inspectables([page, list, 1])
  expect([page, list, 1].flatMap(port => atPort(found, port))).toEqual([])
})
