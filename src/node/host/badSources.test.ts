// Every way in which a source may fail a person: one sentence that says what to do, no file, no connection left.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import type { GatherOrder, GatherProgress, SpanOrder } from '../../shared/host/gathering'
import { CPU, shopFleet } from '../../testing/shopFleet'
import { pyroscopeServer } from '../../testing/pyroscopeServer'
import { tempFolder } from '../../testing/tempFolder'
import { knownSecrets } from '../kept/knownSecrets'
import { createGathering } from './gathering'

const HOUR_MS = 3_600_000

async function serving(listener: RequestListener) {
  const server = createServer(listener)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const connections = () => new Promise<number>(resolve => server.getConnections((_, count) => resolve(count)))
  return { host: `127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`, connections }
}

function made(onProgress: (progress: GatherProgress) => void = () => undefined) {
  const folder = tempFolder()
  const gathering = createGathering({ folder, secrets: knownSecrets(tempFolder(), () => null, {}), onProgress, onWritten: () => undefined })
  onTestFinished(gathering.stopAll)
  /** The sentence of what fails; '' where it does not. */
  const sentence = async (order: GatherOrder, whileRunning: (id: string) => void = () => undefined) => {
    const plan = await gathering.plan(order)
    if (!plan.ok) return plan.error
    const running = gathering.run(plan.value.id)
    whileRunning(plan.value.id)
    const done = await running
    return done.ok ? '' : done.error
  }
  return { folder, gathering, sentence }
}

const order = (address: string): GatherOrder => ({ kind: 'address', address, credentials: null })

const CASES: readonly (readonly [string, RequestListener, RegExp])[] = [
  [
    'a login page',
    (_, response) => response.end('<!doctype html><title>Sign in</title>'),
    /^answered with a web page.*open it in a browser/,
  ],
  [
    '401',
    (_, response) => response.writeHead(401).end('no org id'),
    /^answered 401 \(no org id\): it wants to know who you are; give a token/,
  ],
  ['403', (_, response) => response.writeHead(403).end(), /^answered 403: you may not have this; give a token/],
  [
    '404',
    (_, response) => response.writeHead(404).end('Unknown profile'),
    /^answered 404 \(Unknown profile\): there is no such path or profile/,
  ],
  ['429', (_, response) => response.writeHead(429, { 'retry-after': '30' }).end(), /^answered 429: too many requests; try again in 30 s/],
  ['500', (_, response) => response.writeHead(500).end('boom'), /^answered 500 \(boom\): the server failed; its own log may say why/],
  [
    'a second recording at the same time',
    (_, response) => response.writeHead(500).end('Could not enable CPU profiling: cpu profiling already in use'),
    /somebody records it at this moment; wait until they are done$/,
  ],
  ['503', (_, response) => response.writeHead(503).end(), /^answered 503: it cannot answer now; wait and try again/],
  [
    'a body that ends early',
    (_, response) => {
      response.write(gzipSync(Buffer.alloc(99_999, 'main;a 1\n')).subarray(0, 90))
      setImmediate(() => response.destroy())
    },
    /^the answer ended early, after 90 B: the program ended, or a proxy cut it off \(ask for fewer seconds\)/,
  ],
]

test.each(CASES)('%s is one sentence that says what to do, and leaves nothing', async (_, listener, words) => {
  const { host, connections } = await serving(listener)
  const { folder, sentence } = made()
  const text = await sentence(order(`${host}/debug/pprof/heap`))
  expect(text).toMatch(words)
  expect(text).not.toMatch(/\n|Error:|undefined/)
  expect(readdirSync(folder)).toEqual([])
  await expect.poll(connections).toBe(0)
})

test('nothing listens: it is said, and what was typed stays to be mended', async () => {
  expect(await made().sentence(order('127.0.0.1:1/debug/pprof/heap'))).toMatch(/^nothing listens on 127\.0\.0\.1:1; is the program running/)
})

test('a server that never ends is cancelled: its connection is closed, and nothing of it is kept', async () => {
  const { host, connections } = await serving((_, response) => {
    const timer = setInterval(() => response.write('main;a 1\n'), 5)
    response.once('close', () => clearInterval(timer))
  })
  const { folder, gathering, sentence } = made()
  const stopsSoon = (id: string) =>
    void expect
      .poll(connections)
      .toBe(1)
      .then(() => gathering.end(id, false))
  expect(await sentence(order(`${host}/x`), stopsSoon)).toBe('fetching it was cancelled')
  expect(readdirSync(folder)).toEqual([])
  await expect.poll(connections).toBe(0)
})

test('a span without profiles names the types that there are; a comparison names the side, and leaves no folder', async () => {
  const endMs = Date.UTC(2026, 9, 2, 12)
  const stand = await pyroscopeServer(shopFleet(endMs))
  onTestFinished(stand.close)
  const { folder, gathering, sentence } = made()
  const server = await gathering.openServer(stand.host, null)
  if (!server.ok) throw new Error(server.error)
  const choice = (version: string) => ({
    type: CPU,
    matches: [
      { name: 'service_name', value: 'shop' },
      { name: 'version', value: version },
    ],
    startMs: endMs - HOUR_MS,
    endMs,
  })
  const spans = (current: string, baseline: string | null): SpanOrder => ({
    kind: 'spans',
    serverId: server.value.id,
    current: choice(current),
    baseline: baseline === null ? null : choice(baseline),
  })
  expect(await sentence(spans('9', null))).toMatch(/^no profiles of process_cpu.*version="9".*; there are .*memory:inuse_space/)
  expect(await sentence(spans('1.3', '9'))).toMatch(/^the baseline side has no profiles of process_cpu/)
  expect(readdirSync(folder)).toEqual([])
  expect(await sentence({ ...spans('1.3', null), current: { ...choice('1.3'), startMs: endMs + 1 } })).toBe(
    'the span ends before it starts',
  )
  expect(await sentence({ ...spans('1.3', null), serverId: 'server-9' })).toBe('the server is not connected any more: connect again')
  // And what is there comes, as eight runs of each side in a folder of their own.
  expect(await sentence(spans('1.3', '1.2'))).toBe('')
  const [own] = readdirSync(folder)
  expect(own).toMatch(/^shop-1\.3-cpu-compared-/)
  expect(readdirSync(join(folder, own)).filter(name => name.startsWith('baseline-1.2-'))).toHaveLength(8)
})

test('a program that ends while it is recorded is said to have', async () => {
  const program = join(tempFolder(), 'busy.cjs')
  writeFileSync(program, 'setInterval(() => { for (let i = 0; i < 1e6; i++); }, 1)')
  const child = spawn(process.execPath, ['--inspect=127.0.0.1:0', program], { stdio: ['ignore', 'ignore', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [words] = await once(child.stderr, 'data')
  const [, host] = /ws:\/\/([\d.:]+)\//.exec(String(words)) ?? []
  const { folder, sentence } = made(({ leftS }) => leftS !== null && child.kill('SIGKILL'))
  expect(await sentence(order(`inspect://${host}?seconds=60`))).toBe('the program ended, or closed its inspector, while it was recorded')
  expect(readdirSync(folder)).toEqual([])
})
