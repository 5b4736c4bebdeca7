import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { ServerAnswer, ServerQuestion, SpanMs } from '../../shared/host/profileServer'
import { pyroscopeServer, type StandIn, type StandInOptions } from '../../testing/pyroscopeServer'
import { CPU, INUSE, shopFleet } from '../../testing/shopFleet'
import { addressed, addressSource, LIMITS } from './address'
import { loadProfile } from '../load/load'
import { createServers, serverAddress, spanAddress } from './servers'
import { NO_SECRETS } from './secrets'

const END_MS = Date.UTC(2026, 9, 2, 12)
const HOUR_MS = 3_600_000
const HALF_DAY = { startMs: END_MS - 12 * HOUR_MS, endMs: END_MS }
const SHOP = { type: CPU, matches: [{ name: 'service_name', value: 'shop' }], ...HALF_DAY }
const never = new AbortController().signal

async function standIn(options: StandInOptions = {}, days = 1): Promise<StandIn> {
  const made = await pyroscopeServer(shopFleet(END_MS, days), options)
  onTestFinished(made.close)
  return made
}

async function connected(host: string, secrets = NO_SECRETS) {
  const servers = createServers({ secretsOf: () => secrets, limits: LIMITS })
  const opened = await servers.open(host, never)
  if (!opened.ok) throw new Error(opened.error)
  const ask = async (question: ServerQuestion): Promise<ServerAnswer> => {
    const answer = await servers.ask(opened.value.id, question, never)
    if (!answer.ok) throw new Error(answer.error)
    return answer.value
  }
  return { servers, server: opened.value, ask }
}

test('a Pyroscope server says its services with their types, their labels without private ones, and values', async () => {
  const { server, ask } = await connected((await standIn()).host)
  expect(server).toMatchObject({ title: 'Pyroscope', clockAheadMs: 0 })
  expect(await ask({ kind: 'services', ...HALF_DAY })).toEqual({
    kind: 'services',
    services: [
      { match: { name: 'service_name', value: 'cart' }, types: [CPU] },
      { match: { name: 'service_name', value: 'shop' }, types: [INUSE, CPU] },
    ],
  })
  expect(await ask({ kind: 'labels', ...SHOP })).toEqual({ kind: 'names', names: ['pod', 'service_name', 'version', 'zone'] })
  expect(await ask({ kind: 'values', name: 'version', ...SHOP })).toEqual({ kind: 'names', names: ['1.2', '1.3'] })
})

test('a server of before that has no Series gives every service all types', async () => {
  const { ask } = await connected((await standIn({ without: ['Series'] })).host)
  expect(await ask({ kind: 'services', ...HALF_DAY })).toMatchObject({
    services: [{ match: { value: 'cart' }, types: [CPU, INUSE] }, { match: { value: 'shop' } }],
  })
})

test('a series over a week is asked for day by day, and no moment counts twice', async () => {
  const stand = await standIn({}, 7)
  const { ask } = await connected(stand.host)
  const answer = await ask({ kind: 'series', ...SHOP, startMs: END_MS - 7 * 24 * HOUR_MS })
  if (answer.kind !== 'series') throw new Error(answer.kind)
  const { timesMs, values, unit } = answer.series
  expect(unit).toBe('nanoseconds')
  expect([...timesMs].sort((a, b) => a - b)).toEqual(timesMs)
  const all = shopFleet(END_MS, 7).filter(one => one.type === CPU && one.labels['service_name'] === 'shop')
  const sum = all.flatMap(({ stacks }) => Object.values(stacks)).reduce((total, value) => total + value, 0)
  expect(values.reduce((total, value) => total + value, 0)).toBe(sum)
  expect(stand.calls.filter(method => method === 'SelectSeries')).toHaveLength(7)
})

test('states of a moment are not added up over the span: the last snapshot of all pods is what comes', async () => {
  const { server, servers } = await connected((await standIn()).host)
  const found = servers.find(server.id)
  if (found === null) throw new Error('not connected')
  const url = spanAddress(found, { ...SHOP, type: INUSE })
  const options = { secrets: NO_SECRETS, limits: LIMITS, signal: never, onProgress: () => undefined }
  const loaded = await loadProfile(() => addressSource(addressed(url.href), options))
  if (!loaded.ok) throw new Error('not read')
  expect(loaded.value.samples.values[0].reduce((sum, value) => sum + value, 0)).toBe(2 * 5 * 1024 * 1024)
  expect(addressed(url.href).source.provenance(url)).toContainEqual(['Snapshot', expect.stringContaining('the last one of the span')])
})

/** Begins five seconds after a push and ends with one, after a number of steps that is no whole one. */
const UNEVEN = { startMs: END_MS - HOUR_MS + 5000, endMs: END_MS }

test('a series has what was pushed in its last, unfinished step, and nothing of before its span', async () => {
  const { ask } = await connected((await standIn()).host)
  const answer = await ask({ kind: 'series', ...SHOP, ...UNEVEN })
  if (answer.kind !== 'series') throw new Error(answer.kind)
  const all = shopFleet(END_MS).filter(
    ({ type, labels, timeMs }) => type === CPU && labels['service_name'] === 'shop' && timeMs >= UNEVEN.startMs,
  )
  expect(answer.series.values.reduce((total, value) => total + value, 0)).toBe(
    all.flatMap(({ stacks }) => Object.values(stacks)).reduce((total, value) => total + value, 0),
  )
})

test('the last snapshot is found to the end of the span, and none before its start is taken for it', async () => {
  const { server, servers } = await connected((await standIn()).host)
  const found = servers.find(server.id)
  if (found === null) throw new Error('not connected')
  const total = async (span: SpanMs) => {
    const url = spanAddress(found, { ...SHOP, type: INUSE, ...span })
    const options = { secrets: NO_SECRETS, limits: LIMITS, signal: never, onProgress: () => undefined }
    const loaded = await loadProfile(() => addressSource(addressed(url.href), options))
    return loaded.ok ? loaded.value.samples.values[0].reduce((sum, value) => sum + value, 0) : loaded.error
  }
  expect(await total(UNEVEN)).toBe(2 * 5 * 1024 * 1024)
  expect(await total({ startMs: UNEVEN.startMs, endMs: UNEVEN.startMs + 60_000 })).toMatchObject({ kind: 'read', error: { kind: 'empty' } })
  expect(await total({ startMs: END_MS - 3 * 24 * HOUR_MS, endMs: END_MS })).toBe(2 * 5 * 1024 * 1024)
})

test('of a span that is older than what a server gives by default, that is said', () => {
  const whenEmpty = (from: string, until: string) => {
    const { source, url } = addressed(`pyroscope+http://h/?query=${CPU}{}&from=${from}&until=${until}`)
    return source.whenEmpty(url)
  }
  expect(whenEmpty('now-8d', 'now-7d')).toMatch(/; a server gives its last 7 days alone unless max_query_lookback says otherwise$/)
  expect(whenEmpty('now-1d', 'now')).not.toContain('max_query_lookback')
})

test('a clock that differs from this one is said', async () => {
  const { server } = await connected((await standIn({ clockAheadMs: 2 * HOUR_MS })).host)
  expect(Math.round(server.clockAheadMs / HOUR_MS)).toBe(2)
})

test('who is asked for, what refuses and what is no such server is one sentence each', async () => {
  const open = (host: string) => createServers({ secretsOf: () => NO_SECRETS, limits: LIMITS }).open(host, never)
  const sentence = async (host: string) => {
    const opened = await open(host)
    return opened.ok ? 'opened' : opened.error
  }
  expect(await sentence((await standIn({ token: 'tok-1' })).host)).toMatch(
    /^answered 401 \(invalid token\): it wants to know who you are; give a token/,
  )
  expect(await sentence((await standIn({ tenant: 'shop' })).host)).toMatch(/^answered 401 \(invalid_argument: no org id\).*a tenant/)
  expect(await sentence('127.0.0.1:1')).toMatch(/^nothing listens on 127\.0\.0\.1:1/)
  expect(await sentence('gopher://x')).toBe('not the address of a server; http://localhost:4040 is one')
  expect(
    await sentence((await standIn({ instead: (_, response) => (response.writeHead(503, { 'retry-after': '9' }).end(), true) })).host),
  ).toMatch(/^answered 503.*try again in 9 s$/)
  const page = createServer((_, response) => response.end('<!doctype html><title>Sign in</title>'))
  await new Promise<void>(resolve => page.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void page.close())
  const { port } = page.address() as AddressInfo
  expect(await sentence(`127.0.0.1:${port}`)).toBe(
    'what answers there is neither a Pyroscope nor a Parca server; is it the right address and path?',
  )
})

test('an address is a server whatever its page has put behind it, and never one with credentials in it', () => {
  const shown = (typed: string) => {
    const found = serverAddress(typed)
    return found === null ? null : [found.kind, found.base.href]
  }
  expect(shown('localhost:4040')).toEqual([null, 'http://localhost:4040/'])
  expect(shown('https://ann:pw@g.example/a/proxy/uid/u1/?query=x&from=now-1h')).toEqual([null, 'https://g.example/a/proxy/uid/u1/'])
  expect(shown('parca+http://h:7070')).toEqual(['parca', 'http://h:7070/'])
  expect(shown('inspect://h')).toBeNull()
  expect(shown('ftp+http://h')).toBeNull()
})
